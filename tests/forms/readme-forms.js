// The headings of the README that have a form of a library under them.

import { blockOf } from "../tools/readme.js";

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

/** Those that have the form element. */
export const ELEMENTS = [
  "The form element",
  "The form element in React",
  "The form element in Vue",
  "The form element in Svelte",
];

export function isReact(heading) {
  return blockOf(heading).language === "tsx";
}
