// The entry for browsers and workers: loads the core from the file beside it, when asked.

import { loadOnce, start, startFromFile } from "./load.js";
import { createChangesSchema, createFieldSchemas, createSchemasWith, createUserUpdateSchema } from "./schema.js";

export * from "./api.js";

/** Loads the core, once; after a failure it may be called again. Never throws: it rejects. */
export function init(source) {
  return loadOnce(() => (source === undefined ? startFromFile(address) : start(source)));
}

// Written out: bundlers look for exactly this form, and copy the file.
const address = () => new URL("./wasm/pds_profile_bg.wasm", import.meta.url);

export const userUpdateSchema = /* @__PURE__ */ createUserUpdateSchema(undefined, init);
export const fieldSchemas = /* @__PURE__ */ createFieldSchemas(undefined, init);

export function createSchemas(options) {
  return createSchemasWith(options, init);
}

export function changesSchema(current, options) {
  return createChangesSchema(current, options, init);
}
