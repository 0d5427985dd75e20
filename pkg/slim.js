// The entry that brings no wasm: for platforms that compile no bytes, and for programs that load files
// in their own way.

import { loadOnce, start, startSync } from "./load.js";

export * from "./api.js";
export * from "./schemas.js";

/** Loads the core, once, from what is given; after a failure it may be called again. */
export function init(source) {
  return loadOnce(() => start(source));
}

/** Starts the core from a compiled module, or compiles its bytes at once. Idempotent. */
export function initSync(module) {
  startSync(() => module);
}
