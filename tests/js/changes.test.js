// Saving what changed and nothing else: the client's `saveChanges`, the schema of changes, a form's values.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";

import { changesSchema, createClient, formValues, PdsError } from "../../pkg/inline.js";

const stored = {
  user_id: "u1",
  nick_name: "Ada",
  phone: "13900001111",
  email: "ada@example.com",
  created_at: 1639762579768,
};
const client = createClient({ domainId: "bj1", accessToken: "t", locale: "zh-CN" });

describe("saveChanges", () => {
  const { fetch } = globalThis;
  let sent;

  beforeEach(() => {
    sent = [];
    globalThis.fetch = async (request) => {
      sent.push(await request.json());
      return Response.json({ ...stored, ...sent.at(-1) });
    };
  });

  afterEach(() => {
    globalThis.fetch = fetch;
  });

  test("sends the difference alone", async () => {
    const user = await client.saveChanges(stored, { ...formValues(stored), nick_name: " Grace " });
    assert.deepEqual(sent, [{ user_id: "u1", nick_name: "Grace" }]);
    assert.equal(user.phone, stored.phone);
  });

  test("sends nothing for a field that is blank because nothing is stored there", async () => {
    const user = { user_id: "u1", nick_name: "Ada" };
    await client.saveChanges(user, { ...formValues(user), nick_name: "Grace" });
    assert.deepEqual(sent, [{ user_id: "u1", nick_name: "Grace" }]);
  });

  test("clears a field that was emptied", async () => {
    await client.saveChanges(stored, { ...formValues(stored), phone: "" });
    assert.deepEqual(sent, [{ user_id: "u1", phone: "" }]);
  });

  test("sends nothing where nothing changed, and gives the user that there was", async () => {
    assert.equal(await client.saveChanges(stored, formValues(stored)), stored);
    assert.deepEqual(sent, []);
  });

  test("takes what the schema of changes gives", async () => {
    const edited = { ...formValues(stored), email: "grace@Example.com" };
    const { value } = changesSchema(stored)["~standard"].validate(edited);
    assert.deepEqual(value, { user_id: "u1", email: "grace@example.com" });
    await client.saveChanges(stored, value);
    assert.deepEqual(sent, [value]);
  });

  test("rejects with every issue, in the client's language", async () => {
    const edited = { ...formValues(stored), phone: "1", email: "ada" };
    const error = await client.saveChanges(stored, edited).catch((error) => error);
    assert.ok(error instanceof PdsError);
    assert.equal(error.kind, "invalid");
    assert.deepEqual(
      error.issues.map(({ field }) => field),
      ["phone", "email"],
    );
    assert.match(error.message, /手机/);
    assert.deepEqual(sent, []);
  });
});

describe("the schema of changes", () => {
  const validate = (edited) => changesSchema(stored)["~standard"].validate(edited);

  test("gives an update that changes nothing where nothing changed", () => {
    assert.deepEqual(validate(formValues(stored)), { value: { user_id: "u1" } });
  });

  test("does not judge what is stored and was not changed", () => {
    const user = { ...stored, phone: "unknown" };
    const edited = { ...formValues(user), nick_name: "Grace" };
    const { value } = changesSchema(user)["~standard"].validate(edited);
    assert.deepEqual(value, { user_id: "u1", nick_name: "Grace" });
  });

  test("judges what was changed, in the language asked for", () => {
    const schema = changesSchema(stored, { locale: "zh-CN" });
    const { issues } = schema["~standard"].validate({ ...formValues(stored), phone: "1" });
    assert.deepEqual(
      issues.map(({ path }) => path),
      [["phone"]],
    );
    assert.match(issues[0].message, /手机/);
  });
});

test("a form's values are texts, whatever the user is", () => {
  const empty = { user_id: "", nick_name: "", description: "", phone: "", email: "" };
  for (const user of [undefined, null, {}, { nick_name: 7, email: null }]) assert.deepEqual(formValues(user), empty);
  const { user_id, nick_name, phone, email } = stored;
  assert.deepEqual(formValues(stored), { user_id, nick_name, description: "", phone, email });
});
