// What the package registries' own critics say of the tarball: publint and are-the-types-wrong.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { publint } from "publint";
import { formatMessage } from "publint/utils";

import { pack } from "../tools/pack.js";

const run = promisify(execFile);
const attw = fileURLToPath(new URL("../node_modules/@arethetypeswrong/cli/dist/index.js", import.meta.url));
const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));

/** Resolutions that an ES module package does not serve: the profile's own list. */
const ESM_ONLY = ["node10", "node16-cjs"];

describe("the tarball", () => {
  let packed;

  before(async () => {
    packed = await pack();
  });

  after(() => packed?.remove());

  test("publint reports nothing", async () => {
    const { messages, pkg: manifest } = await publint({ pkgDir: pkg, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, manifest)),
      [],
    );
  });

  test("are-the-types-wrong reports nothing", async () => {
    const forms = ["./form", "./form/react", "./form/svelte", "./form/vue"];
    const files = ["./form/custom-elements.json", "./schema.json", "./pds_profile_bg.wasm", "./package.json"];
    const words = ["--profile", "esm-only", "--format", "json"];
    const { stdout } = await run(process.execPath, [attw, packed.tarball, ...words]);
    const { analysis, problems } = JSON.parse(stdout);
    assert.deepEqual(Object.keys(analysis.entrypoints), [
      ".",
      "./inline",
      "./slim",
      "./antd",
      "./formik",
      "./vee-validate",
      ...forms,
      ...files,
    ]);
    assert.equal(analysis.types.kind, "included");
    const found = Object.values(problems ?? {}).flat();
    assert.deepEqual(
      found.filter(({ resolutionKind }) => !ESM_ONLY.includes(resolutionKind)),
      [],
    );
  });
});
