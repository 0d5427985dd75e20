// The entry with the wasm inside it: no file and no request besides, and nothing happens until the first
// use. For servers, whose bundles leave the files beside a module behind, for tests, and where no file
// can be served. A third larger to download.

import { bytesOfBase64 } from "./base64.js";
import { startWhenNeeded } from "./load.js";
import wasm from "./wasm/pds_profile_base64.js";

export * from "./api.js";
export * from "./schemas.js";
export { startOnce as init } from "./load.js";

startWhenNeeded(() => bytesOfBase64(wasm));
