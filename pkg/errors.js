// The one error class. It holds what a caller needs to act, and never the token or the payload.

import { peekCore } from "./core.js";

export class PdsError extends Error {
  /**
   * @param {object} data what the core tells of an error
   * @param {{ cause?: unknown }} [options]
   */
  constructor(data, options) {
    super(data.message, options);
    this.name = "PdsError";
    this.kind = data.kind;
    this.retryable = data.retryable ?? false;
    this.attempts = data.attempts ?? 0;
    this.issues = data.issues ?? [];
    for (const key of ["status", "code", "serviceMessage", "requestId", "retryAfterMs"]) {
      if (data[key] !== undefined) this[key] = data[key];
    }
  }

  /** A sentence for a person, in another language. */
  localizedMessage(locale = "en") {
    return peekCore()?.error_message(this.kind, this.issues[0], locale) ?? this.message;
  }

  /** Everything but the stack, for a log. */
  toJSON() {
    return { ...this, message: this.message };
  }
}
