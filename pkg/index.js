// The entry for browsers and workers: loads the core from the file beside it, when asked.

import { start } from "./load.js";

export * from "./api.js";

let loading;

/** Loads the core once; after a failure it may be called again. */
export function init(source) {
  // Written out here: bundlers look for exactly this form.
  loading ??= start(source ?? new URL("./wasm/pds_profile_bg.wasm", import.meta.url)).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
