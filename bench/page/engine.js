// What the engine itself takes for the same data: the floor under every contender.

import { TIMED } from "./payloads.js";
import { inTurns } from "./run.js";

/** Tasks by what they are called in the table. */
export function engineTasks() {
  const [small] = TIMED.small.make();
  const payloads = TIMED.avatar.make();
  const texts = payloads.map(({ avatar }) => avatar);
  const base64 = texts.map((text) => text.slice(text.indexOf(",") + 1)).map(flat);
  const bytes = new Uint8Array(512 * 1024);
  const encoder = new TextEncoder();
  const task = (call, inputs) => inTurns("call(inputs[at])", call, inputs);
  const tasks = {
    "TextEncoder.encodeInto, 300 KB": task((text) => encoder.encodeInto(text, bytes), texts),
    "atob, 300 KB": task((text) => atob(text), base64),
    "JSON.stringify, small edit": task((payload) => JSON.stringify(payload), [small]),
    "JSON.stringify, 300 KB avatar": task((payload) => JSON.stringify(payload), payloads),
    "new Request with a body of 300 KB": task((body) => new Request("/", { method: "POST", body }), texts),
  };
  if (bytes.setFromBase64 === undefined) return tasks;
  const decode = task((text) => bytes.setFromBase64(text), base64);
  return { "Uint8Array.setFromBase64, 300 KB": decode, ...tasks };
}

function flat(text) {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
