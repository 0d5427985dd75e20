// What can be run in a cell's project, and what must come of it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { rename } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { check } from "../packaging/probe.js";
import { openPage } from "../tools/browser.js";
import { serve as serveFiles } from "../tools/server.js";

const COMMAND_TIMEOUT_MS = 300_000;
const START_TIMEOUT_MS = 120_000;
const PAGE_TIMEOUT_MS = 30_000;

/** Makes one run of a cell; rejects with what went wrong. */
export async function make(run, folder, { browser, sandbox }) {
  const env = { ...process.env, PDS_ENDPOINT: sandbox.url, PDS_TOKEN: "sandbox-user", CI: "1", NO_COLOR: "1" };
  const context = { folder, env, browser, sandbox };
  if (run.build !== undefined) await command(run.build, context);
  if (run.test !== undefined) await command(run.test, context);
  if (run.print !== undefined) check(JSON.parse(lastLine(await print(run, context))));
  if (run.file !== undefined) await inPage(run, pathToFileURL(join(folder, run.file)).href, context);
  if (run.static !== undefined) await inFiles(run, context);
  if (run.serve !== undefined) await inServer(run, context);
}

/** What a command prints; alone, when the package it was built from is out of its reach. */
async function print(run, context) {
  const installed = join(context.folder, "node_modules/pds-profile");
  if (run.alone) await rename(installed, `${installed}-away`);
  try {
    return await command(run.print, context);
  } finally {
    if (run.alone) await rename(`${installed}-away`, installed);
  }
}

function lastLine(text) {
  return text.trimEnd().split("\n").at(-1);
}

async function inFiles(run, context) {
  const server = await serveFiles(join(context.folder, run.static));
  try {
    await inPage(run, `${server.origin}${run.page ?? "/"}`, context);
  } finally {
    await server.close();
  }
}

async function inServer(run, context) {
  const port = await freePort();
  const [program, ...words] = run.serve.map((word) => word.replaceAll("PORT", String(port)));
  const { folder: cwd, env } = context;
  // A group of its own, so that what it starts ends with it.
  const server = spawn(program, words, { cwd, env: { ...env, PORT: String(port) }, detached: true });
  const output = [];
  server.stdout.on("data", (text) => output.push(text));
  server.stderr.on("data", (text) => output.push(text));
  try {
    const url = `http://${run.serve.includes("localhost") ? "localhost" : "127.0.0.1"}:${port}`;
    await answers(`${url}${run.page ?? "/"}`);
    if (run.api !== undefined) check(await (await fetch(`${url}${run.api}`)).json());
    await inPage(run, `${url}${run.page ?? "/"}`, context);
  } catch (error) {
    error.message += `\nthe server said: ${Buffer.concat(output).toString().slice(-2000)}`;
    throw error;
  } finally {
    kill(server);
  }
}

/** With all that it started. */
function kill({ pid }) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** The page saves a nickname, and the sandbox has it. */
async function inPage(run, url, { browser, sandbox }) {
  const name = `Ada ${Math.random().toString(36).slice(2)}`;
  const query = new URLSearchParams({ sandbox: sandbox.url, name });
  const { page, errors } = await openPage(browser, `${url}?${query}`);
  try {
    if (run.drive === "next") await driveForm(page, name);
    else await readProgram(page, errors, name).catch((error) => again(run, error, page, errors, name));
    assert.equal((await sandbox.stored()).nick_name, name);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

/**
 * A development server that meets a dependency for the first time bundles it and answers what the page
 * asked for with an error: people load the page once more.
 */
async function again(run, error, page, errors, name) {
  if (run.what !== "dev") throw error;
  errors.length = 0;
  await page.reload();
  await readProgram(page, errors, name);
}

async function readProgram(page, errors, name) {
  const told = page.waitForFunction(() => globalThis.told, undefined, { timeout: PAGE_TIMEOUT_MS });
  const handle = await told.catch((error) => assert.fail(`${errors.join()} ${error}`));
  const { saved, ...judged } = await handle.jsonValue();
  assert.equal(judged.error, undefined, judged.error);
  check(judged);
  assert.equal(saved, name);
}

/** The README's form: a message at a wrong value, then a nickname saved through the route handler. */
async function driveForm(page, name) {
  page.setDefaultTimeout(PAGE_TIMEOUT_MS);
  const save = page.getByRole("button", { name: "Save" });
  // Until React has taken over the form, Save would load the page anew.
  await page.waitForFunction(() => {
    const form = document.querySelector("form");
    return form !== null && Object.keys(form).some((key) => key.startsWith("__reactProps"));
  });
  const email = await page.getByLabel("Email").inputValue();
  await page.getByLabel("Email").fill("ada");
  await save.click();
  await page.locator("p[role=alert]").filter({ hasText: "@" }).waitFor();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Nickname").fill(`  ${name} `);
  await save.click();
  await page.getByRole("status").filter({ hasText: name }).waitFor();
}

function command([program, ...words], { folder: cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const timer = setTimeout(() => kill(child), COMMAND_TIMEOUT_MS);
    let output = "";
    let told = "";
    child.stdout.on("data", (text) => {
      output += text;
      told += text;
    });
    child.stderr.on("data", (text) => {
      told += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(output);
      else reject(new Error(`${words.join(" ")} ended with ${code}: ${told.slice(-3000)}`));
    });
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(url) {
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end; ) {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer`);
}
