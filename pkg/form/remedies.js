// What can be done about a save that failed.

/** @import { PdsError } from "../errors.js" */

/** Errors after which nobody knows what is stored. */
const OUTCOME_UNKNOWN = ["timeout", "aborted", "undecodable", "network"];

/** The key of the word for what happened. */
export function titleOf({ kind }) {
  if (kind === "aborted") return "problem.cancelled";
  return OUTCOME_UNKNOWN.includes(kind) ? "problem.unsure" : "problem.not_saved";
}

/**
 * What a person can do, by buttons.
 *
 * @param {PdsError} error @param {{ again: () => void, reread: () => void, signIn: () => void }} run
 */
export function remediesFor({ kind, retryable }, run) {
  const again = { key: "problem.again", run: run.again };
  const reread = { key: "problem.reread", run: run.reread };
  if (kind === "unauthorized") return [{ key: "problem.sign_in", run: run.signIn }];
  if (kind === "not_found") return [reread];
  if (OUTCOME_UNKNOWN.includes(kind)) return [again, reread];
  return retryable || kind === "offline" || kind === "internal" ? [again] : [];
}
