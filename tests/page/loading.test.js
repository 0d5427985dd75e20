// Loading: how many requests after each other, what is beside what, and that nothing jumps.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { profileOf, setUp, textOf } from "./harness.js";

const bench = setUp();
const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a module imports before it runs, and what that imports. */
function importsOf(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, "utf8");
  for (const [, path] of source.matchAll(/^(?:import|export)[^;]*? from "(\.[^"]+)"/gm)) {
    importsOf(join(dirname(file), path), seen);
  }
  return seen;
}

/** Sees what jumps, from the first paint on. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const names = sources.map(({ node }) => node?.id || node?.className || node?.nodeName);
        if (!hadRecentInput) window.shifts.push({ value, names });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

describe("loading", () => {
  test("every module is asked for at once", () => {
    const html = readFileSync(`${root}www/index.html`, "utf8");
    const links = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)];
    const listed = links.map(([, href]) => join("www", href)).sort();
    const main = `${root}www/main.js`;
    const all = new Set([...importsOf(main), ...importsOf(`${root}pkg/index.js`)]);
    all.delete(main);
    assert.deepEqual(listed, [...all].map((file) => relative(root, file)).sort());
  });

  test("the user is fetched beside the rules, and once", async () => {
    let letGo;
    const held = new Promise((resolve) => (letGo = resolve));
    const prepare = (page) =>
      page.route("**/*.wasm", async (route) => {
        await held;
        await route.continue();
      });
    await bench.page(
      async (page) => {
        const gets = async () => {
          const requests = await bench.control("GET", "requests");
          return requests.filter(({ path }) => path === "/v2/user/get").length;
        };
        await page.waitForFunction(() => document.querySelector("#sandbox:not([hidden]), #load-state"));
        const until = performance.now() + 10_000;
        while ((await gets()) === 0 && performance.now() < until) await page.waitForTimeout(50);
        assert.equal(await gets(), 1);
        assert.match(await textOf(page, "#load-state"), /You can start typing/);
        letGo();
        await profileOf(page, "self");
        assert.equal(await gets(), 1);
      },
      { isLoaded: false, prepare },
    )();
  });

  test("a first reading that fails is asked again by the client", async () => {
    let isFirst = true;
    const prepare = (page) =>
      page.route("**/v2/user/get", (route) => {
        const answer = isFirst ? route.abort() : route.continue();
        isFirst = false;
        return answer;
      });
    const run = async (_page, opened) => opened.expectFailedRequests();
    await bench.page(run, { prepare })();
  });

  for (const [name, viewport] of Object.entries({
    phone: { width: 375, height: 667 },
    desk: { width: 1280, height: 900 },
  })) {
    test(`nothing jumps: ${name}`, async () => {
      const prepare = async (page) => {
        await watchShifts(page);
        const session = await page.context().newCDPSession(page);
        await session.send("Network.enable");
        await session.send("Network.emulateNetworkConditions", {
          offline: false,
          latency: 40,
          downloadThroughput: 400_000,
          uploadThroughput: 200_000,
        });
      };
      await bench.page(
        async (page) => {
          await page.waitForTimeout(300);
          const shifts = await page.evaluate(() => window.shifts);
          const sum = shifts.reduce((sum, { value }) => sum + value, 0);
          assert.ok(sum < 0.02, `${sum}: ${JSON.stringify(shifts)}`);
        },
        { prepare, viewport },
      )();
    });
  }

  test(
    "text at 200 % does not scroll sideways at 320 pixels",
    bench.page(
      async (page) => {
        await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
        await page.fill("#nick_name", "字".repeat(140));
        await page.check("#groups-replace");
        await page.click(".pds-avatar summary");
        await page.click("#connection > summary");
        const wide = await page.evaluate(() => {
          const { clientWidth, scrollWidth } = document.documentElement;
          const all = [...document.querySelectorAll("body *")];
          const sticking = all.filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
          return scrollWidth > clientWidth ? sticking.map((one) => one.id || one.className) : [];
        });
        assert.deepEqual(wide, []);
      },
      { viewport: { width: 320, height: 640 } },
    ),
  );
});
