// Hostile values through the npm package: always a result, never a throw, nothing polluted.

import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";

import fc from "fast-check";

import {
  buildRequest,
  diffUserUpdate,
  editableFields,
  fields,
  issueMessage,
  validateField,
  validateUserUpdate,
} from "../../pkg/inline.js";
import { HOW, anyParts, anyValue, payloadOf } from "./anything.js";
import { hostileCases, hostileFailures, prototypes, shapeProblem } from "./hostile.js";

const RUNS = 10_000;
/** Far above what any of them takes, in processor time: an endless or quadratic one takes far more. */
const PATIENCE_MS = 2_000;

const NAMES = fields().map((field) => field.name);
const CONNECTION = { domainId: "bj1" };

test(`${hostileCases().length} hostile values`, () => {
  const failures = hostileFailures(validateUserUpdate);
  assert.equal(failures.length, 0, `${failures.length} failures:\n${failures.join("\n")}`);
});

test("no hostile value takes long", () => {
  for (const { name, input, options, afterwards } of hostileCases()) {
    const start = process.cpuUsage();
    const result = validateUserUpdate(input, options);
    const took = process.cpuUsage(start).user / 1000;
    afterwards?.(result);
    assert.ok(took < PATIENCE_MS, `${name} took ${took.toFixed()} ms`);
  }
});

test("hostile values do no harm in other functions either", () => {
  for (const { name, input, options, afterwards } of hostileCases()) {
    assert.equal(shapeProblem(diffUserUpdate(input, input, options)), undefined, name);
    assert.equal(shapeProblem(diffUserUpdate({ user_id: "u1" }, input, options)), undefined, name);
    assert.equal(shapeProblem(buildRequest(input, CONNECTION, options)), undefined, name);
    assert.equal(shapeProblem(buildRequest({ user_id: "u1" }, input)), undefined, name);
    for (const field of NAMES) assert.equal(shapeProblem(validateField(field, input)), undefined, name);
    assert.equal(typeof issueMessage(input), "string", name);
    afterwards?.({ ok: false });
    delete (/** @type {any} */ (Object.prototype).nick_name);
  }
});

test("values of another realm are values", () => {
  const foreign = vm.runInNewContext(`({
    user_id: "u1", nick_name: " Ada ", user_data: { a: "b" }, group_info_list: [{ group_id: "g" }],
  })`);
  assert.deepEqual(validateUserUpdate(foreign).value, {
    user_id: "u1",
    nick_name: "Ada",
    user_data: { a: "b" },
    group_info_list: [{ group_id: "g" }],
  });
  assert.equal(validateUserUpdate(vm.runInNewContext("[]")).issues[0].received, "array");
});

test("a getter may judge another payload meanwhile", () => {
  let inner;
  const payload = {
    get user_id() {
      inner = validateUserUpdate({ user_id: "inner", nick_name: "\u0000" });
      return "outer";
    },
    nick_name: " Ada",
  };
  assert.deepEqual(validateUserUpdate(payload).value, { user_id: "outer", nick_name: "Ada" });
  assert.equal(inner.issues.length, 1);
});

test("what comes out is the caller's own, and plain", () => {
  const input = { user_id: "u1", user_data: { a: "b" }, group_info_list: [{ group_id: "g" }] };
  const { value } = validateUserUpdate(input);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.notEqual(value.user_data, input.user_data);
  /** @type {any} */ (input.user_data).a = 1;
  input.group_info_list[0].group_id = "";
  assert.deepEqual(value, { user_id: "u1", user_data: { a: "b" }, group_info_list: [{ group_id: "g" }] });
});

test(`${RUNS} payloads of anything`, () => {
  const before = prototypes();
  let accepted = 0;
  const property = fc.property(anyParts(), fc.boolean(), (parts, isAllowed) => {
    const payload = payloadOf(...parts);
    const options = isAllowed ? { allow: ["constructor", "nickName", "toJSON", "0"] } : undefined;
    const result = validateUserUpdate(payload, options);
    assert.equal(shapeProblem(result), undefined);
    assert.equal(prototypes(), before);
    if (!result.ok) return;
    accepted += 1;
    const again = validateUserUpdate(result.value, options);
    assert.deepEqual(again, { ok: true, value: result.value, changes: [] });
    const request = buildRequest(result.value, CONNECTION, options);
    assert.deepEqual(JSON.parse(request.value.body), result.value);
  });
  fc.assert(property, { numRuns: RUNS });
  assert.ok(accepted > RUNS / 20, `only ${accepted} of ${RUNS} were accepted`);
});

test(`${RUNS} values of anything in each kind of field`, () => {
  const before = prototypes();
  const property = fc.property(fc.constantFrom(...NAMES), anyValue(), (name, value) => {
    const result = validateField(name, value);
    assert.equal(shapeProblem(result), undefined);
    assert.equal(prototypes(), before);
    if (result.ok && result.value !== undefined)
      assert.deepEqual(validateField(name, result.value), { ...result, changes: [] });
  });
  fc.assert(property, { numRuns: RUNS });
});

test("issues of anything have a sentence or none", () => {
  const keys = [
    "code",
    "path",
    "field",
    "reason",
    "unit",
    "maximum",
    "actual",
    "minimum",
    "expected",
    "received",
    "options",
    "suggestion",
    "key",
    "message",
  ];
  const values = fc.oneof(
    anyValue(),
    fc.constantFrom(
      "too_big",
      "invalid_format",
      "invalid_value",
      "bytes",
      "credentials",
      "string",
      "null",
      1,
      [],
      ["a"],
    ),
  );
  const entries = fc.array(fc.tuple(fc.constantFrom(...keys), values, fc.constantFrom(...HOW)), { maxLength: 8 });
  const property = fc.property(entries, fc.constantFrom("en", "zh-CN", "", "xx"), (entries, locale) => {
    assert.equal(typeof issueMessage(payloadOf(entries, "none"), locale), "string");
  });
  fc.assert(property, { numRuns: RUNS });
});

test("roles of anything", () => {
  const property = fc.property(anyValue(), anyValue(), (role, self) => {
    const verdicts = editableFields(typeof role === "symbol" ? "user" : String(Object.prototype.toString.call(role)), {
      self,
    });
    assert.deepEqual(Object.keys(verdicts), NAMES);
  });
  fc.assert(property, { numRuns: 1_000 });
});

test("an object that only looks empty does not clear what is stored", () => {
  for (const user_data of [new Map([["a", "b"]]), new Set(["a"]), new Date(0), /a/]) {
    const result = validateUserUpdate({ user_id: "u1", user_data });
    assert.deepEqual(
      result.issues?.map(({ path, code }) => [path, code]),
      [[["user_data"], "unreadable"]],
    );
  }
  const bare = Object.assign(Object.create(null), { a: "b" });
  assert.equal(validateUserUpdate({ user_id: "u1", user_data: bare }).ok, true);
});

test("hostile options and names are read without a throw", () => {
  const throwing = () => {
    throw new Error("not to be read");
  };
  const list = new Proxy(["x"], { get: throwing });
  assert.equal(validateUserUpdate({ user_id: "u1", x: 1 }, { allow: list }).ok, false);
  assert.equal(validateField(/** @type {any} */ ({ toString: throwing }), 1).ok, false);
  assert.equal(
    typeof issueMessage({ code: "unreadable", path: list }, /** @type {any} */ ({ toString: throwing })),
    "string",
  );
  assert.equal(fields(/** @type {any} */ ({ toString: throwing })).length, NAMES.length);
});
