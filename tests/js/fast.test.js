// The fast path (`pkg/accept.js`) and the core, which validates everything else, give the same results: each
// payload is validated with the patterns and without them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { connect } from "../../pkg/boundary.js";
import { learnRules } from "../../pkg/input.js";
import { instance } from "../../pkg/instance.js";
import { fields, validateField, validateUserUpdate } from "../../pkg/inline.js";
import { HOW, anyParts, anyValue, payloadOf } from "./anything.js";
import { payloadsOf, readCaseFiles } from "./case-files.js";
import { hostileCases } from "./hostile.js";

const RUNS = 100_000;
const FEWER_RUNS = 20_000;
const NAMES = fields().map((field) => field.name);
fields();
const RULES = instance.core.reading_rules();
const PATTERNS = RULES.fields;
/** The same fields: nothing matches. */
const NO_PATTERNS = PATTERNS.map((field) => ({ ...field, pattern: undefined, patternMaxUnits: undefined }));

/** What is usual, and what nearly is: the patterns' edges. */
const NEAR = {
  user_id: ["u1", "a b", "a#", " a", "a".repeat(64), "a".repeat(65), "~"],
  nick_name: ["Ada", "艾达·洛芙莱斯", "e\u0301", "Ada ", "a\u200bb", "字".repeat(128), "字".repeat(129), "👍", "a\nb", "\u3000a"],
  status: ["enabled", "disabled", "Enabled", "enabled\n"],
  role: ["user", "superadmin", "subdomain_super_admin", "useradmin"],
  avatar: ["https://a.b/c?d#e", "http://a", "https://a--b.c", "https://1.2", "https://A.b", "data:image/gif;base64,R0lGODlh", "https://a.b/\u00e9", `https://a.b/${"a".repeat(4085)}`],
  description: ["Two\nlines\tand a tab", "a\r\nb", "\na", "a\n", "字\n字", "é".repeat(1024), "a".repeat(1025)],
  phone: ["13900001111", "0139000011", "+8613900001111", "1".repeat(15), "1".repeat(16), "1234", "139 0000"],
  email: ["a@b", "ada.l@example.com", "a@B.c", "a@-b.c", "a@b..c", `a@${"b".repeat(61)}.c`, `a@${"b".repeat(64)}`, "a@b.c\n"],
};

function withoutPatterns(validate) {
  learnRules({ ...RULES, fields: NO_PATTERNS });
  try {
    return validate();
  } finally {
    learnRules(RULES);
  }
}

function assertSame(validate) {
  const fast = validate();
  const slow = withoutPatterns(validate);
  assert.deepEqual(fast, slow);
  // The order of the keys, too.
  assert.equal(JSON.stringify(fast), JSON.stringify(slow));
  return fast;
}

function anyNearParts() {
  const field = fc.constantFrom(...Object.keys(NEAR));
  const entry = field.chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...NEAR[name], "", undefined) }, anyValue()),
      fc.oneof({ weight: 9, arbitrary: fc.constant("plain") }, fc.constantFrom(...HOW)),
    ),
  );
  const entries = fc.array(entry, { maxLength: 6 });
  const anyPlace = fc.tuple(entries, entries).map(([before, after]) => [...before, ["user_id", "u1", "plain"], ...after]);
  return fc.tuple(fc.oneof({ weight: 9, arbitrary: anyPlace }, entries), fc.constantFrom("none", "none", "proxy", "frozen", "null prototype"));
}

test("each text field has a pattern, and takes what is usual by it", () => {
  const withPattern = PATTERNS.filter(({ pattern }) => pattern !== undefined).map(({ name }) => name);
  assert.deepEqual(withPattern, Object.keys(NEAR));
  for (const { name, pattern, patternMaxUnits } of PATTERNS.filter(({ pattern }) => pattern !== undefined)) {
    const [usual] = NEAR[name];
    assert.ok(new RegExp(pattern).test(usual) && usual.length <= patternMaxUnits, name);
  }
});

test("a payload of which every value matches never crosses", () => {
  const payload = { user_id: "u1", nick_name: "艾达", email: "ada@example.com", avatar: "https://a.b/c", phone: "" };
  const { core } = instance;
  const asked = [];
  const get = (target, name) => {
    asked.push(name);
    return target[name];
  };
  connect(new Proxy(core, { get }));
  try {
    asked.length = 0;
    assert.deepEqual(validateUserUpdate(payload), { ok: true, value: payload, changes: [] });
    assert.deepEqual(validateField("nick_name", "Ada"), { ok: true, value: "Ada", changes: [] });
    assert.deepEqual(asked, []);
    assert.equal(validateUserUpdate({ ...payload, role: "usr" }).ok, false);
    assert.notDeepEqual(asked, []);
  } finally {
    connect(core);
  }
});

describe("with and without the patterns", () => {
  test("the shared vectors", () => {
    for (const file of readCaseFiles()) {
      for (const { payload, options } of payloadsOf(file)) {
        assertSame(() => validateUserUpdate(payload, options));
        for (const name of NAMES) assertSame(() => validateField(name, payload?.[name], options));
      }
    }
  });

  test("hostile values", () => {
    for (const { name, input, options } of hostileCases()) {
      // What is another at each look can be validated once only.
      if (/after the first look|pollutes|deletes|without being read|read once/.test(name)) continue;
      assertSame(() => validateUserUpdate(input, options));
    }
  });

  test(`${RUNS} payloads`, () => {
    let accepted = 0;
    const parts = fc.oneof({ weight: 9, arbitrary: anyNearParts() }, anyParts());
    const property = fc.property(parts, (parts) => {
      const input = payloadOf(...parts);
      if (assertSame(() => validateUserUpdate(input)).ok) accepted += 1;
    });
    fc.assert(property, { numRuns: RUNS });
    assert.ok(accepted > RUNS / 10, `only ${accepted} of ${RUNS} were accepted`);
  });

  test(`${FEWER_RUNS} values of single fields`, () => {
    const field = fc.constantFrom(...NAMES, "nickName", "toString");
    const pairs = field.chain((name) => fc.tuple(fc.constant(name), fc.oneof(anyValue(), fc.constantFrom(...(Object.hasOwn(NEAR, name) ? NEAR[name] : [""])))));
    fc.assert(fc.property(pairs, ([name, value]) => void assertSame(() => validateField(name, value))), { numRuns: FEWER_RUNS });
  });
});
