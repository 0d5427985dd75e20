// The entry with the wasm inside it: no file and no request besides, and nothing happens until the first
// use. For servers, whose bundles leave the files beside a module behind, for tests, and where no file
// can be served. A third larger to download.

import { bytesOfBase64 } from "./base64.js";
import { getCore } from "./core.js";
import { loadOnce, startWhenNeeded } from "./load.js";
import { createChangesSchema, createFieldSchemas, createSchemasWith, createUserUpdateSchema } from "./schema.js";
import wasm from "./wasm/pds_profile_base64.js";

export * from "./api.js";

startWhenNeeded(() => bytesOfBase64(wasm));

/** There so that the same code runs everywhere: the core starts by itself. */
export function init() {
  return loadOnce(async () => void getCore());
}

export const userUpdateSchema = /* @__PURE__ */ createUserUpdateSchema();
export const fieldSchemas = /* @__PURE__ */ createFieldSchemas();
export const createSchemas = createSchemasWith;
export const changesSchema = createChangesSchema;
