// The request panel, and where a token may be seen.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";

import { profileOf, saveWell, setUp, textOf } from "./harness.js";
import { noisePicture } from "./photos.js";

const bench = setUp();

/** Chooses a format and reads it. */
async function shown(page, format) {
  await page.click(`#tab-${format}`);
  return page.locator("#request-code").textContent();
}

/** Presses Copy and reads the clipboard. */
async function copied(page, format) {
  await page.click(`#tab-${format}`);
  await page.click("#request-copy");
  await page.locator("#request-copied", { hasText: /^Copied/ }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

/** Runs a shell command with a curl that only tells what it was given. */
function curlWouldSend(command) {
  const script = `curl() { printf '%s\\0' "$@"; printf 'BODY\\0'; cat; }\n${command}`;
  const told = execFileSync("sh", ["-s"], {
    input: script,
    env: { ...process.env, PDS_ACCESS_TOKEN: "a-token" },
    maxBuffer: 2 ** 24,
  }).toString();
  const [before, body] = told.split("BODY\0");
  return { words: before.split("\0"), body };
}

describe("the request panel", () => {
  test(
    "shows and copies exactly what is sent, without the token",
    bench.page(async (page) => {
      assert.match(await textOf(page, "#request-none"), /not changed anything/);
      // Quotes, backslashes, dollars and backticks are what shells and scripts trip over.
      const name = `O'Neil "\\n" $HOME \`id\` 字😀`;
      await page.fill("#nick_name", name);
      await page.fill("#phone", "");
      await page.waitForSelector("#request:not([hidden])");
      const json = JSON.parse(await shown(page, "json"));
      assert.deepEqual(json, { user_id: "self", nick_name: name, phone: "" });
      assert.equal(await textOf(page, "#request-line"), `POST ${bench.url}/v2/user/update`);

      const curl = curlWouldSend(await copied(page, "curl"));
      assert.deepEqual(JSON.parse(curl.body), json);
      assert.ok(curl.words.includes("Authorization: Bearer a-token"), curl.words.join(" "));
      assert.ok(curl.words.includes("Content-Type: application/json"), curl.words.join(" "));
      assert.ok(curl.words.includes(`${bench.url}/v2/user/update`), curl.words.join(" "));

      const run = new Function("accessToken", `return (async () => { return ${await copied(page, "fetch")} })()`);
      assert.equal((await run("sandbox-user")).status, 200);
      assert.equal((await bench.stored()).nick_name, name);

      await bench.control("DELETE", "requests");
      await saveWell(page);
      const [update] = await bench.updates();
      assert.deepEqual(update.json, json);
      assert.deepEqual(JSON.parse(curl.body), update.json);
      assert.match(
        await textOf(page, "#last"),
        /Saved[\s\S]*HTTP status\s+200[\s\S]*Request ID\s+\S+[\s\S]*ms, at[\s\S]*Requests sent\s+1/,
      );
    }, CLIPBOARD),
  );

  test(
    "shortens a large avatar where it is shown and not where it is copied",
    bench.page(async (page) => {
      await page.setInputFiles("#avatar-file", {
        name: "n.png",
        mimeType: "image/png",
        buffer: await noisePicture(),
      });
      await page.click("#crop-use");
      await page.waitForSelector("#request:not([hidden])");
      const text = await shown(page, "json");
      assert.ok(text.length < 400, text.slice(0, 400));
      const whole = JSON.parse(await copied(page, "json")).avatar;
      assert.ok(JSON.parse(text).avatar.includes(`${whole.length.toLocaleString("en")} bytes`));
      assert.deepEqual(JSON.parse(curlWouldSend(await copied(page, "curl")).body), {
        user_id: "self",
        avatar: whole,
      });
      await saveWell(page);
      assert.equal((await bench.stored()).avatar, whole);
    }, CLIPBOARD),
  );

  test(
    "works by keyboard",
    bench.page(async (page) => {
      await page.fill("#nick_name", "x");
      await page.waitForSelector("#request:not([hidden])");
      await page.focus("#tab-json");
      for (const [key, id] of [
        ["ArrowRight", "tab-curl"],
        ["End", "tab-fetch"],
        ["ArrowRight", "tab-json"],
        ["ArrowLeft", "tab-fetch"],
        ["Home", "tab-json"],
      ]) {
        await page.keyboard.press(key);
        assert.equal(await page.evaluate(() => document.activeElement.id), id);
        assert.equal(await page.getAttribute(`#${id}`, "aria-selected"), "true");
        assert.equal(await page.locator("[role=tab][tabindex='0']").count(), 1);
      }
    }),
  );
});

describe("a token", () => {
  test(
    "is in one header of one origin and nowhere else",
    bench.page(async (page) => {
      const canary = "canary-T0K3N.abc~def";
      const seen = [];
      await page.route("https://canary.api.aliyunpds.com/**", async (route) => {
        const headers = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*" };
        if (route.request().method() === "OPTIONS") return route.fulfill({ status: 204, headers });
        seen.push(route.request());
        const body = JSON.stringify({
          user_id: "c1",
          nick_name: "Canary",
          role: "user",
          status: "enabled",
        });
        return route.fulfill({ status: 200, headers, contentType: "application/json", body });
      });
      await page.click("#connection > summary");
      await page.fill("#connection-domain", "canary");
      await page.fill("#connection-token", canary);
      await page.click("#connection-form [type=submit]");
      await profileOf(page, "c1");
      assert.equal(await page.inputValue("#connection-token"), "");
      assert.equal(await page.getAttribute("#connection-token", "type"), "password");
      assert.equal(await page.locator("#sandbox").isVisible(), false);
      assert.match(await textOf(page, "#connection-state"), /https:\/\/canary\.api\.aliyunpds\.com/);
      await page.fill("#nick_name", "Bird");
      await page.click("#save");
      await page.waitForSelector(".pds-toast");
      for (const format of ["json", "curl", "fetch"]) {
        await page.fill("#description", format);
        await page.waitForSelector("#request:not([hidden])");
        assert.ok(!(await shown(page, format)).includes(canary));
      }
      for (const request of seen) {
        const headers = await request.allHeaders();
        assert.equal(headers.authorization, `Bearer ${canary}`);
        assert.equal(JSON.stringify({ ...headers, authorization: "" }).includes(canary), false);
        assert.equal((request.url() + request.postData()).includes(canary), false);
      }
      assert.ok(seen.length >= 2);
      const left = await page.evaluate(() => {
        const fields = [...document.querySelectorAll("input")].map((input) => input.value);
        return [
          document.documentElement.outerHTML,
          ...fields,
          JSON.stringify(localStorage),
          JSON.stringify(sessionStorage),
          document.cookie,
          location.href,
        ].join("\n");
      });
      assert.equal(left.includes(canary), false);
      const toSandbox = await bench.control("GET", "requests");
      assert.equal(JSON.stringify(toSandbox).includes(canary), false);

      // Leaving forgets it, coming back asks for it.
      await page.evaluate(() => {
        dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      });
      assert.match(await textOf(page, "#connection-remark"), /The token was forgotten/);
      assert.equal(await page.evaluate(() => document.activeElement.id), "connection-token");
      await page.fill("#connection-token", canary);
      await page.click("#connection-form [type=submit]");
      await page.waitForFunction(() => document.querySelector("#connection-remark").hidden);
      assert.equal(await page.inputValue("#description"), "fetch", "edits are kept");
    }),
  );

  test(
    "of the sandbox is not in the document, and survives the back/forward cache",
    bench.page(async (page) => {
      const tokens = (await bench.control("GET", "users")).map((user) => user.access_token);
      const html = await page.evaluate(() => document.documentElement.outerHTML);
      for (const token of tokens) assert.equal(html.includes(token), false, token);
      await page.fill("#nick_name", "Ada K");
      await page.evaluate(() => {
        dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      });
      await saveWell(page);
    }),
  );
});

describe("the connection panel", () => {
  test(
    "says what cannot work, in the package's words, and sends nothing",
    bench.page(async (page) => {
      await page.click("#connection > summary");
      const connect = () => page.click("#connection-form [type=submit]");
      for (const [domain, endpoint, token, at, words] of [
        ["", "", "t", "domain", /is required/],
        ["evil.com/", "", "t", "domain", /domain ID must be/],
        ["", "http://example.com", "t", "endpoint", /must begin with https/],
        ["ok", "", "two words", "token", /form that no token has/],
      ]) {
        await page.fill("#connection-domain", domain);
        await page.fill("#connection-endpoint", endpoint);
        await page.fill("#connection-token", token);
        await connect();
        assert.match(await textOf(page, `#connection-${at}-error`), /** @type {any} */ (words));
        assert.equal(await page.evaluate(() => document.activeElement.id), `connection-${at}`);
        assert.equal(await page.getAttribute(`#connection-${at}`, "aria-invalid"), "true");
      }
      assert.match(await textOf(page, "#connection-form"), /never against the real service/);
      await page.fill("#nick_name", "still the sandbox");
      await saveWell(page);
    }),
  );

  test(
    "an origin that the policy does not allow is named",
    bench.page(async (page, opened) => {
      opened.expected.push(/connect-src|Content Security Policy|Fetch API cannot load/);
      await page.click("#connection > summary");
      await page.fill("#connection-endpoint", "https://gateway.example");
      await page.fill("#connection-token", "t");
      await page.click("#connection-form [type=submit]");
      await page.locator("#connection-remark", { hasText: "https://gateway.example" }).waitFor();
      // The call has been tried for the last time.
      await page.waitForSelector("#load-problem:not([hidden])");
      await page.evaluate(() => (window.violations = []));
      await page.click("#connection-sandbox");
      await profileOf(page, "self");
    }),
  );
});
