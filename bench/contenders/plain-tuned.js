// Written by hand with every trick that the package has: what JavaScript can do at best.
//
// Fields are read by name, characters are looked at before expressions are, `user_data` is made JSON
// only when it could be too long, and the engine's own decoder judges base64.

import * as rules from "./rules.js";

const STATUSES = new Set(rules.STATUSES);
const ROLES = new Set(rules.ROLES);
/** Stands in for the avatar while the rest is made JSON. */
const MARK = "\u0001";
const MARK_IN_JSON = "\\u0001";
const PHONE_MAX = 16;
const HEAD_UNITS = 64;
/** A multiple of 4, so that base64 is not cut. */
const CHUNK_UNITS = 96 * 1024;
/** The longest that a character can become in JSON. */
const JSON_UNITS = 6;
const scratch = new Uint8Array((CHUNK_UNITS / 4) * 3);
const STRICT = { lastChunkHandling: "strict" };

export function validate(input) {
  const errors = [];
  const { user_id, nick_name, status, role, avatar } = input;
  const { description, phone, email, user_data, group_info_list } = input;
  if (user_id === undefined) fail(errors, ["user_id"], "required");
  else check(errors, "user_id", user_id, rules.USER_ID_MAX, isUserId);
  check(errors, "nick_name", nick_name, rules.NICK_NAME_MAX, isLine);
  if (status !== undefined && !STATUSES.has(status)) fail(errors, ["status"], "not_an_option");
  if (role !== undefined && !ROLES.has(role)) fail(errors, ["role"], "not_an_option");
  check(errors, "avatar", avatar, rules.AVATAR_MAX, isAvatar);
  check(errors, "description", description, rules.DESCRIPTION_MAX, isLines);
  check(errors, "phone", phone, PHONE_MAX, isPhone);
  check(errors, "email", email, rules.EMAIL_MAX, isEmail);
  if (user_data !== undefined) checkUserData(user_data, errors);
  if (group_info_list !== undefined) checkGroups(group_info_list, errors);
  for (const key in input) if (!isField(key)) fail(errors, [key], "unknown_key");
  return errors.length === 0 ? { ok: true, value: { ...input } } : { ok: false, errors };
}

const CHECKS = {
  nick_name: (value) => isText(value, rules.NICK_NAME_MAX, isLine),
  email: (value) => isText(value, rules.EMAIL_MAX, isEmail),
};

export function validateField(name, value) {
  return CHECKS[name](value)
    ? { ok: true, value }
    : { ok: false, errors: [{ path: [], code: "format" }] };
}

export const isOk = (result) => result.ok;
export const readValue = (result) => result.value;
export const paths = (result) => result.errors.map(({ path }) => path);

/** A checked data URL needs no escapes: the text around it is joined to it, and nothing is copied. */
export function bodyOf(input) {
  const result = validate(input);
  if (!result.ok) throw new Error("not valid");
  const { avatar } = result.value;
  if (!avatar?.startsWith("data:")) return JSON.stringify(result.value);
  // No checked field holds this character but `user_data`, which comes after it.
  const json = JSON.stringify({ ...result.value, avatar: MARK });
  const at = json.indexOf(MARK_IN_JSON);
  const before = json.slice(0, at);
  const after = json.slice(at + MARK_IN_JSON.length);
  return before + avatar + after;
}

function fail(errors, path, code) {
  errors.push({ path, code });
}

function check(errors, key, value, maximum, isGood) {
  if (value !== undefined && !isText(value, maximum, isGood)) fail(errors, [key], "format");
}

function isField(key) {
  switch (key) {
    case "user_id": case "nick_name": case "status": case "role": case "avatar":
    case "description": case "phone": case "email": case "user_data": case "group_info_list":
      return true;
    default:
      return false;
  }
}

function isText(value, maximum, isGood) {
  return typeof value === "string" && rules.fits(value, maximum) && isGood(value);
}

/** Whether all characters are printable ASCII; the expressions are for the rest. */
function isPrintable(text) {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

function isUserId(text) {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || unit > 0x7e || unit === 0x23) return rules.USER_ID.test(text);
  }
  return text !== "";
}

const isLine = (text) => isPrintable(text) || rules.NICK_NAME.test(text);
const isLines = (text) => isPrintable(text) || rules.DESCRIPTION.test(text);
const isEmail = (text) => rules.EMAIL.test(text);
const isNotEmpty = (text) => text !== "";

function isPhone(text) {
  const from = text.charCodeAt(0) === 0x2b ? 1 : 0;
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  const digits = text.length - from;
  return text === "" || (digits >= 5 && digits <= 15);
}

function isAvatar(text) {
  const head = text.slice(0, HEAD_UNITS);
  if (!head.startsWith("data:") || text.length <= HEAD_UNITS) return rules.AVATAR.test(text);
  const from = head.indexOf(",") + 1;
  const start = head.slice(0, from + Math.floor((HEAD_UNITS - from) / 4) * 4);
  return from > 0 && rules.AVATAR.test(start) && isBase64(text, from);
}

function isBase64(text, from) {
  for (let at = from; at < text.length; at += CHUNK_UNITS) {
    const chunk = text.slice(at, at + CHUNK_UNITS);
    const isLast = at + CHUNK_UNITS >= text.length;
    if (!isBase64Chunk(chunk, isLast)) return false;
  }
  return true;
}

/** The decoder skips white space: then it writes less than there is room for. */
function isBase64Chunk(chunk, isLast) {
  if (chunk.length % 4 !== 0) return false;
  try {
    const { written } = scratch.setFromBase64(chunk, STRICT);
    const padding = isLast ? Number(chunk.endsWith("=")) + Number(chunk.endsWith("==")) : 0;
    return written === (chunk.length / 4) * 3 - padding;
  } catch {
    return false;
  }
}

function checkUserData(value, errors) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    fail(errors, ["user_data"], "not_an_object");
    return;
  }
  let units = 2;
  for (const key in value) {
    const member = value[key];
    if (typeof member !== "string") fail(errors, ["user_data", key], "not_a_string");
    else units += JSON_UNITS * (key.length + member.length) + 6;
  }
  if (units <= rules.USER_DATA_MAX || rules.fitsAsJson(value)) return;
  fail(errors, ["user_data"], "too_long");
}

function checkGroups(value, errors) {
  if (!Array.isArray(value)) {
    fail(errors, ["group_info_list"], "not_a_list");
    return;
  }
  if (value.length > rules.GROUPS_MAX) fail(errors, ["group_info_list"], "too_many");
  for (let index = 0; index < value.length; index += 1) checkGroup(value[index], index, errors);
}

function checkGroup(group, index, errors) {
  if (typeof group !== "object" || group === null) {
    fail(errors, ["group_info_list", index], "not_an_object");
    return;
  }
  if (!isText(group.group_id, rules.GROUP_ID_MAX, isNotEmpty)) {
    fail(errors, ["group_info_list", index, "group_id"], "format");
  }
  for (const key in group) {
    if (key !== "group_id") fail(errors, ["group_info_list", index, key], "unknown_key");
  }
}
