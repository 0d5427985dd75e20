// The way to the core: says so when it is not loaded, and replaces it when it has trapped.
//
// A trap leaves an instance's stack and memory as they were: after enough of them every call fails.
// So a trap ends the instance: what comes next works on a fresh one. The core keeps no state between
// calls. A call in flight does not survive its instance, so the change waits until none is, unless
// there have been so many traps that it would be too late.

import { connect } from "./boundary.js";
import { PdsError } from "./errors.js";
import { instance, sentence } from "./instance.js";

/** An instance has room for about a hundred. */
const MOST_TRAPS = 16;

const inFlight = new Set();
let traps = 0;
/** Whether a trapped instance could not be replaced; what was begun may have left half of one. */
let isSpent = false;

/** The core, or an error that says what to call. */
export function getCore() {
  if (isSpent) restart();
  if (instance.core !== undefined) return instance.core;
  const message = "The profile module has not been loaded. Call init() first and wait for it.";
  throw new PdsError({ kind: "not_initialised", message });
}

/** Runs a synchronous function of the core; a trap becomes an error and ends the instance. */
export function withCore(use) {
  return guarded(use, getCore());
}

/** Runs something that calls the core, with what it takes; likewise. */
export function guarded(call, first, second, third) {
  getCore();
  try {
    return call(first, second, third);
  } catch (cause) {
    trapped();
    const message = sentence("internal", undefined, "en") ?? "The profile module failed.";
    throw new PdsError({ kind: "internal", message }, { cause });
  }
}

/** Notes a trap: the instance is replaced as soon as no call needs it. */
export function trapped() {
  traps += 1;
  if (inFlight.size === 0 || traps >= MOST_TRAPS) restart();
}

/** Keeps the instance for a call; calls back when it is given up all the same. Gives what ends this. */
export function keepCore(onRestart) {
  inFlight.add(onRestart);
  return () => {
    inFlight.delete(onRestart);
    if (inFlight.size === 0 && traps > 0) restart();
  };
}

function restart() {
  isSpent = true;
  try {
    instance.core.start_afresh();
    instance.core.ready();
    connect(instance.core);
    isSpent = false;
    traps = 0;
  } catch {
    // No room for another instance, or no stack to make it on: the next call tries again.
  }
  for (const onRestart of [...inFlight]) onRestart();
}
