// The way to the core: says so when it is not loaded, and replaces it when it has trapped.
//
// A trap leaves an instance's stack and memory as they were: after enough of them every call fails.
// So the first one ends the instance: the next call works on a fresh one. The core keeps no state
// between calls, so nothing is lost but the calls in flight, which are told.

import { PdsError } from "./errors.js";
import { instance, sentence } from "./instance.js";

const inFlight = new Set();

/** The core, or an error that says what to call. */
export function getCore() {
  if (instance.core !== undefined) return instance.core;
  const message = "The profile module has not been loaded. Call init() first and wait for it.";
  throw new PdsError({ kind: "not_initialised", message });
}

/** Runs a synchronous function of the core; a trap becomes an error and ends the instance. */
export function withCore(use) {
  const loaded = getCore();
  try {
    return use(loaded);
  } catch (cause) {
    restart();
    throw new PdsError({ kind: "internal", message: sentence("internal", undefined, "en") }, { cause });
  }
}

/** Puts a fresh instance in place of the one that trapped. */
export function restart() {
  instance.core.start_afresh();
  instance.core.ready();
  for (const onRestart of [...inFlight]) onRestart();
}

/** Calls back when the instance that a call runs on is given up. Gives a function that ends this. */
export function onRestart(callback) {
  inFlight.add(callback);
  return () => inFlight.delete(callback);
}
