import { type } from "arktype";

import * as rules from "./rules.js";

// A narrowing is asked only when what it narrows holds, so it guards itself.
const text = (maximum, pattern) =>
  type(pattern).narrow((value, context) => rules.fits(value, maximum) || context.mustBe("shorter"));

const fields = {
  user_id: text(rules.USER_ID_MAX, rules.USER_ID),
  nick_name: text(rules.NICK_NAME_MAX, rules.NICK_NAME),
  status: type.enumerated(...rules.STATUSES),
  role: type.enumerated(...rules.ROLES),
  avatar: type(`string <= ${rules.AVATAR_MAX}`).narrow(
    (value, context) => rules.AVATAR.test(value) || context.mustBe("an avatar"),
  ),
  description: text(rules.DESCRIPTION_MAX, rules.DESCRIPTION),
  phone: type(rules.PHONE),
  email: type(rules.EMAIL).and(`string <= ${rules.EMAIL_MAX}`),
  user_data: type("Record<string, string>").narrow(
    (value, context) => rules.fitsAsJson(value) || context.mustBe("shorter"),
  ),
  group_info_list: type({ "+": "reject", group_id: `1 <= string <= ${rules.GROUP_ID_MAX}` })
    .array()
    .atMostLength(rules.GROUPS_MAX),
};
const { user_id, ...optional } = fields;
const questioned = Object.entries(optional).map(([name, field]) => [`${name}?`, field]);
const update = type({ "+": "reject", user_id, ...Object.fromEntries(questioned) });
const unguarded = type(`string <= ${rules.AVATAR_MAX}`).and(rules.AVATAR);

export const validate = (input) => update(input);
export const validateField = (name, value) => fields[name](value);
export const isOk = (result) => !(result instanceof type.errors);
export const readValue = (result) => result;
export const paths = (result) => [...result].map(({ path }) => [...path]);
export const judgeUnguarded = (avatar) => isOk(unguarded(avatar));
