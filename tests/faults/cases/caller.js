// What a caller does with its calls: several at once, progress, options that no type allows.

import { QUICK } from "./common.js";

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
  {
    name: "a signal that is none, while another call is under way",
    alone: true,
    play: "badSignalBeside",
    answers: [{ delayMs: 150 }],
    expect: {
      outcomes: [
        { ok: 1, internal: 1 },
        { invalid: 1, ok: 1 },
      ],
      requests: [1, 2],
    },
  },
  { name: "options that cannot be read", alone: true, callWith: "throwingGetter", expect: UNTYPED },
  { name: "options that are null", callWith: "null", expect: { kind: "ok" } },
];
