// The key flows in Firefox, driven by WebDriver BiDi, which needs no driver program. The rest of the
// tests run in Chromium alone: what is here is what engines differ in.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch } from "../faults/browsers.js";
import { colourAt, bytesOf, photograph } from "./photos.js";
import { Sandbox } from "./sandbox.js";
import { holding } from "./slow-server.js";

const PATIENCE_MS = 20_000;

let sandbox;
let browser;
let folder;
let page;
const complaints = [];

before(async () => {
  sandbox = await Sandbox.start();
  browser = await launch("firefox", 30_000);
  folder = await mkdtemp(join(tmpdir(), "pds-profile-"));
  page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("pageerror", (error) => complaints.push(`thrown: ${error}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
});

after(async () => {
  await browser?.close();
  sandbox?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

/** Waits until the page says so. */
const says = (selector, words) =>
  page.waitForFunction(
    (selector, words) => document.querySelector(selector).textContent.includes(words),
    {},
    selector,
    words,
  );

async function type(selector, text) {
  await page.locator(selector).fill(text);
}

test("loads the profile", async () => {
  await page.goto(`${sandbox.url}/`);
  await page.waitForFunction(() => document.querySelector("#user_id").value === "self");
  assert.equal(await page.$eval("#nick_name", (input) => input.value), "Ada Lovelace");
});

test("counts an emoji as one character, and saves it", async () => {
  await type("#nick_name", "Ada 👩‍💻😀");
  assert.equal(await page.$eval("#field-nick_name .pds-field-count", (p) => p.textContent), "8 / 128");
  await page.click("#save");
  await says("#save-state", "Saved at");
  assert.equal((await sandbox.stored()).nick_name, "Ada 👩‍💻😀");
});

test("crops a photo that lies on its side, and saves it", async () => {
  const file = join(folder, "photo.jpg");
  await writeFile(file, await photograph());
  const input = await page.$("#avatar-file");
  await input.uploadFile(file);
  await page.waitForSelector("#crop[open]");
  // Upright it is red above and blue below: all the way up, and closer.
  for (const key of ["+", "+", "+", "+", "+", "+"]) await page.keyboard.press(key);
  for (let press = 0; press < 40; press += 1) await page.keyboard.press("ArrowUp");
  await page.click("#crop-use");
  await says("#avatar-note", "New picture");
  await says("#save-state", "To be saved: Avatar.");
  await page.click("#save");
  await says("#save-state", "Saved at");
  const bytes = bytesOf((await sandbox.stored()).avatar);
  for (const y of [0.05, 0.95]) {
    const { red, blue } = await colourAt(bytes, 0.5, y);
    assert.ok(red > blue, JSON.stringify({ y, red, blue }));
  }
});

test("shows what the service does not take, at its field", async () => {
  await sandbox.fault({
    status: 400,
    content_type: "application/json",
    body: JSON.stringify({ code: "InvalidParameter.NickName", message: "nick_name is reserved." }),
  });
  await type("#nick_name", "root");
  await page.click("#save");
  await says("#nick_name-error", "was not accepted by the service");
  assert.equal(await page.evaluate(() => document.activeElement.id), "summary");
  assert.equal((await sandbox.stored()).nick_name, "Ada 👩‍💻😀");
});

test("says it until the value changes: the focus comes back and goes, and it stays", async () => {
  await page.focus("#nick_name");
  await page.keyboard.press("Tab");
  await says("#nick_name-error", "was not accepted by the service");
  await page.focus("#nick_name");
  await page.keyboard.type("!");
  await page.waitForFunction(() => document.querySelector("#nick_name-error").hidden);
});

test("brings a save that failed into view, with the focus", async () => {
  await sandbox.fault({ status: 503 }, 3);
  await page.focus("#nick_name");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "save-problem");
  const isInView = await page.$eval("#save-problem", (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.equal(isInView, true);
});

test("keeps what was typed when the page is loaded again, and takes nothing else for an edit", async () => {
  await sandbox.control("POST", "reset");
  page.on("dialog", (dialog) => dialog.accept());
  await type("#nick_name", "Half typed");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#user_id").value === "self");
  await says("#save-state", "To be saved: Nickname.");
  assert.equal(await page.$eval("#nick_name", (input) => input.value), "Half typed");
});

test("remembers Enter before the scripts, and what was typed by then", async () => {
  await sandbox.control("POST", "reset");
  const slow = await holding(sandbox.url, "/main.js");
  try {
    // It is loaded when its modules are: that is waited for below.
    page.goto(`${slow.url}/`).catch(() => {});
    await page.waitForFunction((url) => location.href === url && globalThis.early !== undefined, {}, `${slow.url}/`);
    await page.waitForSelector("#nick_name");
    await page.focus("#nick_name");
    await page.keyboard.type("Early");
    await page.keyboard.press("Enter");
    await says("#load-state", "as soon as");
    slow.letGo();
    await says("#save-state", "Saved at");
    assert.equal((await sandbox.stored()).nick_name, "Early");
  } finally {
    await page.goto("about:blank");
    slow.stop();
  }
});

test("has logged no error", () => {
  assert.deepEqual(complaints, []);
});
