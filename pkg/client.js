// Calls that always settle.
//
// The core decides what to send, when to send it again, and what an answer means; this keeps the
// clock. Each call has an AbortController of its own, aborted without a reason, and races the core
// with the deadline, the caller's signal, and the end of the core's instance, so that whatever
// happens in between (a patched fetch that never settles, a trap) the promise settles once.

import { getCore, onRestart, restart, withCore } from "./core.js";
import { PdsError } from "./errors.js";
import { TokenSource } from "./token.js";

const DEFAULT_TIMEOUT_MS = 15_000;
/** What a timer can hold; a longer time would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;
/** A core that has not ended this long after its call did has trapped. */
const TRAPPED_AFTER_MS = 1_000;

export function createClient(options) {
  const client = new ClientState(options ?? {});
  return {
    updateUser(input, callOptions) {
      return new Call(client, callOptions).run((core, hooks, signal) =>
        core.update_user(input, client.rules, client.connection, hooks, signal),
      );
    },
    getUser(callOptions) {
      return new Call(client, callOptions).run((core, hooks, signal) =>
        core.get_user(callOptions?.userId, client.rules, client.connection, hooks, signal),
      );
    },
  };
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

  issuesWith(token) {
    const connection = { ...this.connection, ...token };
    return withCore((core) => core.check_connection(connection, this.locale));
  }
}

/** One call, from its beginning to its only end. */
class Call {
  #client;
  #signal;
  #deadline;
  #timeoutMs;
  #controller = new AbortController();
  #attempts = 0;
  #userId;
  /** Set while the caller's own functions are waited for: the call is then short of a token. */
  #waitingForToken = false;
  #tokenCause;
  #refreshing;

  constructor(client, callOptions) {
    const { signal, timeoutMs } = callOptions ?? {};
    this.#client = client;
    this.#signal = signal;
    this.#timeoutMs = clampedTimeout(timeoutMs ?? client.timeoutMs);
    this.#deadline = performance.now() + this.#timeoutMs;
  }

  async run(start) {
    const core = getCore();
    const ends = [];
    const interrupted = new Promise((_, reject) => {
      ends.push(...this.#interruptions((kind, cause) => reject(this.#error({ kind }, cause))));
    });
    let running;
    try {
      if (this.#signal?.aborted) throw this.#error({ kind: "aborted" }, this.#signal.reason);
      running = start(core, this.#hooks(interrupted), this.#controller.signal);
      const outcome = await Promise.race([running, interrupted]);
      if (outcome.ok) return outcome.user;
      throw this.#error(outcome.error, this.#tokenCause);
    } catch (error) {
      if (error instanceof PdsError) throw error;
      restart();
      throw this.#error({ kind: "internal" }, error);
    } finally {
      for (const end of ends) end();
      this.#controller.abort();
      this.#client.updating.delete(this.#userId);
      if (this.#refreshing !== undefined) this.#client.tokens.abandon(this.#refreshing);
      watchForTrap(running);
    }
  }

  /** Arms everything that can end the call from outside; gives what disarms each. */
  #interruptions(interrupt) {
    const timer = setTimeout(() => this.#onDeadline(interrupt), this.#timeoutMs);
    const onAbort = () => interrupt("aborted", this.#signal.reason);
    this.#signal?.addEventListener("abort", onAbort, { once: true });
    return [
      () => clearTimeout(timer),
      () => this.#signal?.removeEventListener("abort", onAbort),
      onRestart(() => interrupt("internal")),
    ];
  }

  #onDeadline(interrupt) {
    const cause = new DOMException("The call took too long.", "TimeoutError");
    if (this.#waitingForToken) interrupt("unauthorized", cause);
    else interrupt("timeout", cause);
  }

  /** What the core asks of the client while it makes the call. */
  #hooks(interrupted) {
    // Whoever waits for it is told; when nobody does, that is no unhandled rejection.
    interrupted.catch(() => {});
    const { tokens, updating, onAttempt } = this.#client;
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
          this.#refreshing = tokens.replace(refused);
          return this.#refreshing;
        }),
      plan: (attempt, waitMs, reason) => onAttempt?.({ attempt, waitMs, ...(reason && { reason }) }),
      sent: () => {
        this.#attempts += 1;
      },
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      leftMs: () => this.#deadline - performance.now(),
      untilOver: (promise) => Promise.race([promise, interrupted]),
    };
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
    const { locale } = this.#client;
    const message =
      data.message ?? withCore((core) => core.error_message(data.kind, undefined, locale));
    const retryable = data.retryable ?? data.kind === "timeout";
    const options = cause === undefined ? undefined : { cause };
    return new PdsError({ ...data, message, retryable, attempts: this.#attempts }, options);
  }
}

function clampedTimeout(timeoutMs) {
  const ms = Number(timeoutMs ?? DEFAULT_TIMEOUT_MS);
  return Number.isNaN(ms) ? DEFAULT_TIMEOUT_MS : Math.min(Math.max(ms, 0), MAX_TIMEOUT_MS);
}

/** When a call is over, everything that the core waits for has been settled: it ends too, or never. */
function watchForTrap(running) {
  if (running === undefined) return;
  const timer = setTimeout(restart, TRAPPED_AFTER_MS);
  timer.unref?.();
  const clear = () => clearTimeout(timer);
  running.then(clear, clear);
}
