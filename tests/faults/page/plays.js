// How a case is played: one call, or several that stand in each other's way.

import { validateUserUpdate } from "/pkg/index.js";

import { MANY_TRAPS } from "../cases/globals.js";
import { INPUTS, REASONS } from "./caller.js";
import { PATCHES } from "./patches.js";

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const times = (count, make) => Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** What an abort waits for; nothing at all for `at once`. */
const MOMENTS = {
  "at once": () => undefined,
  "during the token": (call) => call.asked("token"),
  "during the request": (call) => call.reached("request"),
  "in the headers": (call) => call.reached("head"),
  "during the body": (call) => call.reached("body"),
  "before a retry": (call) => call.asked("retry"),
  "during the refresh": (call) => call.asked("refresh"),
  "the end": (_, ended) => ended,
};

async function update(call) {
  const { abort } = call.one;
  if (abort?.at === "AbortSignal.timeout") call.signal = AbortSignal.timeout(100);
  const reason = abort?.reason === undefined ? [] : REASONS[abort.reason]();
  if (abort?.at === "already") call.abort(...reason);
  const ended = call.update();
  if (abort?.at in MOMENTS) {
    const moment = MOMENTS[abort.at](call, ended);
    if (moment !== undefined) await moment;
    call.abort(...reason);
  }
  await ended;
  // A call that another one's progress has made.
  while (call.outcomes.some(({ settled, ms }) => settled === 0 && ms === undefined)) await sleep(5);
}

export const PLAYS = {
  update,
  get: (call) => call.get(),
  five: (call) => times(5, () => call.get()),
  two: (call) => times(2, () => call.get()),
  async oneAfterAnother(call) {
    await call.get();
    await call.get();
  },
  /** Two calls wait for one refresh; one is aborted; a third begins while the refresh is under way. */
  async oneGivesUp(call) {
    const leaving = new AbortController();
    const left = call.get({ signal: leaving.signal });
    const stays = call.get();
    await call.asked("refresh");
    await sleep(20);
    leaving.abort();
    await left;
    await Promise.all([stays, call.get()]);
  },
  /** The only call that waits for a refresh is aborted; the next one needs the same. */
  async onlyOneGivesUp(call) {
    const leaving = new AbortController();
    const left = call.get({ signal: leaving.signal });
    await call.asked("refresh");
    leaving.abort();
    await left;
    await call.get();
  },
  hundred: (call) => times(100, () => call.update()),
  fiveUsers: (call) =>
    times(5, (index) => call.send((client) => client.updateUser({ user_id: `u${index}`, nick_name: "Ada" }))),
  async secondDuringRetry(call) {
    const first = call.update();
    await call.asked("retry");
    await call.update();
    await first;
  },
  async afterBusy(call) {
    await Promise.all([call.update(), call.update()]);
    await call.update();
  },
  async badSignalBeside(call) {
    const good = call.update();
    await call.reached("request");
    await call.send((client) => client.getUser({ signal: {} }));
    await good;
  },
  validate: (call) => call.send(async () => validateUserUpdate(INPUTS.nonAscii())),
  trapBeside: (call) => trapsBeside(call, 1),
  fortyTrapsBeside: (call) => trapsBeside(call, 40),
  async trapThenSlow(call) {
    await trapped(call);
    await call.update();
  },
  stackEdge,
  async manyTraps(call) {
    const restore = PATCHES["normalize throws"]();
    for (let count = 0; count < MANY_TRAPS; count += 1) await PLAYS.validate(call);
    restore();
  },
};

async function trapsBeside(call, count) {
  const other = call.send((client) => client.updateUser({ user_id: "u2", nick_name: "Ada" }));
  await call.reached("request");
  for (let index = 0; index < count; index += 1) await trapped(call);
  await other;
}

async function trapped(call) {
  const restore = PATCHES["normalize throws"]();
  await call.update("nonAscii");
  restore();
}

/** Enters the core from every depth between the end of the stack and where there is room for it. */
async function stackEdge(call) {
  let left = 400;
  const descend = () => {
    try {
      descend();
    } catch {
      // The end of the stack; now up again.
    }
    if (left === 0) return;
    left -= 1;
    try {
      validateUserUpdate(INPUTS.plain());
    } catch {
      // Typed where there was room to make it so.
    }
  };
  descend();
  await PLAYS.validate(call);
}
