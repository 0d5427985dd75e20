// Every code block of the package's README, executed as it stands; its tables, compared with the core.
// The forms are executed by `tests/forms/`, the Next.js application by `tests/stacks/`.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";

import { build as esbuild } from "esbuild";
import { build as viteBuild } from "vite";

import * as profile from "../../pkg/inline.js";
import { ELEMENTS, FORMS } from "../forms/readme-forms.js";
import { launch, openPage } from "../tools/browser.js";
import { pack } from "../tools/pack.js";
import { blockOf, blocks, rowsUnder } from "../tools/readme.js";
import { serve } from "../tools/server.js";

await profile.init();
const run = promisify(execFile);
const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
/** Executed by `tests/forms/`, `tests/form/` and `tests/stacks/`. */
const ELSEWHERE = ["Forms", ...FORMS, ...ELEMENTS, "Next.js"];

/** What the programs for Node print, line by line. */
const PRINTED = {
  "Ten lines": [/Nickname: spaces/, /^Ada$/m, /too_small/],
  "On the server": [/User ID/],
  Tests: [/^too_small 1$/],
  "Platforms that compile no bytes": [/^true$/],
  "JSON Schema": [/user_id/, /^128$/],
  "Other words, other languages": [/^Höchstens 64 Zeichen$/, /用户/],
};

/** What the programs for Node find there already. */
const GIVEN = {
  "Ten lines": `const session = { token: "token" };
    globalThis.fetch = async () => Response.json({ user_id: "u1", nick_name: "Ada" });`,
};

/** How the programs that only define something are used. */
const USED = {
  "Ten lines": `console.log((await save({ user_id: "u1", nick_name: " Ada " })).join("\\n"));
    console.log((await save({ user_id: "u1", phone: "1" })).join());`,
};

describe("the README", { timeout: 300_000 }, () => {
  const executed = new Set(ELSEWHERE);
  let packed;
  let project;
  let browser;

  before(async () => {
    packed = await pack();
    browser = await launch();
    project = join(packed.folder, "readme");
    await mkdir(project);
    await writeFile(join(project, "package.json"), `{ "private": true, "type": "module" }`);
    // The first block, with the package that is here in the place of the published one.
    const { code } = block("Install");
    assert.equal(code, "npm install pds-profile\n");
    const words = [...code.trim().split(" ").slice(1, -1), packed.tarball, "--offline", "--no-audit"];
    await run("npm", words, { cwd: project });
  });

  after(async () => {
    await browser?.close();
    await packed?.remove();
  });

  for (const [heading, expected] of Object.entries(PRINTED)) {
    test(heading, async () => {
      const { code } = block(heading);
      await writeFile(join(project, "program.js"), (GIVEN[heading] ?? "") + code + (USED[heading] ?? ""));
      const { stdout } = await run(process.execPath, ["program.js"], { cwd: project });
      const lines = stdout.trimEnd().split("\n");
      const text = lines.join("\n");
      for (const pattern of expected)
        assert.ok(
          lines.some((line) => pattern.test(line)),
          text,
        );
    });
  }

  test("A page without a bundler", async () => {
    await inPage({ body: block("A page without a bundler").code }, async (page) => {
      await page.waitForFunction(() => document.title === "昵称，最多 128 个字符");
      assert.match(await page.innerText("body"), /129/);
    });
  });

  test("With a bundler: Vite", async () => {
    const root = join(packed.folder, "vite");
    await cp(project, root, { recursive: true });
    await writeFile(join(root, "main.js"), block("With a bundler").code);
    await writeFile(join(root, "index.html"), `<script type="module" src="./main.js"></script>`);
    await viteBuild({ configFile: false, root, logLevel: "silent" });
    await inPage({ root: join(root, "dist") }, tellsAboutEmail);
  });

  test("With a bundler: esbuild, with its default target", async () => {
    const { warnings } = await bundle(block("With a bundler").code, { outfile: join(project, "deep/er/bundle.js") });
    assert.deepEqual(warnings, []);
    const body = `<script type="module" src="/deep/er/bundle.js"></script>`;
    await inPage({ body }, tellsAboutEmail);
  });

  test("One script", async () => {
    const { code } = block("One script");
    const tellsAboutPhone = (page) => page.waitForFunction(() => /手机/.test(document.title));
    await inPage({ body: code.replace("<!doctype html>", `<!doctype html><meta charset="utf-8">`) }, tellsAboutPhone);
    // From the disk, where modules are not loaded at all.
    await writeFile(join(project, "disk.html"), code);
    const { page, errors } = await openPage(browser, `file://${join(project, "disk.html")}`);
    await tellsAboutPhone(page);
    assert.deepEqual(errors, []);
    await page.close();
  });

  test("A worker", async () => {
    await bundle(block("A worker").code, { outfile: join(project, "node_modules/pds-profile/worker.js") });
    const address = "/node_modules/pds-profile/worker.js";
    await inPage({ body: "<title>A page</title>" }, async (page) => {
      const told = await page.evaluate((address) => {
        const worker = new Worker(address, { type: "module" });
        worker.postMessage({ user_id: "u1", nick_name: " Ada " });
        return new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
      }, address);
      assert.deepEqual(told.value, { user_id: "u1", nick_name: "Ada" });
    });
  });

  test("Content Security Policy", async () => {
    const [name, value] = block("Content Security Policy").code.trim().split(": ");
    await writeFile(
      join(project, "main.js"),
      `
      import { init } from "./node_modules/pds-profile/index.js";
      await init();
      document.title = "loaded";`,
    );
    const body = `<script type="module" src="/main.js"></script>`;
    await inPage({ body, headers: { [name]: value } }, (page) =>
      page.waitForFunction(() => document.title === "loaded"),
    );
  });

  test("no block is left out", () => {
    assert.deepEqual(
      blocks()
        .map(({ heading }) => heading)
        .filter((heading) => !executed.has(heading)),
      [],
    );
  });

  test("every export has its row, and every row its export", () => {
    const named = rowsUnder("What there is").flatMap(([cell]) => [...cell.matchAll(/`(\w+)/g)]);
    assert.deepEqual(named.map(([, name]) => name).sort(), Object.keys(profile).sort());
  });

  test("every error kind has its row, and every row its kind", async () => {
    const named = rowsUnder("Errors").flatMap(([cell]) => cell.match(/\w+/g));
    const { ErrorKind } = JSON.parse(await readFile(new URL("../names.json", import.meta.url), "utf8"));
    assert.deepEqual(named.sort(), ErrorKind.sort());
  });

  test("the sizes are about right", async (t) => {
    const wasm = brotliCompressSync(await readFile(join(pkg, "wasm/pds_profile_bg.wasm"))).length;
    const script = brotliCompressSync(await minified("index.js")).length;
    const inline = brotliCompressSync(await minified("inline.js")).length;
    const measured = [wasm, script, inline];
    t.diagnostic(`${measured.join(", ")} bytes`);
    const told = rowsUnder("Sizes")
      .slice(0, 3)
      .map(([, size]) => parseInt(size, 10) * 1000);
    for (const [index, size] of told.entries()) {
      assert.ok(Math.abs(measured[index] / size - 1) < 0.1, `${size} is ${measured[index]}`);
    }
  });

  function tellsAboutEmail(page) {
    return page.waitForFunction(() => /@/.test(document.title));
  }

  function block(heading) {
    executed.add(heading);
    return blockOf(heading);
  }

  function bundle(contents, options) {
    return esbuild({
      stdin: { contents, resolveDir: project },
      bundle: true,
      format: "esm",
      logLevel: "silent",
      outfile: join(project, "bundle.js"),
      ...options,
    });
  }

  async function minified(entry) {
    const options = { bundle: true, format: "esm", minify: true, splitting: true, outdir: "out", write: false };
    const { outputFiles } = await esbuild(/** @type {any} */ ({ ...options, entryPoints: [join(pkg, entry)] }));
    // The copy of the wasm is a part of its own, which a healthy page does not download.
    const downloaded = outputFiles.filter(({ path }) => !path.includes("fallback-"));
    return Buffer.concat(downloaded.map(({ contents }) => contents));
  }

  /** Opens a page of the project's, in which nothing may go wrong. */
  async function inPage(/** @type {any} */ { root = project, body, headers }, use) {
    const html = { "Content-Type": "text/html; charset=utf-8", ...headers };
    const server = await serve(root, (path) =>
      path === "/" && body !== undefined ? { body, headers: html } : undefined,
    );
    const { page, errors } = await openPage(browser, `${server.origin}/`);
    try {
      await use(page);
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
      await server.close();
    }
  }
});
