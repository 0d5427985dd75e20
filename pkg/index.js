// The entry for browsers and workers: loads the core from the file beside it, when asked.

import load, * as core from "./wasm/pds_profile.js";

import { PdsError } from "./errors.js";
import { instance } from "./instance.js";

export * from "./api.js";

let loading;

/** Loads the core once; after a failure it may be called again. */
export function init(source) {
  loading ??= start(source).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(source) {
  const wasm = source ?? new URL("./wasm/pds_profile_bg.wasm", import.meta.url);
  try {
    await load({ module_or_path: wasm });
  } catch (cause) {
    throw new PdsError(
      { kind: "not_initialised", message: `The profile module could not be loaded: ${cause}` },
      { cause },
    );
  }
  instance.core = core;
}
