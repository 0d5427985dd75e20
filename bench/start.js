// How long the package takes to start on a fresh page: with an empty cache and with a full one, on this
// machine and on one that is four times as slow.

import { summary } from "./statistics.js";

const THROTTLINGS = [1, 4];
const PARTS = ["import", "init", "first"];

/** Milliseconds of each part, by cache and throttling. */
export async function starts(browser, origin, count) {
  const told = [];
  for (const throttling of THROTTLINGS) {
    const cold = [];
    const warm = [];
    for (let page = 0; page < count; page += 1) {
      const context = await browser.createBrowserContext();
      cold.push(await start(context, origin, throttling));
      warm.push(await start(context, origin, throttling));
      await context.close();
    }
    told.push({ cache: "cold", throttling, ...summaries(cold) });
    told.push({ cache: "warm", throttling, ...summaries(warm) });
  }
  return told;
}

async function start(context, origin, throttling) {
  const page = await context.newPage();
  await page.goto(`${origin}/start.html`);
  await page.waitForFunction(() => globalThis.bench !== undefined);
  await page.emulateCPUThrottling(throttling);
  const parts = await page.evaluate(() => globalThis.bench.start());
  await page.close();
  return parts;
}

function summaries(pages) {
  return Object.fromEntries(PARTS.map((part) => [part, summary(pages.map((page) => page[part]))]));
}
