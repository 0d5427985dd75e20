// The packed way across the boundary (`pkg/boundary.js`) against the plain one, which reads property by
// property and writes value by value: the same results to the letter, messages included.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import fc from "fast-check";

import { connect } from "../../pkg/boundary.js";
import { instance } from "../../pkg/instance.js";
import * as packed from "../../pkg/inline.js";
import { anyParts, anyValue, payloadOf } from "./anything.js";
import { payloadsOf } from "./cases.js";
import { hostileCases } from "./hostile.js";

const RUNS = 100_000;
const FEWER_RUNS = 10_000;

const NAMES = packed.fields().map((field) => field.name);
const OPTIONS = [undefined, { locale: "zh-CN" }, { dataUrlPrefix: "data:", locale: "en-GB" }, { allow: ["constructor", "0", "x", "toJSON"] }];
const CONNECTIONS = [
  { domainId: "bj1" }, { domainId: "bj1", accessToken: "token" }, { endpoint: "https://pds.example.com/" },
  { endpoint: "http://localhost:1", allowHttpLoopback: true }, { domainId: "a.b" }, { accessToken: 1 }, {}, undefined,
];

const plain = await plainCore();

/** The core as built for this test; `cargo xtask test` says where it is. */
async function plainCore() {
  const script = pathToFileURL(process.env.PDS_PLAIN_CORE);
  const core = await import(script);
  core.initSync({ module: readFileSync(new URL("./pds_profile_bg.wasm", script)) });
  return core;
}

function assertSameUpdate(input, options) {
  assert.deepEqual(packed.validateUserUpdate(input, options), plain.validate_user_update(input, options));
}

function assertSameField(name, value, options) {
  assert.deepEqual(packed.validateField(name, value, options), plain.validate_field(name, value, options));
}

describe("the shared vectors", () => {
  const folder = new URL("../cases/", import.meta.url);
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    test(name, () => {
      const file = JSON.parse(readFileSync(new URL(name, folder)));
      for (const { payload, options } of payloadsOf(file)) {
        for (const more of OPTIONS) {
          assertSameUpdate(payload, { ...more, ...options });
          for (const field of NAMES) assertSameField(field, payload?.[field], { ...more, ...options });
        }
        for (const connection of CONNECTIONS) {
          const args = [payload, connection, options];
          assert.deepEqual(packed.buildRequest(...args), plain.build_request(...args));
        }
      }
    });
  }
});

test("hostile values", () => {
  for (const { name, input, options } of hostileCases()) {
    // What is another at each look can be compared once only.
    if (/after the first look|pollutes|deletes|without being read|read once/.test(name)) continue;
    assert.deepEqual(packed.validateUserUpdate(input, options), plain.validate_user_update(input, options), name);
  }
});

test(`${RUNS} payloads of anything`, () => {
  let accepted = 0;
  const property = fc.property(anyParts(), fc.constantFrom(...OPTIONS), (parts, options) => {
    const input = payloadOf(...parts);
    const result = packed.validateUserUpdate(input, options);
    assert.deepEqual(result, plain.validate_user_update(input, options));
    if (result.ok) accepted += 1;
  });
  fc.assert(property, { numRuns: RUNS });
  assert.ok(accepted > RUNS / 20, `only ${accepted} of ${RUNS} were accepted`);
});

test(`${FEWER_RUNS} values of anything in each kind of field`, () => {
  const names = fc.constantFrom(...NAMES, "nickName", "");
  const property = fc.property(names, anyValue(), fc.constantFrom(...OPTIONS), assertSameField);
  fc.assert(property, { numRuns: FEWER_RUNS });
});

test("a field that was undefined is cleared for nothing", () => {
  const [current, edited] = [{ user_id: "u1", nick_name: undefined }, { user_id: "u1", nick_name: "" }];
  assert.deepEqual(packed.diffUserUpdate(current, edited), { ok: true, value: null, changes: [] });
});

test(`${FEWER_RUNS} requests of anything`, () => {
  const connections = fc.oneof(fc.constantFrom(...CONNECTIONS), fc.dictionary(fc.constantFrom("domainId", "endpoint", "accessToken"), anyValue()));
  const property = fc.property(anyParts(), connections, fc.constantFrom(...OPTIONS), (parts, connection, options) => {
    const args = [payloadOf(...parts), connection, options];
    assert.deepEqual(packed.buildRequest(...args), plain.build_request(...args));
  });
  fc.assert(property, { numRuns: FEWER_RUNS });
});

test("a text longer than all the room there is", () => {
  const entries = Array.from({ length: 170 }, (_, index) => [`${index}${"\u5b57".repeat(900)}`, "\u{1F44D}".repeat(2000)]);
  const input = { user_id: "u1", description: "\u5b57".repeat(4096), user_data: Object.fromEntries(entries) };
  assertSameUpdate(input);
  assertSameUpdate({ user_id: "u1", group_info_list: Array.from({ length: 1000 }, (_, n) => ({ group_id: `${n}${"g".repeat(1000)}` })) });
  assertSameUpdate({ user_id: "u1", nick_name: "Ada" });
});

describe("the core's memory", () => {
  /** As if the function had needed more room than there was: all views of the memory are worth nothing. */
  const growing = (call) => (...args) => {
    const result = call(...args);
    instance.core.linear_memory().grow(1);
    return result;
  };

  test("may grow whenever something is judged, and when it is told", () => {
    const names = Object.keys(instance.core).filter((name) => /^(judge_|told_words)/.test(name));
    const grown = names.map((name) => [name, growing(instance.core[name])]);
    connect({ ...instance.core, ...Object.fromEntries(grown) });
    try {
      for (const nick_name of ["Ada", " Ada", "\u0007", "\u0007"]) {
        assertSameUpdate({ user_id: "u1", nick_name });
        assertSameField("nick_name", nick_name);
      }
    } finally {
      connect(instance.core);
    }
  });
});
