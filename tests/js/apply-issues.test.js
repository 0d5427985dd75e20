// `applyIssues` in a real form in headless Chromium: what is seen, what is told to assistive tools,
// what the browser makes of it, and that all of it goes away again.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, openPage } from "../tools/browser.js";
import { serve } from "../tools/server.js";

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const PAGE = `<!doctype html><title>A form</title><link rel="icon" href="data:,">
<form id="form">
  <input type="hidden" name="user_id" value="">
  <label>Nickname <input name="nick_name" aria-describedby="hint"></label><p id="hint">Seen by all</p>
  <label for="email">Email</label><input id="email" name="email"><output data-message-for="email"></output>
  <label>Theme <input name="user_data.theme"></label>
  <label>Group <input name="group_info_list[1].group_id"></label>
  <label>On <input type="radio" name="status" value="enabled"></label>
  <label>Off <input type="radio" name="status" value="disabled"></label>
  <p data-message-for=""></p>
  <button>Save</button>
</form>`;

describe("applyIssues", { timeout: 300_000 }, () => {
  let browser;
  let server;
  let page;
  let errors;

  before(async () => {
    browser = await launch();
    // The policy proves that nothing is written as HTML.
    const policy = "require-trusted-types-for 'script'; trusted-types 'none'";
    const headers = { "Content-Security-Policy": policy };
    server = await serve(pkg, (path) => (path === "/" ? { body: PAGE, headers } : undefined));
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    await page?.close();
    ({ page, errors } = await openPage(browser, `${server.origin}/`));
    await page.evaluate(async () => {
      globalThis.profile = await import("/index.js");
      await profile.init();
      globalThis.form = document.querySelector("form");
      globalThis.issuesOf = (payload) => profile.validateUserUpdate(payload).issues ?? [];
    });
  });

  test("each message stands at its control, and is what the control is described by", async () => {
    const told = await page.evaluate(() => {
      const first = profile.applyIssues(form, issuesOf({ user_id: "u1", nick_name: "\u202e", email: "a" }));
      const seen = (name) => {
        const control = form.elements[name];
        const ids = control.getAttribute("aria-describedby").split(" ");
        const texts = ids.map((id) => document.getElementById(id).textContent);
        return { texts, invalid: control.ariaInvalid, validity: control.validationMessage };
      };
      return { first: first.name, nick: seen("nick_name"), email: seen("email") };
    });
    assert.equal(told.first, "nick_name");
    assert.deepEqual(told.nick.texts[0], "Seen by all");
    assert.match(told.nick.texts[1], /Nickname/);
    assert.equal(told.nick.validity, told.nick.texts[1]);
    assert.deepEqual([told.nick.invalid, told.email.invalid], ["true", "true"]);
    assert.match(told.email.texts[0], /@/);
    assert.deepEqual(errors, []);
  });

  test("the label's text stays the control's name", async () => {
    const label = await page.evaluate(() => {
      profile.applyIssues(form, issuesOf({ user_id: "u1", nick_name: "\u202e" }));
      return form.elements.nick_name.labels[0].textContent.trim();
    });
    assert.equal(label, "Nickname");
  });

  test("a place of the form's own is used and left", async () => {
    const told = await page.evaluate(() => {
      const place = document.querySelector("[data-message-for=email]");
      profile.applyIssues(form, issuesOf({ user_id: "u1", email: "a" }));
      const shown = place.textContent;
      profile.applyIssues(form, []);
      return { shown, left: place.textContent, places: document.querySelectorAll("[data-message-for=email]").length };
    });
    assert.match(told.shown, /@/);
    assert.equal(told.left, "");
    assert.equal(told.places, 1);
  });

  test("no issues clear all that was set, and nothing else", async () => {
    const told = await page.evaluate(() => {
      form.elements.email.setCustomValidity("somebody else's");
      const before = form.cloneNode(true);
      profile.applyIssues(form, issuesOf({ user_id: "u1", nick_name: "\u202e", status: "on" }));
      const during = form.checkValidity();
      const first = profile.applyIssues(form, []);
      const attributes = (root) =>
        [...root.elements].map((c) => [c.name, c.ariaInvalid, c.getAttribute("aria-describedby")]);
      const kept = form.elements.email.validationMessage;
      form.elements.email.setCustomValidity("");
      return {
        during,
        first,
        kept,
        valid: form.checkValidity(),
        same: JSON.stringify(attributes(form)) === JSON.stringify(attributes(before)),
        texts: [...form.querySelectorAll("[data-message-for]")].map((e) => e.textContent).join(""),
      };
    });
    assert.deepEqual(told, { during: false, first: null, kept: "somebody else's", valid: true, same: true, texts: "" });
  });

  test("paths lead to the control that they read like", async () => {
    const told = await page.evaluate(() => {
      const groups = [{ group_id: "g" }, { group_id: "" }];
      profile.applyIssues(form, issuesOf({ user_id: "u1", user_data: { theme: 1 }, group_info_list: groups }));
      return [...form.elements].filter((control) => control.ariaInvalid === "true").map((c) => c.name);
    });
    assert.deepEqual(told, ["user_data.theme", "group_info_list[1].group_id"]);
  });

  test("a group of radio buttons shares one message", async () => {
    const told = await page.evaluate(() => {
      profile.applyIssues(form, issuesOf({ user_id: "u1", status: "on" }));
      const radios = [...form.elements.status];
      return {
        described: new Set(radios.map((radio) => radio.getAttribute("aria-describedby"))).size,
        places: document.querySelectorAll("[data-message-for=status]").length,
        invalid: radios.map((radio) => radio.ariaInvalid),
      };
    });
    assert.deepEqual(told, { described: 1, places: 1, invalid: ["true", "true"] });
  });

  test("what has no control to be seen at is told for the form", async () => {
    const told = await page.evaluate(() => {
      const first = profile.applyIssues(form, issuesOf({ user_id: "", emial: "" }));
      return { first, text: document.querySelector("[data-message-for='']").textContent };
    });
    assert.equal(told.first, null);
    assert.match(told.text, /User ID/);
    assert.match(told.text, /emial/);
  });

  test("typing takes a message back, so that the browser lets the form go", async () => {
    await page.evaluate(() => {
      globalThis.submitted = 0;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        globalThis.submitted += 1;
      });
      profile.applyIssues(form, issuesOf({ user_id: "u1", nick_name: "\u202e" })).focus();
    });
    await page.click("button");
    assert.equal(await page.evaluate(() => submitted), 0);
    await page.type("[name=nick_name]", "Ada");
    await page.click("button");
    assert.equal(await page.evaluate(() => submitted), 1);
    assert.equal(await page.evaluate(() => form.elements.nick_name.ariaInvalid), null);
  });

  test("messages come in the language and the words that are asked for", async () => {
    const told = await page.evaluate(() => {
      const issues = issuesOf({ user_id: "u1", nick_name: "\u202e", email: "a" });
      const message = ({ field }) => (field === "email" ? "<b>mine</b>" : undefined);
      profile.applyIssues(form, issues, { locale: "zh-Hant-TW", message });
      return [form.elements.nick_name.validationMessage, form.elements.email.validationMessage];
    });
    assert.match(told[0], /昵称/);
    assert.equal(told[1], "<b>mine</b>");
    assert.equal(await page.locator("form b").count(), 0);
  });
});
