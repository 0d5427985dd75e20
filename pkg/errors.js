// The one error class. It holds what a caller needs to act, and never the token or the payload.

import { instance, sentence } from "./instance.js";

const OPTIONAL_KEYS = ["status", "code", "serviceMessage", "requestId", "retryAfterMs"];

/**
 * What an error has besides its methods.
 *
 * @typedef {Omit<import("./index.js").PdsError, "localizedMessage" | "toJSON">} Members
 * @typedef {new (message: string, options?: ErrorOptions) => Members} Base
 */

export class PdsError extends /** @type {Base} */ (/** @type {unknown} */ (Error)) {
  /**
   * @param {any} data what the core tells of an error
   * @param {{ cause?: unknown }} [options]
   */
  constructor(data, options) {
    super(data.message, options);
    define(this, "name", "PdsError");
    define(this, "kind", data.kind);
    define(this, "retryable", data.retryable ?? false);
    define(this, "attempts", data.attempts ?? 0);
    define(this, "issues", data.issues ?? []);
    for (const key of OPTIONAL_KEYS) {
      if (data[key] !== undefined) define(this, key, data[key]);
    }
  }

  /** A sentence for a person, in another language. */
  localizedMessage(locale = "en") {
    if (instance.isSpent) instance.restart();
    return sentence(this.kind, this.issues[0], locale, this) ?? this.message;
  }

  /**
   * What a log may have: everything but the stack and the cause, which is the caller's.
   *
   * @returns {Record<string, unknown>}
   */
  toJSON() {
    return /** @type {any} */ ({ ...this, message: this.message });
  }
}

/** Not by assignment: that throws where a page has frozen `Error.prototype`, and runs its setters. */
function define(error, key, value) {
  Object.defineProperty(error, key, { value, writable: true, enumerable: true, configurable: true });
}
