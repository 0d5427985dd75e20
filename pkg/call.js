// One call, which always settles.
//
// The core decides what to send, when to send it again, and what an answer means: each is one step that
// throws when it traps, and that keeps nothing. This waits in between, and keeps the clock. Each call
// has an AbortController of its own, aborted without a reason, and whatever it waits for races with the
// deadline and the caller's signal, so that whatever happens (a patched fetch that never settles) the
// promise settles once.

import { isResponse, readBody } from "./answer-body.js";
import { readAnswer } from "./boundary.js";
import { attempt, ignoreErrors } from "./callbacks.js";
import { guarded, withCore } from "./core.js";
import { PdsError } from "./errors.js";
import { withCustomMessages } from "./custom-messages.js";

const DEFAULT_TIMEOUT_MS = 15_000;
/** What a timer can hold; a longer time would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

export class Call {
  #client;
  #options;
  #began = performance.now();
  #timeoutMs;
  #controller = new AbortController();
  #attempts = 0;
  /** Set while the caller's own functions are waited for: the call is then short of a token. */
  #waitingForToken = false;
  #tokenCause;
  #refreshing;
  /** Ends the call before its time; what it then rejects with. */
  #interrupt;
  #interruption;
  #interrupted = new Promise((_, reject) => {
    this.#interrupt = (kind, cause) => {
      this.#interruption ??= this.#error({ kind }, cause);
      reject(this.#interruption);
    };
  });

  constructor(client, callOptions) {
    // The caller's object is read once, here.
    const { signal, timeoutMs, onAttempt, onResponse, userId } = callOptions ?? {};
    this.#client = client;
    this.#options = { signal, onAttempt, onResponse, userId };
    this.#timeoutMs = clampedTimeout(timeoutMs ?? client.timeoutMs);
    // It rejects for whoever waits; when nobody does, that is no unhandled rejection.
    this.#interrupted.catch(() => {});
  }

  /** `prepare` gives the request, and the id of the user that it is about. */
  async run({ prepare, isUpdate }) {
    const { signal } = this.#options;
    if (signal?.aborted) throw this.#error({ kind: "aborted" }, signal.reason);
    const { updating } = this.#client;
    const { ok, issues, value: request, userId } = guarded(prepare, this.#options);
    if (!ok) throw this.#error({ kind: "invalid", issues });
    if (isUpdate && updating.has(userId)) throw this.#error({ kind: "busy" });
    const disarm = this.#arm();
    if (isUpdate) updating.add(userId);
    try {
      return await this.#exchange(request, userId);
    } catch (error) {
      if (error instanceof PdsError && error.kind !== "internal") throw error;
      throw this.#error({ kind: "internal" }, error instanceof PdsError ? error.cause : error);
    } finally {
      if (isUpdate) updating.delete(userId);
      disarm();
      this.#controller.abort();
    }
  }

  /** As many requests as it takes, and as the core allows. */
  async #exchange(request, userId) {
    const { tokens } = this.#client;
    let token = await this.#waitForToken(() => tokens.current());
    if (token === undefined) throw this.#error({ kind: "unauthorized" }, this.#tokenCause);
    this.#report({ attempt: 1, waitMs: 0 });
    const issues = this.#client.issuesWith({ accessToken: token.value ?? null });
    if (issues.length > 0) throw this.#error({ kind: "invalid", issues });
    let mayRefresh = true;
    let retries = 0;
    for (;;) {
      const asked = { token: token.value, userId };
      const outcome = await this.#attempt(request, asked, { mayRefresh, retries });
      if (outcome.ok) return outcome.user;
      const { error, refresh, waitMs } = outcome;
      const attempt = this.#attempts + 1;
      if (refresh) {
        mayRefresh = false;
        token = await this.#waitForToken(() => this.#replacement(asked.token));
        if (token === undefined) throw this.#error(error, this.#tokenCause);
        this.#report({ attempt, waitMs: 0, reason: "unauthorized" });
      } else if (waitMs !== undefined) {
        retries += 1;
        this.#report({ attempt, waitMs, reason: error.kind });
        await this.#settled(new Promise((resolve) => setTimeout(resolve, waitMs)));
      } else throw this.#error(error, this.#tokenCause);
    }
  }

  /** One request, and what the core makes of what came. */
  async #attempt({ url, body }, asked, state) {
    this.#attempts += 1;
    const { rules } = this.#client;
    const { signal } = this.#controller;
    const sent = await this.#settled(withCore((core) => core.send(url, asked.token, body, signal)));
    const response = isResponse(sent?.value) ? sent?.value : undefined;
    const read = response && (await readBody(response, (promise) => this.#settled(promise)));
    const leftMs = this.#began + this.#timeoutMs - performance.now();
    const answer = { response, body: read?.body, failure: read?.failure ?? "" };
    const outcome = guarded(readAnswer, rules, answer, { ...asked, ...state, leftMs });
    const { status, requestId } = outcome;
    if (status !== undefined) {
      const answered = { status, attempts: this.#attempts, ...(requestId && { requestId }) };
      ignoreErrors(() => this.#options.onResponse?.(answered));
    }
    return outcome;
  }

  /** What a promise gives, as `{ value }`; undefined when it fails. Throws when the call is over first. */
  async #settled(promise) {
    try {
      return { value: await Promise.race([promise, this.#interrupted]) };
    } catch {
      if (this.#interruption) throw this.#interruption;
      return undefined;
    }
  }

  /** Arms the clock and the caller's signal; gives what disarms them. */
  #arm() {
    const { signal } = this.#options;
    const onAbort = () => this.#interrupt("aborted", signal.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    const timer = setTimeout(() => this.#onDeadline(), this.#timeoutMs);
    return () => {
      clearTimeout(timer);
      attempt(() => signal?.removeEventListener("abort", onAbort));
    };
  }

  #onDeadline() {
    const cause = new DOMException("The call took too long.", "TimeoutError");
    if (!this.#waitingForToken) return this.#interrupt("timeout", cause);
    // It hangs: the next call begins another.
    if (this.#refreshing !== undefined) this.#client.tokens.abandon(this.#refreshing);
    return this.#interrupt("unauthorized", cause);
  }

  #replacement(refused) {
    const { tokens } = this.#client;
    if (!tokens.canRefresh) throw undefined;
    this.#refreshing = tokens.replace(refused, this.#began);
    return this.#refreshing;
  }

  /** Waits for a function of the caller's that gives a token, and keeps what it fails with. */
  async #waitForToken(getToken) {
    this.#waitingForToken = true;
    const pending = (async () => {
      try {
        return await getToken();
      } catch (cause) {
        this.#tokenCause = cause;
        throw cause;
      }
    })();
    const token = await this.#settled(pending);
    this.#waitingForToken = false;
    return token;
  }

  /** Reports to the client's hook and the call's what will be tried, before the wait for it. */
  #report(progress) {
    ignoreErrors(() => this.#client.onAttempt?.(progress));
    ignoreErrors(() => this.#options.onAttempt?.(progress));
  }

  #error(data, cause) {
    const attempts = this.#attempts;
    const issues = withCustomMessages(data.issues ?? [], this.#client.message);
    const message =
      (data.kind === "invalid" ? issues[0]?.message : undefined) ??
      data.message ??
      this.#client.sentence(data.kind, { attempts });
    const retryable = data.retryable ?? data.kind === "timeout";
    const options = cause === undefined ? undefined : { cause };
    return new PdsError({ ...data, message, issues, retryable, attempts }, options);
  }
}

function clampedTimeout(timeoutMs) {
  const ms = Number(timeoutMs ?? DEFAULT_TIMEOUT_MS);
  return Number.isNaN(ms) ? DEFAULT_TIMEOUT_MS : Math.min(Math.max(ms, 0), MAX_TIMEOUT_MS);
}
