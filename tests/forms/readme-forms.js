// The headings of the README that have a form of a library under them.

export const FORMS = [
  "Ant Design",
  "React Hook Form",
  "TanStack Form",
  "TanStack Form for Vue",
  "VeeValidate",
  "Formik",
  "Mantine",
  "Conform",
  "Superforms",
  "Plain HTML",
];
