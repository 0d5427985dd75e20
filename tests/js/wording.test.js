// In which words issues are told: the language that is negotiated, and the caller's own sentences.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  buildRequest,
  createClient,
  diffUserUpdate,
  fields,
  issueMessage,
  validateField,
  validateUserUpdate,
} from "../../pkg/inline.js";

const CHINESE = /[\u4e00-\u9fff]/;
const bad = { user_id: "u1", phone: "1", email: "a" };

describe("the language", () => {
  const languages = {
    Chinese: ["zh", "ZH", "zh-CN", "zh-Hans-CN", "zh-Hant-TW", "zh_TW", "zh-u-nu-latn"],
    English: ["en", "en-GB", "en_US", "fr", "zhx", "", "-", "x".repeat(10_000)],
  };

  for (const [language, tags] of Object.entries(languages)) {
    for (const tag of tags) {
      test(`${tag.slice(0, 12) || "nothing"} is ${language}`, () => {
        const { issues } = validateUserUpdate(bad, { locale: tag });
        const told = [...issues.map(({ message }) => message), fields(tag)[1].label];
        told.push(issueMessage(issues[0], tag));
        const isChinese = told.map((text) => CHINESE.test(text));
        assert.deepEqual([...new Set(isChinese)], [language === "Chinese"], told.join());
      });
    }
  }

  test("what is no text is English", () => {
    for (const locale of [undefined, null, 1, {}, ["zh"]]) {
      const { issues } = validateUserUpdate(bad, { locale });
      assert.ok(!CHINESE.test(issues[0].message), String(locale));
    }
  });
});

describe("a caller's own sentences", () => {
  const message = ({ code, field }) => (code === "too_small" ? `${field}: too short` : undefined);
  const calls = {
    validateUserUpdate: (options) => validateUserUpdate(bad, options),
    validateField: (options) => validateField("phone", "1", options),
    diffUserUpdate: (options) => diffUserUpdate({ user_id: "u1" }, bad, options),
    buildRequest: (options) => buildRequest(bad, { domainId: "bj1" }, options),
  };

  for (const [name, call] of Object.entries(calls)) {
    test(`${name} tells them, and its own where there are none`, () => {
      const ours = call({}).issues;
      const told = call({ message }).issues;
      assert.equal(told[0].message, "phone: too short");
      assert.deepEqual(told.slice(1), ours.slice(1));
      assert.deepEqual({ ...told[0], message: "" }, { ...ours[0], message: "" });
    });
  }

  test("what is no text, or thrown, changes nothing", () => {
    const ours = validateUserUpdate(bad);
    const thrower = () => {
      throw new Error("mine");
    };
    for (const message of [() => 1, () => null, thrower, async () => "later", "text", 1, null]) {
      assert.deepEqual(validateUserUpdate(bad, { message }), ours);
    }
  });

  test("a client's errors have them, too", async (t) => {
    const options = { domainId: "bj1", accessToken: "token", message };
    const refused = { code: "InvalidParameter.NickName", message: "The input parameter NickName is not valid." };
    t.mock.method(globalThis, "fetch", async () => Response.json(refused, { status: 400 }));

    const local = await createClient(options)
      .updateUser(bad)
      .catch((error) => error);
    assert.equal(local.kind, "invalid");
    assert.equal(local.issues[0].message, "phone: too short");
    assert.equal(local.message, "phone: too short");

    const remote = createClient({ ...options, message: ({ serviceCode }) => `refused: ${serviceCode}` });
    const error = await remote.updateUser({ user_id: "u1", nick_name: "Ada" }).catch((error) => error);
    assert.equal(error.kind, "invalid");
    assert.equal(error.message, "refused: InvalidParameter.NickName");
    assert.equal(error.issues[0].field, "nick_name");
  });

  test("a client that cannot be made says so in them", () => {
    const message = ({ reason }) => `connection: ${reason}`;
    const make = () => createClient({ domainId: "a.b", accessToken: "token", message });
    assert.throws(make, { kind: "invalid", message: "connection: not_a_dns_label" });
  });
});
