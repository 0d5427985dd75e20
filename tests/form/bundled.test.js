// The packed package in projects of the bundlers: the element works, its parts come when they are needed,
// and who does not import it gets nothing of it.

import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { build as esbuild } from "esbuild";
import { build as viteBuild } from "vite";
import webpack from "webpack";

import { Sandbox } from "../page/sandbox.js";
import { launch } from "../tools/browser.js";
import { pack, install } from "../tools/pack.js";
import { serve } from "../tools/server.js";

const SERVICE = "https://bj1.api.aliyunpds.com";
const PROGRAM = `import "pds-profile/form";
  import { createClient, init } from "pds-profile";
  init().then(() => {
    const client = createClient({ domainId: "bj1", accessToken: () => "sandbox-user" });
    document.querySelector("pds-profile-form").client = client;
  });`;
const WITHOUT = `import { init, createClient } from "pds-profile"; globalThis.made = [init, createClient];`;
const html = (script) => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
  <pds-profile-form locale="zh-CN"></pds-profile-form><script type="module" src="${script}"></script>`;

const BUNDLERS = {
  async vite(root) {
    await writeFile(join(root, "index.html"), html("./main.js"));
    await viteBuild({ configFile: false, root, logLevel: "error" });
  },
  async webpack(root) {
    const output = { path: join(root, "dist"), publicPath: "/" };
    const stats = await new Promise((resolve, reject) => {
      const options = { context: root, entry: "./main.js", mode: "production", output };
      webpack(options, (error, stats) => (error ? reject(error) : resolve(stats)));
    });
    const { errors, warnings } = stats.toJson();
    const isOurs = ({ message }) => !/size limit|performance/.test(message);
    assert.deepEqual([errors, warnings.filter(isOurs)].flat().map(({ message }) => message), []);
    await writeFile(join(root, "dist/index.html"), html("/main.js"));
  },
  async esbuild(root) {
    const options = { bundle: true, charset: "utf8", format: "esm", splitting: true, logLevel: "silent" };
    const { warnings } = await esbuild({ ...options, entryPoints: [join(root, "main.js")], outdir: join(root, "dist") });
    assert.deepEqual(warnings, []);
    await writeFile(join(root, "dist/index.html"), html("/main.js"));
  },
};

describe("the element, bundled", { timeout: 300_000 }, () => {
  let packed;
  let sandbox;
  let browser;

  before(async () => {
    [packed, sandbox, browser] = await Promise.all([pack(), Sandbox.start(), launch()]);
  });

  after(async () => {
    await browser?.close();
    sandbox?.stop();
    await packed?.remove();
  });

  for (const [name, bundle] of Object.entries(BUNDLERS)) {
    test(`by ${name}: works, and loads cropping later`, async () => {
      const root = await project(name, PROGRAM);
      await bundle(root);
      const server = await serve(join(root, "dist"));
      const page = await browser.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(error.stack));
      await page.route(`${SERVICE}/**`, async (route) => {
        const url = route.request().url().replace(SERVICE, sandbox.url);
        await route.fulfill({ response: await route.fetch({ url }) });
      });
      await page.goto(`${server.origin}/`);
      await page.waitForFunction(() => document.querySelector("[name=nick_name]")?.value === "Ada Lovelace");
      await page.getByRole("button", { name: "放弃修改" }).waitFor();
      const scripts = await Promise.all(
        [...new Set(server.paths)].filter((path) => path.endsWith(".js")).map((path) => text(root, path)),
      );
      assert.ok(scripts.some((script) => script.includes("放弃修改")));
      assert.ok(!scripts.some((script) => script.includes("pds-crop-sliders\"")), "the dialog is there already");
      assert.deepEqual(errors, []);
      await page.close();
      await server.close();
    });

    test(`by ${name}: who does not import it gets nothing of it`, async () => {
      const root = await project(`${name}-without`, WITHOUT);
      await bundle(root);
      const files = (await readdir(join(root, "dist"), { recursive: true })).filter((file) => file.endsWith(".js"));
      for (const file of files) assert.doesNotMatch(await text(root, file), /pds-frame|pds-field/, file);
    });
  }

  async function project(name, program) {
    const source = join(packed.folder, "empty");
    await mkdir(source, { recursive: true });
    const root = await install(packed, source, name);
    await writeFile(join(root, "main.js"), program);
    return root;
  }

  function text(root, path) {
    return readFile(join(root, "dist", path), "utf8");
  }
});
