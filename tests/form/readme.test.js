// The README's form elements, mounted as their readers would: the stored user is shown, and what somebody
// types is saved.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { ELEMENTS } from "../forms/readme-forms.js";
import { siteOf } from "../forms/site.js";
import { Sandbox } from "../page/sandbox.js";
import { launch } from "../tools/browser.js";

/** Where the README's client sends. */
const SERVICE = "https://bj1.api.aliyunpds.com";

for (const heading of ELEMENTS) {
  describe(heading, { timeout: 300_000 }, () => {
    let sandbox;
    let browser;
    let site;

    before(async () => {
      site = await siteOf(heading);
      browser = await launch();
      sandbox = await Sandbox.start();
    });

    after(async () => {
      await browser?.close();
      sandbox?.stop();
      await site?.close();
    });

    test("shows the stored user in Chinese, and saves what was typed", async () => {
      const page = await browser.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.addInitScript(() => (globalThis.session = { token: "sandbox-user" }));
      await page.route(`${SERVICE}/**`, async (route) => {
        const url = route.request().url().replace(SERVICE, sandbox.url);
        await route.fulfill({ response: await route.fetch({ url }) });
      });
      await page.goto(`${site.origin}/`);
      const name = page.getByLabel("昵称");
      await page.waitForFunction(() => document.querySelector("[name=nick_name]")?.value === "Ada Lovelace");
      await name.fill("Ada 李");
      await page.getByRole("button", { name: "保存修改" }).click();
      await page.getByText("个人资料已保存").waitFor();
      assert.equal((await sandbox.stored()).nick_name, "Ada 李");
      assert.deepEqual(errors, []);
    });
  });
}
