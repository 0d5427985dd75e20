// Standard Schema v1 and Standard JSON Schema, both of spec 1.1: what form libraries take as it is.

import { allowedKeys, diffUpdates, validateNamedField, validateUpdate } from "./boundary.js";
import { isReady } from "./core.js";
import { validateWith } from "./custom-messages.js";
import * as jsonSchemas from "./json-schema.js";

// `load` loads the core for a schema that is asked before it is there; a schema without one needs it.

/** A schema for payloads and one for each field, all judging with these options. */
export function createSchemasWith(options, load) {
  return {
    userUpdateSchema: createUserUpdateSchema(options, load),
    fieldSchemas: createFieldSchemas(options, load),
  };
}

/** The schema of a payload. */
export function createUserUpdateSchema(options, load) {
  return standard(
    (value) => validateWith(validateUpdate, options, value),
    (side) => withExtras(jsonSchemas[side], allowedKeys(options)),
    load,
  );
}

/** The schema of a form that edits this user: what it gives is the difference. */
export function createChangesSchema(current, options, load) {
  return standard(
    (value) => unchangedAsUpdate(validateWith(diffUpdates, options, current, value), current),
    (side) => withExtras(jsonSchemas[side], allowedKeys(options)),
    load,
  );
}

/** Form libraries hand a value on, not `null`: the update that changes nothing. */
function unchangedAsUpdate(result, current) {
  return result.ok && result.value === null ? { ...result, value: { user_id: current.user_id } } : result;
}

/** The schema of each field, by name. @returns {import("./index.js").Schemas["fieldSchemas"]} */
export function createFieldSchemas(options, load) {
  const names = Object.keys(jsonSchemas.output.properties);
  const schemas = names.map((name) => [name, fieldSchema(name, options, load)]);
  return /** @type {any} */ (Object.fromEntries(schemas));
}

function fieldSchema(name, options, load) {
  return standard(
    (value) => relative(validateWith(validateNamedField, options, name, value)),
    (side) => jsonSchemas[side].properties[name],
    load,
  );
}

/** With paths that begin at the field: whoever uses its schema knows where the field stands. */
function relative(result) {
  if (result.ok) return result;
  const issues = result.issues.map((issue) => ({ ...issue, path: issue.path.slice(1) }));
  return { ...result, issues };
}

function standard(validate, jsonSchema, load) {
  const convert =
    (side) =>
    ({ target }) => ({ ...structuredClone(jsonSchema(side)), $schema: dialect(target) });
  const outcome = (value) => {
    const result = validate(value);
    return result.ok ? { value: result.value } : { issues: result.issues };
  };
  return {
    "~standard": {
      version: /** @type {const} */ (1),
      vendor: /** @type {const} */ ("pds-profile"),
      validate: (value) => (load === undefined || isReady() ? outcome(value) : load().then(() => outcome(value))),
      jsonSchema: { input: convert("input"), output: convert("output") },
    },
  };
}

function dialect(target) {
  if (Object.hasOwn(jsonSchemas.dialects, target)) return jsonSchemas.dialects[target];
  const known = Object.keys(jsonSchemas.dialects).join(" and ");
  throw new RangeError(`There is no JSON Schema for the target ${target}, only for ${known}.`);
}

/** Keys that the options allow may hold anything. */
function withExtras(schema, allow) {
  const extras = Object.fromEntries(allow.map((key) => [key, {}]));
  return { ...schema, properties: { ...extras, ...schema.properties } };
}
