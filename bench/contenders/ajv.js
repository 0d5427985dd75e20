import * as compiled from "virtual:ajv";

export const validate = (input) => (compiled.update(input) ? null : compiled.update.errors);
export const validateField = (name, value) =>
  compiled[name](value) ? null : compiled[name].errors;
export const isOk = (errors) => errors === null;
export const readValue = (_errors, input) => input;
export const paths = (errors) => errors.map(pathOf);
export const judgeUnguarded = (avatar) => compiled.unguarded(avatar);

function pathOf({ instancePath, params }) {
  const path = instancePath.split("/").slice(1);
  const key = params.missingProperty ?? params.additionalProperty;
  return key === undefined ? path : [...path, key];
}
