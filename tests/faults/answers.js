// What the fault server puts on the wire: an answer as data → bytes, and where they break off.
//
// An answer is `{ status, body, headers, cors, expose, framing, version, lengthDelta, before, cut }`;
// every key has a default, and `{}` is the good answer.

import { gzipSync } from "node:zlib";

const USER = {
  domain_id: "bj1",
  user_id: "u1",
  nick_name: "Ada",
  avatar: "data://image/png;base64,iVBORw0KGgo=",
  status: "enabled",
  role: "user",
  updated_at: 1_700_000_000_000,
};

const json = (value) => Buffer.from(JSON.stringify(value));

export const serviceError = (code, message) => json({ code, message });

/** Bodies by name. `endless` is not among them: it is streamed. */
const BODIES = {
  good: json(USER),
  serviceError: serviceError("Refused", "The service said no."),
  wrongTypes: json({ user_id: [], nick_name: { a: 1 }, created_at: "soon", role: false }),
  notAnObject: json([USER]),
  truncated: json(USER).subarray(0, 60),
  empty: Buffer.alloc(0),
  html: Buffer.from("<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>"),
  bom: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), json(USER)]),
  badUtf8: Buffer.from('{"nick_name":"\xff\xfe"}', "latin1"),
  // A gzip header, and then a block of a kind that there is not.
  badGzip: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, ...Array(64).fill(0xff)]),
  gzipBomb: gzipSync(Buffer.alloc(64 * 1024 * 1024, " ")),
  deep: Buffer.from(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`),
};

const EXPOSED = "x-ca-request-id, x-ca-error-code, x-ca-error-message, retry-after";

/** What `Access-Control-Allow-Origin` says. */
const CORS = {
  right: (origin) => [["Access-Control-Allow-Origin", origin]],
  none: () => [],
  wrong: () => [["Access-Control-Allow-Origin", "https://elsewhere.example"]],
  star: () => [["Access-Control-Allow-Origin", "*"]],
  starWithCredentials: () => [
    ["Access-Control-Allow-Origin", "*"],
    ["Access-Control-Allow-Credentials", "true"],
  ],
  twice: (origin) => [
    ["Access-Control-Allow-Origin", origin],
    ["Access-Control-Allow-Origin", origin],
  ],
};

/** Answers to a preflight, for the cases where it is at fault. */
export const PREFLIGHTS = {
  right: preflight("Authorization, Content-Type"),
  refused: { ...preflight("Authorization, Content-Type"), status: 403 },
  headerNotAllowed: preflight("Content-Type"),
  wrongOrigin: { ...preflight("Authorization, Content-Type"), cors: "wrong" },
  noOrigin: { ...preflight("Authorization, Content-Type"), cors: "none" },
  redirected: { status: 307, body: "empty", headers: { Location: "{other}/" } },
  reset: { cut: { at: "start", then: "reset" } },
  silent: { cut: { at: "start", then: "stall" } },
  slow: { ...preflight("Authorization, Content-Type"), delayMs: 150 },
};

function preflight(allowed) {
  const headers = {
    "Access-Control-Allow-Headers": allowed,
    "Access-Control-Allow-Methods": "POST",
    // Every request is then preceded by its own preflight, which the case can spoil.
    "Access-Control-Max-Age": "0",
  };
  return { status: 204, body: "empty", framing: "close", headers };
}

/**
 * The answer's bytes, and what they are made of. `places` fills the `{names}` in header values; the good
 * answer is about the user that was asked for.
 */
export function bytesOf(answer, places) {
  const body = answer.json ? json(answer.json) : bodyOf(answer.body ?? "good", places.userId);
  const head = Buffer.from(headOf(answer, body, places), "latin1");
  const framed = answer.framing === "chunked" ? chunked(body, answer.lastChunk) : body;
  return { bytes: Buffer.concat([head, framed]), headLength: head.length };
}

function bodyOf(name, userId) {
  return name === "good" && userId !== undefined ? json({ ...USER, user_id: userId }) : BODIES[name];
}

function headOf(answer, body, places) {
  const { status = 200, headers = {}, cors = "right", expose = true, version = "1.1" } = answer;
  const lines = [
    ["Content-Type", answer.body === "html" ? "text/html" : "application/json"],
    ["Connection", "close"],
    ["X-Ca-Request-Id", places.requestId],
    ...CORS[cors](places.origin),
    ...(expose ? [["Access-Control-Expose-Headers", EXPOSED]] : []),
    ...(answer.body === "badGzip" || answer.body === "gzipBomb"
      ? [["Content-Encoding", "gzip"]]
      : []),
    ...framing(answer, body),
    ...Object.entries(headers).flatMap(([name, values]) => [values].flat().map((v) => [name, v])),
  ];
  const text = lines
    .map(([name, value]) => `${name}: ${filled(value, { ...places, length: body.length })}\r\n`)
    .join("");
  return `${answer.before ?? ""}HTTP/${version} ${status} Status\r\n${text}\r\n`;
}

function framing({ framing = "length", lengthDelta = 0 }, body) {
  if (framing === "length") return [["Content-Length", String(body.length + lengthDelta)]];
  return framing === "chunked" ? [["Transfer-Encoding", "chunked"]] : [];
}

function chunked(body, lastChunk = "0\r\n\r\n") {
  const chunk = (bytes) => [
    Buffer.from(`${bytes.length.toString(16)}\r\n`),
    bytes,
    Buffer.from("\r\n"),
  ];
  const half = Math.ceil(body.length / 2);
  const chunks = [body.subarray(0, half), body.subarray(half)].filter((bytes) => bytes.length > 0);
  return Buffer.concat([...chunks.flatMap(chunk), Buffer.from(lastChunk)]);
}

/** `{other}`, `{self}`; `{in 2 s}` is the HTTP date of that moment. */
function filled(value, places) {
  return String(value).replace(/\{([^}]+)\}/g, (_, name) => {
    const seconds = /^in (-?\d+) s$/.exec(name)?.[1];
    if (seconds === undefined) return places[name];
    return new Date(Date.now() + Number(seconds) * 1000).toUTCString();
  });
}
