// The schemas of the entries that load no core: it starts by itself, or their user starts it.

import { createChangesSchema, createFieldSchemas, createSchemasWith, createUserUpdateSchema } from "./schema.js";

export const userUpdateSchema = /* @__PURE__ */ createUserUpdateSchema();
export const fieldSchemas = /* @__PURE__ */ createFieldSchemas();

export function createSchemas(options) {
  return createSchemasWith(options);
}

export function changesSchema(current, options) {
  return createChangesSchema(current, options);
}
