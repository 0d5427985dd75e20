// Too early for the scripts, and without their events: what was typed and pressed counts all the same.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { profileOf, setUp, textOf } from "./harness.js";

const bench = setUp();

describe("before the scripts", () => {
  /** Holds back what a pattern names until it is let go. */
  function held(pattern) {
    let letGo;
    const held = new Promise((resolve) => (letGo = resolve));
    const prepare = (page) =>
      page.route(pattern, async (route) => {
        await held;
        await route.continue();
      });
    return { letGo, prepare };
  }

  test("Enter is remembered, and does not end what is being loaded", async () => {
    const { letGo, prepare } = held("**/main.js");
    const run = async (page) => {
      await page.fill("#nick_name", "Early Bird");
      await page.press("#nick_name", "Enter");
      assert.match(await textOf(page, "#load-state"), /Saving as soon as/);
      letGo();
      await page.waitForSelector(".pds-toast");
      const [update] = await bench.updates();
      assert.deepEqual(update.json, { user_id: "self", nick_name: "Early Bird" });
    };
    const goto = async (page) => {
      await prepare(page);
      // The page waits for its modules, the test does not.
      const go = page.goto.bind(page);
      page.goto = (url) => go(url, { waitUntil: "commit" });
    };
    await bench.page(run, { isLoaded: false, prepare: goto })();
  });

  test("what was typed is an edit, and not what is stored", async () => {
    const { letGo, prepare } = held("**/profile-form.js");
    const run = async (page) => {
      await page.fill("#nick_name", "Typed early");
      letGo();
      await profileOf(page, "self");
      assert.equal(await page.inputValue("#nick_name"), "Typed early");
      assert.match(await textOf(page, "#save-state"), /To be saved: Nickname\./);
      await page.click("#reset");
      await page.click("#confirm-agree");
      assert.equal(await page.inputValue("#nick_name"), "Ada Lovelace");
    };
    const goto = async (page) => {
      await prepare(page);
      const go = page.goto.bind(page);
      page.goto = (url) => go(url, { waitUntil: "commit" });
    };
    await bench.page(run, { isLoaded: false, prepare: goto })();
  });
});

describe("values without events", () => {
  const setSilently = (page, selector, value) =>
    page.locator(selector).evaluate((input, value) => (input.value = value), value);

  test(
    "count when Save is pressed",
    bench.page(async (page) => {
      await setSilently(page, "#email", "filled@example.com");
      // Nothing has told the button yet that it is worth pressing.
      await page.click("#save", { force: true });
      await page.waitForSelector(".pds-toast");
      assert.deepEqual((await bench.updates())[0].json, {
        user_id: "self",
        email: "filled@example.com",
      });
    }),
  );

  test(
    "count when the field is left, the address of a picture as well",
    bench.page(async (page) => {
      await page.focus("#email");
      await setSilently(page, "#email", "filled@example.com");
      await page.focus("#phone");
      assert.match(await textOf(page, "#save-state"), /To be saved: Email address\./);
      await page.click(".pds-avatar summary");
      await page.focus("#avatar-address");
      await setSilently(page, "#avatar-address", "https://example.com/a.png");
      await page.focus("#phone");
      assert.match(await textOf(page, "#save-state"), /Avatar/);
    }),
  );
});

test(
  "Escape of an input method cancels nothing",
  bench.page(async (page) => {
    await bench.fault({ delay_ms: 1500 });
    await page.fill("#nick_name", "Ada K");
    await page.press("#nick_name", "Enter");
    await page.waitForSelector("#cancel:not([hidden])");
    for (const init of [{ keyCode: 229 }, { isComposing: true }]) {
      await page.locator("#nick_name").evaluate((input, init) => {
        const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, ...init });
        input.dispatchEvent(event);
      }, init);
    }
    await page.waitForSelector(".pds-toast");
    assert.equal((await bench.stored()).nick_name, "Ada K");
  }),
);
