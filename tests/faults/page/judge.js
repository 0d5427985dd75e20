// Holds what came of a case against what has to come of it.

import { PdsError } from "/pkg/index.js";

import { shapeProblems, show } from "./shape.js";

const GRACE_MS = 250;

/** @returns {string[]} a sentence for each thing that is not as it has to be */
export function problemsWith(one, seen) {
  const { expect } = one;
  const { attempts = 1 } = expect;
  const problems = [...seen.record.problems];
  const hold = (what, actual, expected) => {
    if (!fits(actual, expected)) problems.push(`${what}: ${show(actual)}, not ${show(expected)}`);
  };

  for (const outcome of seen.outcomes) problems.push(...problemsOf(outcome, one, seen));
  if (expect.outcomes === undefined) hold("outcomes", seen.outcomes.length, 1);
  else hold("outcomes", show(counts(seen.outcomes)), [expect.outcomes].flat().map(show));
  hold("requests at the server", seen.record.requests, expect.requests ?? attempts);
  if (expect.refreshes !== undefined) hold("refreshes", seen.refreshes, expect.refreshes);
  if (expect.planned !== undefined) hold("onAttempt calls", seen.planned, expect.planned);
  if (expect.outcomes) return problems;

  const [{ kind, error, ms, endedAt }] = seen.outcomes;
  hold("kind", kind, expect.kind);
  if (expect.minMs) hold("ms", Math.round(ms), [expect.minMs, Infinity]);
  if (expect.abortedWithinMs) {
    hold("ms after the abort", endedAt - seen.abortedAt, [-Infinity, expect.abortedWithinMs + seen.lagMs]);
  }
  if (!(error instanceof PdsError)) return problems;
  return [...problems, ...problemsInside(error, { attempts, ...expect }, seen)];
}

/** What holds for every call. */
function problemsOf({ kind, error, threw, settled, ms }, one, { lagMs }) {
  const problems = [];
  if (settled !== 1) problems.push(`settled ${settled} times`);
  if (threw) problems.push("the call threw instead of rejecting");
  if (kind !== "ok") problems.push(...shapeProblems(error));
  const latestMs = Math.min(one.expect.maxMs ?? Infinity, deadlineOf(one) + GRACE_MS) + lagMs;
  if (ms > latestMs) problems.push(`settled after ${Math.round(ms)} ms, not ${Math.round(latestMs)}`);
  return problems;
}

function deadlineOf({ call, options }) {
  const ms = Number(call?.timeoutMs ?? options.timeoutMs);
  return Number.isNaN(ms) ? Infinity : Math.max(ms, 0);
}

/** What the case says of its error. */
function problemsInside(error, expect, seen) {
  const problems = [];
  const hold = (what, actual, expected) => {
    if (expected === undefined || fits(actual, expected ?? undefined)) return;
    problems.push(`${what}: ${show(actual)}, not ${show(expected)}`);
  };
  const { fields, connection, cause } = expect;
  hold("attempts", error.attempts, expect.attempts);
  hold("status", error.status, expect.status);
  hold("code", error.code, expect.code);
  hold("requestId", error.requestId, expect.requestId);
  hold("retryAfterMs", error.retryAfterMs, expect.retryAfterMs);
  hold("fields", show(error.issues.map(({ field }) => field)), fields && show(fields));
  hold("paths", show(error.issues.map(({ path }) => path)), connection && show([[connection]]));
  // The caller gets its own reason or error back, whatever it is.
  const own = { reason: seen.reason, thrown: seen.thrown };
  if (!(cause in own)) hold("cause", error.cause?.name, cause);
  else if (error.cause !== own[cause]) problems.push(`the cause is not the ${cause}`);
  return problems;
}

/** A number fits a pair when it is between; a text fits a list that has it. */
function fits(actual, expected) {
  if (!Array.isArray(expected)) return actual === expected;
  return typeof expected[0] === "number" ? actual >= expected[0] && actual <= expected[1] : expected.includes(actual);
}

function counts(outcomes) {
  const kinds = outcomes.map(({ kind }) => kind).sort();
  return Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((one) => one === kind).length]));
}
