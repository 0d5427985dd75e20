// The README's forms, compiled strictly with the types of their libraries.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { blockOf } from "../tools/readme.js";
import { PACKAGE } from "./bundle.js";
import { FORMS } from "./readme-forms.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
/** What the program around the forms has. */
const GIVEN = `declare const session: { token: string };`;

test("the types agree with those of the libraries, strictly", async () => {
  // Under node_modules, so that the libraries are found and nothing is left in the checkout.
  const folder = at("../node_modules/.cache/forms/");
  await mkdir(folder, { recursive: true });
  const files = { "given.d.ts": GIVEN, "profile.ts": blockOf("Forms").code };
  for (const heading of FORMS) Object.assign(files, scriptOf(heading));
  for (const [name, code] of Object.entries(files)) await writeFile(folder + name, code);
  const compilerOptions = {
    exactOptionalPropertyTypes: true,
    jsx: "react-jsx",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    module: "ESNext",
    moduleResolution: "Bundler",
    noEmit: true,
    paths: { "pds-profile": [`${PACKAGE}index.d.ts`], "pds-profile/*": [`${PACKAGE}*.d.ts`] },
    // The libraries' own declarations are not ours to check.
    skipLibCheck: true,
    strict: true,
    target: "ES2022",
    types: ["react", "svelte"],
  };
  const config = { compilerOptions, files: Object.keys(files) };
  await writeFile(`${folder}tsconfig.json`, JSON.stringify(config));
  const tsc = at("../node_modules/typescript/bin/tsc");
  const run = promisify(execFile)(process.execPath, [tsc, "-p", folder]);
  await run.catch(({ stdout }) => assert.fail(stdout));
});

/** The form as a file, without its template. */
function scriptOf(heading) {
  const { language, code } = blockOf(heading);
  const name = heading.replaceAll(" ", "-");
  if (language === "html") return {};
  if (language === "tsx") return { [`${name}.tsx`]: code };
  const [, script] = /^<script[^>]*>\n([\s\S]*?)^<\/script>$/m.exec(code);
  return { [`${name}.ts`]: script };
}
