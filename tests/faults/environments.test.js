// Sending where there is no page: a dedicated worker, a service worker, Node.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { launch } from "./browsers.js";
import { EXPECTED } from "./environments/exercise.js";
import { startFaultServer } from "./server.js";

const WITHIN_MS = 60_000;
/** What each lane does, and how many requests it has to get. */
const STALLS = { cut: { at: "start", then: "stall" } };
const LANES = {
  good: { answers: [{}], expect: { requests: 1 } },
  busy: { answers: [{ status: 503 }, {}], expect: { requests: 2 } },
  strict: { answers: [{ refusesOldToken: true }], expect: { requests: 3 } },
  // On a busy machine the time may be over before the preflight is.
  late: { answers: [STALLS], expect: { requests: [0, 1] } },
  left: { answers: [STALLS], expect: { requests: 1 } },
};

describe("sending", { timeout: WITHIN_MS }, () => {
  let server;
  let browser;
  let origins;

  before(async () => {
    server = await startFaultServer(Object.keys(LANES).length);
    browser = await launch("chromium", WITHIN_MS);
    const names = Object.keys(LANES);
    origins = Object.fromEntries(names.map((name, index) => [name, server.lanes[index].origin]));
    const mark = new URLSearchParams({ lane: names.indexOf("left"), name: "request 1" });
    const leftArrived = `${server.origin}/control/mark?${mark}`;
    origins = { ...origins, canary: server.canary, refused: server.refused, leftArrived };
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(() => {
    for (const [index, lane] of Object.values(LANES).entries()) server.lanes[index].begin(lane);
  });

  test("in a dedicated worker", async () => {
    await judge(await inPage(askWorker), "DedicatedWorkerGlobalScope");
  });

  test("in a service worker", async () => {
    await judge(await inPage(askServiceWorker), "ServiceWorkerGlobalScope");
  });

  test("in Node, which ends when the calls have", async () => {
    const program = fileURLToPath(new URL("environments/node.js", import.meta.url));
    const run = promisify(execFile);
    const { stdout, stderr } = await run(process.execPath, [program, JSON.stringify(origins)], {
      timeout: 10_000,
    });
    assert.equal(stderr, "");
    await judge(JSON.parse(stdout), "node");
  });

  /** Runs one of the functions below in a page of the site. */
  async function inPage(ask) {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/tests/faults/environments/empty.html`);
    return page.evaluate(ask, origins);
  }

  async function judge({ scope, outcomes }, expectedScope) {
    assert.equal(scope, expectedScope);
    assert.deepEqual(outcomes, EXPECTED);
    for (const [index, [name, { expect }]] of Object.entries(LANES).entries()) {
      const { requests, problems } = await server.lanes[index].end();
      assert.ok([expect.requests].flat().includes(requests), `${name}: ${requests} requests`);
      assert.deepEqual({ name, problems }, { name, problems: [] });
    }
    assert.deepEqual(server.strays, []);
  }
});

function askWorker(origins) {
  const worker = new Worker("worker.js", { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message ?? "The worker did not start."));
    worker.postMessage(origins);
  });
}

async function askServiceWorker(origins) {
  await navigator.serviceWorker.register("service-worker.js", { type: "module" });
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  active.postMessage(origins, [port2]);
  return answer;
}
