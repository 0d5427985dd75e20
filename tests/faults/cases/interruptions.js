// What ends a call from outside: the caller's signal, the clock, the network's absence.

import { QUICK, REFUSED, SHORT_MS, UNAUTHORIZED } from "./common.js";

const REASONS = ["none", "error", "string", "undefined", "object", "symbol"];

/** When the caller aborts, and what the call is doing then. */
const MOMENTS = {
  already: { expect: { attempts: 0 } },
  "at once": { expect: { attempts: 0 } },
  "during the token": { token: "never", expect: { attempts: 0 } },
  "during the request": { answers: [{ cut: { at: "start", then: "stall" } }] },
  "in the headers": { answers: [{ cut: { at: "head", then: "stall" } }] },
  "during the body": { answers: [{ cut: { at: "body", then: "stall" } }] },
  "before a retry": {
    answers: [{ status: 503, headers: { "Retry-After": "2" } }],
    options: { retry: {} },
  },
  "during the refresh": { answers: [REFUSED], refresh: "never" },
};

/** What "at once" is for a person. */
const ABORTED_WITHIN_MS = 50;

export const ABORTS = [
  ...Object.entries(MOMENTS).flatMap(([at, moment]) =>
    REASONS.map((reason) => ({
      ...moment,
      name: `abort ${at}, reason ${reason}`,
      abort: { at, reason },
      expect: {
        kind: "aborted",
        cause: "reason",
        abortedWithinMs: ABORTED_WITHIN_MS,
        ...moment.expect,
      },
    })),
  ),
  {
    name: "abort inside onAttempt",
    abort: { at: "the first plan", reason: "string" },
    expect: { kind: "aborted", attempts: 0, requests: [0, 1] },
  },
  {
    name: "abort after the end changes nothing",
    abort: { at: "the end", reason: "error" },
    expect: { kind: "ok" },
  },
  {
    name: "a signal that times out",
    answers: [{ cut: { at: "start", then: "stall" } }],
    abort: { at: "AbortSignal.timeout" },
    expect: { kind: "aborted", cause: "reason", requests: [0, 1] },
  },
];

const deadline = (name, expect, more) => ({
  name: `timeout ${name}`,
  options: { timeoutMs: SHORT_MS },
  ...more,
  expect: { kind: "timeout", minMs: SHORT_MS - 10, ...expect },
});
const stall = (at) => ({ answers: [{ cut: { at, then: "stall" } }] });
/** A timeout of nonsense is the default, or none: the call goes through. */
const HARMLESS = [NaN, Infinity, 1e12, "2000"];

export const DEADLINES = [
  deadline("in the token", { ...UNAUTHORIZED, attempts: 0 }, { token: "never" }),
  deadline("in the preflight", { requests: 0 }, { preflight: "silent" }),
  deadline("in the request", {}, stall("start")),
  deadline("in the headers", {}, stall("head")),
  deadline("in the body", {}, stall("body")),
  deadline("in the refresh", UNAUTHORIZED, { answers: [REFUSED], refresh: "never" }),
  deadline(
    "in the second request",
    { attempts: 2 },
    {
      options: { timeoutMs: SHORT_MS, retry: QUICK },
      answers: [{ status: 503 }, { cut: { at: "start", then: "stall" } }],
    },
  ),
  deadline(
    "among endless retries",
    { kind: ["timeout", "service"], attempts: [2, 1_000], minMs: SHORT_MS / 2 },
    {
      options: {
        timeoutMs: SHORT_MS,
        retry: { maxRetries: 1_000, baseDelayMs: 20, maxDelayMs: 20 },
      },
      answers: [{ status: 503 }],
    },
  ),
  deadline(
    "is not waited for when the wait is longer",
    { kind: "service", attempts: 1, minMs: 0, maxMs: SHORT_MS / 2 },
    {
      options: { timeoutMs: SHORT_MS, retry: {} },
      answers: [{ status: 503, headers: { "Retry-After": "5" } }],
    },
  ),
  deadline(
    "of the call goes before the client's",
    {},
    {
      options: { timeoutMs: 60_000 },
      call: { timeoutMs: SHORT_MS },
      ...stall("start"),
    },
  ),
  ...[0, -5].map((timeoutMs) =>
    deadline(
      `of ${timeoutMs}`,
      { attempts: [0, 1], requests: [0, 1], minMs: 0 },
      { options: { timeoutMs }, ...stall("start") },
    ),
  ),
  ...HARMLESS.map((timeoutMs) => ({
    name: `timeout of ${JSON.stringify(timeoutMs)} ${timeoutMs}`,
    options: { timeoutMs },
    expect: { kind: "ok", maxMs: 3_000 },
  })),
  {
    name: "the browser says that it is offline",
    patch: "offline",
    options: { endpoint: "refused", retry: QUICK },
    expect: { kind: "offline", attempts: 1, requests: 0 },
  },
  {
    name: "the browser is offline",
    patch: "emulatedOffline",
    options: { retry: QUICK },
    expect: { kind: "offline", attempts: 1, requests: 0 },
  },
];
