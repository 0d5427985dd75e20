import Type from "typebox";
import { Compile } from "typebox/compile";
import { Settings } from "typebox/system";

import * as rules from "./rules.js";

// The default, 8, would hide an error of nine.
Settings.Set({ maxErrors: 100 });

const text = (maximum, pattern) =>
  Type.Refine(Type.String({ pattern }), (value) => rules.fits(value, maximum));
const isAvatar = (value) => value.length <= rules.AVATAR_MAX && rules.AVATAR.test(value);
const strict = { additionalProperties: false };

const fields = {
  user_id: text(rules.USER_ID_MAX, rules.USER_ID),
  nick_name: text(rules.NICK_NAME_MAX, rules.NICK_NAME),
  status: Type.Enum(rules.STATUSES),
  role: Type.Enum(rules.ROLES),
  avatar: Type.Refine(Type.String(), isAvatar),
  description: text(rules.DESCRIPTION_MAX, rules.DESCRIPTION),
  phone: Type.String({ pattern: rules.PHONE }),
  email: Type.String({ pattern: rules.EMAIL, maxLength: rules.EMAIL_MAX }),
  user_data: Type.Refine(Type.Record(Type.String(), Type.String()), rules.fitsAsJson),
  group_info_list: Type.Array(
    Type.Object({ group_id: Type.String({ minLength: 1, maxLength: rules.GROUP_ID_MAX }) }, strict),
    { maxItems: rules.GROUPS_MAX },
  ),
};
const { user_id, ...others } = fields;
const optional = Object.entries(others).map(([name, field]) => [name, Type.Optional(field)]);
const update = Compile(Type.Object({ user_id, ...Object.fromEntries(optional) }, strict));
const compiled = {};
for (const name of ["nick_name", "email"]) compiled[name] = Compile(fields[name]);
const unguarded = Compile(Type.String({ maxLength: rules.AVATAR_MAX, pattern: rules.AVATAR }));

export const validate = (input) => update.Errors(input);
export const validateField = (name, value) => compiled[name].Errors(value);
export const isOk = (errors) => errors.length === 0;
export const readValue = (_errors, input) => input;
export const paths = (errors) => errors.flatMap(pathsOf);
export const judgeUnguarded = (avatar) => isOk(unguarded.Errors(avatar));

/** It tells of an unknown key twice: at the object and at the key. */
function pathsOf({ keyword, instancePath, params }) {
  const path = instancePath.split("/").slice(1);
  if (keyword === "required") return params.requiredProperties.map((key) => [...path, key]);
  if (keyword === "additionalProperties") {
    return params.additionalProperties.map((key) => [...path, key]);
  }
  return keyword === "boolean" ? [] : [path];
}
