// Measures everything, prints the tables, and after a whole run writes them to README.md and results.json.
//
// Usage: node run.js [--quick] [--only PAYLOAD]

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";

import puppeteer from "puppeteer-core";

import { benchPage, firstPage } from "./bundle.js";
import { firstChecks } from "./first.js";
import { tables } from "./report.js";
import { pageWith, serve } from "./server.js";
import { sizes } from "./sizes.js";
import { starts } from "./start.js";
import { compared, summary } from "./statistics.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { only, isQuick } = parse(process.argv.slice(2));
const ROUNDS = isQuick ? 3 : 9;
const FRESH_PAGES = isQuick ? 3 : 9;
const STARTS = isQuick ? 3 : 15;
/** The decoder is the difference; the tuned contender has no other way. */
const WITHOUT = {
  payloads: ["avatar", "bad-end"],
  contenders: ["ours", "ajv", "valibot", "zod", "plain"],
};

/** Of the minute before: how much else there was to do. */
const [load] = loadavg();
if (load > cpus().length) {
  console.warn(`  the machine is busy (load ${load.toFixed(1)}): the figures will be poor`);
}
const browser = await launch();
const made = new Map([
  ["/bench.html", pageWith("/bench.js")],
  ["/bench.js", await benchPage()],
  ["/start.html", pageWith("/start.js")],
  ["/start.js", readFileSync(here("page/start.js"))],
]);
const server = await serve(made);
try {
  const results = await measure();
  const text = tables(results);
  console.log(`\n${text}`);
  if (!isQuick && only === undefined) write(results, text);
} finally {
  await browser.close();
  await server.close();
}

async function measure() {
  const page = await open();
  const known = await page.evaluate(() => globalThis.bench.timed);
  const timed = known.filter(({ name }) => only === undefined || name === only);
  if (timed.length === 0) {
    const names = known.map(({ name }) => name).join(", ");
    throw new Error(`there is no payload ${only}; there are ${names}`);
  }
  await checkAgreement(page);
  const times = await timesOf(page, timed.map(({ name }) => name));
  const described = { ...(await machine()), rounds: ROUNDS, payloads: timed, times };
  if (only !== undefined) return described;
  say("the engine's own costs");
  const engine = await engineTimes(page);
  const unguarded = await page.evaluate(() => globalThis.bench.unguarded());
  const contenders = await page.evaluate(() => globalThis.bench.contenders);
  await page.close();
  say("without setFromBase64");
  const without = await timesWithout();
  say("the first check on a fresh page");
  await makeFirstPages(contenders);
  const first = await firstChecks(browser, server.origin, contenders, FRESH_PAGES);
  say("starting the package");
  const start = await starts(browser, server.origin, STARTS);
  return { ...described, engine, without, unguarded, first, start, sizes: await sizes(contenders) };
}

/** Nothing is worth timing when the contenders do different work. */
async function checkAgreement(page) {
  const told = await page.evaluate(() => globalThis.bench.disagreements());
  if (told.length === 0) return say("all contenders agree");
  throw new Error(`the contenders disagree:\n${told.slice(0, 20).join("\n")}`);
}

async function timesOf(page, payloads, contenders) {
  const times = {};
  for (const payload of payloads) {
    say(payload);
    const rounds = await page.evaluate(
      (...words) => globalThis.bench.time(...words),
      payload, ROUNDS, contenders,
    );
    times[payload] = compared(rounds);
  }
  return times;
}

async function timesWithout() {
  const page = await open(() => delete Uint8Array.prototype.setFromBase64);
  const times = await timesOf(page, WITHOUT.payloads, WITHOUT.contenders);
  await page.close();
  return times;
}

async function engineTimes(page) {
  const rounds = await page.evaluate((count) => globalThis.bench.timeEngine(count), ROUNDS);
  return Object.fromEntries(Object.entries(rounds).map(([name, values]) => [name, summary(values)]));
}

/** The page with everybody in it, the package started. */
async function open(before) {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`in the page: ${error.message}`));
  if (before !== undefined) await page.evaluateOnNewDocument(before);
  await page.goto(`${server.origin}/bench.html`);
  await page.waitForFunction(() => globalThis.bench !== undefined);
  if (!(await page.evaluate(() => globalThis.bench.isIsolated()))) {
    throw new Error("the page is not isolated: its clock is too coarse");
  }
  await page.evaluate(() => globalThis.bench.ready());
  return page;
}

async function makeFirstPages(contenders) {
  for (const name of contenders) {
    made.set(`/first-${name}.html`, pageWith(`/first-${name}.js`));
    made.set(`/first-${name}.js`, await firstPage(name));
  }
}

async function launch() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`There is no Chromium at ${executablePath}: set CHROMIUM, or run cargo xtask setup.`);
  }
  return puppeteer.launch({
    executablePath,
    // mitata collects garbage before each round, so that nobody pays for another's.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--js-flags=--expose-gc"],
    protocolTimeout: 600_000,
  });
}

async function machine() {
  const [{ model }] = cpus();
  // "AMD EPYC 7R13 48-Core Processor": which part it is says more of the data centre than of the figures.
  const cpu = model.replace(/\(.*?\)/g, "").split(/\s+/).slice(0, 2).join(" ");
  const { devDependencies } = JSON.parse(readFileSync(here("package.json"), "utf8"));
  return {
    date: new Date().toISOString().slice(0, 10),
    browser: (await browser.version()).replace("/", " "),
    cpu,
    cores: cpus().length,
    load: Number(load.toFixed(1)),
    versions: devDependencies,
  };
}

function write(results, text) {
  writeFileSync(here("results.json"), `${JSON.stringify(results, undefined, 2)}\n`);
  const readme = readFileSync(here("README.md"), "utf8");
  const figures = /(<!-- figures:.*-->\n)[\s\S]*(<!-- end of figures -->)/;
  if (!figures.test(readme)) throw new Error("README.md has no place for the figures");
  writeFileSync(here("README.md"), readme.replace(figures, (_, start, end) => `${start}\n${text}\n${end}`));
  console.log("bench/README.md and bench/results.json are written");
}

function say(what) {
  console.log(`  ${what}…`);
}

function parse(words) {
  const at = words.indexOf("--only");
  return { isQuick: words.includes("--quick"), only: at < 0 ? undefined : words[at + 1] };
}
