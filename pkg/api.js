// What every entry exports: the core's functions with their JavaScript faces.

import { getCore } from "./core.js";

export { createClient } from "./client.js";
export { PdsError } from "./errors.js";

export function validateUserUpdate(input, options) {
  return getCore().validate_user_update(input, options);
}

export function validateField(name, value, options) {
  return getCore().validate_field(String(name), value, options);
}

export function diffUserUpdate(current, edited, options) {
  return getCore().diff_user_update(current, edited, options);
}

export function buildRequest(update, connection, options) {
  return getCore().build_request(update, connection, options);
}

export function editableFields(role, options) {
  return getCore().editable_fields(String(role), options?.self === true);
}

export function fields(locale = "en") {
  return getCore().fields(locale);
}

export function issueMessage(issue, locale = "en") {
  return getCore().issue_message(issue, locale);
}
