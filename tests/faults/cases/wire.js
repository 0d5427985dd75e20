// What can go wrong between the browser and the service: connections, CORS, redirects, Retry-After.

import { QUICK, SHORT_MS } from "./common.js";

const cut = (at, then, expect, more) => ({
  name: `${then} at ${at}`,
  answers: [{ cut: { at, then }, ...more }],
  ...(then === "stall" || then === "drip" ? { options: { timeoutMs: SHORT_MS } } : {}),
  expect,
});

const answer = (name, one, expect) => ({ name, answers: [one], expect });

const NETWORK = { kind: "network" };
const TIMEOUT = { kind: "timeout" };

export const TRANSPORT = [
  {
    name: "refused",
    options: { endpoint: "refused" },
    expect: { kind: "network", requests: 0 },
  },
  cut("start", "reset", NETWORK),
  cut("head", "reset", NETWORK),
  cut("body", "reset", { kind: "network", status: 200 }),
  cut("start", "end", NETWORK),
  cut("body", "end", { kind: "network", status: 200 }),
  cut("start", "stall", TIMEOUT),
  ...[1, 9, 40].map((at) => cut(at, "stall", TIMEOUT)),
  cut("head", "stall", TIMEOUT),
  cut("body", "stall", TIMEOUT),
  cut("end", "stall", { kind: "ok" }),
  cut("start", "drip", TIMEOUT),
  cut("head", "drip", TIMEOUT),
  cut("body", "drip", TIMEOUT),
  { ...cut("body", "stall", TIMEOUT, { framing: "chunked" }), name: "stall in a chunk" },
  {
    ...cut("body", "reset", { kind: "network", status: 200 }, { framing: "chunked" }),
    name: "reset in a chunk",
  },
  {
    ...cut("body", "end", { kind: "network", status: 200 }, { framing: "chunked" }),
    name: "end in a chunk",
  },
  answer("a body ended by the connection", { framing: "close" }, { kind: "ok" }),
  answer("chunks", { framing: "chunked" }, { kind: "ok" }),
  answer("Content-Length too short", { lengthDelta: -20 }, { kind: "undecodable", status: 200 }),
  answer("Content-Length too long", { lengthDelta: 20 }, { kind: "network", status: 200 }),
  answer("a bad last chunk", { framing: "chunked", lastChunk: "zz\r\n\r\n" }, NETWORK),
  answer("no last chunk", { framing: "chunked", lastChunk: "" }, NETWORK),
  answer(
    "two equal Content-Length",
    { headers: { "Content-Length": ["{length}", "{length}"] }, framing: "close" },
    { kind: ["ok", "network"] },
  ),
  answer("two different Content-Length", { headers: { "Content-Length": ["10", "20"] }, framing: "close" }, NETWORK),
  answer(
    "a header twice",
    { status: 500, headers: { "X-Ca-Error-Code": ["A", "B"] }, body: "empty" },
    { kind: "gateway", code: "A, B" },
  ),
  answer("HTTP/1.0", { version: "1.0", framing: "close" }, { kind: "ok" }),
  answer("100 Continue first", { before: "HTTP/1.1 100 Continue\r\n\r\n" }, { kind: "ok" }),
  answer("early hints first", { before: "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" }, { kind: "ok" }),
  {
    name: "an answer before the end of the request",
    input: "largeAvatar",
    answers: [{ early: true, status: 413, body: "empty" }],
    expect: { kind: "too_large", status: 413 },
  },
  answer("no HTTP at all", { before: "220 mail.example ESMTP\r\n", cut: { at: 24, then: "end" } }, NETWORK),
  answer("a small body that unpacks to a large one", { body: "gzipBomb" }, { kind: "too_large", status: 200 }),
  { name: "a large request", input: "largeAvatar", expect: { kind: "ok" } },
];

const preflight = (how, expect, options) => ({
  name: `preflight ${how}`,
  preflight: how,
  ...(options && { options }),
  expect: { requests: 0, ...expect },
});

export const CORS = [
  ...["none", "wrong", "twice"].map((cors) => answer(`Access-Control-Allow-Origin: ${cors}`, { cors }, NETWORK)),
  ...["none", "wrong"].map((cors) =>
    answer(`an error with Access-Control-Allow-Origin: ${cors}`, { cors, status: 503 }, NETWORK),
  ),
  ...["star", "starWithCredentials"].map((cors) =>
    answer(`Access-Control-Allow-Origin: ${cors}`, { cors }, { kind: "ok" }),
  ),
  preflight("refused", NETWORK),
  preflight("reset", NETWORK),
  preflight("redirected", NETWORK),
  preflight("noOrigin", NETWORK),
  preflight("wrongOrigin", NETWORK),
  preflight("headerNotAllowed", NETWORK),
  preflight("silent", TIMEOUT, { timeoutMs: SHORT_MS }),
  preflight("slow", { kind: "ok", requests: 1 }),
  answer("the request id is hidden", { status: 500, expose: false }, { kind: "service", requestId: null }),
];

const redirect = (status, where, Location) => ({
  name: `${status} to ${where}`,
  answers: [{ status, body: "empty", headers: Location === undefined ? {} : { Location } }],
  expect: { kind: "redirected" },
});

export const REDIRECTS = [301, 302, 303, 307, 308].flatMap((status) => [
  redirect(status, "the same origin", "{self}/v2/user/get"),
  redirect(status, "another path", "/v2/user/get"),
  redirect(status, "another origin", "{other}/v2/user/update"),
  redirect(status, "nowhere"),
]);

const SLOW = { baseDelayMs: 60_000, maxDelayMs: 60_000 };

const retryAfter = (value, expect, more = {}) => ({
  name: `Retry-After: ${value}${more.note ?? ""}`,
  answers: [{ status: more.status ?? 503, expose: more.expose, headers: { "Retry-After": value } }, {}],
  options: { retry: more.retry ?? QUICK },
  expect,
});

const GIVEN_BACK = { kind: "service", attempts: 1, maxMs: 1_500 };
/** Neither seconds nor a date: as if the header were not there, so nobody is told of it. */
const IGNORED = { kind: "ok", attempts: 2, maxMs: 1_500 };

export const RETRY_AFTER = [
  // The policy alone would wait for longer than the call may take.
  retryAfter("0", { kind: "ok", attempts: 2, maxMs: 1_500 }, { retry: SLOW }),
  retryAfter("1", { kind: "ok", attempts: 2, minMs: 950, maxMs: 2_500 }),
  retryAfter("1", { kind: "ok", attempts: 2, minMs: 950, maxMs: 2_500 }, { status: 429, note: " with 429" }),
  retryAfter("{in 2 s}", { kind: "ok", attempts: 2, minMs: 900, maxMs: 4_000 }),
  retryAfter("{in -60 s}", { kind: "ok", attempts: 2, maxMs: 1_500 }, { retry: SLOW }),
  retryAfter("{in 3600 s}", { ...GIVEN_BACK, retryAfterMs: [3_595_000, 3_600_000] }),
  retryAfter("1000000000", { ...GIVEN_BACK, retryAfterMs: [1e12, 1e12] }),
  // More than a 64-bit number holds is longer than anybody waits.
  retryAfter("99999999999999999999", { ...GIVEN_BACK, retryAfterMs: [30_001, Infinity] }),
  retryAfter(
    "1",
    { ...GIVEN_BACK, retryAfterMs: [1_000, 1_000] },
    { retry: { ...QUICK, maxRetryAfterMs: 500 }, note: " over the cap" },
  ),
  ...["-1", "abc", "1.5", "", "1 s", "0x10", "2"].map((value) => {
    const expect =
      value === "2" ? { kind: "service", retryAfterMs: [2_000, 2_000] } : { kind: "service", retryAfterMs: null };
    return retryAfter(value, { ...expect, maxMs: 1_500 }, { retry: false, note: " with retries off" });
  }),
  ...["-1", "abc"].map((value) => retryAfter(value, IGNORED)),
  retryAfter("5", IGNORED, { expose: false, note: ", hidden by CORS" }),
];
