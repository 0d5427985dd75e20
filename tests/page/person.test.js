// The page as a person uses it: too early, in a hurry, with a password manager, with an input method.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { profileOf, save, saveWell, setUp, textOf } from "./harness.js";

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
      await page.waitForSelector(".toast");
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
    const { letGo, prepare } = held("**/form.js");
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
      await page.waitForSelector(".toast");
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
      await page.click(".avatar summary");
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
    await page.waitForSelector(".toast");
    assert.equal((await bench.stored()).nick_name, "Ada K");
  }),
);

describe("what was refused", () => {
  test(
    "by the service after Enter is said until the value changes",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await bench.fault(REFUSED);
      await page.fill("#nick_name", "root");
      await page.press("#nick_name", "Enter");
      await page.waitForSelector("#summary:not([hidden])");
      const isSaid = async () =>
        assert.match(await textOf(page, "#nick_name-error"), /not accepted by the service/);
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
      assert.ok(await isInView(page, "#save-problem > .buttons"));
      assert.equal(await page.locator("#save-problem dl").isVisible(), false);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Try again");
      await page.click("#save-problem summary");
      assert.ok(await page.locator("#save-problem dl").isVisible());
      assert.ok(await page.getByRole("button", { name: "Copy", exact: true }).first().isVisible());
      await page.getByRole("button", { name: "Try again" }).click();
      await page.waitForSelector(".toast");
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
      assert.equal(await page.locator(".toast").count(), 0);
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
      await page.waitForSelector(".toast");
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

describe("groups", () => {
  test(
    "an empty list is sent only after it was confirmed in words",
    bench.page(async (page) => {
      await page.check("#groups-replace");
      await save(page);
      assert.match(await textOf(page, "#summary"), /tick that this user is to be in no group/);
      assert.deepEqual(await bench.updates(), []);
      assert.match(await textOf(page, "#request-none"), /needs mending/);
      await page.check("#groups-none");
      await saveWell(page);
      assert.deepEqual((await bench.updates())[0].json.group_info_list, []);
    }),
  );

  test(
    "blank and duplicate ones are refused",
    bench.page(async (page) => {
      await page.check("#groups-replace");
      for (const id of ["g1", "g1", "  "]) {
        await page.fill("#groups-input", id);
        await page.click("#groups-add");
      }
      assert.match(await textOf(page, "#group_info_list-error"), /cannot be blank/);
      await page.fill("#groups-input", " g1 ");
      await save(page);
      assert.match(await textOf(page, "#group_info_list-error"), /“?g1”? is in the list already/);
      assert.equal(await page.locator("#groups-list li").count(), 1);
      assert.deepEqual(await bench.updates(), []);
    }),
  );
});

describe("custom data", () => {
  for (const [what, key, words] of [
    ["a value without key", "", /has no key/],
    ["__proto__", "__proto__", /“__proto__” cannot be a key/],
    ["a key twice", "theme", /“theme” twice/],
  ]) {
    test(
      `${what} has its own words`,
      bench.page(async (page) => {
        await page.click("#user_data-add");
        await page.keyboard.type(key);
        await page.keyboard.press("Tab");
        await page.keyboard.type("value");
        await save(page);
        assert.match(await textOf(page, "#summary"), words);
        assert.deepEqual(await bench.updates(), []);
      }),
    );
  }
});

test(
  "nothing that nobody told can be chosen for role and status",
  bench.page(async (page) => {
    await page.selectOption("#sandbox-identity", { label: "superadmin (a super administrator)" });
    await profileOf(page, "superadmin");
    for (const id of ["role", "status"]) {
      const chosen = await page.locator(`#${id} option:not([disabled])`).allTextContents();
      assert.ok(chosen.length > 1 && chosen.every((word) => /^[A-Z]/.test(word)), chosen.join());
      assert.ok(!chosen.includes("Not told"), id);
    }
  }),
);

describe("actions and counters", () => {
  test(
    "actions are in view while there is something to save",
    bench.page(async (page) => {
      assert.equal(await isInView(page, "#save"), false);
      await page.fill("#nick_name", "Ada K");
      assert.ok(await isInView(page, "#save"));
      await page.focus("#user_data-add");
      assert.ok(await isInView(page, "#user_data-add"));
      const isCovered = await page.evaluate(() => {
        const { bottom } = document.activeElement.getBoundingClientRect();
        return bottom > document.querySelector("#actions").getBoundingClientRect().top;
      });
      assert.equal(isCovered, false);
    }, PHONE),
  );

  test(
    "counters are quiet until four fifths are used",
    bench.page(async (page) => {
      const count = page.locator("#field-nick_name .field-count");
      await page.fill("#nick_name", "字".repeat(102));
      assert.equal(await count.isVisible(), false);
      await page.fill("#nick_name", "字".repeat(103));
      assert.equal(await count.innerText(), "103 / 128");
    }),
  );
});
