// Calls that always settle.
//
// The core sends; this keeps the clock. Each call has its own AbortController, which is aborted
// without a reason, and races what the core does with the deadline and with the caller's signal, so
// that whatever happens in between (a patched fetch that never settles, a trap) the promise settles.

import { getCore } from "./core.js";
import { PdsError } from "./errors.js";

const DEFAULT_TIMEOUT_MS = 15_000;

export function createClient(options) {
  const { accessToken, timeoutMs: clientTimeoutMs, locale = "en", ...rest } = options ?? {};
  const { domainId, endpoint, allowHttpLoopback, allow, dataUrlPrefix } = rest;
  const connection = { domainId, endpoint, allowHttpLoopback };
  const rules = { allow, dataUrlPrefix, locale };
  const known = typeof accessToken === "string" ? { ...connection, accessToken } : connection;
  const issues = getCore().check_connection(known, locale);
  if (issues.length > 0) {
    throw new PdsError({ kind: "invalid", message: issues[0].message, issues });
  }
  const settings = { accessToken, timeoutMs: clientTimeoutMs, locale };

  return {
    updateUser(input, callOptions) {
      return call(settings, callOptions, (core, hooks, signal) =>
        core.update_user(input, rules, connection, hooks, signal),
      );
    },
    getUser(callOptions) {
      const { userId } = callOptions ?? {};
      return call(settings, callOptions, (core, hooks, signal) =>
        core.get_user(userId, rules, connection, hooks, signal),
      );
    },
  };
}

/** Makes one call and settles it, once, within its time. */
async function call(settings, { signal, timeoutMs } = {}, start) {
  const core = getCore();
  const controller = new AbortController();
  const progress = { attempts: 0 };
  const fail = (data, cause) => {
    const message = data.message ?? core.error_message(data.kind, undefined, settings.locale);
    return new PdsError({ ...data, message, attempts: progress.attempts }, cause && { cause });
  };
  if (signal?.aborted) throw fail({ kind: "aborted" }, signal.reason);

  let timer;
  let onAbort;
  const interrupted = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(fail({ kind: "timeout", retryable: true })),
      timeoutMs ?? settings.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    );
    onAbort = () => reject(fail({ kind: "aborted" }, signal.reason));
    signal?.addEventListener("abort", onAbort, { once: true });
  });
  const hooks = {
    token: async () => tokenOf(settings.accessToken),
    attempt: () => {
      progress.attempts += 1;
    },
  };

  try {
    const outcome = await Promise.race([start(core, hooks, controller.signal), interrupted]);
    if (outcome.ok) return outcome.user;
    throw fail(isOffline(outcome.error) ? { kind: "offline", retryable: true } : outcome.error);
  } catch (error) {
    if (error instanceof PdsError) throw error;
    throw fail({ kind: "internal" }, error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
    controller.abort();
  }
}

function tokenOf(accessToken) {
  return typeof accessToken === "function" ? accessToken() : accessToken;
}

/** A request without an answer, while the browser knows that there is no network. */
function isOffline(error) {
  return error.kind === "network" && globalThis.navigator?.onLine === false;
}
