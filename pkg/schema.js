// Standard Schema v1 and Standard JSON Schema, both of spec 1.1: what form libraries take as it is.

import { allowedKeys, judgeField, judgeUpdate } from "./boundary.js";
import { judge } from "./judge.js";
import * as jsonSchemas from "./json-schema.js";

/** A schema for payloads and one for each field, all judging with these options. */
export function createSchemas(options) {
  const userUpdateSchema = standard(
    (value) => judge(judgeUpdate, options, value),
    (side) => withExtras(jsonSchemas[side], allowedKeys(options)),
  );
  const names = Object.keys(jsonSchemas.output.properties);
  const fieldSchemas = Object.fromEntries(names.map((name) => [name, fieldSchema(name, options)]));
  return { userUpdateSchema, fieldSchemas };
}

export const { userUpdateSchema, fieldSchemas } = createSchemas();

function fieldSchema(name, options) {
  return standard(
    (value) => relative(judge(judgeField, options, name, value)),
    (side) => jsonSchemas[side].properties[name],
  );
}

/** With paths that begin at the field: whoever uses its schema knows where the field stands. */
function relative(result) {
  if (result.ok) return result;
  const issues = result.issues.map((issue) => ({ ...issue, path: issue.path.slice(1) }));
  return { ...result, issues };
}

function standard(validate, jsonSchema) {
  const convert =
    (side) =>
    ({ target }) => ({ ...structuredClone(jsonSchema(side)), $schema: dialect(target) });
  return {
    "~standard": {
      version: 1,
      vendor: "pds-profile",
      validate(value) {
        const result = validate(value);
        return result.ok ? { value: result.value } : { issues: result.issues };
      },
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
