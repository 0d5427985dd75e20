// The entry for Cloudflare's workers: their bundler gives the compiled module, and nothing may be
// compiled at run time.

import { getCore } from "./core.js";
import { loadOnce, startWhenNeeded } from "./load.js";
import { createChangesSchema, createFieldSchemas, createSchemasWith, createUserUpdateSchema } from "./schema.js";
import wasm from "./wasm/pds_profile_bg.wasm";

export * from "./api.js";

startWhenNeeded(() => wasm);

/** There so that the same code runs everywhere: the core starts by itself. */
export function init() {
  return loadOnce(async () => void getCore());
}

export const userUpdateSchema = /* @__PURE__ */ createUserUpdateSchema();
export const fieldSchemas = /* @__PURE__ */ createFieldSchemas();
export const createSchemas = createSchemasWith;
export const changesSchema = createChangesSchema;
