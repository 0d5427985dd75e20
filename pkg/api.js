// What every entry exports: the core's functions with their JavaScript faces.

import * as boundary from "./boundary.js";
import { withCore } from "./core.js";
import { judge } from "./judge.js";

export { applyIssues } from "./apply-issues.js";
export { createClient } from "./client.js";
export { PdsError } from "./errors.js";
export { fitAvatar } from "./fit-avatar.js";
export { createSchemas, fieldSchemas, userUpdateSchema } from "./schema.js";

export function validateUserUpdate(input, options) {
  return judge(options, () => boundary.judgeUpdate(input, options));
}

export function validateField(name, value, options) {
  return judge(options, () => boundary.judgeField(textOr(name, ""), value, options));
}

export function diffUserUpdate(current, edited, options) {
  return judge(options, () => boundary.judgeDifference(current, edited, options));
}

export function buildRequest(update, connection, options) {
  return judge(options, () => boundary.judgeRequest(update, connection, options));
}

export function editableFields(role, options) {
  const isSelf = options?.self === true;
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
