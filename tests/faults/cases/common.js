// What several groups of cases share.

/** The service refuses the token, and a new one may help. */
export const REFUSED = {
  status: 401,
  json: { code: "AccessTokenInvalid", message: "AccessToken is invalid. AccessTokenExpired" },
};

/** Retries that cost no time. */
export const QUICK = { baseDelayMs: 5, maxDelayMs: 10 };

/** A deadline that is waited for; long enough for what has to happen before it on a busy machine. */
export const SHORT_MS = 1_000;

/** The time ran out in a function of the caller's: there is no token. */
export const UNAUTHORIZED = { kind: "unauthorized", cause: "TimeoutError" };
