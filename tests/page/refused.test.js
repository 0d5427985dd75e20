// What was refused: said where it can be seen, until it is over, with a way on.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { save, saveWell, setUp, textOf } from "./harness.js";

const bench = setUp();

const activeId = (page) => page.evaluate(() => document.activeElement.id);

const isInView = (page, selector) =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

const PHONE = { viewport: { width: 375, height: 667 } };

const REFUSED = {
  status: 400,
  content_type: "application/json",
  body: JSON.stringify({ code: "InvalidParameter.NickName", message: "nick_name is reserved." }),
};

describe("what was refused", () => {
  test(
    "by the service after Enter is said until the value changes",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await bench.fault(REFUSED);
      await page.fill("#nick_name", "root");
      await page.press("#nick_name", "Enter");
      await page.waitForSelector("#summary:not([hidden])");
      const isSaid = async () => assert.match(await textOf(page, "#nick_name-error"), /not accepted by the service/);
      await isSaid();
      await page.focus("#nick_name");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await isSaid();
      await page.locator("#nick_name").pressSequentially("!");
      assert.equal(await page.locator("#nick_name-error").isVisible(), false);
    }),
  );

  test(
    "and is taken the second time is said no more",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await bench.fault(REFUSED);
      await page.fill("#nick_name", "root");
      await save(page);
      await saveWell(page);
      assert.equal(await page.locator("#nick_name-error").isVisible(), false);
    }),
  );

  test(
    "of files stays said after another field was saved",
    bench.page(async (page) => {
      const buffer = Buffer.from("no picture at all");
      await page.setInputFiles("#avatar-file", { name: "x.png", mimeType: "image/png", buffer });
      await page.waitForSelector("#avatar-error:not([hidden])");
      await page.fill("#nick_name", "Ada K");
      await saveWell(page);
      assert.equal(await page.locator("#avatar-error").isVisible(), true);
      await page.fill("#nick_name", "Ada L");
      await page.click("#reset");
      await page.click("#confirm-agree");
      assert.equal(await page.locator("#avatar-error").isVisible(), false);
    }),
  );
});

describe("a save that failed", () => {
  test(
    "comes into view with the focus, the way on first, the technical rows folded",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await bench.fault({ status: 503 }, 3);
      await page.fill("#nick_name", "Ada K");
      await page.press("#nick_name", "Enter");
      await page.waitForSelector("#save-problem:not([hidden])");
      assert.equal(await activeId(page), "save-problem");
      assert.ok(await isInView(page, "#save-problem > .pds-buttons"));
      assert.equal(await page.locator("#save-problem dl").isVisible(), false);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Try again");
      await page.click("#save-problem summary");
      assert.ok(await page.locator("#save-problem dl").isVisible());
      assert.ok(await page.getByRole("button", { name: "Copy", exact: true }).first().isVisible());
      await page.getByRole("button", { name: "Try again" }).click();
      await page.waitForSelector(".pds-toast");
      assert.equal(await activeId(page), "save");
    }, PHONE),
  );

  test(
    "takes the toast of the one before away",
    bench.page(async (page) => {
      await page.fill("#nick_name", "Ada K");
      await saveWell(page);
      await page.fill("#email", "nobody");
      await save(page);
      assert.equal(await page.locator(".pds-toast").count(), 0);
    }),
  );

  test(
    "leaves the focus somewhere after every way on",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await page.fill("#nick_name", "Ada K");
      await bench.fault({ delay_ms: 30_000 });
      await page.click("#save");
      await page.click("#cancel");
      await page.waitForSelector("#save-problem:not([hidden])");
      assert.equal(await activeId(page), "save-problem");
      await page.getByRole("button", { name: "See what is stored" }).click();
      await page.waitForSelector("#save-problem", { state: "hidden" });
      assert.equal(await activeId(page), "save");
      const body = JSON.stringify({ code: "AccessTokenInvalid", message: "AccessTokenExpired" });
      await bench.control("DELETE", "faults");
      // It had been saved before it was cancelled.
      await page.fill("#nick_name", "Ada L");
      await bench.fault({ status: 401, content_type: "application/json", body });
      await save(page);
      await page.getByRole("button", { name: "Sign in again" }).click();
      await page.waitForSelector(".pds-toast");
      assert.equal(await activeId(page), "save");
    }),
  );

  test(
    "does not tear somebody away who has typed on",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await bench.fault({ status: 503, delay_ms: 500 }, 3);
      await page.fill("#nick_name", "Ada K");
      await page.press("#nick_name", "Enter");
      await page.fill("#description", "Typing on");
      await page.waitForSelector("#save-problem:not([hidden])");
      assert.equal(await activeId(page), "description");
    }),
  );
});

describe("somebody whom an administrator has changed", () => {
  for (const [who, words, way] of [
    ["a user who may not log on", /administrator can enable the account/, "Try again"],
    ["a user who was an administrator when the token was given", /role was changed/, "Sign in again"],
  ]) {
    test(
      `is told what to do: ${who}`,
      bench.page(async (page, opened) => {
        opened.expectFailedRequests();
        const option = page.locator("#sandbox-identity option", { hasText: who }).first();
        await page.selectOption("#sandbox-identity", await option.getAttribute("value"));
        await page.waitForSelector("#load-problem:not([hidden])");
        assert.match(await textOf(page, "#load-problem"), /** @type {any} */ (words));
        assert.ok(await page.getByRole("button", { name: way }).isVisible());
      }),
    );
  }
});
