// The entry for Cloudflare's workers: their bundler gives the compiled module, and nothing may be
// compiled at run time.

import { startWhenNeeded } from "./load.js";
import wasm from "./wasm/pds_profile_bg.wasm";

export * from "./api.js";
export * from "./schemas.js";
export { startOnce as init } from "./load.js";

startWhenNeeded(() => wasm);
