// Runs in the page: uses the package very often, and tells what the core holds before and after.

import { held } from "./watch.js";
import { createClient, init, validateUserUpdate } from "/pkg/index.js";

import { AVATARS, LONG, SHORT } from "./payloads.js";

/** One payload in so many is an avatar … */
const AVATAR_EVERY = 100;
/** … or long otherwise. */
const LONG_EVERY = 25;
const SENDS_AT_ONCE = 20;
/** Between turns of the event loop. */
const CALLS_PER_TURN = 5_000;

const ANSWERS = [
  () => Response.json({ avatar: "data://image/png;base64,iVBORw0KGgo=" }),
  () => Response.json({ code: "InvalidParameter.NickName", message: "Bad." }, { status: 400 }),
  () => Response.json({ code: "ForbiddenNoPermission", message: "No." }, { status: 403 }),
  () => new Response("<h1>Bad Gateway</h1>", { status: 502 }),
];

globalThis.ready = init();

/** Validates; gives what is held after the warm-up and at the end. */
globalThis.validateOften = async (warmUp, count) => {
  await validateMany(0, warmUp);
  const before = held();
  await validateMany(warmUp, warmUp + count);
  return { before, after: held() };
};

async function validateMany(from, to) {
  for (let call = from; call < to; call += 1) {
    validateUserUpdate(payloadOf(call));
    if (call % CALLS_PER_TURN === 0) await new Promise((done) => setTimeout(done));
  }
}

function payloadOf(call) {
  if (call % AVATAR_EVERY === 0) return AVATARS[(call / AVATAR_EVERY) % AVATARS.length];
  if (call % LONG_EVERY === 0) return LONG[(call / LONG_EVERY) % LONG.length];
  return SHORT[call % SHORT.length];
}

/** Sends to a service that answers at once; gives what is held, and how many calls came to which end. */
globalThis.sendOften = async (warmUp, count) => {
  let asked = 0;
  globalThis.fetch = async () => ANSWERS[asked++ % ANSWERS.length]();
  const client = createClient({ domainId: "bj1", accessToken: "token", retry: false });
  const ends = {};
  await sendMany(client, warmUp, ends);
  const before = held();
  await sendMany(client, count, ends);
  return { before, after: held(), asked, ends };
};

async function sendMany(client, count, ends) {
  for (let sent = 0; sent < count; sent += SENDS_AT_ONCE) {
    const calls = Array.from({ length: SENDS_AT_ONCE }, (_, n) => send(client, sent + n));
    for (const end of await Promise.all(calls)) ends[end] = (ends[end] ?? 0) + 1;
  }
}

function send(client, call) {
  const avatar = call % AVATAR_EVERY === 0 ? AVATARS[0].avatar : undefined;
  const update = { user_id: `u${call}`, nick_name: `Ada ${call}`, avatar };
  return client.updateUser(update).then(
    () => "user",
    (error) => error.kind,
  );
}
