// The recorded answers of tests/cases/answers/ through the npm package, sent by a server on this
// machine. `tests/responses.rs` decodes the same natively.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, describe, test } from "node:test";

import { PdsError, createClient } from "../../pkg/inline.js";

const REQUEST_ID = { "x-ca-request-id": "r1" };

let answer;
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    response.writeHead(answer.status, { "Content-Type": "application/json", ...answer.headers });
    response.end(answer.body);
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
after(() => {
  server.closeAllConnections();
  server.close();
});

const client = createClient({
  endpoint: `http://127.0.0.1:${server.address().port}`,
  allowHttpLoopback: true,
  accessToken: "a",
  retry: false,
});

function got(body, status = 200, headers = REQUEST_ID) {
  answer = { status, headers, body: Buffer.from(body) };
  return client.getUser().catch((error) => error);
}

function read(name) {
  return JSON.parse(readFileSync(new URL(`../cases/answers/${name}.json`, import.meta.url), "utf8"));
}

describe("users", () => {
  for (const { name, json, body = JSON.stringify(json), user = json } of read("users")) {
    test(name, async () => {
      const told = await got(body);
      if (user !== null) {
        assert.deepEqual(told, user);
        return;
      }
      assert.ok(told instanceof PdsError, JSON.stringify(told));
      const { kind, status, requestId, retryable } = told;
      assert.deepEqual(
        { kind, status, requestId, retryable },
        { kind: "undecodable", status: 200, requestId: "r1", retryable: false },
      );
    });
  }

  test("bytes that are no UTF-8", async () => {
    const told = await got(Buffer.from([...Buffer.from('{"user_id":"'), 0xff, ...Buffer.from('"}')]));
    assert.equal(told.kind, "undecodable");
  });

  test("100,000 levels", async () => {
    assert.equal((await got("[".repeat(100_000))).kind, "undecodable");
    const told = await got(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`);
    assert.ok(!(told instanceof Error) || /** @type {any} */ (told).kind === "undecodable", String(told));
  });

  test("__proto__ in an answer pollutes nothing", async () => {
    const told = await got('{"__proto__":{"polluted":"yes"},"user_data":{"__proto__":{"polluted":"yes"}}}');
    assert.equal({}.polluted, undefined);
    assert.equal(told.polluted, undefined);
    assert.equal(Object.getPrototypeOf(told), Object.prototype);
  });
});

describe("errors", () => {
  for (const row of read("errors")) {
    test(row.name, async () => {
      const { json, body = JSON.stringify(json), status, headers } = row;
      const error = await got(body, status, { ...(row.hidden ? {} : REQUEST_ID), ...headers });
      assert.ok(error instanceof PdsError, JSON.stringify(error));
      const { kind, code, serviceMessage, requestId, retryable } = error;
      assert.deepEqual(
        { kind, status: error.status, code, serviceMessage, requestId, retryable },
        {
          kind: row.kind,
          status,
          code: row.code ?? json?.code,
          serviceMessage: row.serviceMessage ?? json?.message,
          requestId: row.requestId === null ? undefined : (row.requestId ?? "r1"),
          retryable: row.retryable ?? false,
        },
      );
      assert.deepEqual(
        error.issues.map(({ field, path }) => [field, ...path]),
        row.field ? [[row.field, row.field]] : [],
      );
      for (const issue of /** @type {any} */ (error.issues)) assert.equal(issue.serviceCode, code);
      assert.notEqual(error.message, "");
    });
  }
});
