// Calls that always settle.
//
// The core decides what to send, when to send it again, and what an answer means; this keeps the
// clock. Each call has an AbortController of its own, aborted without a reason, and races the core
// with the deadline, the caller's signal, and the end of the core's instance, so that whatever
// happens in between (a patched fetch that never settles, a trap) the promise settles once.

import { judgeConnection } from "./boundary.js";
import { getCore, guarded, keepCore, trapped } from "./core.js";
import { PdsError } from "./errors.js";
import { sentence } from "./instance.js";
import { reworded } from "./judge.js";
import { TokenSource } from "./token.js";

const DEFAULT_TIMEOUT_MS = 15_000;
/** What a timer can hold; a longer time would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

export function createClient(options) {
  const client = new ClientState(options ?? {});
  const { rules, connection } = client;
  return {
    updateUser: (input, callOptions) =>
      call(client, callOptions, (core, hooks, signal) =>
        core.update_user(input, rules, connection, hooks, signal),
      ),
    getUser: (callOptions) =>
      call(client, callOptions, (core, hooks, signal) =>
        core.get_user(callOptions?.userId, rules, connection, hooks, signal),
      ),
  };
}

/** Makes a call; whatever goes wrong, it is a PdsError that the promise rejects with. */
async function call(client, callOptions, start) {
  const core = getCore();
  try {
    return await new Call(client, callOptions).run(core, start);
  } catch (error) {
    if (error instanceof PdsError) throw error;
    throw new PdsError({ kind: "internal", message: client.sentence("internal") }, { cause: error });
  }
}

/** What the calls of one client share. */
class ClientState {
  /** Ids of users with an update in flight: a second one is refused, so that none overtakes another. */
  updating = new Set();

  constructor(options) {
    const { domainId, endpoint, allowHttpLoopback, accessToken } = options;
    const { allow, dataUrlPrefix, retry, locale = "en" } = options;
    this.connection = { domainId, endpoint, allowHttpLoopback };
    this.rules = { allow, dataUrlPrefix, retry, locale };
    this.locale = String(locale);
    this.message = options.message;
    this.timeoutMs = options.timeoutMs;
    this.onAttempt = options.onAttempt;

    // A function gives the token later; until then there is nothing to judge.
    const token = typeof accessToken === "function" ? {} : { accessToken: accessToken ?? null };
    const issues = this.issuesWith(token);
    if (issues.length > 0) {
      throw new PdsError({ kind: "invalid", message: issues[0].message, issues });
    }
    const isToken = (token) => this.issuesWith({ accessToken: token ?? null }).length === 0;
    this.tokens = new TokenSource(accessToken, options.refresh, isToken);
  }

  sentence(kind) {
    return sentence(kind, undefined, this.locale) ?? kind;
  }

  issuesWith(token) {
    const connection = { ...this.connection, ...token };
    const issues = guarded(judgeConnection, connection, this.locale);
    return reworded(issues, this.message);
  }
}

/** One call, from its beginning to its only end. */
class Call {
  #client;
  #signal;
  #began = performance.now();
  #timeoutMs;
  #controller = new AbortController();
  #attempts = 0;
  #onAttempt;
  #onResponse;
  #userId;
  /** Set while the caller's own functions are waited for: the call is then short of a token. */
  #waitingForToken = false;
  #tokenCause;
  #refreshing;
  #interrupt;
  #release;
  /** How many promises the core has waited for. */
  #awaited = 0;
  #isStarted = false;
  /** Whether the core is done with the call, or for. */
  #isEnded = false;
  #isGone = false;

  constructor(client, callOptions) {
    const { signal, timeoutMs, onAttempt, onResponse } = callOptions ?? {};
    this.#client = client;
    this.#onAttempt = onAttempt;
    this.#onResponse = onResponse;
    this.#signal = signal;
    this.#timeoutMs = clampedTimeout(timeoutMs ?? client.timeoutMs);
  }

  async run(core, start) {
    if (this.#signal?.aborted) throw this.#error({ kind: "aborted" }, this.#signal.reason);
    const interrupted = new Promise((_, reject) => {
      this.#interrupt = (kind, cause) => reject(this.#error({ kind }, cause));
    });
    // Whoever waits for it is told; when nobody does, that is no unhandled rejection.
    interrupted.catch(() => {});
    const disarms = [];
    this.#release = keepCore(() => this.#onRestart());
    try {
      this.#arm(disarms);
      const hooks = this.#hooks(interrupted);
      const running = this.#started(() => start(core, hooks, this.#controller.signal));
      const outcome = await Promise.race([running, interrupted]);
      if (outcome.ok) return outcome.user;
      throw this.#error(outcome.error, this.#tokenCause);
    } finally {
      if (!this.#isStarted) this.#release();
      for (const disarm of disarms) disarm();
      this.#controller.abort();
      this.#interrupt("aborted");
      this.#client.updating.delete(this.#userId);
    }
  }

  /** Begins in the core; what it throws is a trap. */
  #started(start) {
    this.#isStarted = true;
    let running;
    try {
      running = Promise.resolve(start());
    } catch (cause) {
      this.#onTrap(cause);
      throw cause;
    }
    const onEnd = () => {
      this.#isEnded = true;
      this.#release();
    };
    running.then(onEnd, onEnd);
    this.#expectProgress();
    return running;
  }

  /**
   * A trap in a promise's callback is nobody's exception. But whenever the core goes on, it has asked
   * for something more, or ended, before the next task; if it has not, it trapped.
   */
  #expectProgress() {
    const awaited = this.#awaited;
    setTimeout(() => {
      if (!this.#isEnded && this.#awaited === awaited) this.#onTrap();
    });
  }

  /** The instance is gone, and with it whoever waits in it: see `untilOver`. */
  #onRestart() {
    this.#isGone = true;
    this.#isEnded = true;
    this.#interrupt("internal");
  }

  #onTrap(cause) {
    this.#isEnded = true;
    this.#interrupt("internal", cause);
    this.#release();
    trapped();
  }

  /** Arms the clock and the caller's signal; what disarms them goes into `disarms`. */
  #arm(disarms) {
    const timer = setTimeout(() => this.#onDeadline(), this.#timeoutMs);
    disarms.push(() => clearTimeout(timer));
    const signal = this.#signal;
    const onAbort = () => this.#interrupt("aborted", signal.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    disarms.push(() => signal?.removeEventListener("abort", onAbort));
  }

  #onDeadline() {
    const cause = new DOMException("The call took too long.", "TimeoutError");
    if (!this.#waitingForToken) return this.#interrupt("timeout", cause);
    // It hangs: the next call begins another.
    if (this.#refreshing !== undefined) this.#client.tokens.abandon(this.#refreshing);
    return this.#interrupt("unauthorized", cause);
  }

  /** What the core asks of the client while it makes the call. */
  #hooks(interrupted) {
    const { tokens, updating } = this.#client;
    return {
      begin: (userId) => {
        if (updating.has(userId)) return false;
        updating.add(userId);
        this.#userId = userId;
        return true;
      },
      token: () => this.#ask(() => tokens.current()),
      refresh: (refused) =>
        this.#ask(() => {
          if (!tokens.canRefresh) throw undefined;
          this.#refreshing = tokens.replace(refused, this.#began);
          return this.#refreshing;
        }),
      plan: (attempt, waitMs, reason) => this.#tellPlan({ attempt, waitMs, ...(reason && { reason }) }),
      sent: () => {
        this.#attempts += 1;
      },
      answered: (status, requestId) =>
        this.#onResponse?.({ status, attempts: this.#attempts, ...(requestId && { requestId }) }),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      leftMs: () => this.#began + this.#timeoutMs - performance.now(),
      untilOver: (promise) => {
        this.#awaited += 1;
        return new Promise((resolve, reject) => {
          // Nobody may be told whose instance is gone: the callback would throw, into nowhere.
          const unlessGone = (settle) => (value) => {
            if (this.#isGone) return;
            settle(value);
            this.#expectProgress();
          };
          Promise.race([promise, interrupted]).then(unlessGone(resolve), unlessGone(reject));
        });
      },
    };
  }

  /** Tells the client's hook and the call's: what one throws does not keep it from the other. */
  #tellPlan(plan) {
    try {
      this.#client.onAttempt?.(plan);
    } finally {
      this.#onAttempt?.(plan);
    }
  }

  /** Waits for a function of the caller's, and keeps what it fails with. */
  async #ask(forToken) {
    this.#waitingForToken = true;
    try {
      return await forToken();
    } catch (cause) {
      this.#tokenCause = cause;
      throw cause;
    } finally {
      this.#waitingForToken = false;
    }
  }

  #error(data, cause) {
    const { message: own } = this.#client;
    const issues = reworded(data.issues ?? [], own);
    const message =
      (data.kind === "invalid" ? issues[0]?.message : undefined) ??
      data.message ??
      this.#client.sentence(data.kind);
    const retryable = data.retryable ?? data.kind === "timeout";
    const options = cause === undefined ? undefined : { cause };
    return new PdsError({ ...data, message, issues, retryable, attempts: this.#attempts }, options);
  }
}

function clampedTimeout(timeoutMs) {
  const ms = Number(timeoutMs ?? DEFAULT_TIMEOUT_MS);
  return Number.isNaN(ms) ? DEFAULT_TIMEOUT_MS : Math.min(Math.max(ms, 0), MAX_TIMEOUT_MS);
}
