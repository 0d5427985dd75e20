// The way to the core: says so when it is not loaded, and replaces it when it has trapped.
//
// A trap leaves an instance's stack and memory as they were: after enough of them every call fails.
// So a trap ends the instance: what comes next works on a fresh one. The core keeps no state between
// its functions, so a call to the service that is under way does not notice.

import { connect } from "./boundary.js";
import { PdsError } from "./errors.js";
import { instance, sentence } from "./instance.js";

/** The core, or an error that says what to call. */
export function getCore() {
  if (instance.isSpent) instance.restart();
  if (instance.core === undefined) start();
  return instance.core;
}

function start() {
  if (instance.start !== undefined) return instance.start();
  const message =
    "pds-profile is not loaded yet. Call init() once when the program starts, and wait for it " +
    "before you call anything else: await init().";
  throw new PdsError({ kind: "not_initialised", message });
}

/** Whether the core can be called without waiting. */
export function isReady() {
  return instance.core !== undefined;
}

/** Runs a synchronous function of the core; a trap becomes an error and ends the instance. */
export function withCore(use) {
  return guarded(() => use(instance.core));
}

/** Runs something that calls the core, with what it takes; likewise. */
export function guarded(call, first, second, third) {
  getCore();
  try {
    return call(first, second, third);
  } catch (cause) {
    instance.isSpent = true;
    instance.restart();
    const message = sentence("internal", undefined, "en") ?? "The profile module failed.";
    throw new PdsError({ kind: "internal", message }, { cause });
  }
}

/** See `instance.restart`. */
export function restart() {
  try {
    instance.core.start_afresh();
    instance.core.ready();
    connect(instance.core);
    instance.isSpent = false;
  } catch {
    // No room for another instance, or no stack to make it on: the next call tries again.
  }
}
