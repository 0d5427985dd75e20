// The core's memory in headless Chromium: it must not grow with use, as it never shrinks again.
//
// `MEMORY_CALLS` validates less often, for those who work on this test.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, openPage } from "../tools/browser.js";
import { serve } from "../tools/server.js";

const CALLS = Number(process.env.MEMORY_CALLS ?? 1_000_000);
const SENDS = 10_000;
/** Every kind of payload, and every kind of answer, many times over. */
const WARM_UP = { calls: 4_000, sends: 400 };
const PEAK_PAGES = 64; // 4 MiB
/** What a send leaves may be scattered, so that one that is a little larger finds no room. */
const SENDS_MAY_GROW_BY = 1;

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("the memory of the core", () => {
  let server;
  let browser;

  before(async () => {
    server = await serve(root);
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test("does not grow with validations", async (t) => {
    const grown = await inPage((counts) => globalThis.validateOften(...counts), [WARM_UP.calls, CALLS]);
    t.diagnostic(`${CALLS} validations: ${told(grown)}`);
    assert.deepEqual(grown.after, grown.before);
    assert.ok(grown.after.pages <= PEAK_PAGES, told(grown));
  });

  test("hardly grows with sends", async (t) => {
    const grown = await inPage((counts) => globalThis.sendOften(...counts), [WARM_UP.sends, SENDS]);
    t.diagnostic(`${SENDS} sends: ${told(grown)}`);
    const each = (WARM_UP.sends + SENDS) / 4;
    assert.deepEqual(grown.ends, { user: each, invalid: each, forbidden: each, gateway: each });
    assert.equal(grown.asked, 4 * each);
    assert.ok(grown.after.pages - grown.before.pages <= SENDS_MAY_GROW_BY, told(grown));
    assert.equal(grown.after.slots, grown.before.slots);
    assert.ok(grown.after.pages <= PEAK_PAGES, told(grown));
  });

  /** On a page of its own: a memory remembers what was done before. */
  async function inPage(use, counts) {
    const { page, errors } = await openPage(browser, `${server.origin}/tests/memory/page.html`);
    await page.waitForFunction(() => globalThis.ready !== undefined);
    await page.evaluate(() => globalThis.ready);
    const grown = await page.evaluate(use, counts);
    await page.close();
    assert.deepEqual(errors, []);
    assert.ok(grown.before.pages > 0, "no memory was caught");
    return grown;
  }
});

function told({ before, after }) {
  const mebibytes = (after.pages * 64) / 1024;
  return (
    `${before.pages} pages after the warm-up, ${after.pages} at the end (${mebibytes} MiB); ` +
    `${before.slots} and ${after.slots} table slots`
  );
}
