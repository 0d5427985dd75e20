// The fault matrix, in headless Chromium and headless Firefox: see `cases.js` for what is played,
// `page/judge.js` for what is held against it.
//
// A few of the cases: FAULT=Retry-After node --test tests/faults/matrix.test.js

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { launch, networkSwitchOf } from "./browsers.js";
import { CASES } from "./cases.js";
import { KINDS } from "./kinds.js";
import { startFaultServer } from "./server.js";

const LANES = 8;
/** Several times what a busy machine takes: a case that hangs says so itself, much sooner. */
const WITHIN_MS = 480_000;
/** So that a browser that does not answer is named before the test runs out of time. */
const ANSWER_WITHIN_MS = 420_000;
const ASK_EVERY_MS = 100;
const CLOSE_WITHIN_MS = 15_000;
const ONLY = process.env.FAULT ?? "";

describe("fault matrix", () => {
  const counts = {};
  let server;

  before(async () => {
    server = await startFaultServer(LANES);
  });

  after(() => server?.close());

  for (const engine of ["chromium", "firefox"]) {
    test(`in ${engine}`, { timeout: WITHIN_MS }, async (t) => {
      assert.ok(CASES.length >= 300, `${CASES.length} cases`);
      const began = Date.now();
      const { results, strayed, said } = await runIn(engine, server);
      const failed = results.filter(({ problems }) => problems.length > 0);
      counts[engine] = countsOf(results.flatMap(({ kinds }) => kinds));
      t.diagnostic(
        `${engine}: ${results.length - failed.length} of ${results.length} cases in ${Date.now() - began} ms`,
      );
      const lines = failed.map(({ group, name, problems }) => `${group}: ${name}\n    ${problems.join("\n    ")}`);
      assert.deepEqual([...lines, ...strayed, ...server.strays], []);
      assert.ok(!said.some((text) => text.includes(server.canary)), "the token is in the console");
      assert.ok(ONLY !== "" || results.length === CASES.length + 1);
    });
  }

  test("meets every kind of error in both", (t) => {
    const { chromium, firefox } = counts;
    // As diagnostics, not on the standard output, which the test runner uses for itself.
    t.diagnostic(row("kind", "chromium", "firefox"));
    for (const kind of ["ok", ...KINDS]) t.diagnostic(row(kind, chromium?.[kind], firefox?.[kind]));
    for (const kind of ONLY === "" ? KINDS : []) assert.ok(chromium?.[kind] && firefox?.[kind], kind);
  });
});

const row = (kind, ...cells) => kind.padEnd(16) + cells.map((cell) => String(cell ?? 0).padStart(10)).join("");

/** Plays the matrix in a browser; gives its results, and what its console said. */
async function runIn(engine, server) {
  const browser = await launch(engine, ANSWER_WITHIN_MS);
  try {
    const page = await browser.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.goto(`${server.origin}/tests/faults/page.html`);
    await page.waitForFunction(() => "runMatrix" in globalThis);
    const running = page.evaluate((only) => globalThis.runMatrix(only), ONLY);
    await switchWhile(running, page, await networkSwitchOf(page, engine));
    return { ...(await running), said };
  } finally {
    await closed(browser);
  }
}

/**
 * Takes the page off the network, and puts it back, as it wants to. It is asked again and again, which
 * needs less of the browser than a function of the page that calls out of it.
 */
async function switchWhile(running, page, setOffline) {
  let isRunning = true;
  const end = () => (isRunning = false);
  running.then(end, end);
  while (isRunning) {
    const { wantsOffline, isOffline } = await page.evaluate(() => globalThis.network);
    if (wantsOffline !== isOffline) {
      await setOffline(wantsOffline);
      await page.evaluate((is) => (globalThis.network.isOffline = is), wantsOffline);
    }
    await sleep(ASK_EVERY_MS);
  }
}

/** A browser that does not go when told is none of the package's business. */
async function closed(browser) {
  const kill = setTimeout(() => browser.process()?.kill("SIGKILL"), CLOSE_WITHIN_MS);
  await browser.close();
  clearTimeout(kill);
}

function countsOf(kinds) {
  const counts = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
