// The README's forms, mounted in headless Chromium: React Hook Form and TanStack Form take the schema
// as it is, show errors at their fields, and save what was normalised.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { build } from "esbuild";

import { launch, openPage } from "../tools/browser.js";
import { blockOf } from "../tools/readme.js";
import { serve } from "../tools/server.js";
import { service } from "./service.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const pkg = at("../../pkg/");
const PAGE = `<!doctype html><title>A form</title><link rel="icon" href="data:,"><main></main>
<script type="module" src="/bundle.js"></script>`;
const LABELS = { nick_name: "Nickname", phone: "Phone number", email: "Email address" };

for (const library of ["React Hook Form", "TanStack Form"]) {
  describe(library, { timeout: 300_000 }, () => {
    const { sent, answer } = service();
    let browser;
    let server;
    let page;
    let errors;

    before(async () => {
      const bundle = await bundled(blockOf(library).code);
      browser = await launch();
      server = await serve(pkg, (path, request) => {
        if (path === "/") return { body: PAGE };
        if (path === "/bundle.js") return { body: bundle };
        return answer(path, request);
      });
    });

    after(async () => {
      await browser?.close();
      await server?.close();
    });

    beforeEach(async () => {
      await page?.close();
      sent.length = 0;
      ({ page, errors } = await openPage(browser, `${server.origin}/`));
      await page.getByLabel(LABELS.nick_name).waitFor();
    });

    test("an error of one field stands at it, and nothing is sent", async () => {
      await fill({ phone: "12" });
      await save();
      await shows({ phone: /Phone number.*5.*2/ });
      assert.deepEqual(sent, []);
    });

    test("errors of several fields stand at each of them", async () => {
      await fill({ nick_name: "👍".repeat(129), email: "ada" });
      await save();
      await shows({ nick_name: /129.*128/, email: /@/ });
      assert.deepEqual(sent, []);
    });

    test("what the service refuses comes back to its field", async () => {
      await fill({ nick_name: "taken" });
      await save();
      await shows({ nick_name: /./ });
      assert.equal(sent.length, 1);
      await fill({ nick_name: "free" });
      await save();
      await page.waitForFunction(() => globalThis.saved);
      await shows({});
    });

    test("what is saved is normalised", async () => {
      await fill({ nick_name: "  Ada 👩‍💻 ", phone: "+86 139-0000-1111", email: "ada@Example.COM" });
      await save();
      await page.waitForFunction(() => globalThis.saved);
      const expected = { user_id: "u1", nick_name: "Ada 👩‍💻", phone: "13900001111", email: "ada@example.com" };
      assert.deepEqual(sent, [expected]);
      assert.deepEqual(await page.evaluate(() => globalThis.saved), { ...expected, domain_id: "bj1" });
      await shows({});
      assert.deepEqual(errors, []);
    });

    async function fill(values) {
      for (const [name, value] of Object.entries(values)) await page.getByLabel(LABELS[name]).fill(value);
    }

    function save() {
      return page.getByRole("button").click();
    }

    /** Waits until exactly these fields have a message, and it is like that. */
    async function shows(expected) {
      const read = () =>
        page.evaluate((labels) => {
          const messageOf = (label) =>
            document.querySelector(`[aria-label="${label}"]`).nextElementSibling.textContent;
          return Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, messageOf(label)]));
        }, LABELS);
      const isRight = (told) =>
        Object.keys(LABELS).every((name) => (expected[name] ?? /^$/).test(told[name]));
      let told;
      for (const end = Date.now() + 30_000; Date.now() < end; ) {
        told = await read();
        if (isRight(told)) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      assert.fail(`shows ${JSON.stringify(told)}`);
    }
  });
}

test("the types agree with those of the libraries, strictly", async () => {
  // Under node_modules, so that the libraries are found and nothing is left in the checkout.
  const folder = at("../node_modules/.cache/forms/");
  await mkdir(folder, { recursive: true });
  const files = ["React Hook Form", "TanStack Form"].map((library, index) => {
    const file = `form-${index}.tsx`;
    return writeFile(folder + file, blockOf(library).code).then(() => file);
  });
  const compilerOptions = {
    exactOptionalPropertyTypes: true,
    jsx: "react-jsx",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    module: "ESNext",
    moduleResolution: "Bundler",
    noEmit: true,
    paths: { "pds-profile": [`${pkg}index.d.ts`] },
    // The libraries' own declarations are not ours to check.
    skipLibCheck: true,
    strict: true,
    target: "ES2022",
    types: ["react"],
  };
  const config = { compilerOptions, files: await Promise.all(files) };
  await writeFile(`${folder}tsconfig.json`, JSON.stringify(config));
  const tsc = at("../node_modules/typescript/bin/tsc");
  const run = promisify(execFile)(process.execPath, [tsc, "-p", folder]);
  await run.catch(({ stdout }) => assert.fail(stdout));
});

/** The form with everything that it needs, as one script. */
async function bundled(code) {
  const readme = {
    name: "readme",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^readme:form$/ }, ({ path }) => ({ path, namespace: "readme" }));
      onLoad({ filter: /.*/, namespace: "readme" }, () => ({
        contents: code,
        loader: "tsx",
        resolveDir: at("."),
      }));
    },
  };
  const { outputFiles } = await build({
    alias: { "pds-profile": `${pkg}index.js` },
    bundle: true,
    define: { "process.env.NODE_ENV": '"production"' },
    entryPoints: [at("./mount.jsx")],
    format: "esm",
    jsx: "automatic",
    logLevel: "silent",
    plugins: [readme],
    write: false,
  });
  return outputFiles[0].text;
}
