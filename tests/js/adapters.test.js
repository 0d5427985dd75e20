// The entries for form libraries that take no Standard Schema: what each gives is what its library has.
// The forms themselves are in `tests/forms/`.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { antdFields, antdRule } from "../../pkg/antd.js";
import { formikErrors, formikValidate } from "../../pkg/formik.js";
import { changesSchema, fieldSchemas, userUpdateSchema } from "../../pkg/inline.js";
import { veeErrors, veeSchema } from "../../pkg/vee-validate.js";

/** @returns {any} */
const issue = (path, message) => ({ code: "unreadable", path, message });
/** One problem of each kind of place: a field, the same once more, within a value, the whole. */
const ISSUES = [
  issue(["phone"], "first"),
  issue(["phone"], "second"),
  issue(["group_info_list", 1, "group_id"], "deep"),
  issue([], "whole"),
];
const USER = { user_id: "u1", phone: "1" };

test("antd: a field's own schema judges the value", async () => {
  const { validator } = antdRule(fieldSchemas.phone);
  await validator({}, "+86 139 0000 1111");
  await assert.rejects(validator({}, "12"), /Phone number/);
});

test("antd: a payload's schema judges the field that is named, and no other", async () => {
  const { validator } = antdRule(userUpdateSchema, "phone");
  await validator({}, "13900001111");
  await assert.rejects(validator({}, "12"), /Phone number/);
});

test("antd: what is stored is not judged again", async () => {
  const { validator } = antdRule(changesSchema(USER), "phone");
  await validator({}, USER.phone);
  await assert.rejects(validator({}, "12"), /Phone number/);
});

test("antd: messages of one field together, the whole payload's left out", () => {
  assert.deepEqual(antdFields(ISSUES), [
    { name: ["phone"], errors: ["first", "second"] },
    { name: ["group_info_list", 1, "group_id"], errors: ["deep"] },
  ]);
});

test("formik: the first message of each place, nested as the values are", async () => {
  const deep = [];
  deep[1] = { group_id: "deep" };
  assert.deepEqual(plain(formikErrors(ISSUES)), plain({ phone: "first", group_info_list: deep }));
  assert.deepEqual(Object.keys(await formikValidate(changesSchema(USER))({ phone: "12" })), ["phone"]);
  assert.deepEqual(Object.keys(await formikValidate(changesSchema(USER))(USER)), []);
});

test("formik: a message for a value and one within it do not get into each other's way", () => {
  const value = issue(["user_data"], "value");
  const within = issue(["user_data", "theme"], "within");
  assert.deepEqual(plain(formikErrors([value, within])), { user_data: "value" });
  assert.deepEqual(plain(formikErrors([within, value])), { user_data: { theme: "within" } });
});

test("vee-validate: paths as version 4 writes them", async () => {
  assert.deepEqual(plain(veeErrors(ISSUES)), {
    phone: ["first", "second"],
    "group_info_list[1].group_id": ["deep"],
  });
  const { errors, value } = await veeSchema(changesSchema(USER)).parse({ phone: "12" });
  assert.equal(value, undefined);
  assert.deepEqual(
    errors.map(({ path }) => path),
    ["phone"],
  );
  const good = await veeSchema(changesSchema(USER)).parse({ phone: "139 0000 1111" });
  assert.deepEqual(good, { value: { user_id: "u1", phone: "13900001111" }, errors: [] });
});

test("vee-validate 4 submits a bad value with the bare schema, and blocks it with the adapter", async () => {
  assert.deepEqual(await submitted(changesSchema(USER)), [{ phone: "12" }]);
  assert.deepEqual(await submitted(veeSchema(changesSchema(USER))), []);
});

/** What a form of VeeValidate's submits, given this schema and a bad value. */
async function submitted(validationSchema) {
  const require = createRequire(new URL("../package.json", import.meta.url));
  const { createSSRApp, h } = require("vue");
  const { renderToString } = require("vue/server-renderer");
  const { useForm } = require("vee-validate");
  const given = [];
  let submit;
  const form = {
    setup() {
      const { handleSubmit } = useForm({ validationSchema, initialValues: { phone: "12" } });
      submit = handleSubmit((values) => given.push(values));
      return () => h("form");
    },
  };
  await renderToString(createSSRApp(form));
  await submit();
  return given;
}

/** Without prototypes, which the adapters' own objects do not have. */
function plain(value) {
  return JSON.parse(JSON.stringify(value));
}
