// The gallery: every state is reached, keeps the policy, and is accessible.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AXE, axeFindings } from "./axe.js";
import { setUp } from "./harness.js";

const bench = setUp();

for (const locale of ["en-GB", "zh-CN"]) {
  test(
    `the gallery shows every state: ${locale}`,
    bench.page(
      async (page) => {
        await page.goto(`${bench.url}/elements.html`);
        await page.waitForSelector("html[data-shown]");
        await page.evaluate(AXE);
        assert.deepEqual(await axeFindings(page), []);
        const shown = (text) => page.locator("section", { has: page.locator(`#state-${text}`) });
        assert.equal(await shown("errors").locator(".pds-summary li").count(), 3);
        assert.equal(await shown("failed").locator(".pds-countdown").isVisible(), true);
        assert.equal(await shown("readonly").getByRole("button").count(), 0);
        assert.equal(await shown("short").locator("[data-field]").count(), 3);
        assert.match(await shown("chinese").innerText(), /保存修改/);
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.equal(isWide, false);
      },
      { isLoaded: false, locale },
    ),
  );
}
