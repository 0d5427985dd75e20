// A page with form elements in it, in Chromium: the package as a server has it, the service as the sandbox
// plays it.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";

import { Sandbox } from "../page/sandbox.js";
import { launch } from "../tools/browser.js";
import { serve } from "../tools/server.js";

const PACKAGE = fileURLToPath(new URL("../../pkg/", import.meta.url));
const SERVICE = "https://bj1.api.aliyunpds.com";
const PATIENCE_MS = 10_000;
/** What a strict page allows: its own styles, as those of the element are in no file and no attribute. */
const POLICY = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';
  connect-src 'self' ${SERVICE}; img-src data: blob: https: http:; base-uri 'none'; form-action 'none';
  require-trusted-types-for 'script'; trusted-types 'none'`;

/** Server, sandbox and browser for the tests of one file: call it at the top level. */
export function setUp() {
  const bench = new Bench();
  before(() => bench.start());
  after(() => bench.stop());
  return bench;
}

class Bench {
  sandbox;
  #browser;
  #server;
  #html = "";
  #script = "";
  #style = "";

  async start() {
    const special = (path) =>
      ({
        "/": { body: this.#html, headers: { "Content-Type": "text/html; charset=utf-8", ...HEADERS } },
        "/page.js": { body: this.#script, headers: { "Content-Type": "text/javascript" } },
        "/page.css": { body: this.#style, headers: { "Content-Type": "text/css" } },
      })[path];
    [this.#browser, this.sandbox, this.#server] = await Promise.all([
      launch(),
      Sandbox.start(),
      serve(PACKAGE, special),
    ]);
  }

  async stop() {
    await this.#browser?.close();
    this.sandbox?.stop();
    await this.#server?.close();
  }

  /**
   * Makes a test of a function of a page with `html` in its body and `script` as its module, whose
   * `client()` is one of the sandbox's; it fails when the page has complained.
   */
  page(
    run,
    /** @type {any} */ { html = "<pds-profile-form></pds-profile-form>", script = SIMPLE, style = "", ...context } = {},
  ) {
    return async () => {
      await this.sandbox.control("POST", "reset");
      this.#html = `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
        <link rel="stylesheet" href="/page.css"><main><h1>A page</h1>${html}</main>
        <script type="module" src="/page.js"></script>`;
      this.#script = HEAD + script;
      this.#style = style;
      const made = await this.#browser.newContext({ locale: "en-GB", reducedMotion: "reduce", ...context });
      made.setDefaultTimeout(PATIENCE_MS);
      const page = await made.newPage();
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(error.stack));
      page.on("console", (message) => {
        const isExpected = message.text().startsWith("Failed to load resource");
        if (message.type() === "error" && !isExpected) complaints.push(message.text());
      });
      await page.route(`${SERVICE}/**`, async (route) => {
        const url = route.request().url().replace(SERVICE, this.sandbox.url);
        await route.fulfill({ response: await route.fetch({ url }) });
      });
      try {
        await page.goto(`${this.#server.origin}/`);
        await run(page);
        assert.deepEqual(complaints, []);
      } finally {
        await page.unrouteAll({ behavior: "ignoreErrors" });
        await made.close();
      }
    };
  }
}

const HEADERS = { "Content-Security-Policy": POLICY.replaceAll("\n", "") };

const HEAD = `import { createClient, init } from "/index.js";
  globalThis.client = (options) =>
    createClient({ domainId: "bj1", accessToken: () => globalThis.token ?? "sandbox-user", ...options });
  globalThis.heard = [];
  globalThis.listen = (form, ...types) => {
    for (const type of types) form.addEventListener(type, (event) => heard.push([type, event.detail]));
  };
`;

/** A page with one form, as the README has it. */
const SIMPLE = `
  import "/form/index.js";
  await init();
  globalThis.form = document.querySelector("pds-profile-form");
  listen(form, "load", "change", "submit", "invalid", "saved", "error", "unauthorized");
  form.addEventListener("load", () => (globalThis.wasBusy = form.busy));
  form.client = client();
`;

/** Waits until the (first) form shows a user. */
export function loaded(page, userId = "self") {
  return page.waitForFunction(
    (id) => [...document.querySelectorAll("[name=user_id]")].some((input) => input.value === id),
    userId,
  );
}

/** The events of these types that were heard. */
export function heard(page, ...types) {
  return page.evaluate((types) => /** @type {any} */ (heard).filter(([type]) => types.includes(type)), types);
}
