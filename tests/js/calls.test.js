// Calls whose caller, service or realm is odd: a hook that rejects, options that throw, a frozen
// `Error.prototype`, a service that repeats the token or answers about somebody else.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { afterEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

import { PdsError, createClient, diffUserUpdate, validateUserUpdate } from "../../pkg/inline.js";

const TOKEN = "eyJhbGciOi.a-secret_~+/=";
const ENTRY = fileURLToPath(new URL("../../pkg/inline.js", import.meta.url));

const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

/** Answers each request with the next of these; an answer is a status, a body and headers. */
function answerWith(...answers) {
  const tokens = [];
  globalThis.fetch = async (request) => {
    tokens.push(request.headers.get("authorization").slice("Bearer ".length));
    const [status, body, headers] = answers.length > 1 ? answers.shift() : answers[0];
    const text = typeof body === "string" || body === null ? body : JSON.stringify(body);
    return new Response(text, { status, headers });
  };
  return tokens;
}

const client = (options) => createClient({ domainId: "bj1", accessToken: TOKEN, retry: false, ...options });
const failure = (promise) => promise.then(assert.fail, (error) => error);
const thrower = () => {
  throw new Error("not to be called");
};
const throwing = new Proxy({}, { get: thrower, ownKeys: thrower, getPrototypeOf: thrower });

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

describe("odd callers", () => {
  test("a hook whose promise rejects ends no process", () => {
    const code = `
      import { createClient, validateUserUpdate, applyIssues, fitAvatar } from ${JSON.stringify(ENTRY)};
      globalThis.fetch = async () => new Response('{"user_id":"u1"}');
      const rejects = async () => { throw new Error("the hook's own affair"); };
      const thenable = () => ({ then(_, reject) { reject(new Error("likewise")); } });
      for (const hook of [rejects, thenable]) {
        const hooks = { onAttempt: hook, onResponse: hook };
        const client = createClient({ domainId: "bj1", accessToken: "a-token", message: hook, ...hooks });
        await client.updateUser({ user_id: "u1", nick_name: "Ada" }, hooks);
        await client.updateUser({ user_id: "" }).catch(() => {});
        await client.saveChanges({ user_id: "u1" }, { phone: "x" }).catch(() => {});
        validateUserUpdate({}, { message: hook });
        await fitAvatar(new Blob(["x"]), { message: hook }).catch(() => {});
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      console.log("still there");
    `;
    const said = execFileSync(process.execPath, ["--input-type=module", "--eval", code], {
      encoding: "utf8",
      stdio: "pipe",
    });
    assert.equal(said.trim(), "still there");
  });

  test("a page that froze Error.prototype, and one with setters on Object.prototype, get a PdsError", () => {
    const code = `
      import { createClient, PdsError, validateUserUpdate, diffUserUpdate, buildRequest } from ${JSON.stringify(ENTRY)};
      import assert from "node:assert/strict";
      const names = [
        "status", "code", "kind", "attempts", "issues", "user_id", "nick_name", "phone", "message", "name",
        "field", "path",
      ];
      // Made before: an engine's own Response may stumble over the setters.
      const make = () => new Response('{"code":"X"}', { status: 404, headers: { "x-ca-request-id": "r" } });
      const responses = [make(), make()];
      const check = async () => {
        assert.throws(() => createClient({}), (error) => {
          assert.ok(error instanceof PdsError);
          const { name, kind, issues, attempts } = error;
          assert.deepEqual([name, kind, issues.length, attempts], ["PdsError", "invalid", 1, 0]);
          return true;
        });
        const response = responses.pop();
        globalThis.fetch = async () => response;
        const client = createClient({ domainId: "bj1", accessToken: "a-token", retry: false });
        const error = await client.updateUser({ user_id: "u1", nick_name: "Ada" }).catch((error) => error);
        assert.ok(error instanceof PdsError);
        assert.deepEqual([error.kind, error.status, error.code, error.requestId], ["not_found", 404, "X", "r"]);
        assert.equal(JSON.parse(JSON.stringify(error)).status, 404);
        const payload = { __proto__: null, user_id: "u1", nick_name: " Ada", phone: "13900001111", status: "enabled" };
        const { value } = validateUserUpdate(payload);
        const expected = '{"user_id":"u1","nick_name":"Ada","status":"enabled","phone":"13900001111"}';
        assert.equal(JSON.stringify(value), expected);
        assert.equal(Object.keys(diffUserUpdate({ user_id: "u1" }, payload).value).length, 4);
        assert.equal(Object.keys(JSON.parse(buildRequest(payload, { domainId: "bj1" }).value.body)).length, 4);
      };
      Object.freeze(Error.prototype);
      Object.freeze(TypeError.prototype);
      await check();
      const inherited = { set() {}, get() { return undefined; }, configurable: true };
      for (const name of names) Object.defineProperty(Object.prototype, name, inherited);
      await check();
      console.log("well");
    `;
    const said = execFileSync(process.execPath, ["--input-type=module", "--eval", code], {
      encoding: "utf8",
      stdio: "pipe",
    });
    assert.equal(said.trim(), "well");
  });

  test("options that throw are refused", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const options of [throwing, proxy, 1, "x", Symbol("s"), () => {}]) {
      assert.throws(
        () => createClient(options),
        (error) => error instanceof PdsError && error.kind === "invalid" && error.issues.length > 0,
      );
    }
  });

  test("a locale that has no text is English, one that has is used", async () => {
    for (const locale of [{ toString: thrower }, throwing, Object.create(null), Symbol("s"), 1, null]) {
      const error = await failure(client({ locale }).updateUser({ user_id: "u1" }, { signal: AbortSignal.abort() }));
      assert.equal(error.message, "Cancelled. Nothing was sent.");
      assert.equal(error.localizedMessage(locale), "Cancelled. Nothing was sent.");
    }
    const error = await failure(client({ locale: new Intl.Locale("zh-CN") }).updateUser({}));
    assert.match(error.message, /[\u4e00-\u9fff]/);
    assert.match(error.localizedMessage("zh-CN"), /[\u4e00-\u9fff]/);
  });

  test("options of a call that throw or are odd give a PdsError, and leave the user free", async () => {
    answerWith([200, { user_id: "u1" }]);
    const odd = [
      throwing,
      {
        get userId() {
          return thrower();
        },
      },
      { signal: 1 },
      { signal: throwing },
      { timeoutMs: Symbol("s") },
      { timeoutMs: { valueOf: thrower } },
      { signal: { addEventListener() {} } },
      { userId: throwing },
      { onAttempt: 1, onResponse: "x" },
    ];
    const one = client();
    for (const callOptions of odd) {
      for (const call of [
        () => one.updateUser({ user_id: "u1" }, callOptions),
        () => one.getUser(callOptions),
        () => one.saveChanges({ user_id: "u1" }, { nick_name: "x" }, callOptions),
      ]) {
        const result = await call().catch((error) => error);
        assert.ok(result instanceof PdsError || result.user_id === "u1", String(result));
      }
      assert.equal((await one.updateUser({ user_id: "u1" })).user_id, "u1", "no update is left in flight");
    }
  });

  test("the options of a call are read once", async () => {
    answerWith([200, {}]);
    let reads = 0;
    const callOptions = {
      get userId() {
        reads += 1;
        return "u1";
      },
    };
    await client().getUser(callOptions);
    assert.equal(reads, 1);
  });

  test("saveChanges of anything gives a PdsError", async () => {
    for (const [current, edited] of [
      [throwing, throwing],
      [null, 1],
      [undefined, undefined],
      [{ user_id: "u1" }, throwing],
    ]) {
      const error = await failure(client({ message: thrower }).saveChanges(current, edited, throwing));
      assert.ok(error instanceof PdsError, String(error));
    }
    assert.equal(diffUserUpdate(throwing, throwing, throwing).ok, false);
    assert.equal(validateUserUpdate(throwing, throwing).ok, false);
  });
});
