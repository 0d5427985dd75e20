// Holds the loaded core for all modules of the package. An entry (`index.js`, `node.js`) puts it here.

import { PdsError } from "./errors.js";

let core;

/** @param {object} loaded the exports of `wasm/pds_profile.js`, initialised */
export function setCore(loaded) {
  core = loaded;
}

/** The core, or an error that says what to call. */
export function getCore() {
  if (core === undefined) {
    throw new PdsError({
      kind: "not_initialised",
      message: "The profile module has not been loaded. Call init() first and wait for it.",
    });
  }
  return core;
}

/** The core, or undefined. */
export function peekCore() {
  return core;
}
