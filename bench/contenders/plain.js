// Written by hand, as most would: a function a field, regular expressions.

import * as rules from "./rules.js";

const FIELDS = {
  user_id: text(rules.USER_ID_MAX, rules.USER_ID),
  nick_name: text(rules.NICK_NAME_MAX, rules.NICK_NAME),
  status: oneOf(rules.STATUSES),
  role: oneOf(rules.ROLES),
  avatar: text(rules.AVATAR_MAX, rules.AVATAR),
  description: text(rules.DESCRIPTION_MAX, rules.DESCRIPTION),
  phone: text(16, rules.PHONE),
  email: text(rules.EMAIL_MAX, rules.EMAIL),
  user_data: checkUserData,
  group_info_list: checkGroups,
};

export function validate(input) {
  const errors = [];
  if (input.user_id === undefined) errors.push({ path: ["user_id"], code: "required" });
  for (const key of Object.keys(input)) {
    const value = input[key];
    const check = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    if (check === undefined) errors.push({ path: [key], code: "unknown_key" });
    else if (value !== undefined) check(value, [key], errors);
  }
  return errors.length === 0 ? { ok: true, value: { ...input } } : { ok: false, errors };
}

export function validateField(name, value) {
  const errors = [];
  FIELDS[name](value, [], errors);
  return errors.length === 0 ? { ok: true, value } : { ok: false, errors };
}

export const isOk = (result) => result.ok;
export const readValue = (result) => result.value;
export const paths = (result) => result.errors.map(({ path }) => path);

function text(maximum, pattern) {
  return (value, path, errors) => {
    if (typeof value !== "string") errors.push({ path, code: "not_a_string" });
    else if (!rules.fits(value, maximum)) errors.push({ path, code: "too_long", maximum });
    else if (!pattern.test(value)) errors.push({ path, code: "format" });
  };
}

function oneOf(options) {
  return (value, path, errors) => {
    if (!options.includes(value)) errors.push({ path, code: "not_an_option", options });
  };
}

function checkUserData(value, path, errors) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    errors.push({ path, code: "not_an_object" });
    return;
  }
  for (const key of Object.keys(value)) {
    if (typeof value[key] !== "string") errors.push({ path: [...path, key], code: "not_a_string" });
  }
  if (!rules.fitsAsJson(value)) errors.push({ path, code: "too_long", maximum: rules.USER_DATA_MAX });
}

const checkGroupId = text(rules.GROUP_ID_MAX, /^./s);

function checkGroups(value, path, errors) {
  if (!Array.isArray(value)) {
    errors.push({ path, code: "not_a_list" });
    return;
  }
  if (value.length > rules.GROUPS_MAX) errors.push({ path, code: "too_many" });
  for (const [index, group] of value.entries()) checkGroup(group, [...path, index], errors);
}

function checkGroup(group, path, errors) {
  if (typeof group !== "object" || group === null) {
    errors.push({ path, code: "not_an_object" });
    return;
  }
  checkGroupId(group.group_id, [...path, "group_id"], errors);
  for (const key of Object.keys(group)) {
    if (key !== "group_id") errors.push({ path: [...path, key], code: "unknown_key" });
  }
}
