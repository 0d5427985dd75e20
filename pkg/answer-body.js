// An answer's body: read chunk by chunk, so that an endless one ends here, and parsed without losing a
// digit.

import { attempt } from "./callbacks.js";
import { withCore } from "./core.js";

/** The most that is read: a user with a full avatar is a third of it. */
const RESPONSE_MAX_BYTES = 1024 * 1024;

/** Whether `fetch` gave a Response, or what behaves like one: another frame's, or a polyfill's. */
export function isResponse(value) {
  return attempt(() => value instanceof Response) === true || attempt(() => behavesLikeResponse(value)) === true;
}

function behavesLikeResponse({ status, headers, arrayBuffer }) {
  return Number.isInteger(status) && typeof headers.get === "function" && typeof arrayBuffer === "function";
}

/**
 * The value that the body is, as `{ body }`, undefined where it is no JSON; `{ failure }` when it cannot be
 * read. `settled` waits for a promise: it gives `{ value }`, or nothing when the promise rejects.
 */
export async function readBody(response, settled) {
  const stream = response.body;
  const { bytes, failure } = await (hasReader(stream) ? readStream(stream, settled) : readAtOnce(response, settled));
  if (failure !== undefined) return { failure };
  return { body: parse(withCore((core) => core.exact_json(bytes))) };
}

function hasReader(stream) {
  return typeof stream?.getReader === "function";
}

async function readStream(stream, settled) {
  const reader = attempt(() => stream.getReader());
  if (reader === undefined) return { failure: "network" };
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = (await settled(attempt(() => reader.read())))?.value ?? {};
    if (done === true) return { bytes: joined(chunks, length) };
    // Not `instanceof`: the array of another frame's stream is of that frame.
    if (!ArrayBuffer.isView(value)) return { failure: "network" };
    chunks.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    length += value.byteLength;
    if (length > RESPONSE_MAX_BYTES) {
      // Closes the connection; there is no need to wait for that.
      attempt(() => reader.cancel().catch(() => {}));
      return { failure: "too_large" };
    }
  }
}

function joined(chunks, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** For a body that there is not, and for one that is no stream of the web's. */
async function readAtOnce(response, settled) {
  if (response.body === null) return { bytes: new Uint8Array() };
  const buffer = (await settled(attempt(() => response.arrayBuffer())))?.value;
  // Throws for what is no buffer, whatever realm it is of.
  const view = attempt(() => new DataView(buffer));
  if (view === undefined) return { failure: "network" };
  if (view.byteLength > RESPONSE_MAX_BYTES) return { failure: "too_large" };
  return { bytes: new Uint8Array(buffer) };
}

/** UTF-8, strictly, and JSON. */
function parse(bytes) {
  return attempt(() => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
}
