// The entry for those who bring the compiled module themselves: platforms that compile no bytes, and
// programs that load files in their own way.

import { startSync } from "./load.js";

export * from "./api.js";

/** Starts the core from a compiled module, or compiles its bytes at once. Idempotent. */
export function initSync(module) {
  startSync(() => module);
}
