// Each exported function by small examples, its errors included. `schema.test.js`,
// `client.test.js`, `apply-issues.test.js`, `wording.test.js` and `tests/images/` have others.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  buildRequest,
  diffUserUpdate,
  editableFields,
  fields,
  init,
  issueMessage,
  validateField,
  validateUserUpdate,
} from "../../pkg/inline.js";

const GIF = "image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const TOKEN = "canary-token.abc";

describe("validateUserUpdate", () => {
  test("normalises, and says so", () => {
    assert.deepEqual(validateUserUpdate({ user_id: "u1", email: "Ada@EXAMPLE.com" }), {
      ok: true,
      value: { user_id: "u1", email: "Ada@example.com" },
      changes: [
        {
          field: "email",
          path: ["email"],
          rule: "domain_lower_cased",
          message: "Email address: the domain was put into lower case.",
        },
      ],
    });
  });

  test("tells every problem at once", () => {
    assert.deepEqual(validateUserUpdate({ nick_name: "a".repeat(131), nickName: "Ada" }), {
      ok: false,
      issues: [
        {
          field: "user_id",
          path: ["user_id"],
          code: "invalid_type",
          expected: "string",
          received: "undefined",
          message: "User ID is missing. Fill it in.",
        },
        {
          field: "nick_name",
          path: ["nick_name"],
          code: "too_big",
          maximum: 128,
          actual: 131,
          unit: "code_points",
          message: "Nickname is 131 characters long; the limit is 128.",
        },
        {
          path: ["nickName"],
          code: "unrecognized_key",
          key: "nickName",
          suggestion: "nick_name",
          message: "“nickName” is not a key that the service documents. Did you mean “nick_name”?",
        },
      ],
      changes: [],
    });
  });

  test("lets allowed keys through", () => {
    const input = { user_id: "u1", expired_at: 1639762579768 };
    assert.equal(validateUserUpdate(input).ok, false);
    assert.deepEqual(validateUserUpdate(input, { allow: ["expired_at"] }).value, input);
  });

  test("gives the avatar the prefix that is asked for", () => {
    const avatarWith = (options) => validateUserUpdate({ user_id: "u1", avatar: `data:${GIF}` }, options).value.avatar;
    assert.equal(avatarWith(), `data://${GIF}`);
    assert.equal(avatarWith({ dataUrlPrefix: "data://" }), `data://${GIF}`);
    assert.equal(avatarWith({ dataUrlPrefix: "data:" }), `data:${GIF}`);
  });

  test("absent and undefined are left out, empty clears", () => {
    const { value } = validateUserUpdate({ user_id: "u1", nick_name: "", phone: undefined });
    assert.deepEqual(value, { user_id: "u1", nick_name: "" });
    assert.equal(Object.hasOwn(value, "phone"), false);
  });
});

describe("validateField", () => {
  test("judges as in a payload", () => {
    assert.equal(validateField("phone", "+86 139 0000 1111").value, "13900001111");
    assert.equal(validateField("phone", "1").issues[0].code, "too_small");
    assert.deepEqual(validateField("user_data", { a: "b" }).value, { a: "b" });
    assert.deepEqual(validateField("group_info_list", [{ group_id: "g" }, { group_id: "g" }]).value, [
      { group_id: "g" },
    ]);
  });

  test("an optional field may be absent, the user_id may not", () => {
    assert.deepEqual(validateField("email", undefined), { ok: true, value: undefined, changes: [] });
    assert.equal(validateField("user_id", undefined).issues[0].received, "undefined");
  });

  test("takes the options", () => {
    assert.equal(validateField("avatar", `data:${GIF}`, { dataUrlPrefix: "data:" }).value, `data:${GIF}`);
    assert.match(validateField("phone", "1", { locale: "zh-CN" }).issues[0].message, /手机号/);
  });

  test("an unknown name is an unknown key", () => {
    for (const name of ["nickName", "", "__proto__", undefined, null, 1, {}, "a".repeat(100_000)]) {
      const { ok, issues } = validateField(name, "x");
      assert.equal(ok, false);
      assert.equal(issues[0].code, "unrecognized_key");
    }
  });
});

describe("issueMessage", () => {
  test("tells an issue in another language", () => {
    const [issue] = validateUserUpdate({ user_id: "u1", nick_name: "a".repeat(131) }).issues;
    assert.equal(issueMessage(issue), issue.message);
    assert.equal(issueMessage(issue, "en"), issue.message);
    assert.equal(issueMessage(issue, "zh-CN"), "昵称有 131 个字符，上限为 128 个。");
  });

  test("brings every kind of issue back", () => {
    const payload = {
      user_id: "#",
      nick_name: "\u0000",
      status: "on",
      role: 1,
      avatar: "ftp://a",
      phone: "1",
      email: "a",
      x: 1,
      user_data: { a: 1 },
      group_info_list: [{ group_id: "" }, {}],
    };
    for (const issue of validateUserUpdate(payload).issues) {
      assert.equal(issueMessage(issue), issue.message);
      assert.equal(issueMessage(JSON.parse(JSON.stringify(issue))), issue.message);
    }
  });

  test("keeps the words of an issue that is not ours", () => {
    assert.equal(issueMessage({ code: "custom", path: [], message: "Taken." }), "Taken.");
    for (const strange of [undefined, null, 1, "x", [], {}, { code: "too_big" }])
      assert.equal(issueMessage(strange), "");
  });
});

describe("fields", () => {
  test("in the service's order", () => {
    const names = [
      "user_id",
      "nick_name",
      "status",
      "role",
      "avatar",
      "description",
      "phone",
      "email",
      "user_data",
      "group_info_list",
    ];
    assert.deepEqual(
      fields().map((field) => field.name),
      names,
    );
  });

  test("what a form needs", () => {
    const [userId, nickName, status] = fields();
    assert.deepEqual(
      { required: userId.required, minimum: userId.minimum, maximum: userId.maximum, clearable: userId.clearable },
      { required: true, minimum: 1, maximum: 64, clearable: false },
    );
    assert.deepEqual(nickName, {
      name: "nick_name",
      required: false,
      kind: "string",
      maximum: 128,
      unit: "code_points",
      clearable: true,
      autocomplete: "nickname",
      inputmode: "text",
      label: "Nickname",
    });
    assert.deepEqual(status.options, ["enabled", "disabled"]);
    assert.equal(fields().find((field) => field.name === "avatar").maximum, 307_200);
    assert.equal(fields("zh")[1].label, "昵称");
  });

  test("the limits are the rules'", () => {
    for (const { name, kind, maximum, unit } of fields()) {
      if (kind !== "string" || unit !== "code_points") continue;
      assert.equal(validateField(name, "字".repeat(maximum)).ok, true, name);
      assert.equal(validateField(name, "字".repeat(maximum + 1)).ok, false, name);
    }
    for (const { name, clearable } of fields()) assert.equal(validateField(name, "").ok, clearable, name);
  });
});

describe("diffUserUpdate", () => {
  const current = {
    user_id: "u1",
    nick_name: "Ada",
    avatar: `data:${GIF}`,
    user_data: { a: "1", b: "2" },
    created_at: 1,
    is_sync: true,
  };

  test("nothing changed", () => {
    assert.deepEqual(diffUserUpdate(current, {}), { ok: true, value: null, changes: [] });
    assert.equal(
      diffUserUpdate(current, { nick_name: "Ada ", avatar: `data://${GIF}`, user_data: { b: "2", a: "1" } }).value,
      null,
    );
  });

  test("only what changed, with the id", () => {
    assert.deepEqual(diffUserUpdate(current, { nick_name: "Grace", user_data: { a: "1", b: "2" } }).value, {
      user_id: "u1",
      nick_name: "Grace",
    });
    assert.deepEqual(diffUserUpdate(current, { nick_name: "" }).value, { user_id: "u1", nick_name: "" });
    assert.deepEqual(diffUserUpdate(current, { group_info_list: [] }).value, { user_id: "u1", group_info_list: [] });
  });

  test("a whole user with one field changed is a usual way", () => {
    const stored = { ...current, user_data: { visits: 3 } };
    assert.deepEqual(diffUserUpdate(stored, { ...stored, nick_name: "Grace" }).value, {
      user_id: "u1",
      nick_name: "Grace",
    });
    const [issue] = diffUserUpdate(stored, { ...stored, nickname: "Grace" }).issues;
    assert.deepEqual([issue.code, issue.suggestion], ["unrecognized_key", "nick_name"]);
  });

  test("problems are told", () => {
    assert.equal(diffUserUpdate(current, { nick_name: null }).issues[0].received, "null");
    assert.equal(diffUserUpdate(current, { user_id: "u2" }).issues[0].code, "invalid_value");
    assert.deepEqual(diffUserUpdate(null, {}).issues[0].path, []);
    assert.deepEqual(diffUserUpdate({}, "x").issues[0].path, []);
  });
});

describe("editableFields", () => {
  test("as the first-party sources say", () => {
    assert.deepEqual(editableFields("user", { self: true }), {
      user_id: "denied",
      nick_name: "allowed",
      status: "denied",
      role: "denied",
      avatar: "allowed",
      description: "allowed",
      phone: "undocumented",
      email: "undocumented",
      user_data: "undocumented",
      group_info_list: "undocumented",
    });
    assert.equal(editableFields("admin", { self: false }).status, "allowed");
    assert.equal(editableFields("admin", { self: false }).role, "denied");
    assert.equal(editableFields("superadmin", { self: false }).role, "allowed");
    assert.equal(editableFields("user", { self: false }).nick_name, "denied");
  });

  test("of an unknown role nothing is said", () => {
    for (const role of ["king", "", undefined, null])
      assert.equal(editableFields(role, { self: true }).nick_name, "undocumented");
    assert.equal(editableFields("user").nick_name, "denied");
  });
});

describe("buildRequest", () => {
  test("a request as a value", () => {
    const result = buildRequest({ user_id: "u1", nick_name: " Ada" }, { domainId: "BJ1", accessToken: TOKEN });
    assert.deepEqual(result.value, {
      method: "POST",
      url: "https://bj1.api.aliyunpds.com/v2/user/update",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${TOKEN}` },
      body: '{"user_id":"u1","nick_name":"Ada"}',
    });
    assert.equal(result.changes[0].rule, "trimmed");
  });

  test("without a token there is no Authorization", () => {
    const { value } = buildRequest({ user_id: "u1" }, { endpoint: "http://localhost:8080", allowHttpLoopback: true });
    assert.deepEqual(Object.keys(value.headers), ["Content-Type"]);
    assert.equal(value.url, "http://localhost:8080/v2/user/update");
  });

  test("an avatar is in the body as it is sent", () => {
    const { value } = buildRequest({ user_id: "u1", avatar: `data:${GIF}`, email: "a@b.c" }, { domainId: "bj1" });
    assert.equal(value.body, `{"user_id":"u1","avatar":"data://${GIF}","email":"a@b.c"}`);
  });

  test("problems of the connection and of the payload together", () => {
    const { issues } = buildRequest({ user_id: "", email: "a" }, { domainId: "evil.example/" });
    assert.deepEqual(
      issues.map(({ path }) => path),
      [["domainId"], ["user_id"], ["email"]],
    );
    assert.equal(issues[0].reason, "not_a_dns_label");
  });

  test("connections that cannot be used", () => {
    for (const [connection, key, reason] of [
      [undefined, "domainId", "missing"],
      [{}, "domainId", "missing"],
      [{ domainId: 1 }, "domainId", "not_a_dns_label"],
      [{ domainId: null }, "domainId", "not_a_dns_label"],
      [{ domainId: "a", endpoint: "https://b" }, "endpoint", "both_given"],
      [{ endpoint: "http://localhost" }, "endpoint", "not_https"],
      [{ endpoint: "x" }, "endpoint", "not_a_url"],
      [{ endpoint: "http://localhost", allowHttpLoopback: 1 }, "endpoint", "not_https"],
      [{ domainId: "a", accessToken: "a\nb" }, "accessToken", "not_a_token"],
      [{ domainId: "a", accessToken: "" }, "accessToken", "not_a_token"],
      [{ domainId: "a", accessToken: null }, "accessToken", "not_a_token"],
    ]) {
      const [issue] = buildRequest({ user_id: "u1" }, connection).issues;
      assert.deepEqual([issue.path, issue.code, issue.reason], [[key], "invalid_connection", reason]);
      assert.notEqual(issue.message, "");
    }
  });
});

test("init does no harm where the core is ready at import", async () => {
  assert.equal(await init(), undefined);
  assert.equal(await /** @type {any} */ (init)("ignored"), undefined);
});
