// A page with one of the README's forms: filled in, saved, read as people read it.

import assert from "node:assert/strict";

const LABELS = { nick_name: "Nickname", phone: "Phone number", email: "Email address" };
/** What nobody may read in a form: it is for developers. */
const FOR_DEVELOPERS = /init\(\)/;
/** Where the README's client sends. */
const SERVICE = "https://bj1.api.aliyunpds.com";
const PATIENCE_MS = 10_000;

export class FormPage {
  #page;
  #errors = [];

  /** Opens the form; what its client sends goes to the sandbox. */
  static async open(browser, sandbox, origin) {
    const form = new FormPage();
    form.#page = await browser.newPage();
    form.#page.on("pageerror", (error) => form.#errors.push(String(error)));
    await form.#page.addInitScript(() => {
      globalThis.session = { token: "sandbox-user" };
    });
    await form.#page.route(`${SERVICE}/**`, async (route) => {
      const url = route.request().url().replace(SERVICE, sandbox.url);
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    await form.#page.goto(`${origin}/`);
    await form
      .#input("nick_name")
      .waitFor()
      .catch(() => assert.fail(`no form: ${form.#errors}`));
    return form;
  }

  /** Nothing may have gone wrong in it, and nothing in it may be for developers. */
  async close() {
    const text = await this.#page.innerText("body");
    await this.#page.close();
    assert.deepEqual(this.#errors, []);
    assert.doesNotMatch(text, FOR_DEVELOPERS);
  }

  async values() {
    const values = {};
    for (const name of Object.keys(LABELS)) values[name] = await this.#input(name).inputValue();
    return values;
  }

  async fill(values) {
    for (const [name, value] of Object.entries(values)) await this.#input(name).fill(value);
  }

  save() {
    return this.#page.getByRole("button", { name: "Save" }).click();
  }

  /** Waits until what the service has answered is in the page. */
  async settled() {
    await this.#page.waitForLoadState("networkidle");
    await this.#page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  }

  /** Waits until exactly these fields have a message, and it is like that. */
  shows(expected) {
    return this.eventually(async () => {
      for (const name of Object.keys(LABELS)) {
        assert.match(await this.#input(name).evaluate(messageAt), expected[name] ?? /^$/, name);
      }
    });
  }

  /** Waits until the page says this somewhere. */
  tells(expected) {
    return this.eventually(async () => assert.match(await this.#page.innerText("body"), expected));
  }

  /** Tries until it holds; fails with what is wrong in the end. */
  async eventually(check) {
    for (const end = Date.now() + PATIENCE_MS; ; ) {
      try {
        return await check();
      } catch (error) {
        if (Date.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  #input(name) {
    return this.#page.getByLabel(LABELS[name]);
  }
}

/** In the page: the text of the message that is nearest to an input and no other's. */
function messageAt(input) {
  const MESSAGE = "[role=alert], .ant-form-item-explain, .mantine-TextInput-error, [data-message-for]";
  for (let element = input; element.querySelectorAll("input").length <= 1; element = element.parentElement) {
    const found = element.querySelector(MESSAGE);
    if (found !== null) return found.textContent;
  }
  return "";
}
