// Starts what a page test needs: the sandbox on a port of its own, and Chromium with a fresh profile.
// Nothing is skipped: whatever is missing fails with a message that says how to get it.

import assert from "node:assert/strict";
import { after, before } from "node:test";

import { launch } from "../tools/browser.js";
import { Sandbox } from "./sandbox.js";

/** Every test of the page waits at most this long for anything. */
const PATIENCE_MS = 15_000;

/**
 * Sandbox and browser for the tests of one file: call it at the top level. `page` makes a test of a
 * function of a page that has loaded its profile, and fails when the page breaks its policy, throws, or
 * logs an error.
 */
export function setUp() {
  const bench = new Bench();
  before(() => bench.start());
  after(() => bench.stop());
  return bench;
}

class Bench {
  #sandbox;
  #browser;
  /** A page that a test has left in order: the next one need not wait for a new process. */
  #spare;

  async start() {
    this.#sandbox = await Sandbox.start();
    this.#browser = await launch();
  }

  async stop() {
    await this.#browser?.close();
    this.#sandbox?.stop();
  }

  /** Where the sandbox listens, without a slash at the end. */
  get url() {
    return this.#sandbox.url;
  }

  /** Runs a test on a page of a fresh sandbox, and fails when the page has complained. */
  page(run, /** @type {any} */ { isLoaded = true, prepare, ...context } = {}) {
    const isPlain = prepare === undefined && Object.keys(context).length === 0;
    return async () => {
      await this.control("POST", "reset");
      const opened = (isPlain && this.#takeSpare()) || (await this.#newPage(context));
      let isInOrder = false;
      try {
        await prepare?.(opened.page);
        await opened.page.goto(`${this.url}/`);
        if (isLoaded) await profileOf(opened.page, "self");
        await run(opened.page, opened);
        await opened.check();
        if (isPlain) await opened.tidy();
        isInOrder = isPlain;
      } finally {
        if (isInOrder) this.#spare = opened;
        else await opened.page.context().close();
      }
    };
  }

  #takeSpare() {
    const spare = this.#spare;
    this.#spare = undefined;
    return spare;
  }

  async #newPage(context) {
    const made = await this.#browser.newContext({
      locale: "en-GB",
      reducedMotion: "reduce",
      ...context,
    });
    made.setDefaultTimeout(PATIENCE_MS);
    const page = await made.newPage();
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => {
        window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    return new Opened(page);
  }

  control(method, path, body) {
    return this.#sandbox.control(method, path, body);
  }

  fault(fault, times) {
    return this.#sandbox.fault(fault, times);
  }

  stored(userId) {
    return this.#sandbox.stored(userId);
  }

  updates() {
    return this.#sandbox.updates();
  }
}

class Opened {
  /** Complaints that a test causes on purpose. */
  expected = [];
  #complaints = [];

  constructor(page) {
    this.page = page;
    page.on("pageerror", (error) => this.#complaints.push(`thrown: ${error.stack}`));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        this.#complaints.push(`${message.type()}: ${message.text()}`);
      }
    });
  }

  /** An answer with an error status makes the browser log that it is one. */
  expectFailedRequests() {
    this.expected.push(/^error: Failed to load resource/);
  }

  async check() {
    const isExpected = (complaint) => this.expected.some((pattern) => pattern.test(complaint));
    assert.deepEqual(
      this.#complaints.filter((complaint) => !isExpected(complaint)),
      [],
    );
    assert.deepEqual(await this.page.evaluate(() => window.violations), []);
  }

  /** Leaves nothing to the next test. */
  async tidy() {
    await this.page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await this.page.unrouteAll();
    for (const event of ["dialog", "request"]) this.page.removeAllListeners(event);
    await this.page.mouse.move(0, 0);
    // Leaving here and now, what the test has begun cannot reach into the next one.
    await this.page.goto("about:blank");
    this.expected = [];
    this.#complaints = [];
  }
}

/** Waits until a profile is in the form and nothing is under way. */
export async function profileOf(page, userId) {
  await page.waitForFunction((id) => {
    const isIdle = !document.querySelector("#profile").hasAttribute("aria-busy");
    return isIdle && document.querySelector("#user_id").value === id;
  }, userId);
}

/** What a person reads, without what is hidden. */
export function textOf(page, selector) {
  return page.locator(selector).innerText();
}

/** Presses Save and waits until it is over. */
export async function save(page) {
  await page.click("#save");
  await page.waitForFunction(() => document.querySelector("#save").ariaBusy !== "true");
  await nextFrame(page);
}

/** Presses Save and waits until the sandbox has said yes. */
export async function saveWell(page) {
  await page.click("#save");
  await page.waitForFunction(() => /^Saved at/.test(document.querySelector("#save-state").textContent));
  await nextFrame(page);
}

/** What the page writes anew, it writes once a frame. */
export function nextFrame(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
}
