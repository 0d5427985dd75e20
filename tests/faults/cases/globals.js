// Pages patch what the package stands on. These run alone: a patch is seen by every call.

const patched = (patch, expect, more) => ({ name: patch, patch, alone: true, ...more, expect });

/** Nothing went out, or nothing that came back is an answer. */
const NETWORK = { kind: "network", requests: 0 };

export const GLOBALS = [
  ...[
    "fetch is missing",
    "fetch is no function",
    "fetch throws an Error",
    "fetch throws undefined",
    "fetch rejects with undefined",
    "fetch rejects with a string",
    "fetch rejects with a symbol",
    "fetch rejects with an object",
    "fetch rejects with an AbortError",
    "fetch gives undefined",
    "fetch gives null",
    "fetch gives a string",
    "fetch gives a look-alike",
    "fetch gives a revoked Proxy",
    "fetch gives Response.error()",
    "fetch gives a throwing thenable",
    "Request throws",
    "Headers throws",
    "Headers.set throws",
  ].map((patch) => patched(patch, NETWORK)),
  patched("fetch never settles", { kind: "timeout", requests: 0, minMs: 290 }, { options: { timeoutMs: 300 } }),
  patched(
    "fetch ignores the signal",
    { kind: "timeout", minMs: 290 },
    {
      options: { timeoutMs: 300 },
      answers: [{ delayMs: 400 }],
    },
  ),
  ...[
    "fetch is wrapped",
    "fetch gives a Response at once",
    "fetch gives a thenable",
    "fetch gives a thenable that settles twice",
    "fetch gives a Promise of a subclass",
    "fetch is wrapped by a Proxy",
    "Request is a subclass",
    "Headers.get throws",
    "fetch is another frame's",
    "fetch gives a Response of another class",
    "fetch gives a Response without a stream",
  ].map((patch) => patched(patch, { kind: "ok", requests: patch.includes("at once") ? 0 : 1 })),
  ...["a number", "too much"].map((what) =>
    patched(`fetch gives a Response whose buffer is ${what}`, {
      kind: what === "too much" ? "too_large" : "network",
      status: 200,
    }),
  ),
  patched("fetch gives a body that was read", { kind: "network", status: 200, requests: 0 }),
  patched("fetch gives a body that is locked", { kind: "network", status: 200, requests: 0 }),
  patched("fetch gives a body of strings", { kind: "network", status: 200, requests: 0 }),
  patched("fetch gives a body that never ends", { kind: "timeout", requests: 0 }, { options: { timeoutMs: 300 } }),
  patched("fetch gives a body that fails", { kind: "network", status: 200, requests: 0 }),
  patched("JSON.parse throws", { kind: "undecodable", status: 200 }),
  patched("TextDecoder throws", { kind: "undecodable", status: 200 }),
];

/** More than one instance has room for; more than Chromium has instances for before it tidies up. */
export const MANY_TRAPS = 140;

/**
 * The engine gives what the core does not expect, and the exception goes through its frames: as near
 * to a trap as a page can come. The call has to say `internal`, and say it before its deadline.
 */
const trap = (patch, expect, more) => ({
  name: `trap: ${patch}`,
  patch,
  alone: true,
  // The client is older than the fault, unless its making is the case.
  clientFirst: true,
  ...more,
  // The exception has no other way out than to the window.
  expect: { kind: "internal", maxMs: 1_500, mayThrowElsewhere: true, ...expect },
});

export const TRAPS = [
  trap("normalize throws", { attempts: 0 }, { input: "nonAscii" }),
  trap("Math.random throws", { attempts: 1 }, { answers: [{ status: 503 }], options: { retry: {} } }),
  trap("Response.status throws", { attempts: 1 }),
  trap("Response.body throws", { attempts: 1 }),
  trap("Date.now throws", { attempts: 1 }, { answers: [{ status: 503, headers: { "Retry-After": "{in 60 s}" } }] }),
  trap("TextEncoder.encodeInto throws", { attempts: 0 }, { input: "nonAscii" }),
  // What was told before need not be decoded: how far a call comes depends on the one before it.
  trap("TextDecoder.decode throws", { attempts: [0, 1], requests: [0, 1] }),
  {
    ...trap("TextDecoder.decode throws", { attempts: [0, 1], requests: [0, 1] }, { clientFirst: false }),
    name: "trap: TextDecoder.decode throws from createClient on",
  },
  // The deadline comes while the core cannot even say what a deadline is.
  {
    ...trap(
      "TextDecoder.decode throws",
      { kind: ["internal", "timeout"], requests: [0, 1], attempts: [0, 1] },
      {
        options: { timeoutMs: 300 },
        answers: [{ delayMs: 400 }],
      },
    ),
    name: "trap: TextDecoder.decode throws, and the deadline passes",
  },
  {
    ...trap("normalize throws", { attempts: 0 }, { play: "validate" }),
    name: "trap: normalize throws in validateUserUpdate",
  },
  // A call under way goes on, on whatever instance there is …
  trap(
    "normalize throws once, while another call is under way",
    { outcomes: { internal: 1, ok: 1 }, requests: 1 },
    {
      play: "trapBeside",
      answers: [{ delayMs: 300 }],
    },
  ),
  // … and however many there have been.
  trap(
    "normalize throws forty times, while another call is under way",
    { outcomes: { internal: 40, ok: 1 }, requests: 1 },
    {
      play: "fortyTrapsBeside",
      answers: [{ delayMs: 300 }],
    },
  ),
  trap(
    "normalize throws once, and the next call is slow",
    { outcomes: { internal: 1, ok: 1 }, requests: 1, maxMs: 2_500 },
    {
      play: "trapThenSlow",
      answers: [{ delayMs: 1_500 }],
    },
  ),
  // What comes out at the very end of the stack is the engine's affair; after it all has to work.
  trap("the stack ends inside the core", { kind: "ok", requests: 0 }, { play: "stackEdge" }),
  trap(
    "normalize throws very often",
    { outcomes: { internal: MANY_TRAPS }, requests: 0, maxMs: 5_000 },
    {
      play: "manyTraps",
    },
  ),
];
