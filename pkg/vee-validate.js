// For VeeValidate 4, which ignores a Standard Schema that it is given as it is. Version 5 needs none of
// this.

/** A schema as VeeValidate 4 takes one, for `validationSchema`. */
export function veeSchema(schema) {
  return {
    __type: "VVTypedSchema",
    async parse(values) {
      const { value, issues } = await schema["~standard"].validate(values);
      return issues === undefined ? { value, errors: [] } : { errors: issues.map(asError) };
    },
  };
}

/** The service's refusals, for `setErrors`. */
export function veeErrors(issues) {
  const errors = Object.create(null);
  for (const { path, message } of issues) {
    if (path.length > 0) (errors[nameOf(path)] ??= []).push(message);
  }
  return errors;
}

function asError({ path, message }) {
  return { path: nameOf(path), errors: [message] };
}

/** A path as VeeValidate writes it: `group_info_list[0].group_id`. */
function nameOf(path) {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index > 0 ? `.${step}` : step)).join("");
}
