// What every entry exports: the core's functions with their JavaScript faces.

import { diffUpdates, validateNamedField, buildUpdateRequest, validateUpdate } from "./boundary.js";
import { withCore } from "./core.js";
import { validateWith } from "./custom-messages.js";
import { property } from "./read.js";

export { applyIssues } from "./apply-issues.js";
export { createClient } from "./client.js";
export { PdsError } from "./errors.js";
export { fitAvatar } from "./fit-avatar.js";
export { formValues } from "./form-values.js";

export function validateUserUpdate(input, options) {
  return validateWith(validateUpdate, options, input);
}

export function validateField(name, value, options) {
  return validateWith(validateNamedField, options, textOr(name, ""), value);
}

export function diffUserUpdate(current, edited, options) {
  return validateWith(diffUpdates, options, current, edited);
}

export function buildRequest(update, connection, options) {
  return validateWith(buildUpdateRequest, options, update, connection);
}

export function editableFields(role, options) {
  const isSelf = property(options, "self") === true;
  return withCore((core) => core.editable_fields(textOr(role, ""), isSelf));
}

export function fields(locale = "en") {
  return withCore((core) => core.fields(textOr(locale, "en")));
}

export function issueMessage(issue, locale = "en") {
  return withCore((core) => core.issue_message(issue, textOr(locale, "en")));
}

/** Only text is text: what a caller's `toString` does is not tried inside the core. */
function textOr(value, otherwise) {
  return typeof value === "string" ? value : otherwise;
}
