// The fault matrix, in headless Chromium and headless Firefox: see `cases.js` for what is played,
// `page/judge.js` for what is held against it.
//
// One case, or a few: FAULT=Retry-After node --test tests/faults/matrix.test.js

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launch } from "./browsers.js";
import { CASES } from "./cases.js";
import { startFaultServer } from "./server.js";

const LANES = 8;
const WITHIN_MS = 180_000;
const ONLY = process.env.FAULT ?? "";

describe("fault matrix", () => {
  const tables = {};
  let server;

  before(async () => {
    server = await startFaultServer(LANES);
  });

  after(async () => {
    await server.close();
    console.table(tables);
  });

  for (const engine of ["chromium", "firefox"]) {
    test(`in ${engine}`, { timeout: WITHIN_MS }, async (t) => {
      assert.ok(CASES.length >= 300, `${CASES.length} cases`);
      const began = Date.now();
      const { results, strayed, said } = await runIn(engine, server);
      const failed = results.filter(({ problems }) => problems.length > 0);
      for (const { kinds } of results) for (const kind of kinds) count(tables, kind, engine);
      t.diagnostic(`${engine}: ${results.length - failed.length} of ${results.length} cases in ${Date.now() - began} ms`);
      const lines = failed.map(({ group, name, problems }) => `${group}: ${name}\n    ${problems.join("\n    ")}`);
      assert.deepEqual([...lines, ...strayed, ...server.strays], []);
      assert.ok(!said.some((text) => text.includes(server.canary)), "the token is in the console");
      assert.ok(ONLY !== "" || results.length === CASES.length + 1);
    });
  }
});

/** Plays the matrix in a browser; gives its results, and what its console said. */
async function runIn(engine, server) {
  const browser = await launch(engine, WITHIN_MS);
  try {
    const page = await browser.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.exposeFunction("setOffline", (isOffline) => page.setOfflineMode(isOffline));
    await page.goto(`${server.origin}/tests/faults/page.html`);
    await page.waitForFunction(() => "runMatrix" in globalThis);
    const run = await page.evaluate((...args) => globalThis.runMatrix(...args), engine, ONLY);
    return { ...run, said };
  } finally {
    await browser.close();
  }
}

function count(tables, kind, engine) {
  tables[kind] ??= { chromium: 0, firefox: 0 };
  tables[kind][engine] += 1;
}
