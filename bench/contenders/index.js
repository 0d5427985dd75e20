// All contenders, in the order of the tables. `ours` is what the others are compared with.

import * as ajv from "./ajv.js";
import * as arktype from "./arktype.js";
import * as ours from "./ours.js";
import * as plain from "./plain.js";
import * as tuned from "./plain-tuned.js";
import * as typebox from "./typebox.js";
import * as valibot from "./valibot.js";
import * as zodMini from "./zod-mini.js";
import * as zod from "./zod.js";

export const CONTENDERS = {
  ours,
  ajv,
  valibot,
  zod,
  "zod-mini": zodMini,
  arktype,
  typebox,
  plain,
  "plain-tuned": tuned,
};
