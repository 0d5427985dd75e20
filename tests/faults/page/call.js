// One case being played: its client, what the client asked of the caller, and how its calls ended.

import { PdsError, createClient } from "/pkg/index.js";

import { CALL_OPTIONS, INPUTS, refreshBy, tokenBy } from "./caller.js";
import { control } from "./control.js";
import { PATCHES } from "./patches.js";
import { PLAYS } from "./plays.js";

/** How much longer than its deadline a call is waited for. */
const PATIENCE_MS = 2_000;
/** How long the client's next move is waited for: what comes of it then is judged as it is. */
const ASKED_WITHIN_MS = 10_000;
const GOOD_TIMEOUT_MS = 5_000;

export class Call {
  #client;
  #asked = {};
  #lane;
  outcomes = [];
  refreshes = 0;
  planned = 0;
  controller = new AbortController();
  /** What the caller's functions fail with. */
  thrown = { value: new Error("The caller's own error.") };
  abortedAt;

  constructor(one, { config, lane }) {
    this.one = one;
    this.config = config;
    this.#lane = lane;
    this.token = `${config.canary}-${one.index}`;
    this.signal = this.controller.signal;
  }

  async play() {
    if (this.one.clientFirst) void this.client;
    const restore = await PATCHES[this.one.patch]?.(this);
    try {
      await PLAYS[this.one.play ?? "update"](this);
    } finally {
      await restore?.();
    }
    const { outcomes, refreshes, planned, signal, thrown, abortedAt } = this;
    return { outcomes, refreshes, planned, reason: signal.reason, thrown: thrown.value, abortedAt };
  }

  get #endpoint() {
    return this.config.lanes[this.#lane];
  }

  get client() {
    const { options, token, refresh } = this.one;
    this.#client ??= createClient({
      ...options,
      endpoint: options.endpoint === "refused" ? this.config.refused : this.#endpoint,
      allowHttpLoopback: true,
      accessToken: this.#watched("token", tokenBy(token, this.token, this.thrown)),
      refresh: refresh && this.#watched("refresh", this.#counted(refreshBy(refresh, this.token, this.thrown))),
      onAttempt: (attempt) => this.#onAttempt(attempt),
    });
    return this.#client;
  }

  /** Waits until the client has asked for the `token` or the `refresh`, or has planned a `retry`. */
  asked(what) {
    const late = new Promise((resolve) => setTimeout(resolve, ASKED_WITHIN_MS));
    return Promise.race([this.#whenAsked(what).promise, late]);
  }

  #whenAsked(what) {
    this.#asked[what] ??= Promise.withResolvers();
    return this.#asked[what];
  }

  /** Waits until the server has come as far as this. */
  async reached(mark) {
    await control("mark", { lane: this.#lane, name: mark });
    // What was written is then still on its way.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  update(input = this.one.input, options) {
    return this.send((client) => client.updateUser(INPUTS[input ?? "plain"](), this.#callOptions(options)));
  }

  get(options) {
    return this.send((client) => client.getUser(this.#callOptions(options)));
  }

  #callOptions(options) {
    const { call, callWith } = this.one;
    return callWith ? CALL_OPTIONS[callWith]() : { signal: this.signal, ...call, ...options };
  }

  /** Makes a call and writes down how it ends; resolves then, or when patience does. */
  async send(use) {
    const outcome = { kind: "unsettled", settled: 0 };
    this.outcomes.push(outcome);
    const began = performance.now();
    const end = (kind, more) => {
      const ms = performance.now() - began;
      Object.assign(outcome, {
        kind,
        ms,
        settled: outcome.settled + 1,
        endedAt: performance.now(),
        ...more,
      });
    };
    const settled = this.#started(use, outcome).then(
      (user) => end("ok", { user }),
      (error) => end(error instanceof PdsError ? error.kind : `not a PdsError: ${String(error)}`, { error }),
    );
    let patience;
    const lost = new Promise((resolve) => (patience = setTimeout(resolve, this.#patienceMs)));
    await Promise.race([settled, lost]);
    clearTimeout(patience);
    outcome.ms ??= performance.now() - began;
  }

  get #patienceMs() {
    const ms = Number(this.one.call?.timeoutMs ?? this.one.options.timeoutMs);
    return (ms < 60_000 ? Math.max(ms, 0) : GOOD_TIMEOUT_MS) + PATIENCE_MS;
  }

  /** Only `createClient` may throw; a call has to reject. */
  #started(use, outcome) {
    let client;
    try {
      client = this.client;
      return use(client);
    } catch (error) {
      outcome.threw = client !== undefined;
      return Promise.reject(error);
    }
  }

  abort(...reason) {
    this.abortedAt = performance.now();
    this.controller.abort(...reason);
  }

  /** After the case, all is as before it: on the same client where that has a token. */
  async nextGoodSend() {
    const { token, options } = this.one;
    if (token !== undefined || options.endpoint !== undefined) this.#client = this.#goodClient();
    const problems = [];
    try {
      const user = await this.client.updateUser(INPUTS.plain(), { timeoutMs: GOOD_TIMEOUT_MS });
      if (user.nick_name !== "Ada") problems.push("the next good send gave another user");
    } catch (error) {
      problems.push(`the next good send failed: ${error.kind ?? error}`);
    }
    const { requests, problems: more } = await control("end", { lane: this.#lane });
    if (requests !== 1) problems.push(`the next good send made ${requests} requests`);
    return [...problems, ...more.map((problem) => `the next good send: ${problem}`)];
  }

  #goodClient() {
    return createClient({
      endpoint: this.#endpoint,
      allowHttpLoopback: true,
      accessToken: `${this.token}-good`,
      retry: false,
    });
  }

  #watched(what, value) {
    if (typeof value !== "function") return value;
    return (...args) => {
      this.#whenAsked(what).resolve();
      return value(...args);
    };
  }

  #counted(refresh) {
    return () => {
      this.refreshes += 1;
      return refresh(this.refreshes);
    };
  }

  #onAttempt({ attempt, waitMs }) {
    this.planned += 1;
    if (waitMs > 0) this.#whenAsked("retry").resolve();
    if (this.one.abort?.at === "the first plan") this.abort("planned");
    if (this.one.plan === "throws") throw new Error("The progress bar is broken.");
    if (this.one.plan === "calls" && attempt === 1 && this.outcomes.length === 1) this.get();
  }
}
