// The form as a person uses it, and beside other forms.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { profileOf, save, saveWell, setUp, textOf } from "./harness.js";

const bench = setUp();

const isInView = (page, selector) =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

const PHONE = { viewport: { width: 375, height: 667 } };

describe("groups", () => {
  test(
    "an empty list is sent only after it was confirmed in words",
    bench.page(async (page) => {
      await page.check("#groups-replace");
      await save(page);
      assert.match(await textOf(page, "#summary"), /confirm that this user should be in no group/);
      assert.deepEqual(await bench.updates(), []);
      assert.match(await textOf(page, "#request-none"), /Correct the marked/);
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
        assert.match(await textOf(page, "#summary"), /** @type {any} */ (words));
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
      assert.ok(!chosen.includes("Unknown"), id);
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
    "on a phone the sandbox bar is one line until it is asked for, and the actions stand side by side",
    bench.page(
      async (page) => {
        const height = () => page.$eval("#sandbox", (bar) => bar.getBoundingClientRect().height);
        assert.ok((await height()) < 60, `${await height()}`);
        assert.equal(await page.locator("#sandbox-identity").isVisible(), false);
        await page.click("#sandbox-fold");
        assert.equal(await page.getAttribute("#sandbox-fold", "aria-expanded"), "true");
        assert.equal(await page.locator("#sandbox-identity").isVisible(), true);
        await page.click("#sandbox-fold");
        const sticks = () => page.$eval("#actions", (bar) => getComputedStyle(bar).position);
        assert.equal(await sticks(), "static");
        await page.fill("#nick_name", "Ada K");
        assert.equal(await sticks(), "sticky");
        const [save, reset] = await Promise.all(["#save", "#reset"].map((one) => page.locator(one).boundingBox()));
        assert.equal(save.y, reset.y);
        assert.ok(reset.x >= save.x + save.width && save.height < 45, JSON.stringify([save, reset]));
      },
      { viewport: { width: 320, height: 640 } },
    ),
  );

  test(
    "counters are quiet until four fifths are used",
    bench.page(async (page) => {
      const count = page.locator("#field-nick_name .pds-field-count");
      await page.fill("#nick_name", "字".repeat(102));
      assert.equal(await count.isVisible(), false);
      await page.fill("#nick_name", "字".repeat(103));
      assert.equal(await count.innerText(), "103 / 128");
    }),
  );
});

describe("a form among others", () => {
  test(
    "has no handler on the document, and shares nothing with another form",
    bench.page(async (page) => {
      const heard = await page.evaluate(async () => {
        const handlers = [];
        for (const target of [document, window]) {
          const add = target.addEventListener;
          target.addEventListener = (type, ...rest) => {
            handlers.push(type);
            return add.call(target, type, ...rest);
          };
        }
        const other = document.createElement("pds-profile-form");
        document.body.append(other);
        const before = document.querySelector("#nick_name").value;
        const input = other.querySelector("[name=nick_name]");
        input.value = "Another";
        input.dispatchEvent(new Event("input", { bubbles: true }));
        for (const target of [document, window]) delete target.addEventListener;
        const said = document.querySelector("#save-state").textContent;
        const isSame = document.querySelector("#nick_name").value === before;
        const labels = [...document.querySelectorAll("label[for]")].map((label) => label.htmlFor);
        other.remove();
        return { handlers, isSame, said, isUnique: new Set(labels).size === labels.length };
      });
      // Of the page going and coming back, the last because something was typed.
      assert.deepEqual(heard.handlers, ["pagehide", "pageshow", "beforeunload"]);
      assert.deepEqual([heard.isSame, heard.isUnique], [true, true]);
      assert.equal(heard.said, "No changes to save.");
    }),
  );

  test(
    "leaves keys alone that the page has taken",
    bench.page(async (page) => {
      await bench.fault({ delay_ms: 1500 });
      await page.evaluate(() => {
        document.querySelector("#nick_name").addEventListener("keydown", (event) => {
          if (event.key === "Escape") event.preventDefault();
        });
      });
      await page.fill("#nick_name", "Ada K");
      await page.press("#nick_name", "Enter");
      await page.waitForSelector("#cancel:not([hidden])");
      await page.press("#nick_name", "Escape");
      await page.waitForSelector(".pds-toast");
    }),
  );
});
