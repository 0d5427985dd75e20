// Calls whose caller or page is odd: hooks that reject, options that throw, a frozen `Error.prototype`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { PdsError, createClient, diffUserUpdate, validateUserUpdate } from "../../pkg/inline.js";
import { answerWith, client, failure, thrower } from "./answering.js";

const ENTRY = fileURLToPath(new URL("../../pkg/inline.js", import.meta.url));
const throwing = new Proxy({}, { get: thrower, ownKeys: thrower, getPrototypeOf: thrower });

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
