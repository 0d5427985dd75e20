// What the form says while somebody types, and when.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import * as pds from "../../pkg/inline.js";
import { save, saveWell, setUp, textOf } from "./harness.js";

const bench = setUp();

const count = (page, name) => textOf(page, `[data-field="${name}"] .pds-field-count`);
const isQuiet = async (page, name) => !(await page.locator(`#${name}-error`).isVisible());

/** The sentence of the package, which is what the page has to show. */
function sentence(name, value, locale = "en") {
  return pds.validateField(name, value, { locale }).issues[0].message;
}

/** The message beside a field, without the word that only screen readers hear. */
function messageOf(page, name) {
  return page.locator(`#${name}-error > span:last-child`).innerText();
}

describe("counters", () => {
  test(
    "count characters, not code units, and let people go over",
    bench.page(async (page) => {
      for (const [text, expected] of [
        ["", "0 / 128"],
        ["😀😀", "2 / 128"],
        ["𠮷野家", "3 / 128"],
        ["👩‍👩‍👧‍👦", "7 / 128"],
        ["e\u0301", "1 / 128"],
        ["😀".repeat(128), "128 / 128"],
        ["😀".repeat(129), "129 / 128"],
      ]) {
        await page.fill("#nick_name", text);
        assert.equal(await count(page, "nick_name"), expected, text);
        const isOver = expected.startsWith("129");
        assert.equal(await page.locator("#field-nick_name .pds-field-count.pds-is-over").count(), isOver ? 1 : 0);
      }
      assert.equal(await page.inputValue("#nick_name"), "😀".repeat(129), "nothing is cut off");
      assert.equal(await page.locator("[maxlength]").count(), 0);
      await page.fill("#description", "字".repeat(1025));
      assert.equal(await count(page, "description"), "1,025 / 1,024");
      await page.getByLabel("Value of theme").fill('"');
      const json = JSON.stringify({ language: "en", theme: '"' });
      assert.equal(await count(page, "user_data"), `${json.length} / 1,024`);
    }),
  );

  test(
    "agree with the message, whatever is trimmed",
    bench.page(async (page) => {
      await page.fill("#nick_name", `  ${"字".repeat(131)}   `);
      await page.locator("#nick_name").blur();
      assert.equal(await count(page, "nick_name"), "131 / 128");
      assert.match(await messageOf(page, "nick_name"), /\b131 characters.*\b128\b/);
    }),
  );

  test(
    "speak once typing has stopped, and only near the limit",
    bench.page(async (page) => {
      const announcer = page.locator("#announcer");
      await page.fill("#nick_name", "short");
      await page.waitForTimeout(1000);
      assert.equal(await announcer.textContent(), "");
      await page.fill("#nick_name", "😀".repeat(120));
      assert.equal(await announcer.textContent(), "", "not at once");
      await announcer.getByText("Characters left: 8").waitFor();
      await page.fill("#nick_name", "😀".repeat(130));
      await announcer.getByText("Characters too many: 2").waitFor();
      assert.equal(await page.locator("#field-nick_name .pds-field-count").getAttribute("aria-hidden"), "true");
      assert.match(await page.getAttribute("#nick_name", "aria-describedby"), /nick_name-limit/);
      assert.equal(await page.locator("#nick_name-limit").textContent(), "Up to 128 characters.");
    }),
  );
});

describe("timing", () => {
  test(
    "quiet until a changed field is left; live from then on; right at once when mended",
    bench.page(async (page) => {
      await page.focus("#email");
      await page.locator("#email").blur();
      assert.ok(await isQuiet(page, "email"), "a field that was only visited");

      await page.locator("#email").pressSequentially("x@");
      await page.fill("#email", "nobody");
      assert.ok(await isQuiet(page, "email"), "typing is not interrupted");
      await page.locator("#email").blur();
      assert.equal(await messageOf(page, "email"), sentence("email", "nobody"));
      assert.equal(await page.getAttribute("#email", "aria-invalid"), "true");
      assert.match(await page.getAttribute("#email", "aria-describedby"), /email-hint.*email-error/);
      assert.equal(await page.evaluate(() => document.querySelector("#email").checkValidity()), false);

      await page.fill("#email", "nobody@");
      assert.equal(await messageOf(page, "email"), sentence("email", "nobody@"));
      await page.fill("#email", "nobody@example.com");
      assert.ok(await isQuiet(page, "email"));
      assert.equal(await page.getAttribute("#email", "aria-invalid"), null);
      assert.doesNotMatch(await page.getAttribute("#email", "aria-describedby"), /email-error/);
      assert.equal(await page.evaluate(() => document.querySelector("#email").checkValidity()), true);
    }),
  );

  test(
    "half a word of an input method is not judged",
    bench.page(async (page) => {
      await page.fill("#nick_name", "字".repeat(129));
      await page.locator("#nick_name").blur();
      assert.match(await messageOf(page, "nick_name"), /129/);
      const client = await page.context().newCDPSession(page);
      await page.focus("#nick_name");
      await page.keyboard.press("End");
      await client.send("Input.imeSetComposition", {
        text: "ni",
        selectionStart: 2,
        selectionEnd: 2,
      });
      assert.equal((await page.inputValue("#nick_name")).length, 131);
      assert.match(await messageOf(page, "nick_name"), /129/);
      assert.equal(await count(page, "nick_name"), "129 / 128");
      await client.send("Input.insertText", { text: "你" });
      assert.match(await messageOf(page, "nick_name"), /130/);
      assert.equal(await count(page, "nick_name"), "130 / 128");
    }),
  );
});

describe("normal forms", () => {
  test(
    "are shown, with what was done, before they are sent",
    bench.page(async (page) => {
      for (const [name, typed, shown] of [
        ["nick_name", "  Ada\u00a0 ", "Ada"],
        ["phone", "+86 139-1111 2222", "13911112222"],
        ["email", "bob@EXAMPLE.com", "bob@example.com"],
      ]) {
        await page.fill(`#${name}`, typed);
        await page.locator(`#${name}`).blur();
        assert.equal(await page.inputValue(`#${name}`), shown);
        const said = pds.validateField(name, typed).changes.map((change) => change.message);
        assert.ok(said.length > 0);
        assert.equal(await page.locator(`#${name}-note`).innerText(), said.join("\n"));
      }
      await page.fill("#nick_name", "Ada K");
      assert.equal(await page.locator("#nick_name-note").isVisible(), false, "old news goes");
      await saveWell(page);
      const [{ json }] = await bench.updates();
      assert.deepEqual(json, {
        user_id: "self",
        nick_name: "Ada K",
        phone: "13911112222",
        email: "bob@example.com",
      });
    }),
  );

  test(
    "are in the page's language, whatever it was when they came",
    bench.page(async (page) => {
      await page.fill("#phone", "139 1111 2222");
      await page.fill("#email", "nobody");
      await page.locator("#email").blur();
      await page.selectOption("#locale", "zh-CN");
      const [change] = pds.validateField("phone", "139 1111 2222", { locale: "zh-CN" }).changes;
      assert.equal(await textOf(page, "#phone-note"), change.message);
      assert.equal(await messageOf(page, "email"), sentence("email", "nobody", "zh-CN"));
    }),
  );
});

describe("the error summary", () => {
  test(
    "has the focus, the same words, a way to each field, and goes as things are mended",
    bench.page(async (page) => {
      await page.fill("#nick_name", "a\u202eb");
      await page.fill("#phone", "12");
      await page.fill("#email", "nobody");
      await save(page);
      assert.deepEqual(await bench.updates(), []);
      assert.equal(await page.title(), "Error: Edit profile");
      assert.equal(await page.evaluate(() => document.activeElement.id), "summary");
      assert.equal(await textOf(page, "#summary h2"), "There is a problem");
      assert.equal(await page.locator("#summary [role=alert]").count(), 1);
      const lines = await page.locator("#summary a").allInnerTexts();
      assert.deepEqual(lines, [
        sentence("nick_name", "a\u202eb"),
        sentence("phone", "12"),
        sentence("email", "nobody"),
      ]);
      for (const [index, name] of ["nick_name", "phone", "email"].entries()) {
        assert.equal(await messageOf(page, name), lines[index]);
      }

      await page.locator("#summary a").nth(1).click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "phone");
      assert.equal(
        await page.evaluate(() => document.querySelector("label[for=phone]").getBoundingClientRect().top >= 0),
        true,
      );

      await page.fill("#phone", "13900002222");
      assert.equal(await page.locator("#summary a").count(), 2);
      await page.fill("#nick_name", "Ada");
      await page.fill("#email", "");
      assert.equal(await page.locator("#summary").isVisible(), false);
      assert.equal(await page.title(), "Edit profile");
      await saveWell(page);
    }),
  );

  test(
    "leads into what is folded away",
    bench.page(async (page) => {
      await page.click(".pds-avatar summary");
      await page.fill("#avatar-address", "ftp://example.com/a.png");
      await page.click(".pds-avatar summary");
      await save(page);
      await page.locator("#summary a").click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "avatar-address");
      assert.equal(await page.getAttribute("#avatar-address", "aria-invalid"), "true");
    }),
  );

  test(
    "shows what people write as text and nothing else",
    bench.page(async (page) => {
      const hostile = `<img src=x onerror="window.hit=1"><b>`;
      await page.click("#user_data-add");
      await page.keyboard.type(hostile);
      await page.keyboard.press("Tab");
      await page.keyboard.type(hostile);
      await page.check("#groups-replace");
      await page.fill("#groups-input", hostile);
      await page.click("#groups-add");
      await page.fill("#nick_name", hostile);
      await page.fill("#email", hostile);
      await save(page);
      assert.equal(await page.evaluate(() => window.hit), undefined);
      assert.equal(await page.locator("#groups-list bdi").innerText(), hostile);
      await page.fill("#email", "ada@example.com");
      await page.waitForFunction(
        (text) => document.querySelector("#request-code").textContent.includes(text),
        JSON.stringify(hostile),
      );
      await saveWell(page);
      assert.equal((await bench.stored()).nick_name, hostile);
    }),
  );
});
