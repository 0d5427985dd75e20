// What a bundle holds of the package when a program takes a part of it: no wasm and no glue for types,
// for the JSON Schema file, for the error class.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

import { install, pack } from "../tools/pack.js";

const source = fileURLToPath(new URL("./consumers/esbuild/", import.meta.url));

describe("a bundle", () => {
  let packed;
  let project;

  before(async () => {
    packed = await pack();
    project = await install(packed, source, "bundle");
  });

  after(() => packed?.remove());

  test("of types alone is empty", async (t) => {
    const code = `import type { Issue } from "pds-profile"; import "pds-profile"; export type Mine = Issue;`;
    assert.equal((await bundle(t, code)).text.trim(), "");
  });

  test("of schema.json holds the schema alone", async (t) => {
    const code = `import schema from "pds-profile/schema.json"; console.log(schema.title);`;
    const { inputs, text } = await bundle(t, code);
    assert.deepEqual(inputs, ["schema.json"]);
    assert.ok(text.includes("UpdateUser"));
  });

  test("of the error class holds no way to the core", async (t) => {
    const code = `import { PdsError } from "pds-profile"; export const is = (e) => e instanceof PdsError;`;
    assert.deepEqual((await bundle(t, code)).inputs, ["errors.js", "instance.js"]);
  });

  test("of one function leaves the client, the form and the schemas out", async (t) => {
    const code = `import { init, validateField } from "pds-profile"; export { init, validateField };`;
    const { inputs } = await bundle(t, code);
    for (const left of [
      "client.js",
      "call.js",
      "answer-body.js",
      "apply-issues.js",
      "schema.js",
      "json-schema.js",
      "fit-avatar.js",
    ]) {
      assert.ok(!inputs.includes(left), `${left} is in it`);
    }
    assert.ok(inputs.includes("wasm/pds_profile.js"));
  });

  test("of the inline entry keeps its wasm, even when nothing is taken from it", async (t) => {
    const { inputs } = await bundle(t, `import "pds-profile/inline";`);
    assert.ok(inputs.includes("wasm/pds_profile_base64.js"));
  });

  test("of everything is this large", async (t) => {
    const { inputs } = await bundle(t, `export * from "pds-profile";`);
    assert.ok(inputs.includes("client.js") && inputs.includes("schema.js"));
  });

  /** The package's files whose code is in the bundle, and its text. */
  async function bundle(t, contents) {
    const { outputFiles, metafile } = await build({
      stdin: { contents, loader: "ts", resolveDir: project },
      bundle: true,
      format: "esm",
      logLevel: "silent",
      metafile: true,
      minify: true,
      platform: "browser",
      write: false,
    });
    const [{ text }] = outputFiles;
    const [output] = Object.values(metafile.outputs);
    const used = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    const inputs = used
      .map(([path]) => path.split("node_modules/pds-profile/")[1])
      .filter((path) => path !== undefined)
      .sort();
    t.diagnostic(`${text.length} bytes of JavaScript, ${gzipSync(text).length} after gzip`);
    return { text, inputs };
  }
});
