import * as z from "zod/mini";

import * as rules from "./rules.js";

const text = (maximum, pattern) =>
  z.string().check(z.refine((value) => rules.fits(value, maximum)), z.regex(pattern));

const shape = {
  user_id: text(rules.USER_ID_MAX, rules.USER_ID),
  nick_name: z.optional(text(rules.NICK_NAME_MAX, rules.NICK_NAME)),
  status: z.optional(z.enum(rules.STATUSES)),
  role: z.optional(z.enum(rules.ROLES)),
  avatar: z.optional(
    z.string().check(z.maxLength(rules.AVATAR_MAX, { abort: true }), z.regex(rules.AVATAR)),
  ),
  description: z.optional(text(rules.DESCRIPTION_MAX, rules.DESCRIPTION)),
  phone: z.optional(z.string().check(z.regex(rules.PHONE))),
  email: z.optional(z.string().check(z.maxLength(rules.EMAIL_MAX), z.regex(rules.EMAIL))),
  user_data: z.optional(z.record(z.string(), z.string()).check(z.refine(rules.fitsAsJson))),
  group_info_list: z.optional(
    z
      .array(
        z.strictObject({
          group_id: z.string().check(z.minLength(1), z.maxLength(rules.GROUP_ID_MAX)),
        }),
      )
      .check(z.maxLength(rules.GROUPS_MAX)),
  ),
};
const update = z.strictObject(shape);
const unguarded = z.string().check(z.maxLength(rules.AVATAR_MAX), z.regex(rules.AVATAR));

export const validate = (input) => update.safeParse(input);
export const validateField = (name, value) => shape[name].safeParse(value);
export const isOk = (result) => result.success;
export const readValue = (result) => result.data;
export const paths = (result) => result.error.issues.flatMap(pathsOf);
export const judgeUnguarded = (avatar) => unguarded.safeParse(avatar).success;

function pathsOf({ path, code, keys }) {
  return code === "unrecognized_keys" ? keys.map((key) => [...path, key]) : [path];
}
