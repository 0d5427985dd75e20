// Calls to a service that repeats the token, answers about somebody else or breaks off, and through a `fetch`
// of another realm.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import vm from "node:vm";

import { TOKEN, answerWith, client, failure, thrower } from "./answering.js";

describe("the token", () => {
  const repeated = `Bearer ${TOKEN} (${TOKEN})`;
  for (const [name, answer] of Object.entries({
    "a field's message": [
      400,
      { code: "InvalidParameter.NickName", message: `The input parameter nick_name: ${repeated}` },
    ],
    "a code": [400, { code: `X.${TOKEN}`, message: "m", requestId: TOKEN }],
    "a gateway's headers": [
      502,
      null,
      { "x-ca-error-code": TOKEN, "x-ca-error-message": repeated, "x-ca-request-id": TOKEN },
    ],
    "an error that comes as a success": [200, { code: "InternalError", message: repeated }],
    capitals: [401, { Code: "AccessTokenInvalid", Message: repeated, RequestId: TOKEN }],
  })) {
    test(`is masked in ${name}`, async () => {
      answerWith(answer);
      const seen = [];
      const message = (issue) => void seen.push(issue);
      const error = await failure(
        client({ message }).updateUser({ user_id: "u1", nick_name: "x" }, { onResponse: (told) => seen.push(told) }),
      );
      const told = [
        JSON.stringify(error),
        String(error),
        error.message,
        error.serviceMessage,
        error.code,
        error.requestId,
        error.localizedMessage("zh"),
        JSON.stringify(seen),
        JSON.stringify(error.issues),
      ];
      for (const text of told) assert.doesNotMatch(text ?? "", /secret/);
      assert.match(JSON.stringify(error), /\*\*\*/);
    });
  }

  test("is masked as it was sent, also after a refresh", async () => {
    answerWith(
      [401, { code: "AccessTokenInvalid", message: "m" }],
      [400, { code: "X", message: "not another-secret" }],
    );
    const error = await failure(client({ refresh: () => "another-secret" }).getUser());
    assert.equal(error.serviceMessage, "not ***");
  });
});

describe("answers", () => {
  test("about somebody else are no success", async () => {
    answerWith([200, { user_id: "u2", nick_name: "Bob" }]);
    const error = await failure(client().updateUser({ user_id: "u1", nick_name: "Ada" }));
    assert.deepEqual([error.kind, error.status, error.retryable], ["undecodable", 200, false]);
    assert.equal((await failure(client().getUser({ userId: "u1" }))).kind, "undecodable");
    assert.equal((await client().getUser({ userId: "u2" })).nick_name, "Bob");
    assert.equal((await client().getUser()).user_id, "u2", "the token's own user has no name here");
    assert.equal((await failure(client().saveChanges({ user_id: "u1" }, { nick_name: "x" }))).kind, "undecodable");
  });

  test("about a user whose id is a large number are of that user", async () => {
    answerWith([200, '{"user_id":12345678901234567890}']);
    const user = await client().updateUser({ user_id: "12345678901234567890", nick_name: "Ada" });
    assert.equal(user.user_id, "12345678901234567890");
  });

  test("of another realm or class are used", async () => {
    const foreign = vm.runInNewContext(
      "(text) => ({ bytes: Uint8Array.from(text, (c) => c.charCodeAt(0)), of: Uint8Array })",
    );
    const { bytes } = foreign('{"user_id":"u1"}');
    const head = { status: 200, headers: new Map(), type: "basic" };
    const chunks = () => [{ value: bytes }, { done: true }];
    const bodies = [
      { body: { getReader: () => ({ read: (of = (left) => left.shift()) => of(left) }) } },
      { body: undefined, arrayBuffer: async () => bytes.buffer },
      { body: { pipe() {} }, arrayBuffer: async () => bytes.buffer },
    ];
    let left;
    for (const body of bodies) {
      left = chunks();
      globalThis.fetch = /** @type {any} */ (async () => ({ ...head, arrayBuffer: thrower, ...body }));
      assert.deepEqual(await client().getUser(), { user_id: "u1" });
    }
  });
});

describe("refreshing", () => {
  for (const [name, status, body] of [
    ["an empty body", 401, ""],
    ["HTML", 401, "<html></html>"],
    ["TokenExpired", 401, { code: "TokenExpired", message: "" }],
  ]) {
    test(`is tried once for a 401 with ${name}`, async () => {
      const tokens = answerWith([status, body], [200, { user_id: "u1" }]);
      assert.equal((await client({ refresh: () => "another" }).getUser()).user_id, "u1");
      assert.deepEqual(tokens, [TOKEN, "another"]);
      const again = answerWith([status, body]);
      assert.equal((await failure(client({ refresh: () => "another" }).getUser())).kind, "unauthorized");
      assert.equal(again.length, 2);
    });
  }
});

describe("sentences", () => {
  const zh = (error) => error.localizedMessage("zh-CN");

  test("aborted before anything was sent: nothing may have been saved", async () => {
    const error = await failure(client().updateUser({ user_id: "u1" }, { signal: AbortSignal.abort() }));
    assert.equal(error.message, "Cancelled. Nothing was sent.");
    assert.equal(error.localizedMessage("en"), error.message);
    assert.equal(zh(error), "已取消，未发送任何内容。");
  });

  test("aborted after it was sent: it may have been", async () => {
    globalThis.fetch = () => new Promise(() => {});
    const leaving = new AbortController();
    const call = failure(client().updateUser({ user_id: "u1" }, { signal: leaving.signal }));
    setTimeout(() => leaving.abort(), 20);
    const error = await call;
    assert.match(error.message, /may have saved/);
    assert.match(zh(error), /可能已经保存/);
  });

  test("an answer that broke off: what to do, not to check the network", async () => {
    const broken = () => new ReadableStream({ pull: thrower });
    globalThis.fetch = async () => new Response(broken(), { status: 200 });
    const error = await failure(client().updateUser({ user_id: "u1" }));
    assert.deepEqual([error.kind, error.status], ["network", 200]);
    assert.equal(error.message, "The answer broke off on its way. It may have been saved; reload the page to see.");
    assert.match(zh(error), /响应在传输途中中断/);
    globalThis.fetch = async () => Promise.reject(new TypeError("failed"));
    assert.match((await failure(client().updateUser({ user_id: "u1" }))).message, /Check the network/);
  });

  test("an answer that is too large is not the person's picture", async () => {
    answerWith([200, " ".repeat(1024 * 1024 + 1)]);
    const error = await failure(client().getUser());
    assert.equal(error.kind, "too_large");
    assert.doesNotMatch(error.message, /picture/);
    assert.doesNotMatch(zh(error), /图片/);
  });
});
