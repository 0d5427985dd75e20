// Whatever runs while a call reads what it was given (getters, traps, the caller's own functions) may call
// the package again: no call's payload is swapped for another's.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import {
  buildRequest, createClient, createSchemas, diffUserUpdate, editableFields, fields, issueMessage,
  validateField, validateUserUpdate,
} from "../../pkg/inline.js";

const EVIL = { user_id: "EVIL", nick_name: " evil ", avatar: "data:image/gif;base64,R0lGODlh", email: "e" };
const OTHER = { domainId: "other", accessToken: "stolen" };

/** Every export that judges or tells, on something else: what is valid, what is changed, what is refused. */
function callEverything() {
  validateUserUpdate({ ...EVIL, email: undefined }, { dataUrlPrefix: "data:" });
  validateUserUpdate(EVIL, { locale: "zh-CN" });
  validateField("avatar", EVIL.avatar);
  validateField("email", "e");
  diffUserUpdate({ user_id: "EVIL" }, { nick_name: " evil" });
  buildRequest({ user_id: "EVIL", avatar: EVIL.avatar }, OTHER);
  buildRequest(EVIL, OTHER);
  createSchemas({ locale: "zh" }).userUpdateSchema["~standard"].validate(EVIL);
  try {
    createClient({ domainId: "a.b" });
  } catch {
    // The connection is refused, which is told through the same memory.
  }
  issueMessage({ code: "unreadable", path: [] });
  fields();
  editableFields("user");
}

/** The same object, of which every property and every trap calls everything. */
function reentrant(target) {
  if (typeof target !== "object" || target === null) return target;
  const handler = {};
  for (const trap of ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"]) {
    handler[trap] = (object, ...args) => {
      callEverything();
      const found = Reflect[trap](object, ...args);
      return trap === "get" ? reentrant(found) : found;
    };
  }
  return new Proxy(target, handler);
}

/** The same object with getters that call everything. */
function withGetters(target) {
  if (typeof target !== "object" || target === null || Array.isArray(target)) return target;
  const descriptors = Object.entries(target).map(([key, value]) => {
    const get = () => {
      callEverything();
      return withGetters(value);
    };
    return [key, { get, enumerable: true, configurable: true }];
  });
  return Object.defineProperties({}, Object.fromEntries(descriptors));
}

const GOOD = {
  user_id: "good", nick_name: "艾达 ", avatar: "data:image/png;base64,iVBORw0KGgo=", phone: "139-0000-1111",
  user_data: { a: "b" }, group_info_list: [{ group_id: "g" }], x: { deep: [1] },
};
const BAD = { user_id: "a#", nick_name: "\u0007", email: "@", user_data: { a: "b".repeat(2000) }, y: 1 };
const OPTIONS = {
  locale: "en",
  allow: ["x"],
  dataUrlPrefix: "data://",
  message({ code }) {
    callEverything();
    return `own ${code}`;
  },
};
const CONNECTION = { domainId: "bj1", accessToken: "t" };
const STORED = { user_id: "good", nick_name: "Ada", user_data: { a: "b" } };

const CALLS = {
  validateUserUpdate: [
    [GOOD, OPTIONS], [BAD, OPTIONS], [{ user_id: "good" }, OPTIONS],
  ],
  validateField: [["avatar", GOOD.avatar, OPTIONS], ["user_data", BAD.user_data, OPTIONS], ["group_info_list", GOOD.group_info_list, OPTIONS]],
  diffUserUpdate: [[STORED, GOOD, OPTIONS], [STORED, BAD, OPTIONS], [STORED, STORED, OPTIONS]],
  buildRequest: [[GOOD, CONNECTION, OPTIONS], [BAD, CONNECTION, OPTIONS], [GOOD, { domainId: "a.b" }, OPTIONS]],
  issueMessage: [[{ code: "too_big", maximum: 1, actual: 2, unit: "bytes", path: ["x"] }, "zh-CN"]],
  editableFields: [["user", { self: true }]],
};
const FUNCTIONS = { validateUserUpdate, validateField, diffUserUpdate, buildRequest, issueMessage, editableFields };

describe("a call inside another", () => {
  for (const [name, calls] of Object.entries(CALLS)) {
    for (const [how, wrap] of [["Proxies", reentrant], ["getters", withGetters]]) {
      test(`${name}, from ${how}`, () => {
        for (const args of calls) {
          const expected = FUNCTIONS[name](...args);
          assert.deepEqual(FUNCTIONS[name](...args.map(wrap)), expected);
        }
      });
    }
  }

  test("the request is that of the payload, whatever the options do", () => {
    const options = {
      get locale() {
        buildRequest({ user_id: "EVIL" }, { domainId: "other" });
        return "en";
      },
    };
    const { value } = buildRequest({ user_id: "good" }, CONNECTION, options);
    assert.equal(value.url, "https://bj1.api.aliyunpds.com/v2/user/update");
    assert.equal(value.body, '{"user_id":"good"}');
    assert.equal(value.headers.Authorization, "Bearer t");
  });

  test("schemas", () => {
    const { userUpdateSchema } = createSchemas(reentrant(OPTIONS));
    const expected = createSchemas(OPTIONS).userUpdateSchema["~standard"].validate(BAD);
    assert.deepEqual(userUpdateSchema["~standard"].validate(reentrant(BAD)), expected);
  });
});

describe("a client whose payload calls everything", () => {
  let sent;
  const { fetch } = globalThis;

  before(() => {
    globalThis.fetch = async (request) => {
      sent.push([request.url, request.headers.get("Authorization"), await request.text()]);
      return Response.json({ user_id: "good" });
    };
  });
  after(() => {
    globalThis.fetch = fetch;
  });

  test("sends its own payload to its own service", async () => {
    sent = [];
    const client = createClient(reentrant({ ...CONNECTION, ...OPTIONS, message: undefined }));
    await client.updateUser(reentrant(GOOD));
    await client.getUser(reentrant({ userId: "good" }));
    const { value } = buildRequest(GOOD, CONNECTION, OPTIONS);
    assert.deepEqual(sent, [
      [value.url, "Bearer t", value.body],
      ["https://bj1.api.aliyunpds.com/v2/user/get", "Bearer t", '{"user_id":"good"}'],
    ]);
  });
});

describe("setters on Object.prototype", () => {
  const NAMES = [
    ...fields().map(({ name }) => name), "path", "code", "field", "message", "maximum", "actual", "unit", "reason", "found", "index",
    "options", "suggestion", "expected", "received", "key", "keys", "values", "items", "id", "word", "more", "unknown", "atLeast",
    "method", "url", "headers", "body", "Authorization", "Content-Type", "rule", "x", "a", "group_id", "minimum",
  ];

  test("take nothing from what is told", () => {
    const calls = [
      () => validateUserUpdate(GOOD, { allow: ["x"] }),
      () => validateUserUpdate({ ...GOOD, user_id: "g ", role: "usr" }),
      () => validateUserUpdate({ user_id: "good", nick_name: "Ada", phone: "13900001111" }),
      () => validateUserUpdate(BAD),
      () => validateField("user_data", { a: "b" }),
      () => diffUserUpdate(STORED, { ...GOOD, user_data: { a: "c" } }, { allow: ["x"] }),
      () => diffUserUpdate(STORED, { ...STORED, user_data: { a: "b" } }),
      () => buildRequest(GOOD, CONNECTION, { allow: ["x"] }),
      () => buildRequest(BAD, {}),
    ];
    for (const call of calls) {
      const expected = JSON.stringify(call());
      const taken = [];
      for (const name of NAMES) {
        Object.defineProperty(Object.prototype, name, { set: () => taken.push(name), get: () => undefined, configurable: true });
      }
      let told;
      try {
        told = call();
      } finally {
        for (const name of NAMES) delete Object.prototype[name];
      }
      assert.deepEqual(taken, []);
      assert.equal(JSON.stringify(told), expected);
    }
  });
});

describe("options that throw at every look", () => {
  const thrower = () => {
    throw new Error("hostile");
  };
  const traps = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, thrower]));
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();

  for (const [name, options] of [["a Proxy", new Proxy({}, traps)], ["a revoked Proxy", revoked], ["a locale", { locale: { toString: thrower } }]]) {
    test(`${name}: results as without options`, () => {
      assert.deepEqual(validateUserUpdate(BAD, options), validateUserUpdate(BAD));
      assert.deepEqual(validateField("email", "@", options), validateField("email", "@"));
      assert.deepEqual(diffUserUpdate(STORED, BAD, options), diffUserUpdate(STORED, BAD));
      assert.deepEqual(buildRequest(BAD, CONNECTION, options), buildRequest(BAD, CONNECTION));
      assert.deepEqual(editableFields("user", options), editableFields("user"));
      const schemas = createSchemas(options);
      assert.deepEqual(schemas.userUpdateSchema["~standard"].validate(BAD), createSchemas().userUpdateSchema["~standard"].validate(BAD));
      const schema = schemas.userUpdateSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
      assert.equal(schema.type, "object");
    });
  }

  test("a list of allowed keys that is none", () => {
    for (const allow of ["x", { 0: "x" }, new Proxy([], traps), 1]) {
      const { userUpdateSchema } = createSchemas({ allow });
      assert.equal(userUpdateSchema["~standard"].jsonSchema.output({ target: "draft-2020-12" }).type, "object");
      assert.ok(userUpdateSchema["~standard"].validate({ user_id: "u", x: 1 }).issues);
    }
  });
});

describe("what has no own keys to read", () => {
  class Accessors {
    get user_id() {
      return "u1";
    }
  }
  const form = new FormData();
  form.set("nick_name", "Grace");
  const opaque = { form, map: new Map([["nick_name", "Grace"]]), date: new Date(), accessors: new Accessors(), set: new Set(), params: new URLSearchParams("nick_name=Grace") };

  for (const [name, input] of Object.entries(opaque)) {
    test(`${name}: refused with what to pass`, async () => {
      const results = [
        validateUserUpdate(input), diffUserUpdate(STORED, input), diffUserUpdate(input, STORED), buildRequest(input, CONNECTION),
      ];
      for (const { ok, issues } of results) {
        assert.equal(ok, false);
        assert.deepEqual(issues.map(({ path, code }) => [path, code]), [[[], "unreadable"]]);
        assert.match(issues[0].message, /Object\.fromEntries\(new FormData\(form\)\)/);
      }
      const { issues } = validateUserUpdate(input, { locale: "zh-CN" });
      assert.match(issues[0].message, /请传入普通对象，例如 Object\.fromEntries/);
      const client = createClient(CONNECTION);
      await assert.rejects(client.updateUser(input), (error) => error.kind === "invalid" && error.issues[0].code === "unreadable");
    });
  }

  test("an empty object changes nothing", () => {
    assert.deepEqual(diffUserUpdate(STORED, {}), { ok: true, value: null, changes: [] });
    assert.deepEqual(diffUserUpdate(STORED, Object.create(null)), { ok: true, value: null, changes: [] });
  });
});

describe("the difference is by value", () => {
  const nothing = { ok: true, value: null, changes: [] };
  const renamed = { ok: true, value: { user_id: "u", nick_name: "n" }, changes: [] };

  test("what somebody else stored is given back as it stands", () => {
    const stored = () => ({
      user_id: "u", user_data: { a: 1, b: [{ c: null, d: NaN }], e: "f" }, group_info_list: [{ group_id: "", x: 1 }, null], email: null,
      phone: 5, role: "king", description: "a".repeat(10_000), avatar: { url: "" },
    });
    assert.deepEqual(diffUserUpdate(stored(), { ...stored(), nick_name: "n" }), renamed);
    assert.deepEqual(diffUserUpdate(stored(), stored()), nothing);
    const reordered = { ...stored(), user_data: { e: "f", b: [{ d: NaN, c: null }], a: 1 } };
    assert.deepEqual(diffUserUpdate(stored(), reordered), nothing);
  });

  test("what is another is judged", () => {
    const stored = { user_id: "u", user_data: { a: 1 }, email: null, group_info_list: [1, 2] };
    for (const edit of [{ user_data: { a: 2 } }, { user_data: { a: 1, b: 1 } }, { user_data: {}, email: 1 }, { group_info_list: [2, 1] }, { group_info_list: [1] }, { email: false }]) {
      assert.equal(diffUserUpdate(stored, edit).ok, false, JSON.stringify(edit));
    }
    assert.deepEqual(diffUserUpdate(stored, { user_data: {} }).value, { user_id: "u", user_data: {} });
  });

  test("allowed keys", () => {
    const x = { user_id: "u", x: { a: [1, { b: 2 }] }, y: 1 };
    const options = { allow: ["x", "y"] };
    assert.deepEqual(diffUserUpdate(x, x, options), nothing);
    assert.deepEqual(diffUserUpdate(x, { x: { a: [1, { b: 2 }] } }, options), nothing);
    assert.deepEqual(diffUserUpdate(x, { x: { a: [1, { b: 3 }] }, y: 1 }, options).value, { user_id: "u", x: { a: [1, { b: 3 }] } });
  });

  test("what cannot be compared is judged, unless it is the same object", () => {
    const map = new Map([["a", "b"]]);
    assert.deepEqual(diffUserUpdate({ user_id: "u", user_data: map }, { user_data: map }), nothing);
    assert.equal(diffUserUpdate({ user_id: "u", user_data: map }, { user_data: new Map(map) }).ok, false);
    const cycle = { a: "b" };
    cycle.self = cycle;
    assert.equal(diffUserUpdate({ user_id: "u", user_data: cycle }, { user_data: { ...cycle, c: "d" } }).ok, false);
    const throwing = { get user_data() { throw new Error("hostile"); } };
    assert.equal(diffUserUpdate({ user_id: "u", ...{} }, throwing).ok, false);
  });
});
