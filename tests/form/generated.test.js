// What is there twice is the same: the stylesheet as a file and as a module, the form as the element makes
// it and as the page has it in its HTML. `UPDATE_FORM=1` writes the second after the first.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, openPage } from "../tools/browser.js";
import { serve } from "../tools/server.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path) => readFileSync(root + path, "utf8");
const isUpdating = process.env.UPDATE_FORM !== undefined;

/** Compares a file with what it should be, or writes it. */
function check(path, expected) {
  if (isUpdating) writeFileSync(root + path, expected);
  assert.equal(read(path), expected);
}

describe("what is there twice", () => {
  let browser;
  let server;

  before(async () => {
    server = await serve(root, (path) => (path === "/blank" ? { body: "<!doctype html>", headers: HTML } : undefined));
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test("the stylesheet", () => {
    const module = read("pkg/form/style.js");
    const head = module.slice(0, module.indexOf("`\n") < 0 ? 0 : module.indexOf("export default"));
    const css = read("pkg/form/style.css").replaceAll("`", "\\`");
    check("pkg/form/style.js", `${head}export default \`${css}\`;\n`);
  });

  test("the form in the page", async () => {
    const { page } = await openPage(browser, `${server.origin}/blank`);
    const lines = await page.evaluate(linesOfForm);
    await page.close();
    const html = read("www/index.html");
    const [start, end] = ['<pds-profile-form id="form" id-prefix="">\n', "          </pds-profile-form>"];
    const at = html.indexOf(start) + start.length;
    const made = lines.map((line) => `            ${line}\n`).join("");
    check("www/index.html", html.slice(0, at) + made + html.slice(html.indexOf(end)));
  });
});

const HTML = { "Content-Type": "text/html; charset=utf-8" };

/** Runs in the page: the form as HTML, an element a line. */
async function linesOfForm() {
  const { Context } = await import("/pkg/form/context.js");
  const { formMarkup } = await import("/pkg/form/markup.js");
  const lines = [];
  const write = (element, indent) => {
    const shell = element.cloneNode(false).outerHTML.replaceAll('=""', "");
    const close = `</${element.localName}>`;
    const start = shell.endsWith(close) ? shell.slice(0, -close.length) : shell;
    if (element.children.length === 0) {
      const { textContent: text } = element;
      lines.push(indent + (start === shell ? start : start + text + close));
      return;
    }
    lines.push(indent + start);
    for (const child of element.children) write(child, `${indent}  `);
    lines.push(indent + close);
  };
  write(formMarkup(new Context(document.body, "")), "");
  return lines;
}
