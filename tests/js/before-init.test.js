// Before `init`: each function says what to call, and nothing else happens. Then `init`, good and bad.
//
// A file of its own: the tests of one file share a process, and so the loaded core.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as api from "../../pkg/index.js";

const WASM = readFileSync(new URL("../../pkg/wasm/pds_profile_bg.wasm", import.meta.url));

function isNotInitialised(error) {
  assert.ok(error instanceof api.PdsError, String(error));
  assert.equal(error.kind, "not_initialised");
  assert.notEqual(error.message, "");
  return true;
}

test("every function says that init must be called", () => {
  const payload = { user_id: "u1" };
  for (const call of [
    () => api.validateUserUpdate(payload),
    () => api.validateField("email", "a@b.c"),
    () => api.issueMessage(/** @type {any} */ ({ code: "unreadable", path: [] })),
    () => api.fields(),
    () => api.diffUserUpdate(payload, payload),
    () => api.editableFields("user", { self: true }),
    () => api.buildRequest(payload, { domainId: "bj1" }),
    () => api.createClient({ domainId: "bj1", accessToken: "a" }),
  ]) {
    assert.throws(
      call,
      (/** @type {any} */ error) => isNotInitialised(error) && /init\(\)/.test(error.message),
      String(call),
    );
  }
});

test("an error can be made and told without a core", () => {
  const error = new /** @type {any} */ (api).PdsError({ kind: "network", message: "m" });
  assert.equal(error.localizedMessage("zh"), "m");
  assert.deepEqual(error.toJSON().kind, "network");
});

test("what is no core is refused, and init may be called again", async () => {
  const wasmType = { headers: { "Content-Type": "application/wasm" } };
  for (const source of [
    () => new Uint8Array(0),
    () => new TextEncoder().encode("<!doctype html>"),
    () => WASM.subarray(0, 1000),
    () => new URL("file:///nowhere.wasm"),
    () => "http://127.0.0.1:1/nothing.wasm",
    () => Promise.reject(new Error("offline")),
    () => new Response("missing", { status: 404 }),
    () => new Response(WASM.subarray(0, 1000), wasmType),
  ]) {
    await assert.rejects(api.init(source()), isNotInitialised, String(source));
    assert.throws(() => api.fields(), isNotInitialised);
  }
});

test("init, many times at once", async () => {
  const loading = Array.from({ length: 5 }, () => api.init(WASM));
  assert.deepEqual(await Promise.all(loading), Array(5).fill(undefined));
  assert.equal(api.validateUserUpdate({ user_id: "u1" }).ok, true);
  await api.init(new Uint8Array(0));
  assert.equal(api.fields().length, 10);
});
