// The key flows in WebKit, and what it does otherwise than the other engines.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Key, By } from "selenium-webdriver";

import { launchWebKit } from "../tools/webkit.js";
import { Sandbox } from "./sandbox.js";
import { holding } from "./slow-server.js";

const PATIENCE_MS = 20_000;

let sandbox;
let webkit;
let driver;

before(async () => {
  sandbox = await Sandbox.start();
  webkit = await launchWebKit();
  driver = webkit.driver;
});

after(async () => {
  await webkit?.stop();
  sandbox?.stop();
});

/** What an expression of the page is worth. */
const value = (expression) => driver.executeScript(`return ${expression}`);

const until = (expression) =>
  driver.wait(() => value(expression).catch(() => false), PATIENCE_MS, `never: ${expression}`);

const textOf = (selector) => value(`document.querySelector("${selector}").textContent`);

const isShown = (selector) => `document.querySelector("${selector}")?.hidden === false`;

async function open(url = sandbox.url) {
  await sandbox.control("POST", "reset");
  await driver.get("about:blank");
  await until(`location.href === "about:blank"`);
  await driver.get(`${url}/`);
}

const LOADED = `document.querySelector("#user_id")?.value === "self"`;

/** Types over what is in an input. */
async function type(selector, ...keys) {
  const input = await driver.findElement(By.css(selector));
  await input.clear();
  await input.sendKeys(...keys);
}

test("loads the profile, and saves what was typed", async () => {
  await open();
  await until(LOADED);
  // Its driver cannot type what is beyond the basic plane.
  await type("#nick_name", "Ada 李", Key.ENTER);
  await until(`/^Saved at/.test(document.querySelector("#save-state").textContent)`);
  assert.equal((await sandbox.stored()).nick_name, "Ada 李");
});

test("after Back everything is shown again, and can be saved", async () => {
  await open();
  await until(LOADED);
  await value(`(document.querySelector("#user_data-add").click(), 1)`);
  await type("#user_data-rows li:last-child input", "font");
  await driver.get("about:blank");
  await until(`location.href === "about:blank"`);
  await driver.navigate().back();
  await until(LOADED);
  // In a task after the page was shown, WebKit empties what is not to be completed.
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(await value(`document.querySelector("#user_id").value`), "self");
  assert.equal(await value(`document.querySelector("#locale").value`), "en");
  await type("#nick_name", "Back again", Key.ENTER);
  await until(`/^Saved at/.test(document.querySelector("#save-state").textContent)`);
  assert.equal((await sandbox.stored()).nick_name, "Back again");
});

test("Enter before the scripts is remembered, and loading goes on", async () => {
  const slow = await holding(sandbox.url, "/main.js");
  try {
    await open(slow.url);
    await until(`document.querySelector("#nick_name") !== null && globalThis.early !== undefined`);
    await type("#nick_name", "Early", Key.ENTER);
    await until(`/as soon as/.test(document.querySelector("#load-state").textContent)`);
    slow.letGo();
    await until(`/^Saved at/.test(document.querySelector("#save-state").textContent)`);
    assert.equal((await sandbox.stored()).nick_name, "Early");
  } finally {
    slow.stop();
  }
});

test("what the service refuses after Enter is said at the field, until it changes", async () => {
  await open();
  await until(LOADED);
  await sandbox.fault({
    status: 400,
    content_type: "application/json",
    body: JSON.stringify({ code: "InvalidParameter.NickName", message: "nick_name is reserved." }),
  });
  await type("#nick_name", "root", Key.ENTER);
  await until(isShown("#summary"));
  assert.match(await textOf("#nick_name-error"), /not accepted by the service/);
  assert.equal(await value("document.activeElement.id"), "summary");
  const input = await driver.findElement(By.css("#nick_name"));
  await input.sendKeys(Key.TAB);
  assert.match(await textOf("#nick_name-error"), /not accepted by the service/);
  await input.sendKeys("!");
  await until(`document.querySelector("#nick_name-error").hidden`);
});

test("a save that failed comes into view with the focus; what the button leaves has it after", async () => {
  await open();
  await until(LOADED);
  await sandbox.fault({ status: 503 }, 3);
  await type("#nick_name", "Ada K", Key.ENTER);
  await until(isShown("#save-problem"));
  assert.equal(await value("document.activeElement.id"), "save-problem");
  assert.ok(
    await value(`(() => {
    const { top, bottom } = document.querySelector("#save-problem").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  })()`),
  );
  await driver.findElement(By.css("#save-problem button")).click();
  await until(`/^Saved at/.test(document.querySelector("#save-state").textContent)`);
  assert.notEqual(await value("document.activeElement.localName"), "body");
});
