// Standard Schema and Standard JSON Schema: the contract that form libraries rely on, and what ajv
// makes of the JSON Schemas with the shared vectors.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";

import { createSchemas, fields, fieldSchemas, userUpdateSchema, validateUserUpdate } from "../../pkg/inline.js";
import { rowsOf, USER_ID } from "./cases.js";

const standard = userUpdateSchema["~standard"];
const rows = readRows();
const DIALECTS = { "draft-07": Ajv, "draft-2020-12": Ajv2020 };

describe("Standard Schema", () => {
  test("version, vendor", () => {
    assert.equal(standard.version, 1);
    assert.equal(standard.vendor, "pds-profile");
  });

  test("gives the normalised value at once, and no issues", () => {
    const result = standard.validate({ user_id: "u1", nick_name: " Ada ", email: "ada@Example.COM" });
    assert.deepEqual(result, { value: { user_id: "u1", nick_name: "Ada", email: "ada@example.com" } });
  });

  test("gives issues with code, limit, actual, message and path", () => {
    const { issues, ...rest } = standard.validate({ user_id: "u1", nick_name: "字".repeat(131) });
    assert.deepEqual(rest, {});
    const [{ message, ...issue }] = issues;
    assert.deepEqual(issue, {
      field: "nick_name",
      path: ["nick_name"],
      code: "too_big",
      maximum: 128,
      actual: 131,
      unit: "code_points",
    });
    assert.match(message, /131.*128/);
  });

  test("gives issues for whatever is no payload", () => {
    for (const value of [undefined, null, 1, "u1", [], Symbol("s"), () => {}]) {
      const { issues } = standard.validate(value);
      assert.deepEqual(
        issues.map(({ code, path }) => [code, path]),
        [["invalid_type", []]],
      );
    }
  });

  test("there is one for each field, with paths from the field on", () => {
    assert.deepEqual(
      Object.keys(fieldSchemas),
      fields().map((field) => field.name),
    );
    const validate = (name, value) => fieldSchemas[name]["~standard"].validate(value);
    assert.deepEqual(validate("phone", "139 0000 1111"), { value: "13900001111" });
    assert.deepEqual(validate("phone", undefined), { value: undefined });
    assert.deepEqual(
      validate("phone", "1").issues.map(({ path }) => path),
      [[]],
    );
    assert.deepEqual(
      validate("user_id", undefined).issues.map(({ code }) => code),
      ["invalid_type"],
    );
    assert.deepEqual(
      validate("user_data", { a: 1 }).issues.map(({ path }) => path),
      [["a"]],
    );
    const [{ path }] = validate("group_info_list", [{ group_id: "" }]).issues;
    assert.deepEqual(path, [0, "group_id"]);
  });

  test("judges with the options that it was made with", () => {
    const schemas = createSchemas({
      allow: ["expired_at"],
      locale: "zh-Hans-CN",
      message: ({ code }) => (code === "too_small" ? "太短" : undefined),
    });
    const { validate } = schemas.userUpdateSchema["~standard"];
    assert.deepEqual(validate({ user_id: "u1", expired_at: 1 }).value, { user_id: "u1", expired_at: 1 });
    const { issues } = validate({ user_id: "u1", phone: "1", email: "a" });
    assert.equal(issues[0].message, "太短");
    assert.match(issues[1].message, /邮箱/);
    const [own] = /** @type {any} */ (schemas.fieldSchemas.phone["~standard"].validate("1")).issues;
    assert.equal(own.message, "太短");
    const { properties } = schemas.userUpdateSchema["~standard"].jsonSchema.input({ target: "draft-07" });
    assert.deepEqual(properties.expired_at, {});
  });
});

describe("Standard JSON Schema", () => {
  test("refuses dialects that it does not know", () => {
    for (const target of ["openapi-3.0", "draft-04", "", "toString", undefined]) {
      assert.throws(() => standard.jsonSchema.input({ target }), RangeError);
    }
  });

  test("every schema is a fresh object", () => {
    const ask = () => standard.jsonSchema.output({ target: "draft-07" });
    const schema = ask();
    schema.properties.nick_name.maxLength = 1;
    assert.equal(ask().properties.nick_name.maxLength, 128);
  });

  test("schema.json is the output schema in the current dialect", () => {
    const file = JSON.parse(readFileSync(new URL("../../pkg/schema.json", import.meta.url), "utf8"));
    assert.deepEqual(standard.jsonSchema.output({ target: "draft-2020-12" }), file);
  });

  test("limits are those of the fields", () => {
    const { properties } = standard.jsonSchema.output({ target: "draft-2020-12" });
    for (const { name, unit, maximum, options, required } of fields()) {
      if (unit === "code_points" && name !== "user_data") {
        assert.equal(properties[name].maxLength, maximum, name);
      }
      assert.deepEqual(properties[name].enum, options, name);
      if (required) assert.equal(properties[name].minLength, 1, name);
    }
  });
});

for (const [target, Dialect] of Object.entries(DIALECTS)) {
  describe(`ajv, ${target}`, () => {
    const compile = (schema) => new Dialect({ strict: true }).compile(schema);
    const accepts = {
      input: compile(standard.jsonSchema.input({ target })),
      output: compile(standard.jsonSchema.output({ target })),
    };

    test("each field's own schema compiles", () => {
      for (const schema of Object.values(fieldSchemas)) {
        for (const side of ["input", "output"]) {
          compile(schema["~standard"].jsonSchema[side]({ target }));
        }
      }
    });

    test("what the rules accept, the input schema accepts", () => {
      for (const { name, row, input } of rows) {
        assert.ok(row.issues || accepts.input(input), `${name}: ${ajvErrors(accepts.input)}`);
      }
    });

    test("what is sent, the output schema accepts", () => {
      for (const { name, input } of rows) {
        const result = validateUserUpdate(input);
        assert.ok(!result.ok || accepts.output(result.value), `${name}: ${ajvErrors(accepts.output)}`);
      }
    });

    test("what the output schema refuses is refused or changed", () => {
      for (const { name, input } of rows) {
        if (accepts.output(input)) continue;
        const result = validateUserUpdate(input);
        assert.ok(!result.ok || result.changes.length > 0, name);
      }
    });

    test("what it says less of is listed", () => {
      const saidLess = rows.filter(({ row, input }) => row.issues && accepts.output(input));
      const names = saidLess.filter(({ input }) => isWellFormed(input)).map(({ name }) => name);
      assert.deepEqual(names.sort(), listed().sort());
    });
  });
}

/** Every row of the vectors that is judged with the default options, as a payload. */
function readRows() {
  const directory = new URL("../cases/", import.meta.url);
  return readdirSync(directory)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => {
      const { field, cases } = JSON.parse(readFileSync(new URL(file, directory), "utf8"));
      return rowsOf({ field, cases })
        .filter((row) => row.options === undefined)
        .map((row) => ({ name: `${file}: ${row.name}`, row, input: payload(field, row) }));
    });
}

function payload(field, row) {
  if (field === null) return row.input;
  const given = "input" in row ? { [field]: row.input } : {};
  return field === "user_id" ? given : { user_id: USER_ID, ...given };
}

function listed() {
  const file = new URL("../schema-says-less.json", import.meta.url);
  const reasons = JSON.parse(readFileSync(file, "utf8"));
  return reasons.flatMap((reason) => reason.rows.map((row) => `${reason.file}.json: ${row}`));
}

/** Whether it can be JSON text: an unpaired surrogate has no form in it but an escape. */
function isWellFormed(value) {
  return !/\\ud[89a-f][0-9a-f]{2}/i.test(JSON.stringify(value));
}

function ajvErrors(validate) {
  return JSON.stringify(validate.errors);
}
