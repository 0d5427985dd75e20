// The very first check of a 300 KB avatar, on pages that nobody has warmed up.

import { summary } from "./statistics.js";

/** Milliseconds by contender, who take turns; each page has a context, and so a process, of its own. */
export async function firstChecks(browser, origin, contenders, count) {
  const times = Object.fromEntries(contenders.map((name) => [name, []]));
  for (let round = 0; round < count; round += 1) {
    for (const name of contenders) {
      times[name].push(await firstCheck(browser, `${origin}/first-${name}.html`));
    }
  }
  return Object.fromEntries(contenders.map((name) => [name, summary(times[name])]));
}

async function firstCheck(browser, url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => globalThis.bench !== undefined);
  const took = await page.evaluate(() => globalThis.bench.first());
  await context.close();
  return took;
}
