// One port of the fault server: plays the service for one case at a time, and writes down what came.

import net from "node:net";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { PREFLIGHTS, bytesOf } from "./answers.js";
import { REFUSED } from "./cases/common.js";
import { Incoming, parsed } from "./incoming.js";

const PATHS = ["/v2/user/update", "/v2/user/get"];
/** How long a connection may outlive its call. */
const CLOSING_MS = 500;
const STRAGGLER_MS = 150;
const MARK_WAIT_MS = 5_000;

export class Lane {
  #canary;
  #places;
  #case = {};
  #posts = 0;
  #preflights = 0;
  #problems = [];
  #marks = new Map();
  #sockets = new Map();
  /** Where it listens. */
  origin = "";
  server = net.createServer((socket) => this.#serve(socket));

  constructor(canary, places) {
    this.#canary = canary;
    this.#places = places;
  }

  begin(testCase) {
    this.#case = testCase;
    this.#posts = 0;
    this.#preflights = 0;
    this.#problems = [];
    this.#marks = new Map();
  }

  /** Gives what the case brought; after it the lane is good. */
  async end() {
    const { expect = {} } = this.#case;
    // Where a call may end while a request goes out, that request is still this case's.
    if (Array.isArray(expect.requests ?? expect.attempts)) await sleep(STRAGGLER_MS);
    const deadline = Date.now() + CLOSING_MS;
    while (this.#openPosts > 0 && Date.now() < deadline) await sleep(5);
    const open = this.#openPosts;
    this.close();
    const problems = [...this.#problems];
    if (open > 0) problems.push(`${open} connection(s) still open`);
    const record = { requests: this.#posts, preflights: this.#preflights, problems };
    this.begin({});
    return record;
  }

  /** A browser may go on with a preflight whose call is over; a request of ours has to end with it. */
  get #openPosts() {
    return [...this.#sockets.values()].filter((method) => method === "POST").length;
  }

  close() {
    for (const socket of this.#sockets.keys()) socket.destroy();
    this.#sockets.clear();
  }

  /** Waits until the case has come as far as this. */
  async marked(name) {
    await Promise.race([this.#mark(name).promise, sleep(MARK_WAIT_MS, undefined, { ref: false })]);
  }

  #mark(name) {
    if (!this.#marks.has(name)) {
      const mark = {};
      mark.promise = new Promise((resolve) => (mark.reach = resolve));
      this.#marks.set(name, mark);
    }
    return this.#marks.get(name);
  }

  async #serve(socket) {
    // A reset by the other side is part of the game.
    socket.on("error", () => {});
    const incoming = new Incoming(socket);
    const head = await incoming.head();
    if (head === undefined) return socket.destroy();
    const request = parsed(head);
    this.#sockets.set(socket, request.method);
    socket.on("close", () => this.#sockets.delete(socket));
    if (request.method === "OPTIONS") {
      this.#preflights += 1;
      return this.#play(socket, PREFLIGHTS[this.#case.preflight ?? "right"], request);
    }
    const answer = this.#answerTo(request);
    if (!answer.early) await incoming.body(Number(request.headers["content-length"]));
    this.#inspect(request, incoming.text());
    this.#mark("request").reach();
    await this.#play(socket, answer, { ...request, userId: userIdIn(incoming.text()) });
  }

  #answerTo(request) {
    const answers = this.#case.answers ?? [{}];
    const answer = answers[Math.min(this.#posts, answers.length - 1)];
    this.#posts += 1;
    this.#mark(`request ${this.#posts}`).reach();
    const isFresh = request.headers.authorization?.endsWith("-fresh");
    return answer.refusesOldToken && !isFresh ? { ...answer, ...REFUSED } : answer;
  }

  /** The rules for what may be in a request, the token's place above all. */
  #inspect(request, text) {
    const { method, path, headers } = request;
    if (method !== "POST" || !PATHS.includes(path)) this.#problems.push(`${method} ${path}`);
    if (headers["content-type"] !== "application/json") this.#problems.push("no content-type");
    for (const name of ["cookie", "referer", "x-injected"]) {
      if (headers[name] !== undefined) this.#problems.push(`the header ${name} was sent`);
    }
    const rest = text.replace(/^authorization: .*$/im, "");
    if (rest.includes(this.#canary)) this.#problems.push("the token is elsewhere in the request");
  }

  async #play(socket, answer, request) {
    if (answer.delayMs) await sleep(answer.delayMs);
    if (answer.notBefore) await this.marked(`request ${answer.notBefore}`);
    const origin = request.headers.origin ?? "*";
    const { userId } = request;
    const places = { ...this.#places, self: this.origin, origin, userId, requestId: "request-1" };
    if (answer.body === "endless") return this.#stream(socket, answer, places);
    const { bytes, headLength } = bytesOf(answer, places);
    const { at, then } = answer.cut ?? { at: "end", then: "end" };
    const cut = cutAt(at, headLength, bytes.length);
    socket.write(bytes.subarray(0, cut));
    this.#mark(at).reach();
    if (then === "end") socket.end();
    // What was written is on its way before the reset.
    if (then === "reset") await sleep(30).then(() => socket.resetAndDestroy());
    if (then === "drip") await drip(socket, bytes.subarray(cut));
  }

  /** A body without end, as fast as the other side takes it. */
  async #stream(socket, answer, places) {
    const { bytes } = bytesOf({ ...answer, body: "empty", framing: "close" }, places);
    socket.write(bytes);
    // It ends when the other side has had enough.
    await pipeline(endless(), socket).catch(() => {});
  }
}

/** Whom a request is about, as far as it says so. */
function userIdIn(text) {
  return /"user_id":"([^"]*)"/.exec(text)?.[1];
}

/** A place in the answer, by name or by its number of bytes. */
function cutAt(at, headLength, length) {
  const named = { start: 0, head: headLength - 20, body: (headLength + length) >> 1, end: length };
  return named[at] ?? at;
}

/** One byte a second. */
async function drip(socket, bytes) {
  for (const byte of bytes) {
    await sleep(1_000, undefined, { ref: false });
    if (!socket.writable) return;
    socket.write(Buffer.of(byte));
  }
}

function* endless() {
  const chunk = Buffer.alloc(64 * 1024, " ");
  for (;;) yield chunk;
}
