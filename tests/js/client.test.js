// `createClient` and `PdsError` by small examples, against a server on this machine. Everything that
// can go wrong on the way is in `tests/faults/`.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { describe, test } from "node:test";

import { PdsError, createClient } from "../../pkg/inline.js";

const GIF = "image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const TOKEN = "canary-token.abc";

describe("createClient", () => {
  test("says what is wrong with its options", () => {
    for (const options of [
      undefined,
      null,
      {},
      { domainId: "a.b", accessToken: TOKEN },
      { domainId: "a" },
      { domainId: "a", accessToken: "a b" },
      { domainId: "a", accessToken: 1 },
    ]) {
      assert.throws(
        () => createClient(options),
        (error) => {
          assert.ok(error instanceof PdsError);
          assert.deepEqual([error.kind, error.issues.length > 0, error.attempts], ["invalid", true, 0]);
          return true;
        },
      );
    }
  });

  test("refuses a bad payload without a request", async () => {
    const client = createClient({ domainId: "bj1", accessToken: TOKEN });
    const error = await client.updateUser({ user_id: "u1", email: "a" }).then(assert.fail, (error) => error);
    assert.deepEqual([error.kind, error.attempts, error.retryable, error.status], ["invalid", 0, false, undefined]);
    assert.equal(error.issues[0].reason, "missing_at");
    assert.equal(error.message, error.issues[0].message);
  });

  test("sends an update and gives the stored user back", async () => {
    const answer = { user_id: "u1", nick_name: "Ada", phone: 13900001111, avatar: `data://${GIF}`, unheard_of: [1] };
    const { result, requests } = await exchange([200, answer], (client) =>
      client.updateUser({ user_id: "u1", nick_name: " Ada " }),
    );
    assert.deepEqual(result, {
      user_id: "u1",
      nick_name: "Ada",
      phone: "13900001111",
      avatar: `data:${GIF}`,
      unheard_of: [1],
    });
    assert.equal(requests.length, 1);
    assert.deepEqual([requests[0].method, requests[0].url], ["POST", "/v2/user/update"]);
    assert.equal(requests[0].headers.authorization, `Bearer ${TOKEN}`);
    assert.equal(requests[0].headers["content-type"], "application/json");
    assert.equal(requests[0].body, '{"user_id":"u1","nick_name":"Ada"}');
  });

  test("tells a call's own hooks of each attempt and answer, whatever they throw", async () => {
    const told = [];
    const note = (what) => {
      told.push(what);
      throw new Error("the hook's own affair");
    };
    const { result } = await exchange([200, { user_id: "u1" }], (client) =>
      client.getUser({ onAttempt: note, onResponse: note }),
    );
    assert.equal(result.user_id, "u1");
    assert.deepEqual(told, [
      { attempt: 1, waitMs: 0 },
      { status: 200, attempts: 1, requestId: "r1" },
    ]);
  });

  test("asks for the token's own user, or for another", async () => {
    const own = await exchange([200, { user_id: "u1" }], (client) => client.getUser());
    assert.deepEqual([own.requests[0].url, own.requests[0].body], ["/v2/user/get", "{}"]);
    const other = await exchange([200, { user_id: "u2" }], (client) => client.getUser({ userId: "u2" }));
    assert.equal(other.requests[0].body, '{"user_id":"u2"}');
    const wrong = await exchange([200, {}], (client) =>
      client.getUser({ userId: "#" }).then(assert.fail, (error) => error),
    );
    assert.deepEqual([wrong.result.kind, wrong.requests.length], ["invalid", 0]);
  });

  test("a refused field is an issue with the field's path", async () => {
    const body = { code: "InvalidParameter.NickName", message: "The input parameter nick_name is not valid." };
    const { result } = await exchange([400, body], (client) =>
      client.updateUser({ user_id: "u1", nick_name: "x" }).then(assert.fail, (error) => error),
    );
    assert.deepEqual([result.kind, result.status, result.code, result.requestId], ["invalid", 400, body.code, "r1"]);
    assert.deepEqual(result.issues, [
      {
        field: "nick_name",
        path: ["nick_name"],
        code: "rejected_by_service",
        serviceCode: body.code,
        serviceMessage: body.message,
        message: `Nickname was not accepted by the service: ${body.message}`,
      },
    ]);
  });

  test("an aborted signal sends nothing, whatever the reason", async () => {
    for (const reason of [undefined, "text", Symbol("s"), new Error("x"), null, {}]) {
      const { result, requests } = await exchange([200, {}], (client) =>
        client.updateUser({ user_id: "u1" }, { signal: AbortSignal.abort(reason) }).then(assert.fail, (error) => error),
      );
      assert.deepEqual([result.kind, result.attempts, requests.length], ["aborted", 0, 0]);
    }
  });
});

describe("PdsError", () => {
  test("is an Error that says what a caller needs, and never the token", async () => {
    const { result } = await exchange([503, { code: "ServiceUnavailable", message: "m" }], (client) =>
      client.updateUser({ user_id: "u1", nick_name: "canary-payload" }).then(assert.fail, (error) => error),
    );
    assert.ok(result instanceof PdsError && result instanceof Error);
    assert.equal(result.name, "PdsError");
    assert.deepEqual(
      [result.kind, result.status, result.code, result.serviceMessage, result.retryable],
      ["service", 503, "ServiceUnavailable", "m", true],
    );
    assert.match(result.localizedMessage("zh"), /[\u4e00-\u9fff]/);
    const json = JSON.stringify(result);
    assert.equal(JSON.parse(json).kind, "service");
    for (const told of [json, String(result), result.stack]) assert.doesNotMatch(told, /canary/);
  });
});

/** Lets a client of a server on this machine make a call; the server answers once the same to all. */
async function exchange([status, answer], use) {
  const requests = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    requests.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.writeHead(status, { "Content-Type": "application/json", "x-ca-request-id": "r1", Connection: "close" });
    response.end(JSON.stringify(answer));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const endpoint = `http://127.0.0.1:${server.address().port}`;
    const client = createClient({ endpoint, allowHttpLoopback: true, accessToken: TOKEN, retry: false });
    return { result: await use(client), requests };
  } finally {
    server.close();
  }
}
