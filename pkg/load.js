// Starting the core, and what to say when it does not start.

import * as core from "./wasm/pds_profile.js";

import { connect, judgeUpdate } from "./boundary.js";
import { guarded, restart } from "./core.js";
import { PdsError } from "./errors.js";
import { instance } from "./instance.js";

/** Something of each kind, good and bad. */
const EXAMPLE = { user_id: "u1", nick_name: " \u00e9", email: "a", avatar: "data:image/png;base64,iVBORw0KGgoAAAAA" };

/** Starts the core from a compiled module or its bytes. */
export function startSync(getModule) {
  try {
    core.initSync({ module: getModule() });
  } catch (cause) {
    throw loadError(cause);
  }
  ready();
}

/** Starts the core from whatever a program has: an address, a response, bytes, a compiled module. */
export async function start(source) {
  let response;
  try {
    const given = await (isAddress(source) ? fetch(source) : source);
    if (given instanceof Response) response = given;
    await core.default({ module_or_path: given });
  } catch (cause) {
    throw loadError(cause, response);
  }
  ready();
  globalThis.requestIdleCallback?.(warmUp);
}

function ready() {
  connect(core);
  instance.core = core;
  instance.restart = restart;
}

/** Engines compile a function when it is first called: better now, while nobody waits, than at a key. */
function warmUp() {
  try {
    guarded(judgeUpdate, undefined, EXAMPLE);
  } catch {
    // Whoever asks in earnest is told.
  }
}

function isAddress(source) {
  return typeof source === "string" || source instanceof URL || source instanceof Request;
}

function loadError(cause, response) {
  const message = `The profile module could not be loaded: ${explain(String(cause), response)}`;
  const status = response?.ok === false ? response.status : undefined;
  return new PdsError({ kind: "not_initialised", message, status }, { cause });
}

function explain(cause, response) {
  if (response?.ok === false) return `${response.url} answered ${response.status}.`;
  if (/content security policy|unsafe-eval|\bcsp\b/i.test(cause)) {
    return `the page's Content Security Policy forbids it. Add 'wasm-unsafe-eval' to script-src. (${cause})`;
  }
  const type = response?.headers.get("Content-Type");
  if (response && !type?.startsWith("application/wasm")) {
    return `${response.url} is not served as application/wasm but as ${type}. (${cause})`;
  }
  return cause;
}
