// Compiles the schema to a module of plain code, when the bundle is made: ajv itself stays at home.

import Ajv, { _ } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";

import * as rules from "./rules.js";

/** JSON Schema's `maxLength` walks the whole text; this looks at its length first. */
const maxPoints = {
  keyword: "maxPoints",
  type: "string",
  schemaType: "number",
  code(context) {
    const { data, schema } = context;
    const isLong = _`${data}.length > ${schema}`;
    context.fail(_`${isLong} && (${data}.length > ${2 * schema} || [...${data}].length > ${schema})`);
  },
};
/** The O(1) guard: UTF-16 units. */
const maxUnits = {
  keyword: "maxUnits",
  type: "string",
  schemaType: "number",
  code(context) {
    context.fail(_`${context.data}.length > ${context.schema}`);
  },
};
const jsonFits = {
  keyword: "jsonFits",
  type: "object",
  schemaType: "number",
  code(context) {
    const { gen, data, schema } = context;
    const json = gen.const("json", _`JSON.stringify(${data})`);
    const isLong = _`${json}.length > ${schema}`;
    context.fail(_`${isLong} && (${json}.length > ${2 * schema} || [...${json}].length > ${schema})`);
  },
};

const text = (maximum, { source }) => ({ type: "string", maxPoints: maximum, pattern: source });

const properties = {
  user_id: text(rules.USER_ID_MAX, rules.USER_ID),
  nick_name: text(rules.NICK_NAME_MAX, rules.NICK_NAME),
  status: { enum: rules.STATUSES },
  role: { enum: rules.ROLES },
  avatar: {
    type: "string",
    if: { maxUnits: rules.AVATAR_MAX },
    then: { pattern: rules.AVATAR.source },
    else: false,
  },
  description: text(rules.DESCRIPTION_MAX, rules.DESCRIPTION),
  phone: { type: "string", pattern: rules.PHONE.source },
  email: { type: "string", maxUnits: rules.EMAIL_MAX, pattern: rules.EMAIL.source },
  user_data: {
    type: "object",
    additionalProperties: { type: "string" },
    jsonFits: rules.USER_DATA_MAX,
  },
  group_info_list: {
    type: "array",
    maxItems: rules.GROUPS_MAX,
    items: {
      type: "object",
      required: ["group_id"],
      additionalProperties: false,
      properties: { group_id: { type: "string", minLength: 1, maxPoints: rules.GROUP_ID_MAX } },
    },
  },
};

const schemas = {
  update: { type: "object", required: ["user_id"], additionalProperties: false, properties },
  nick_name: properties.nick_name,
  email: properties.email,
  unguarded: { type: "string", maxUnits: rules.AVATAR_MAX, pattern: rules.AVATAR.source },
};

/** The text of a module that exports a function for each schema. */
export function ajvModule() {
  const ajv = new /** @type {any} */ (Ajv).default({
    allErrors: true,
    strictTypes: false,
    unicodeRegExp: false,
    code: { source: true, esm: true, optimize: 2 },
    keywords: [maxPoints, maxUnits, jsonFits],
  });
  const names = {};
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema(schema, name);
    names[name] = name;
  }
  return /** @type {any} */ (standaloneCode).default(ajv, names);
}
