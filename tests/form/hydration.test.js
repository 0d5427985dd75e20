// A form that a server has rendered with React, and that a browser takes over: nothing is made anew.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { createElement } from "react";
import { renderToString } from "react-dom/server";

import { launch } from "../tools/browser.js";
import { serve } from "../tools/server.js";

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const resolveDir = fileURLToPath(new URL("./", import.meta.url));
/** As the README says. */
const PROPS = { locale: "zh-CN", suppressHydrationWarning: true, dangerouslySetInnerHTML: { __html: "" } };

let browser;
let server;

before(async () => {
  const html = renderToString(createElement("pds-profile-form", PROPS));
  const contents = `
    import "${pkg}form/index.js";
    import { createElement } from "react";
    import { hydrateRoot } from "react-dom/client";
    const form = document.querySelector("pds-profile-form");
    globalThis.errors = [];
    const onRecoverableError = (error) => errors.push(error.message);
    const { error } = console;
    console.error = (...words) => errors.push(words.join(" "));
    hydrateRoot(document.querySelector("main"), createElement("pds-profile-form", ${JSON.stringify(PROPS)}), {
      onRecoverableError,
    });
    setTimeout(() => (globalThis.isSame = form === document.querySelector("pds-profile-form")), 300);`;
  const define = { "process.env.NODE_ENV": '"development"' };
  const options = { bundle: true, define, format: "esm", write: false, stdin: { contents, resolveDir } };
  const { outputFiles } = await build(/** @type {any} */ (options));
  const script = `<script type="module" src="/page.js"></script>`;
  const page = `<!doctype html><meta charset="utf-8"><main>${html}</main>${script}`;
  server = await serve(pkg, (path) => {
    if (path === "/") return { body: page, headers: { "Content-Type": "text/html" } };
    return path === "/page.js" ? { body: outputFiles[0].text } : undefined;
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

test("React finds what the server has rendered, and leaves the inside alone", async () => {
  const page = await browser.newPage();
  await page.goto(server.origin);
  await page.waitForFunction(() => globalThis.isSame !== undefined);
  assert.deepEqual(await page.evaluate(() => [errors, isSame]), [[], true]);
  await page.getByLabel("昵称").waitFor();
});
