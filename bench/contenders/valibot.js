import * as v from "valibot";

import * as rules from "./rules.js";

const text = (maximum, pattern) =>
  v.pipe(
    v.string(),
    v.check((value) => rules.fits(value, maximum)),
    v.regex(pattern),
  );
const avatar = v.pipe(v.string(), v.maxLength(rules.AVATAR_MAX), v.regex(rules.AVATAR));

const entries = {
  user_id: text(rules.USER_ID_MAX, rules.USER_ID),
  nick_name: v.optional(text(rules.NICK_NAME_MAX, rules.NICK_NAME)),
  status: v.optional(v.picklist(rules.STATUSES)),
  role: v.optional(v.picklist(rules.ROLES)),
  avatar: v.optional(v.config(avatar, { abortPipeEarly: true })),
  description: v.optional(text(rules.DESCRIPTION_MAX, rules.DESCRIPTION)),
  phone: v.optional(v.pipe(v.string(), v.regex(rules.PHONE))),
  email: v.optional(v.pipe(v.string(), v.maxLength(rules.EMAIL_MAX), v.regex(rules.EMAIL))),
  user_data: v.optional(v.pipe(v.record(v.string(), v.string()), v.check(rules.fitsAsJson))),
  group_info_list: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          group_id: v.pipe(v.string(), v.minLength(1), v.maxLength(rules.GROUP_ID_MAX)),
        }),
      ),
      v.maxLength(rules.GROUPS_MAX),
    ),
  ),
};
const update = v.strictObject(entries);

export const validate = (input) => v.safeParse(update, input);
export const validateField = (name, value) => v.safeParse(entries[name], value);
export const isOk = (result) => result.success;
export const readValue = (result) => result.output;
export const paths = (result) =>
  result.issues.map((issue) => (issue.path ?? []).map(({ key }) => key));
export const judgeUnguarded = (value) => v.safeParse(avatar, value).success;
