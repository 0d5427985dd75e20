// Text that is made to break pages: shown as text, in its own direction, in every place that shows it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { isolated } from "../../pkg/form/bidi.js";
import { asCurl, asFetch, asJson, withVisibleControls } from "../../www/snippets.js";
import { profileOf, save, saveWell, setUp } from "./harness.js";

const bench = setUp();

const NAMES = {
  Arabic: "نورة بنت عبد الله 42",
  Hebrew: "עדה (Ada) לאבלייס!",
  markup: `"><img src=x onerror="window.hit=1"><script>window.hit=1</script>`,
  template: "${window.hit=1} {name} {{constructor}} $& $1 %s",
  "stacked marks": `Z${"\u0310\u0348\u033c".repeat(8)}a${"\u0361".repeat(12)}`,
  "without a space": "W".repeat(128),
  "wide without a space": "字".repeat(128),
  emoji: "👩‍👩‍👧‍👦🏳️‍🌈👍🏽".repeat(6),
  "hangul jamo": "\u1112\u1161\u11ab",
  "invisible joiners": "a\u200bb\u200dc",
};

/** Text and labels in which something right to left is not isolated from the words around it. */
function leaks(page) {
  return page.evaluate(() => {
    const rtl = /[\u0590-\u08ff]/;
    const outside = (text) => text.replace(/\u2068[^\u2068\u2069]*\u2069/g, "");
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = /** @type {any} */ (walker.currentNode);
      const isIsolated = parentElement.closest("bdi, pre, textarea, #avatar-initial") !== null;
      if (!isIsolated && rtl.test(outside(data))) found.push(data);
    }
    for (const element of document.querySelectorAll("[aria-label], [alt], [title]")) {
      for (const name of ["aria-label", "alt", "title"]) {
        const text = element.getAttribute(name) ?? "";
        if (rtl.test(outside(text))) found.push(`${name}: ${text}`);
      }
    }
    for (const input of document.querySelectorAll("input, textarea")) {
      if (rtl.test(input.value) && input.dir !== "auto") found.push(`#${input.id}: ${input.value}`);
    }
    return found;
  });
}

/** Puts a text wherever a person can put one. */
async function putEverywhere(page, text) {
  await page.fill("#nick_name", text);
  await page.fill("#description", text);
  await page.click("#user_data-add");
  await page.keyboard.insertText(text.slice(0, 60));
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(text);
  await page.check("#groups-replace");
  await page.fill("#groups-input", text);
  await page.click("#groups-add");
}

async function isUnharmed(page, state) {
  assert.equal(await page.evaluate(() => window.hit), undefined, state);
  assert.deepEqual(await leaks(page), [], state);
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  assert.equal(overflow, 0, state);
}

describe("text of all kinds", () => {
  test("is isolated in sentences and spelt out in code", () => {
    assert.equal(isolated("Ada"), "Ada");
    assert.equal(isolated("نورة"), "\u2068نورة\u2069");
    assert.equal(isolated("\u2069ن\u202e"), "\u2068ن\u2069", "it cannot end its isolation");
    assert.equal(isolated("a\u202eb"), "ab");
    const json = JSON.stringify("a\u202eb");
    assert.equal(withVisibleControls(json), '"a\\u202eb"');
    assert.deepEqual(JSON.parse(withVisibleControls(json)), JSON.parse(json));
  });

  test("a snippet has nothing that a terminal obeys, and means the same", () => {
    const description = "\u001b[2J\u007f\u009b2J\u2028\u2029\u200b\u202e\ufeff\u{e0041}\n'$(id)`";
    const body = JSON.stringify({ user_id: "u", description, user_data: JSON.parse('{"__proto__":"x"}') });
    const url = "http://127.0.0.1:1/v2/user/update";
    const request = { method: "POST", url, headers: {}, body };
    for (const snippet of [asJson, asCurl, asFetch].map((format) => format(request))) {
      assert.doesNotMatch(snippet.replaceAll("\n", ""), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
    assert.deepEqual(JSON.parse(asJson(request)), JSON.parse(body));
    assert.deepEqual(JSON.parse(asCurl(request).split("\n").at(-2)), JSON.parse(body));
    const sent = new Function("fetch", "accessToken", `return ${asFetch(request).replace("await ", "")}`);
    assert.equal(
      sent((_, { body }) => body),
      body,
    );
    assert.equal(withVisibleControls('"👩\u200d💻"'), '"👩\u200d💻"', "joiners stay");
  });

  test(
    "is shown as it is, saved, and shown again",
    bench.page(
      async (page) => {
        for (const [name, text] of Object.entries(NAMES)) {
          await putEverywhere(page, text);
          await isUnharmed(page, `${name}, typed`);
          const picture = await page.getAttribute(".pds-avatar-round", "alt");
          assert.ok(picture.includes(isolated(text.normalize("NFC"))), `${name}: ${picture}`);
          assert.equal(await page.locator("#groups-list bdi").innerText(), text, name);
          await saveWell(page);
          const stored = await bench.stored();
          assert.equal(stored.nick_name, text.normalize("NFC"), name);
          assert.deepEqual(stored.group_info_list, [{ group_id: text }], name);
          await isUnharmed(page, `${name}, saved`);
          // Custom data has room for a few of them only.
          await page.locator("#user_data-rows button").last().click();
        }
        await page.fill("#nick_name", NAMES.Arabic);
        await saveWell(page);
        await page.reload();
        await profileOf(page, "self");
        assert.equal(await page.inputValue("#nick_name"), NAMES.Arabic);
        await isUnharmed(page, "loaded");
      },
      { viewport: { width: 320, height: 640 } },
    ),
  );

  test(
    "turns no message around",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      // A key of custom data is quoted in a label, a group in an announcement, both in messages.
      for (let time = 0; time < 2; time += 1) {
        await page.click("#user_data-add");
        await page.keyboard.insertText("مفتاح");
      }
      await page.check("#groups-replace");
      await page.fill("#groups-input", "فريق");
      await page.click("#groups-add");
      await page.locator("#announcer", { hasText: "\u2068فريق\u2069 added" }).waitFor();
      await save(page);
      const said = await page.locator("#summary a").innerText();
      assert.ok(said.includes("“\u2068مفتاح\u2069” twice"), said);
      await isUnharmed(page, "a key twice");

      await page.click("#reset");
      await page.click("#confirm-agree");
      await page.fill("#nick_name", "Ada K");
      await bench.fault({
        status: 403,
        content_type: "application/json",
        body: JSON.stringify({ code: "Forbidden<b>", message: `ممنوع <img src=x onerror=hit=1>` }),
      });
      await save(page);
      await page.click("#save-problem summary");
      const words = page.locator("#save-problem bdi", { hasText: "ممنوع" });
      assert.equal(await words.innerText(), "ممنوع <img src=x onerror=hit=1>");
      await isUnharmed(page, "the service's words");
    }),
  );

  test(
    "hides nothing in the request",
    bench.page(async (page) => {
      await page.fill("#description", "safe\u202e// gnihtyna\u2066");
      for (const format of ["json", "curl", "fetch"]) {
        await page.click(`#tab-${format}`);
        const code = await page.locator("#request-code").textContent();
        assert.doesNotMatch(code, /[\u202a-\u202e\u2066-\u2069]/u, format);
      }
    }),
  );
});
