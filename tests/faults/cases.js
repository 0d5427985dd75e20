// The fault matrix as data. Each case says what the server does (`answers`, one per request, the last
// one for the rest; `preflight`), what the caller does (`options`, `token`, `refresh`, `abort`,
// `patch`, `play` …; the names are looked up in `page/`), and what has to come of it (`expect`).
//
// What is expected is derived from the contract (`pkg/index.d.ts`, `src/response.rs`), never from
// what the code was seen to do.

import { OPTIONS, PROGRESS, SUBMITS } from "./cases/caller.js";
import { GLOBALS, TRAPS } from "./cases/globals.js";
import { ABORTS, DEADLINES } from "./cases/interruptions.js";
import { DOCUMENTED, RETRIED, STATUSES } from "./cases/statuses.js";
import { REFRESHES, TOKENS } from "./cases/tokens.js";
import { CORS, REDIRECTS, RETRY_AFTER, TRANSPORT } from "./cases/wire.js";

const GROUPS = {
  "status × body": STATUSES,
  "documented errors": DOCUMENTED,
  retries: RETRIED,
  transport: TRANSPORT,
  CORS: CORS,
  redirects: REDIRECTS,
  "Retry-After": RETRY_AFTER,
  abort: ABORTS,
  deadlines: DEADLINES,
  tokens: TOKENS,
  refresh: REFRESHES,
  "double submit": SUBMITS,
  progress: PROGRESS,
  "call options": OPTIONS,
  "page globals": GLOBALS,
  traps: TRAPS,
};

/** Long, so that a busy machine does not make one of what is none; cases about time have their own. */
const TIMEOUT_MS = 10_000;

/** Every case, with its defaults: retries are off unless it says otherwise. */
export const CASES = Object.entries(GROUPS).flatMap(([group, cases]) =>
  cases.map((one) => ({
    ...one,
    group,
    options: { retry: false, timeoutMs: TIMEOUT_MS, ...one.options },
  })),
);
