// Puts the caller's own sentences in the place of ours.

import { ignoreErrors } from "./callbacks.js";
import { guarded } from "./core.js";
import { property } from "./read.js";

/** What a function of `boundary.js` gives for one value or two, with the messages that the options ask for. */
export function validateWith(validate, options, first, second) {
  const message = property(options, "message");
  const result = guarded(validate, options, first, second);
  return result.ok ? result : { ...result, issues: withCustomMessages(result.issues, message) };
}

/** The issues with the caller's own sentences, where there are some. What `message` throws is ignored. */
export function withCustomMessages(issues, message) {
  if (typeof message !== "function") return issues;
  return issues.map((issue) => {
    const custom = ignoreErrors(() => message(issue));
    return typeof custom === "string" ? { ...issue, message: custom } : issue;
  });
}
