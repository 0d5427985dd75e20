// The packed package in tiny projects of every kind: each loads it, judges a good and a bad payload,
// and, where it is for browsers, does so in headless Chromium.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { build as esbuild } from "esbuild";
import { build as viteBuild, createServer as createViteServer } from "vite";
import webpack from "webpack";

import { launch, openPage } from "../tools/browser.js";
import { install, pack } from "../tools/pack.js";
import { serve } from "../tools/server.js";
import { check, PROBE } from "./probe.js";

const run = promisify(execFile);
const consumers = fileURLToPath(new URL("./consumers/", import.meta.url));
const tsc = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
const NAMES = ["node", "script-tag", "worker", "inline", "vite", "webpack", "esbuild", "typescript"];

describe("an installed package", { timeout: 300_000 }, () => {
  let packed;
  let browser;
  const projects = {};

  before(async () => {
    packed = await pack();
    browser = await launch();
    await Promise.all(
      NAMES.map(async (name) => {
        projects[name] = await install(packed, join(consumers, name), name);
        await writeFile(join(projects[name], "probe.js"), PROBE);
      }),
    );
  });

  after(async () => {
    await browser?.close();
    await packed?.remove();
  });

  for (const script of ["import.js", "require.cjs", "inline.js", "slim.js"]) {
    test(`Node: ${script}`, async () => check(await runNode(script)));
  }

  test("Node: schema.json by its subpath", async () => {
    assert.deepEqual(await runNode("schema.cjs"), ["user_id"]);
  });

  test("Node: what is damaged is said", async () => {
    const { told, afterwards } = await runNode("damaged.js");
    assert.equal(told.length, 2 + 2 * 5);
    for (const error of told) {
      assert.equal(error?.name, "PdsError");
      assert.equal(error.kind, "not_initialised");
      assert.match(error.message, /^The profile module could not be loaded: /);
    }
    assert.match(told[0].message, /CompileError/);
    assert.equal(afterwards, true);
  });

  for (const name of ["script-tag", "inline", "worker"]) {
    test(`a browser without a bundler: ${name}`, () => served(name, projects[name]));
  }

  test("Vite, in development", async () => {
    const server = await createViteServer({
      ...viteOptions(),
      server: { host: "127.0.0.1", port: 0 },
    });
    await server.listen();
    try {
      await judged("vite-dev", `http://127.0.0.1:${/** @type {any} */ (server.httpServer.address()).port}/`);
    } finally {
      await server.close();
    }
  });

  test("Vite, built", async () => {
    await viteBuild({ ...viteOptions(), build: { target: "esnext" } });
    await served("vite-build", join(projects.vite, "dist"));
  });

  test("webpack 5", async () => {
    const options = {
      mode: "production",
      context: projects.webpack,
      entry: "./main.js",
      // The others minify, and webpack's own minifier takes as long as all else here.
      optimization: { minimize: false },
      output: { path: projects.webpack, filename: "bundle.js", publicPath: "/" },
    };
    const stats = await promisify(/** @type {any} */ (webpack))(options);
    assert.deepEqual(stats.toJson().errors, []);
    assert.deepEqual(
      stats.toJson().warnings.map(({ message }) => message),
      [],
    );
    await served("webpack", projects.webpack);
  });

  test("esbuild", async () => {
    const { warnings } = await esbuild({
      absWorkingDir: projects.esbuild,
      entryPoints: ["main.js"],
      bundle: true,
      format: "esm",
      loader: { ".wasm": "file" },
      logLevel: "silent",
      minify: true,
      outfile: "bundle.js",
    });
    assert.deepEqual(warnings, []);
    await served("esbuild", projects.esbuild);
  });

  for (const [module, moduleResolution] of [
    ["NodeNext", "NodeNext"],
    ["Node20", "Node16"],
    ["ESNext", "Bundler"],
  ]) {
    for (const strictness of ["--strict --exactOptionalPropertyTypes", "--strict false"]) {
      test(`TypeScript, moduleResolution ${moduleResolution}, ${strictness}`, async () => {
        const flags = ["--noEmit", "--skipLibCheck", "false", "--resolveJsonModule", ...strictness.split(" ")];
        const settings = ["--module", module, "--moduleResolution", moduleResolution];
        const rest = ["--target", "ES2022", "--types", "", "main.ts"];
        const told = run(process.execPath, [tsc, ...flags, ...settings, ...rest], { cwd: projects.typescript });
        await told.catch(({ stdout }) => assert.fail(stdout));
      });
    }
  }

  /** @returns {import("vite").InlineConfig} */
  function viteOptions() {
    return { configFile: false, root: projects.vite, logLevel: "warn" };
  }

  async function runNode(script) {
    const { stdout } = await run(process.execPath, [script], { cwd: projects.node });
    return JSON.parse(stdout);
  }

  async function served(name, root) {
    const server = await serve(root);
    try {
      await judged(name, `${server.origin}/`);
    } finally {
      await server.close();
    }
  }

  /** Waits for what the page tells, and for nothing else to go wrong in it. */
  async function judged(name, url) {
    const { page, errors } = await openPage(browser, url);
    const told = page.waitForFunction(() => globalThis.told, undefined, { timeout: 60_000 });
    const handle = await told.catch((error) => assert.fail(`${name}: ${errors.join()} ${error}`));
    check(await handle.jsonValue());
    assert.deepEqual(errors, []);
    await page.close();
  }
});
