// For Ant Design's Form: rules that ask a schema, and refusals of the service at their fields.

/** A rule for `rules`: the field's value is judged by its schema. */
export function antdRule(schema) {
  return {
    async validator(_rule, value) {
      const { issues } = await schema["~standard"].validate(value);
      if (issues !== undefined) throw new Error(issues[0].message);
    },
  };
}

/** What `form.setFields` takes: each issue's message at its field, the messages of one field together. */
export function antdFields(issues) {
  const fields = new Map();
  for (const { path, message } of issues) {
    if (path.length === 0) continue;
    const key = JSON.stringify(path);
    const field = fields.get(key) ?? { name: path, errors: [] };
    field.errors.push(message);
    fields.set(key, field);
  }
  return [...fields.values()];
}
