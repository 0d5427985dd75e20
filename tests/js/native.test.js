// The npm package and the native crate accept the same payloads, and say the same of the others: limits on
// keys and allowed values included. `examples/validate_lines.rs` is the native side.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

import fc from "fast-check";

import { fields, validateUserUpdate } from "../../pkg/inline.js";
import { payloadsOf, readCaseFiles } from "./case-files.js";

const RUNS = 20_000;
const NAMES = fields().map((field) => field.name);
/** Beside each limit on reading: units of a key, of an allowed value's JSON, of texts. */
const LONG = ["a".repeat(256), "a".repeat(257), "字".repeat(256), "👍".repeat(128), `${"👍".repeat(128)}a`];
const OPTIONS = [
  {},
  { locale: "zh-CN" },
  { dataUrlPrefix: "data:" },
  { allow: ["x", "constructor", "0", "", ...LONG] },
  { allow: [...Array.from({ length: 999 }, (_, n) => `k${n}`), "last", "beyond"] },
];

/** What the native crate says of each. */
function natively(inputs) {
  const input = inputs.map((each) => `${JSON.stringify(each)}\n`).join("");
  const { status, stdout, stderr } = spawnSync(process.env.PDS_VALIDATE_LINES, {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  assert.equal(status, 0, stderr);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** JSON, whose objects have no order natively. */
function inJson(result) {
  const told = JSON.parse(JSON.stringify(result));
  const order = (issue) => JSON.stringify([issue.path, issue.code, issue.message]);
  told.issues?.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return told;
}

function assertSame(inputs) {
  const native = natively(inputs);
  assert.equal(native.length, inputs.length);
  let accepted = 0;
  inputs.forEach(({ payload, options }, index) => {
    const result = inJson(validateUserUpdate(payload, options));
    assert.deepEqual(result, inJson(native[index]), JSON.stringify({ payload, options }).slice(0, 500));
    if (result.ok) accepted += 1;
  });
  return accepted;
}

function anyText() {
  const edges = [
    "",
    "a",
    " a ",
    "e\u0301",
    "a\u0000",
    "\u202e",
    "\u2028",
    "13900001111",
    "+86 139 0000 1111",
    "a@b.c",
    "A@B.C",
    "a@",
    "enabled",
    "user",
    "Admin",
    "https://a.b/c",
    "HTTP://a.b",
    "https://a b",
    "https://1.2.3.4.5",
    "<https://a.b/c d>",
    "“https://müller.example/字 x”",
    "https://例子.测试:8443/?q= 1",
    "www.a.b/c.png",
    "//a.b/c",
    "C:\\fakepath\\me.png",
    "data:image/jpg;base64,_9j_4AAQSkZJRg",
    "data:;base64, iVBORw0K\nGgoAAAAA ",
    "data:image/png;name=a.png;base64,/9j/4AAQSkZJRg%3D%3D",
    "\ufeff(+86) 139-0000-1111\u202c",
    "+44 (0)20 7946 0018",
    "Ada <mailto:ada@例子.测试>",
    "data:image/png;base64,iVBORw0KGgo=",
    "DATA:image/PNG;base64,iVBORw0KGgo=",
    "data:image/png;base64,iVBORw0KGg",
    "data:image/png;base64,R0lGODlh",
    "data:text/html,x",
    `data:${"你".repeat(41)},x`,
    `data:${"a".repeat(200)},x`,
    `data:image/png;base64,iVBORw0KGgo${"你".repeat(9)}`,
    ...LONG,
  ];
  const long = fc
    .tuple(
      fc.constantFrom("a", "字", "👍", "\u0001"),
      fc.constantFrom(64, 65, 128, 129, 254, 255, 1024, 1025, 4096, 4097),
    )
    .map(([unit, times]) => unit.repeat(times));
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...edges) }, fc.string({ unit: "binary", maxLength: 20 }), {
    weight: 1,
    arbitrary: long,
  });
}

function anyMember() {
  const key = fc.oneof({ weight: 4, arbitrary: anyText() }, fc.constantFrom("group_id", "constructor"));
  const data = fc.dictionary(key, fc.oneof({ weight: 5, arbitrary: anyText() }, fc.jsonValue({ maxDepth: 1 })), {
    maxKeys: 4,
  });
  const groups = fc.array(
    fc.oneof({ weight: 5, arbitrary: fc.record({ group_id: anyText() }) }, data, fc.jsonValue({ maxDepth: 1 })),
    { maxLength: 4 },
  );
  return fc.oneof({ weight: 5, arbitrary: anyText() }, data, groups, fc.jsonValue({ maxDepth: 2 }));
}

function anyPayload() {
  const names = fc.constantFrom(...NAMES, ...NAMES, "x", "nickName", "k0", "last", "beyond", "0", ...LONG);
  const members = fc.array(fc.tuple(names, anyMember()), { maxLength: 5 });
  const object = members.map((entries) => Object.fromEntries(entries));
  const good = object.map((members) => ({ user_id: "u1", ...members }));
  return fc.oneof({ weight: 20, arbitrary: good }, { weight: 4, arbitrary: object }, fc.jsonValue({ maxDepth: 1 }));
}

/** What natively cannot be held is no input: an unpaired surrogate, a key that sets a prototype. */
const isForBoth = (value) =>
  JSON.stringify(value).isWellFormed() &&
  !/\\ud[89a-f]/i.test(JSON.stringify(value)) &&
  !JSON.stringify(value).includes("__proto__");

test("the shared vectors", () => {
  const inputs = readCaseFiles()
    .flatMap(payloadsOf)
    .filter(({ payload }) => payload !== undefined && isForBoth(payload));
  assert.ok(inputs.length > 1_000);
  assertSame(inputs);
});

test(`${RUNS} payloads`, () => {
  const inputs = fc.record({ payload: anyPayload().filter(isForBoth), options: fc.constantFrom(...OPTIONS) });
  const accepted = assertSame(fc.sample(inputs, RUNS));
  assert.ok(accepted > RUNS / 10, `only ${accepted} of ${RUNS} were accepted`);
});

test("the limits on keys and allowed values", () => {
  const MAX = 256 * 1024;
  const values = [..."a字"].flatMap((unit) => [MAX - 2, MAX - 1].map((units) => unit.repeat(units)));
  const keys = LONG.map((key) => ({ payload: { user_id: "u1", [key]: 1 }, options: { allow: [key] } }));
  const inputs = [...values.map((x) => ({ payload: { user_id: "u1", x }, options: { allow: ["x"] } })), ...keys];
  assert.equal(assertSame(inputs), 2 + 3);
});
