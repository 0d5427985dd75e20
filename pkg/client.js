// Calls that always settle.
//
// The core decides what to send, when to send it again, and what an answer means: each is one step that
// throws when it traps, and that keeps nothing. This waits in between, and keeps the clock. Each call
// has an AbortController of its own, aborted without a reason, and whatever it waits for races with the
// deadline and the caller's signal, so that whatever happens (a patched fetch that never settles) the
// promise settles once.

import { readAnswer, connectionIssues, diffUpdates, buildGetRequest, buildClientRequest } from "./boundary.js";
import { getCore, guarded, withCore } from "./core.js";
import { PdsError } from "./errors.js";
import { sentence } from "./instance.js";
import { judge, reworded } from "./judge.js";
import { TokenSource } from "./token.js";

const DEFAULT_TIMEOUT_MS = 15_000;
/** What a timer can hold; a longer time would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;
/** The most of an answer that is read: a user with a full avatar is a third of it. */
const RESPONSE_MAX_BYTES = 1024 * 1024;

export function createClient(options) {
  const client = new ClientState(options ?? {});
  const { rules, connection } = client;
  const updateUser = (input, callOptions) =>
    call(client, callOptions, () => buildClientRequest(rules, input, connection));
  return {
    updateUser,
    async saveChanges(current, edited, callOptions) {
      const { ok, value, issues } = judge(diffUpdates, { ...rules, message: client.message }, current, edited);
      if (!ok) throw new PdsError({ kind: "invalid", message: issues[0].message, issues });
      return value === null ? current : updateUser(value, callOptions);
    },
    getUser: (callOptions) =>
      call(client, callOptions, () => buildGetRequest(rules, callOptions?.userId, connection)),
  };
}

/** Makes a call; whatever goes wrong, it is a PdsError that the promise rejects with. */
async function call(client, callOptions, prepare) {
  getCore();
  try {
    return await new Call(client, callOptions).run(prepare);
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
    const issues = guarded(connectionIssues, connection, this.locale);
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
    const { signal, timeoutMs, onAttempt, onResponse } = callOptions ?? {};
    this.#client = client;
    this.#onAttempt = onAttempt;
    this.#onResponse = onResponse;
    this.#signal = signal;
    this.#timeoutMs = clampedTimeout(timeoutMs ?? client.timeoutMs);
    // Whoever waits for it is told; when nobody does, that is no unhandled rejection.
    this.#interrupted.catch(() => {});
  }

  async run(prepare) {
    if (this.#signal?.aborted) throw this.#error({ kind: "aborted" }, this.#signal.reason);
    const { updating } = this.#client;
    const { ok, issues, value: request, userId } = guarded(prepare);
    if (!ok) throw this.#error({ kind: "invalid", issues });
    if (updating.has(userId)) throw this.#error({ kind: "busy" });
    const disarm = this.#arm();
    if (userId !== undefined) updating.add(userId);
    try {
      return await this.#exchange(request);
    } catch (error) {
      if (error instanceof PdsError && error.kind !== "internal") throw error;
      throw this.#error({ kind: "internal" }, error instanceof PdsError ? error.cause : error);
    } finally {
      disarm();
      this.#controller.abort();
      updating.delete(userId);
    }
  }

  /** As many requests as it takes, and as the core allows. */
  async #exchange(request) {
    const { tokens } = this.#client;
    let token = await this.#ask(() => tokens.current());
    if (token === undefined) throw this.#error({ kind: "unauthorized" }, this.#tokenCause);
    this.#tell({ attempt: 1, waitMs: 0 });
    const issues = this.#client.issuesWith({ accessToken: token.value ?? null });
    if (issues.length > 0) throw this.#error({ kind: "invalid", issues });
    let mayRefresh = true;
    let retries = 0;
    for (;;) {
      const outcome = await this.#attempt(request, token.value, mayRefresh, retries);
      if (outcome.ok) return outcome.user;
      const { error, refresh, waitMs } = outcome;
      const attempt = this.#attempts + 1;
      if (refresh) {
        mayRefresh = false;
        const refused = token.value;
        token = await this.#ask(() => this.#replaced(refused));
        if (token === undefined) throw this.#error(error, this.#tokenCause);
        this.#tell({ attempt, waitMs: 0, reason: "unauthorized" });
      } else if (waitMs !== undefined) {
        retries += 1;
        this.#tell({ attempt, waitMs, reason: error.kind });
        await this.#settled(new Promise((resolve) => setTimeout(resolve, waitMs)));
      } else throw this.#error(error, this.#tokenCause);
    }
  }

  /** One request, and what the core makes of what came. */
  async #attempt({ url, body }, token, mayRefresh, retries) {
    this.#attempts += 1;
    const { rules } = this.#client;
    const { signal } = this.#controller;
    const sent = await this.#settled(withCore((core) => core.send(url, token, body, signal)));
    const response = isResponse(sent?.value) ? sent.value : undefined;
    const { body: answer, failure = "" } = response === undefined ? {} : await this.#read(response.body);
    const leftMs = this.#began + this.#timeoutMs - performance.now();
    const answered = { response, body: answer, failure };
    const outcome = guarded(readAnswer, rules, answered, { mayRefresh, retries, leftMs });
    const { status, requestId } = outcome;
    if (status !== undefined) {
      const told = { status, attempts: this.#attempts, ...(requestId && { requestId }) };
      quietly(() => this.#onResponse?.(told));
    }
    return outcome;
  }

  /** Reads a body chunk by chunk, so that an endless one ends here; gives the value that it is. */
  async #read(stream) {
    const chunks = [];
    let length = 0;
    const reader = stream && quietly(() => stream.getReader());
    if (stream && !reader) return { failure: "network" };
    while (reader) {
      const { done, value } = (await this.#settled(quietly(() => reader.read())))?.value ?? {};
      if (done === true) break;
      if (!(value instanceof Uint8Array)) return { failure: "network" };
      chunks.push(value);
      length += value.length;
      if (length > RESPONSE_MAX_BYTES) {
        // Closes the connection; nobody waits for that.
        reader.cancel().catch(() => {});
        return { failure: "too_large" };
      }
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return { body: withCore((core) => core.is_too_deep(bytes)) ? undefined : parsed(bytes) };
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
    const signal = this.#signal;
    const onAbort = () => this.#interrupt("aborted", signal.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    const timer = setTimeout(() => this.#onDeadline(), this.#timeoutMs);
    return () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
  }

  #onDeadline() {
    const cause = new DOMException("The call took too long.", "TimeoutError");
    if (!this.#waitingForToken) return this.#interrupt("timeout", cause);
    // It hangs: the next call begins another.
    if (this.#refreshing !== undefined) this.#client.tokens.abandon(this.#refreshing);
    return this.#interrupt("unauthorized", cause);
  }

  #replaced(refused) {
    const { tokens } = this.#client;
    if (!tokens.canRefresh) throw undefined;
    this.#refreshing = tokens.replace(refused, this.#began);
    return this.#refreshing;
  }

  /** Waits for a function of the caller's, and keeps what it fails with. */
  async #ask(forToken) {
    this.#waitingForToken = true;
    const asked = (async () => {
      try {
        return await forToken();
      } catch (cause) {
        this.#tokenCause = cause;
        throw cause;
      }
    })();
    const token = await this.#settled(asked);
    this.#waitingForToken = false;
    return token;
  }

  /** Tells the client's hook and the call's what will be tried, before the wait for it. */
  #tell(plan) {
    quietly(() => this.#client.onAttempt?.(plan));
    quietly(() => this.#onAttempt?.(plan));
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

/** What a function gives, unless it throws: a hook's exception is its own affair. */
function quietly(tell) {
  try {
    return tell();
  } catch {
    return undefined;
  }
}

function isResponse(value) {
  return quietly(() => value instanceof Response) === true;
}

/** UTF-8, strictly, and JSON. */
function parsed(bytes) {
  return quietly(() => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
}

function clampedTimeout(timeoutMs) {
  const ms = Number(timeoutMs ?? DEFAULT_TIMEOUT_MS);
  return Number.isNaN(ms) ? DEFAULT_TIMEOUT_MS : Math.min(Math.max(ms, 0), MAX_TIMEOUT_MS);
}
