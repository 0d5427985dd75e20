// The schemas of the entries that load no core: it starts by itself, or their user starts it.

import { createChangesSchema, createFieldSchemas, createSchemasWith, createUserUpdateSchema } from "./schema.js";

export const userUpdateSchema = /* @__PURE__ */ createUserUpdateSchema();
export const fieldSchemas = /* @__PURE__ */ createFieldSchemas();
export const createSchemas = createSchemasWith;
export const changesSchema = createChangesSchema;
