// How one payload is given to one contender, and how long that takes.

import { measure } from "mitata";

import { bodyWith } from "./body.js";

/** A sample is a batch of calls that takes so long: the clock ticks every 5 µs. */
const SAMPLE_MS = 2;
const WARM_UP_MS = 120;
const ROUND_MS = 20;
const MIN_SAMPLES = 3;

/** What a contender does with a payload of this kind; null where it has no answer. */
export function taskOf(contender, kind, inputs) {
  if (kind === "payload") return inTurns("call(inputs[at])", contender.validate, inputs);
  if (kind === "field") {
    return inTurns("call(inputs[at][0], inputs[at][1])", contender.validateField, inputs);
  }
  if (kind === "body") return inTurns("call(inputs[at])", bodyWith(contender), inputs);
  return inTurns("for (const one of inputs[at]) sink.last = call(one)", contender.validate, inputs);
}

/**
 * Made from text, so that each is compiled by itself: one closure for all would be optimised for none.
 * The result is kept, so that nothing is optimised away.
 */
export function inTurns(expression, call, inputs) {
  const keep = expression.startsWith("for") ? expression : `sink.last = ${expression}`;
  const body = `let at = 0; const count = inputs.length;
    return () => { ${keep}; at += 1; if (at === count) at = 0; };`;
  return new Function("call", "inputs", "sink", body)(call, inputs, globalThis);
}

/** Runs a task until it is compiled, and finds how many calls make a sample. */
export function warmUp(task) {
  const calls = callsWithin(task, WARM_UP_MS);
  const few = Math.max(1, Math.ceil(calls / 4));
  const began = performance.now();
  for (let call = 0; call < few; call += 1) task();
  const perCall = (performance.now() - began) / few;
  return Math.max(1, Math.ceil(SAMPLE_MS / perCall));
}

function callsWithin(task, ms) {
  const began = performance.now();
  let calls = 0;
  while (performance.now() - began < ms || calls < 3) {
    task();
    calls += 1;
  }
  return calls;
}

/** One round: the median of some samples, in nanoseconds a call. */
export async function timeRound(task, batch) {
  const { p50 } = await measure(task, {
    batch_samples: batch,
    batch_threshold: Number.POSITIVE_INFINITY,
    batch_unroll: 1,
    min_cpu_time: ROUND_MS * 1e6,
    min_samples: MIN_SAMPLES,
    warmup_samples: 1,
    warmup_threshold: Number.POSITIVE_INFINITY,
  });
  return p50;
}

/**
 * Rounds in which every task has its turn, each round beginning with another one: what disturbs the
 * machine for a while disturbs all.
 */
export async function interleave(tasks, rounds) {
  const names = Object.keys(tasks);
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const batches = names.map((name) => warmUp(tasks[name]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const at = (round + turn) % names.length;
      times[names[at]].push(await timeRound(tasks[names[at]], batches[at]));
    }
  }
  return times;
}
