// What can be wrong with a token, and with what replaces it.

import { QUICK, REFUSED, SHORT_MS, UNAUTHORIZED } from "./common.js";

/** Tokens that never may reach a header: nothing is sent. */
const NO_TOKENS = [
  "crLf",
  "newline",
  "nul",
  "latin1",
  "chinese",
  "space",
  "empty",
  "equalsSign",
  "tooLong",
  "number",
  "null",
  "undefined",
  "object",
];

export const TOKENS = [
  ...NO_TOKENS.map((token) => ({
    name: `the token ${token}`,
    token,
    expect: { kind: "invalid", attempts: 0, maxMs: 100, connection: "accessToken" },
  })),
  ...NO_TOKENS.map((token) => ({
    name: `a function that gives the token ${token}`,
    token: `() => ${token}`,
    expect: { kind: "invalid", attempts: 0, maxMs: 100, connection: "accessToken" },
  })),
  ...["throws", "throwsUndefined", "rejects", "rejectsUndefined", "rejectsString", "thenableThrows"].map((token) => ({
    name: `a token function that ${token}`,
    token,
    expect: { kind: "unauthorized", attempts: 0, maxMs: 200, cause: "thrown" },
  })),
  ...["longest", "function", "asyncFunction", "thenable"].map((token) => ({
    name: `the token ${token}`,
    token,
    expect: { kind: "ok" },
  })),
];

const REFUSES_OLD = [{ refusesOldToken: true }];
/** All five are refused at once, so that they need one and the same refresh. */
const FIVE = { play: "five", answers: [{ refusesOldToken: true, notBefore: 5 }] };
const refresh = (name, refreshWith, expect, more) => ({
  name: `refresh ${name}`,
  answers: REFUSES_OLD,
  refresh: refreshWith,
  ...more,
  expect: { refreshes: 1, ...expect },
});
const message = (status, code, text) => [{ status, json: { code, message: text } }];

export const REFRESHES = [
  refresh("that there is none of", undefined, { kind: "unauthorized", status: 401, refreshes: 0 }),
  refresh("that works", "fresh", { kind: "ok", attempts: 2 }),
  refresh("that works, for a token function", "fresh", { kind: "ok", attempts: 2 }, { token: "function" }),
  refresh("that gives a thenable", "thenable", { kind: "ok", attempts: 2 }),
  ...["throws", "throwsUndefined", "rejects", "rejectsUndefined"].map((way) =>
    refresh(`that ${way}`, way, { kind: "unauthorized", status: 401, cause: "thrown" }),
  ),
  ...["crLf", "empty", "number", "undefined", "tooLong"].map((way) =>
    refresh(`that gives ${way}`, way, { kind: "unauthorized", status: 401, cause: "TypeError" }),
  ),
  refresh("that hangs", "never", { ...UNAUTHORIZED, minMs: SHORT_MS - 10 }, { options: { timeoutMs: SHORT_MS } }),
  // A token that was refused once is never sent again.
  refresh("that gives the same token", "same", { kind: "unauthorized", status: 401, attempts: 1 }),
  refresh(
    "whose token is refused too",
    "fresh",
    { kind: "unauthorized", status: 401, attempts: 2 },
    { answers: [REFUSED] },
  ),
  refresh(
    "between retries",
    "fresh",
    { kind: "ok", attempts: 4 },
    {
      options: { retry: QUICK },
      answers: [{ status: 503 }, REFUSED, { status: 503 }, {}],
    },
  ),
  refresh(
    "only once, also after a retry",
    "fresh",
    { kind: "unauthorized", attempts: 3 },
    {
      options: { retry: QUICK },
      answers: [REFUSED, { status: 503 }, REFUSED],
    },
  ),
  refresh(
    "not for a disabled user",
    "fresh",
    { kind: "forbidden", refreshes: 0 },
    {
      answers: message(401, "TokenExpired", "UserNotEnabled"),
    },
  ),
  refresh(
    "not for a disabled user, by another code",
    "fresh",
    { kind: "forbidden", refreshes: 0 },
    {
      answers: message(401, "AccessTokenInvalid", "AccessToken is invalid. UserNotEnabled"),
    },
  ),
  refresh(
    "not for a changed role",
    "fresh",
    { kind: "unauthorized", refreshes: 0 },
    {
      answers: message(403, "Forbidden", "UserRoleChanged"),
    },
  ),
  refresh(
    "not for a changed role, by another code",
    "fresh",
    { kind: "unauthorized", refreshes: 0 },
    {
      answers: message(401, "AccessTokenInvalid", "AccessToken is invalid. UserRoleChanged"),
    },
  ),
  refresh(
    "not for a share link's token",
    "fresh",
    { kind: "unauthorized", refreshes: 0 },
    {
      answers: message(401, "ShareLinkTokenInvalid", "no"),
    },
  ),
  ...[
    { status: 401, body: "empty" },
    { status: 401, body: "html" },
    { status: 401, body: "empty", headers: { "X-Ca-Error-Code": "A401JT" } },
    { status: 401, body: "empty", expose: false },
    { status: 401, json: {} },
    { status: 401, json: { code: "TokenExpired", message: "token expired" } },
    { status: 401, json: { code: "AccessTokenExpired", message: "" } },
    // An error that comes as a success.
    { status: 200, json: { code: "AccessTokenInvalid", message: "AccessTokenExpired" } },
  ].flatMap((answer) => {
    const { status, body, json, headers, expose } = answer;
    const name = `for ${JSON.stringify([status, body ?? json, headers, expose])}`;
    return [
      refresh(name, "fresh", { kind: "ok", attempts: 2 }, { answers: [answer, {}] }),
      // Once, not more.
      refresh(`${name} again`, "fresh", { kind: "unauthorized", attempts: 2 }, { answers: [answer] }),
    ];
  }),
  refresh(
    "not for a 401 that is about something else",
    "fresh",
    { kind: "unauthorized", refreshes: 0 },
    {
      answers: message(401, "SignatureInvalid", "no"),
    },
  ),
  refresh("shared by five calls", "slowFresh", { outcomes: { ok: 5 }, requests: 10 }, FIVE),
  refresh("shared by five calls, failing", "slowThrows", { outcomes: { unauthorized: 5 }, requests: 5 }, FIVE),
  refresh(
    "not repeated for a late refusal",
    "fresh",
    { outcomes: { ok: 2 }, requests: 4 },
    {
      play: "two",
      answers: [{ refusesOldToken: true, delayMs: 200 }, { refusesOldToken: true }, {}],
    },
  ),
  refresh("remembered by the next call", "fresh", { outcomes: { ok: 2 }, requests: 3 }, { play: "oneAfterAnother" }),
  refresh(
    "shared by a call that gives up, and one that comes then",
    "slowFresh",
    { outcomes: { aborted: 1, ok: 2 }, requests: [4, 5] },
    {
      play: "oneGivesUp",
    },
  ),
  refresh(
    "that goes on after its only call was aborted",
    "slowFresh",
    { outcomes: { aborted: 1, ok: 1 }, requests: [2, 3] },
    {
      play: "onlyOneGivesUp",
    },
  ),
  refresh(
    "that hung is begun anew by the next call",
    "neverThenFresh",
    { outcomes: { unauthorized: 1, ok: 1 }, refreshes: 2, requests: 3 },
    {
      play: "oneAfterAnother",
      options: { timeoutMs: SHORT_MS },
    },
  ),
];
