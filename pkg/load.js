// Loading the core, and what to say when it does not load.

import * as core from "./wasm/pds_profile.js";

import { connect, validateUpdate } from "./boundary.js";
import { getCore, guarded, restart } from "./core.js";
import { PdsError } from "./errors.js";
import { instance } from "./instance.js";

/** Something of each kind, good and bad. */
const EXAMPLE = { user_id: "u1", nick_name: " \u00e9", email: "a", avatar: "data:image/png;base64,iVBORw0KGgoAAAAA" };
/** What every wasm file begins with. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];
/** Engines word it differently, and a bundler's runtime may wrap it. */
const FORBIDDEN_BY_PAGE = /content security policy|unsafe-eval|\bcsp\b/i;
const FORBIDDEN_BY_PLATFORM = /code generation disallowed|dynamic wasm code generation/i;

let loading;

/** Loads with this function, once: everybody gets the same promise. After a failure it may be tried again. */
export function loadOnce(load) {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Starts the core from a compiled module or its bytes. */
export function startSync(getModule) {
  try {
    core.initSync({ module: getModule() });
  } catch (cause) {
    throw loadError(cause);
  }
  connectCore();
}

/** Leaves starting the core, from a compiled module or its bytes, to the first function that needs it. */
export function startWhenNeeded(getModule) {
  instance.start = () => startSync(getModule);
}

/** The `init` of those entries: there so that the same code runs everywhere. */
export function startOnce() {
  return loadOnce(async () => void getCore());
}

/** Starts the core from whatever a program has: an address, a response, bytes, a compiled module. */
export async function start(source) {
  let response;
  try {
    const resolved = await (isAddress(source) ? fetch(source) : source);
    if (resolved instanceof Response) response = resolved;
    const isStreamable = response?.ok && mediaTypeOf(response) === "application/wasm";
    const module = response === undefined || isStreamable ? resolved : await wasmBytesOf(response);
    await core.default({ module_or_path: module });
  } catch (cause) {
    throw loadError(cause, response);
  }
  connectCore();
  globalThis.requestIdleCallback?.(warmUp);
}

/**
 * Starts the core from the file beside the package or, when that gives no wasm, from the copy inside the
 * package: development servers and bundlers lose files beside a module, servers of single-page
 * applications answer with a page.
 *
 * @param {() => URL} addressOf throws where a module has no address
 */
export async function startFromFile(addressOf) {
  try {
    await start(addressOf());
  } catch (error) {
    const failure = error instanceof PdsError ? error : loadError(error);
    if (isForbidden(failure.cause)) throw failure;
    const { startFromCopy } = await import("./fallback.js").catch(() => Promise.reject(failure));
    await startFromCopy(start, failure);
  }
}

function connectCore() {
  connect(core);
  instance.core = core;
  instance.restart = restart;
}

/** Engines compile a function when it is first called: better now, while nobody waits, than at a key. */
function warmUp() {
  try {
    guarded(validateUpdate, undefined, EXAMPLE);
  } catch {
    // The first call in earnest fails likewise, and its caller is told.
  }
}

function isAddress(source) {
  return typeof source === "string" || source instanceof URL || source instanceof Request;
}

function mediaTypeOf(response) {
  return response.headers.get("Content-Type")?.split(";", 1)[0].trim().toLowerCase();
}

/** The body of an answer that is not served as wasm, if it is wasm all the same. */
async function wasmBytesOf(response) {
  if (!response.ok) throw new Error(`status ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) throw new Error("it is not WebAssembly");
  return bytes;
}

function isForbidden(cause) {
  return FORBIDDEN_BY_PAGE.test(cause) || FORBIDDEN_BY_PLATFORM.test(cause);
}

function loadError(cause, response) {
  const message = `The profile module could not be loaded: ${explain(String(cause), response)}`;
  const status = response?.ok === false ? response.status : undefined;
  return new PdsError({ kind: "not_initialised", message, status }, { cause });
}

function explain(cause, response) {
  if (response?.ok === false) return `${response.url} answered ${response.status}.`;
  if (FORBIDDEN_BY_PAGE.test(cause)) {
    return `the page's Content Security Policy forbids it. Add 'wasm-unsafe-eval' to script-src. (${cause})`;
  }
  if (FORBIDDEN_BY_PLATFORM.test(cause)) {
    return `this platform compiles no bytes. Import pds-profile/slim and give it the compiled module. (${cause})`;
  }
  if (response && mediaTypeOf(response) !== "application/wasm") {
    const type = response.headers.get("Content-Type");
    return `${response.url} is not served as application/wasm but as ${type}. (${cause})`;
  }
  return cause;
}
