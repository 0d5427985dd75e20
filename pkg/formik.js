// For Formik: a function for `validate`, and refusals of the service for `setErrors`.

/** Judges the form's values; the errors stand where Formik looks for them. */
export function formikValidate(schema) {
  return async (values) => {
    const { issues = [] } = await schema["~standard"].validate(values);
    return formikErrors(issues);
  };
}

/** The first message of each place, nested as the values are. */
export function formikErrors(issues) {
  const errors = Object.create(null);
  for (const { path, message } of issues) place(errors, path, message);
  return errors;
}

function place(errors, path, message) {
  let at = errors;
  for (const [depth, step] of path.entries()) {
    if (depth === path.length - 1) at[step] ??= message;
    else if (typeof at[step] === "string") return;
    else at = at[step] ??= typeof path[depth + 1] === "number" ? [] : Object.create(null);
  }
}
