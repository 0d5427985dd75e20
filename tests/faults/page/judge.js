// Holds what came of a case against what has to come of it.

import { PdsError } from "/pkg/index.js";

const KINDS = [
  "invalid", "unauthorized", "forbidden", "not_found", "conflict", "rate_limited", "service", "gateway",
  "network", "offline", "timeout", "aborted", "redirected", "too_large", "undecodable", "busy",
  "not_initialised", "internal",
];
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
  if (expect.outcomes) hold("outcomes", show(counts(seen.outcomes)), [expect.outcomes].flat().map(show));
  else hold("outcomes", seen.outcomes.length, 1);
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
  if (error instanceof PdsError) problems.push(...problemsInside(error, { attempts, ...expect }, seen));
  return problems;
}

/** What holds for every call. */
function problemsOf({ kind, error, threw, settled, ms }, one, { lagMs }) {
  const problems = [];
  if (settled !== 1) problems.push(`settled ${settled} times`);
  if (threw) problems.push("the call threw instead of rejecting");
  if (kind !== "ok") problems.push(...shapeProblems(error));
  const deadlineMs = Number(one.call?.timeoutMs ?? one.options.timeoutMs);
  const latestMs = Math.min(one.expect.maxMs ?? Infinity, (Number.isNaN(deadlineMs) ? Infinity : Math.max(deadlineMs, 0)) + GRACE_MS);
  if (ms > latestMs + lagMs) problems.push(`settled after ${Math.round(ms)} ms, later than ${latestMs} (lag ${Math.round(lagMs)})`);
  return problems;
}

/** What the case says of its error. */
function problemsInside(error, expect, seen) {
  const problems = [];
  const hold = (what, actual, expected) => {
    if (expected === undefined) return;
    if (!fits(actual, expected === null ? undefined : expected)) {
      problems.push(`${what}: ${show(actual)}, not ${show(expected)}`);
    }
  };
  hold("attempts", error.attempts, expect.attempts);
  for (const key of ["status", "code", "requestId", "retryAfterMs"]) hold(key, error[key], expect[key]);
  if (expect.fields) hold("fields", show(error.issues.map(({ field }) => field)), show(expect.fields));
  if (expect.connection) hold("issue", show(error.issues.map(({ path }) => path)), show([[expect.connection]]));
  const causes = { reason: seen.reason, thrown: seen.thrown };
  if (expect.cause in causes) {
    if (error.cause !== causes[expect.cause]) problems.push(`cause: ${show(String(error.cause))}, not the ${expect.cause}`);
  } else {
    hold("cause", error.cause?.name, expect.cause);
  }
  return problems;
}

/** The shape that `index.d.ts` promises. */
function shapeProblems(error) {
  if (!(error instanceof PdsError)) return [`rejected with ${show(String(error))}, no PdsError`];
  const isText = (value) => typeof value === "string";
  const isCount = (value) => Number.isInteger(value) && value >= 0;
  const or = (is) => (value) => value === undefined || is(value);
  const shape = {
    name: (value) => value === "PdsError",
    kind: (value) => KINDS.includes(value),
    message: (value) => isText(value) && value.length > 10,
    stack: or(isText),
    retryable: (value) => typeof value === "boolean",
    attempts: isCount,
    issues: (value) => Array.isArray(value) && value.every(({ code, path, message }) => isText(code) && Array.isArray(path) && isText(message)),
    status: or((value) => isCount(value) && value >= 100),
    code: or(isText),
    serviceMessage: or(isText),
    requestId: or(isText),
    retryAfterMs: or((value) => Number.isFinite(value) && value >= 0),
  };
  const wrong = Object.keys(shape).filter((key) => !shape[key](error[key])).map((key) => `the error's ${key} is ${show(error[key])}`);
  const known = [...Object.keys(shape), "cause"];
  const unknown = Object.getOwnPropertyNames(error).filter((key) => !known.includes(key) && !ENGINE_KEYS.includes(key));
  if (unknown.length > 0) wrong.push(`the error has more than the types say: ${unknown}`);
  if (!/\p{Script=Han}/u.test(error.localizedMessage("zh-CN"))) wrong.push("no Chinese sentence");
  if (JSON.parse(JSON.stringify(error)).kind !== error.kind) wrong.push("toJSON lacks the kind");
  return wrong;
}

/** What Firefox gives every Error. */
const ENGINE_KEYS = ["fileName", "lineNumber", "columnNumber"];

/** A number fits a pair when it is between; a text fits a list that has it. */
function fits(actual, expected) {
  if (!Array.isArray(expected)) return actual === expected;
  return typeof expected[0] === "number" ? actual >= expected[0] && actual <= expected[1] : expected.includes(actual);
}

function counts(outcomes) {
  const kinds = outcomes.map(({ kind }) => kind).sort();
  return Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((one) => one === kind).length]));
}

function show(value) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return JSON.stringify(Object.fromEntries(Object.entries(value).sort()));
  }
  return JSON.stringify(value) ?? String(value);
}
