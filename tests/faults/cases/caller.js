// What the caller, and the caller's own functions, can do to a call.

const REASONS = ["none", "error", "string", "undefined", "object", "symbol"];
const REFUSED = { status: 401, json: { code: "AccessTokenInvalid", message: "AccessTokenExpired" } };
/** A deadline that is waited for; long enough for what has to happen before it on a busy machine. */
const SHORT_MS = 1_000;
const QUICK = { baseDelayMs: 5, maxDelayMs: 10 };

/** When the caller aborts, and what the call is doing then. */
const MOMENTS = {
  "already": { expect: { attempts: 0 } },
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
      expect: { kind: "aborted", cause: "reason", abortedWithinMs: ABORTED_WITHIN_MS, ...moment.expect },
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
const UNAUTHORIZED = { kind: "unauthorized", cause: "TimeoutError" };
/** A timeout of nonsense is the default, or none: the call goes through. */
const HARMLESS = [NaN, Infinity, 1e12, "2000"];

export const DEADLINES = [
  deadline("in the token", { ...UNAUTHORIZED, attempts: 0 }, { token: "never" }),
  deadline("in the preflight", { requests: 0 }, { preflight: "silent" }),
  deadline("in the request", {}, stall("start")),
  deadline("in the headers", {}, stall("head")),
  deadline("in the body", {}, stall("body")),
  deadline("in the refresh", UNAUTHORIZED, { answers: [REFUSED], refresh: "never" }),
  deadline("in the second request", { attempts: 2 }, {
    options: { timeoutMs: SHORT_MS, retry: QUICK },
    answers: [{ status: 503 }, { cut: { at: "start", then: "stall" } }],
  }),
  deadline("among endless retries", { kind: ["timeout", "service"], attempts: [2, 1_000], minMs: SHORT_MS / 2 }, {
    options: { timeoutMs: SHORT_MS, retry: { maxRetries: 1_000, baseDelayMs: 20, maxDelayMs: 20 } },
    answers: [{ status: 503 }],
  }),
  deadline("is not waited for when the wait is longer", { kind: "service", attempts: 1, minMs: 0, maxMs: SHORT_MS / 2 }, {
    options: { timeoutMs: SHORT_MS, retry: {} },
    answers: [{ status: 503, headers: { "Retry-After": "5" } }],
  }),
  deadline("of the call goes before the client's", {}, {
    options: { timeoutMs: 60_000 },
    call: { timeoutMs: SHORT_MS },
    ...stall("start"),
  }),
  ...[0, -5].map((timeoutMs) =>
    deadline(`of ${timeoutMs}`, { attempts: [0, 1], requests: [0, 1], minMs: 0 }, { options: { timeoutMs }, ...stall("start") }),
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

/** Tokens that never may reach a header: nothing is sent. */
const NO_TOKENS = [
  "crLf", "newline", "nul", "latin1", "chinese", "space", "empty", "equalsSign", "tooLong", "number", "null",
  "undefined", "object",
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
  refresh("whose token is refused too", "fresh", { kind: "unauthorized", status: 401, attempts: 2 }, { answers: [REFUSED] }),
  refresh("between retries", "fresh", { kind: "ok", attempts: 4 }, {
    options: { retry: QUICK },
    answers: [{ status: 503 }, REFUSED, { status: 503 }, {}],
  }),
  refresh("only once, also after a retry", "fresh", { kind: "unauthorized", attempts: 3 }, {
    options: { retry: QUICK },
    answers: [REFUSED, { status: 503 }, REFUSED],
  }),
  refresh("not for a disabled user", "fresh", { kind: "forbidden", refreshes: 0 }, {
    answers: message(401, "TokenExpired", "UserNotEnabled"),
  }),
  refresh("not for a disabled user, by another code", "fresh", { kind: "forbidden", refreshes: 0 }, {
    answers: message(401, "AccessTokenInvalid", "AccessToken is invalid. UserNotEnabled"),
  }),
  refresh("not for a changed role", "fresh", { kind: "unauthorized", refreshes: 0 }, {
    answers: message(403, "Forbidden", "UserRoleChanged"),
  }),
  refresh("not for a changed role, by another code", "fresh", { kind: "unauthorized", refreshes: 0 }, {
    answers: message(401, "AccessTokenInvalid", "AccessToken is invalid. UserRoleChanged"),
  }),
  refresh("not for a share link's token", "fresh", { kind: "unauthorized", refreshes: 0 }, {
    answers: message(401, "ShareLinkTokenInvalid", "no"),
  }),
  refresh("not for a gateway's 401", "fresh", { kind: "unauthorized", refreshes: 0 }, {
    answers: [{ status: 401, body: "empty" }],
  }),
  refresh("shared by five calls", "slowFresh", { outcomes: { ok: 5 }, requests: 10 }, FIVE),
  refresh("shared by five calls, failing", "slowThrows", { outcomes: { unauthorized: 5 }, requests: 5 }, FIVE),
  refresh("not repeated for a late refusal", "fresh", { outcomes: { ok: 2 }, requests: 4 }, {
    play: "two",
    answers: [{ refusesOldToken: true, delayMs: 200 }, { refusesOldToken: true }, {}],
  }),
  refresh("remembered by the next call", "fresh", { outcomes: { ok: 2 }, requests: 3 }, { play: "oneAfterAnother" }),
  refresh("shared by a call that gives up, and one that comes then", "slowFresh", { outcomes: { aborted: 1, ok: 2 }, requests: [4, 5] }, {
    play: "oneGivesUp",
  }),
  refresh("that goes on after its only call was aborted", "slowFresh", { outcomes: { aborted: 1, ok: 1 }, requests: [2, 3] }, {
    play: "onlyOneGivesUp",
  }),
  refresh("that hung is begun anew by the next call", "neverThenFresh", { outcomes: { unauthorized: 1, ok: 1 }, refreshes: 2, requests: 3 }, {
    play: "oneAfterAnother",
    options: { timeoutMs: SHORT_MS },
  }),
];

export const SUBMITS = [
  {
    name: "an update a hundred times at once",
    play: "hundred",
    answers: [{ delayMs: 100 }],
    expect: { outcomes: { ok: 1, busy: 99 }, requests: 1 },
  },
  {
    name: "updates of five users at once",
    play: "fiveUsers",
    expect: { outcomes: { ok: 5 }, requests: 5 },
  },
  {
    name: "an update while another waits for its retry",
    play: "secondDuringRetry",
    answers: [{ status: 503 }, {}],
    options: { retry: { baseDelayMs: 200, maxDelayMs: 200 } },
    expect: { outcomes: { ok: 1, busy: 1 }, requests: 2 },
  },
  {
    name: "an update after one that was refused as busy",
    play: "afterBusy",
    answers: [{ delayMs: 50 }],
    expect: { outcomes: { ok: 2, busy: 1 }, requests: 2 },
  },
  {
    name: "an update that is not valid",
    input: "invalid",
    expect: { kind: "invalid", attempts: 0, fields: ["nick_name"] },
  },
];

export const PROGRESS = [
  { name: "onAttempt throws", plan: "throws", expect: { kind: "ok", planned: 1 } },
  {
    name: "onAttempt throws before a retry",
    plan: "throws",
    answers: [{ status: 503 }, {}],
    options: { retry: QUICK },
    expect: { kind: "ok", attempts: 2, planned: 2 },
  },
  {
    name: "onAttempt makes another call",
    plan: "calls",
    expect: { outcomes: { ok: 2 }, requests: 2 },
  },
];

const UNTYPED = { kind: ["invalid", "internal"], attempts: 0, requests: [0, 1] };

/** Options of a call that are not what the types say: a typed error, and nobody else's call is hurt. */
export const OPTIONS = [
  { name: "a signal that is none", alone: true, callWith: "noSignal", expect: UNTYPED },
  { name: "a signal that is none, while another call is under way", alone: true, play: "badSignalBeside", answers: [{ delayMs: 150 }], expect: { outcomes: [{ ok: 1, internal: 1 }, { invalid: 1, ok: 1 }], requests: [1, 2] } },
  { name: "options that cannot be read", alone: true, callWith: "throwingGetter", expect: UNTYPED },
  { name: "options that are null", callWith: "null", expect: { kind: "ok" } },
];
