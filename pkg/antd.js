// For Ant Design's Form: rules that ask a schema, and refusals of the service at their fields.

/** A rule for `rules`: a payload's schema validates the field of this name, a field's schema the value. */
export function antdRule(schema, name) {
  const validate = schema["~standard"].validate;
  return {
    async validator(_rule, value) {
      const { issues = [] } = await validate(name === undefined ? value : { [name]: value });
      const issue = issues.find(({ path }) => name === undefined || path[0] === name);
      if (issue !== undefined) throw new Error(issue.message);
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
