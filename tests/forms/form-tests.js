// What is tested of one of the README's forms, in headless Chromium and against the sandbox: it begins with
// the stored user, shows errors at their fields, and sends what differs and nothing else.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";

import { Sandbox } from "../page/sandbox.js";
import { launch } from "../tools/browser.js";
import { FormPage } from "./form-page.js";
import { siteOf } from "./site.js";

const REFUSED = {
  status: 400,
  body: JSON.stringify({ code: "InvalidParameter.NickName", message: "The input parameter NickName is not valid." }),
};

/** The tests of the form under a heading. */
export function testForm(heading) {
  describe(heading, { timeout: 300_000 }, () => {
    let sandbox;
    let browser;
    let site;
    let form;

    before(async () => {
      site = await siteOf(heading);
      browser = await launch();
      sandbox = await Sandbox.start();
    });

    after(async () => {
      await form?.close();
      await browser?.close();
      sandbox?.stop();
      await site?.close();
    });

    beforeEach(async () => {
      const last = form;
      form = undefined;
      await last?.close();
      await sandbox.control("POST", "reset");
      form = await FormPage.open(browser, sandbox, site.origin);
    });

    test("it begins with what is stored", async () => {
      const { nick_name, phone, email } = await sandbox.stored();
      assert.deepEqual(await form.values(), { nick_name, phone, email });
      await form.shows({});
    });

    test("an error of one field stands at it, and nothing is sent", async () => {
      await form.fill({ phone: "12" });
      await form.save();
      await form.shows({ phone: /Phone number.*5.*2/ });
      assert.deepEqual(await sent(), []);
    });

    test("errors of several fields stand at each of them", async () => {
      await form.fill({ nick_name: "👍".repeat(129), email: "ada" });
      await form.save();
      await form.shows({ nick_name: /129.*128/, email: /@/ });
      assert.deepEqual(await sent(), []);
    });

    test("what the service refuses comes back to its field", async () => {
      await sandbox.fault(REFUSED);
      await form.fill({ nick_name: "taken" });
      await form.save();
      await form.shows({ nick_name: /Nickname/ });
      await form.fill({ nick_name: "free" });
      await form.save();
      await stores({ nick_name: "free" });
      await form.shows({});
      assert.equal((await sent()).length, 2);
    });

    test("what the service refuses altogether is told, too", async () => {
      await sandbox.fault({ status: 403 });
      await form.fill({ nick_name: "Ada" });
      await form.save();
      await form.tells(/You may not change this/);
      await form.shows({});
    });

    test("what is saved is normalised", async () => {
      await form.fill({ nick_name: "  Ada 👩‍💻 ", phone: "+86 139-0000-2222", email: "ada2@Example.COM" });
      await form.save();
      const expected = { nick_name: "Ada 👩‍💻", phone: "13900002222", email: "ada2@example.com" };
      await stores(expected);
      assert.deepEqual(await sent(), [{ user_id: "self", ...expected }]);
      await form.shows({});
    });

    test("whoever edits the nickname sends the nickname, and all else stays stored", async () => {
      const { updated_at, nick_name, ...others } = await sandbox.stored();
      await form.fill({ nick_name: "Ada" });
      await form.save();
      await stores({ nick_name: "Ada" });
      assert.deepEqual(await sent(), [{ user_id: "self", nick_name: "Ada" }]);
      const { updated_at: later, nick_name: edited, ...kept } = await sandbox.stored();
      assert.deepEqual(kept, others);
      assert.ok(others.phone !== "" && others.email !== "");
    });

    test("what is emptied is cleared", async () => {
      await form.fill({ phone: "" });
      await form.save();
      await stores({ phone: "" });
      assert.deepEqual(await sent(), [{ user_id: "self", phone: "" }]);
    });

    test("the second edit differs from what the first one stored", async () => {
      const { nick_name } = await sandbox.stored();
      await form.fill({ nick_name: "Ada" });
      await form.save();
      await stores({ nick_name: "Ada" });
      await form.settled();
      await form.fill({ nick_name });
      await form.save();
      await stores({ nick_name });
      const [, second] = await sent();
      assert.deepEqual(second, { user_id: "self", nick_name });
    });

    async function sent() {
      return (await sandbox.updates()).map(({ json }) => json);
    }

    /** Waits until the service has stored this. */
    async function stores(expected) {
      await form.eventually(async () => {
        const stored = await sandbox.stored();
        const some = Object.fromEntries(Object.keys(expected).map((name) => [name, stored[name]]));
        assert.deepEqual(some, expected);
      });
    }
  });
}
