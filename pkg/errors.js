// The one error class. It holds what a caller needs to act, and never the token or the payload.

import { instance, sentence } from "./instance.js";

const OPTIONAL_KEYS = ["status", "code", "serviceMessage", "requestId", "retryAfterMs"];

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
    for (const key of OPTIONAL_KEYS) {
      if (data[key] !== undefined) this[key] = data[key];
    }
  }

  /** A sentence for a person, in another language. */
  localizedMessage(locale = "en") {
    if (instance.isSpent) instance.restart();
    return sentence(this.kind, this.issues[0], locale) ?? this.message;
  }

  /** What a log may have: everything but the stack and the cause, which is the caller's. */
  toJSON() {
    return { ...this, message: this.message };
  }
}
