// The kinds of error that `index.d.ts` names.

export const KINDS = [
  "invalid",
  "unauthorized",
  "forbidden",
  "not_found",
  "conflict",
  "rate_limited",
  "service",
  "gateway",
  "network",
  "offline",
  "timeout",
  "aborted",
  "redirected",
  "too_large",
  "undecodable",
  "busy",
  "not_initialised",
  "internal",
];
