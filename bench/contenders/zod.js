// As a namespace: `{ z }` would bring the sentences of all languages into the bundle.
import * as z from "zod";

import * as rules from "./rules.js";

const text = (maximum, pattern) =>
  z.string().refine((value) => rules.fits(value, maximum)).regex(pattern);

const shape = {
  user_id: text(rules.USER_ID_MAX, rules.USER_ID),
  nick_name: text(rules.NICK_NAME_MAX, rules.NICK_NAME).optional(),
  status: z.enum(rules.STATUSES).optional(),
  role: z.enum(rules.ROLES).optional(),
  // Without `abort` the expression is asked of texts of any length, and throws.
  avatar: z.string().max(rules.AVATAR_MAX, { abort: true }).regex(rules.AVATAR).optional(),
  description: text(rules.DESCRIPTION_MAX, rules.DESCRIPTION).optional(),
  phone: z.string().regex(rules.PHONE).optional(),
  email: z.string().max(rules.EMAIL_MAX).regex(rules.EMAIL).optional(),
  user_data: z.record(z.string(), z.string()).refine(rules.fitsAsJson).optional(),
  group_info_list: z
    .array(z.strictObject({ group_id: z.string().min(1).max(rules.GROUP_ID_MAX) }))
    .max(rules.GROUPS_MAX)
    .optional(),
};
const update = z.strictObject(shape);
const unguarded = z.string().max(rules.AVATAR_MAX).regex(rules.AVATAR);

export const validate = (input) => update.safeParse(input);
export const validateField = (name, value) => shape[name].safeParse(value);
export const isOk = (result) => result.success;
export const readValue = (result) => result.data;
export const paths = (result) => result.error.issues.flatMap(pathsOf);
export const judgeUnguarded = (avatar) => unguarded.safeParse(avatar).success;

function pathsOf({ path, code, keys }) {
  return code === "unrecognized_keys" ? keys.map((key) => [...path, key]) : [path];
}
