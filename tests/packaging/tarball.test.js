// The package as npm packs it: what is in the tarball, and whether it works once it is installed in
// an empty project.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const FILES = [
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "accept.js",
  "answer-body.js",
  "antd.d.ts",
  "antd.js",
  "api.js",
  "apply-issues.js",
  "avatar.js",
  "base64.js",
  "boundary.js",
  "call.js",
  "callbacks.js",
  "client.js",
  "copy.js",
  "core.js",
  "custom-messages.js",
  "decode-image.js",
  "dist/package.json",
  "dist/pds-profile.d.ts",
  "dist/pds-profile.js",
  "draw-image.js",
  "encode.js",
  "errors.js",
  "fallback.js",
  "fit-avatar.js",
  "fit-options.js",
  "form-values.js",
  "form/announcer.js",
  "form/arrange.js",
  "form/attributes.js",
  "form/avatar-controls.js",
  "form/avatar-field.js",
  "form/avatar-markup.js",
  "form/avatar-picture.js",
  "form/bidi.js",
  "form/choice-field.js",
  "form/confirm.js",
  "form/contain.js",
  "form/context.js",
  "form/crop-dialog.js",
  "form/crop-markup.js",
  "form/crop-picture.js",
  "form/crop-pointers.js",
  "form/crop-square.js",
  "form/custom-elements.json",
  "form/dom.js",
  "form/drops.js",
  "form/element.js",
  "form/facts.js",
  "form/field-messages.js",
  "form/field-rules.js",
  "form/field.js",
  "form/filled-with.js",
  "form/groups-field.js",
  "form/i18n.js",
  "form/index.d.ts",
  "form/index.js",
  "form/keep-values.js",
  "form/loading.js",
  "form/locales/en.js",
  "form/locales/zh-CN.js",
  "form/markup.js",
  "form/package.js",
  "form/photo.js",
  "form/preparation.js",
  "form/presses.js",
  "form/problem.js",
  "form/profile-form.js",
  "form/react.d.ts",
  "form/remedies.js",
  "form/save-bar.js",
  "form/saving.js",
  "form/sheet.js",
  "form/style.css",
  "form/style.js",
  "form/summary.js",
  "form/svelte.d.ts",
  "form/text-field.js",
  "form/toast.js",
  "form/transfer.js",
  "form/user-data-field.js",
  "form/view.js",
  "form/vue.d.ts",
  "formik.d.ts",
  "formik.js",
  "index.d.ts",
  "index.js",
  "inline.js",
  "input.js",
  "instance.js",
  "json-schema.js",
  "load.js",
  "package.json",
  "read.js",
  "schema.js",
  "schema.json",
  "schemas.js",
  "slim.d.ts",
  "slim.js",
  "token.js",
  "vee-validate.d.ts",
  "vee-validate.js",
  "wasm.d.ts",
  "wasm/pds_profile.js",
  "wasm/pds_profile_base64.js",
  "wasm/pds_profile_bg.wasm",
  "workerd.js",
];

const pkg = fileURLToPath(new URL("../../pkg", import.meta.url));

/** What an installed package has to answer; `profile` is put before it, loaded in one way or another. */
const SCRIPT = `
const good = profile.validateUserUpdate({ user_id: "u1", nick_name: "  Ada  " });
const bad = profile.validateUserUpdate({ user_id: "u1", nick_name: "x".repeat(129), emial: "a@b.c" });
console.log(JSON.stringify({ good, bad }));
`;

describe("the tarball", () => {
  let folder;
  let packed;
  let project;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "pds-profile-"));
    [packed] = JSON.parse(npm(pkg, "pack", "--json", "--pack-destination", folder));
    project = mkdtempSync(join(folder, "project-"));
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "empty", private: true }));
    npm(project, "install", "--offline", "--ignore-scripts", join(folder, packed.filename));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  test("holds these files and no others", (t) => {
    assert.deepEqual(packed.files.map((file) => file.path).sort(), FILES);
    t.diagnostic(`${packed.size} bytes packed, ${packed.unpackedSize} bytes unpacked`);
  });

  test("holds a wasm module", () => {
    const wasm = packed.files.find((file) => file.path.endsWith(".wasm"));
    assert.ok(wasm.size > 10_000, `${wasm.size} bytes`);
  });

  test("names no file of the machine that it was built on", () => {
    const text = readFileSync(join(pkg, "wasm/pds_profile_bg.wasm"), "latin1");
    assert.deepEqual(text.match(/[\w./-]*\.rs\b/g), null);
    assert.ok(!text.includes(homedir()));
  });

  test("brings no other package with it", () => {
    const { dependencies } = JSON.parse(npm(project, "ls", "--all", "--json"));
    assert.deepEqual(Object.keys(dependencies), ["pds-profile"]);
    assert.equal(dependencies["pds-profile"].dependencies, undefined);
  });

  test("judges payloads when it is imported", () => {
    judge(run("import.mjs", `const profile = await import("pds-profile");${SCRIPT}`));
  });

  test("judges payloads when it is required", () => {
    judge(run("require.cjs", `const profile = require("pds-profile");${SCRIPT}`));
  });

  test("gives the wasm file to whoever asks for it by name", () => {
    const script = `
      import { readFile } from "node:fs/promises";
      const url = import.meta.resolve("pds-profile/pds_profile_bg.wasm");
      const module = await WebAssembly.compile(await readFile(new URL(url)));
      console.log(JSON.stringify(module instanceof WebAssembly.Module));`;
    assert.equal(run("wasm.mjs", script), true);
  });

  function run(name, script) {
    writeFileSync(join(project, name), script);
    return JSON.parse(execFileSync(process.execPath, [name], { cwd: project, encoding: "utf8" }));
  }

  // A cache of its own: what npm has met before must not make a difference.
  function npm(cwd, ...words) {
    const options = ["--no-audit", "--no-fund", "--cache", join(folder, "cache")];
    return execFileSync("npm", [...words, ...options], { cwd, encoding: "utf8" });
  }
});

function judge({ good, bad }) {
  assert.equal(good.ok, true);
  assert.deepEqual(good.value, { user_id: "u1", nick_name: "Ada" });
  assert.deepEqual(
    good.changes.map((change) => [change.field, change.rule]),
    [["nick_name", "trimmed"]],
  );

  assert.equal(bad.ok, false);
  const [long, unknown] = bad.issues;
  assert.equal(bad.issues.length, 2);
  const { field, path, code, maximum, actual, unit } = long;
  assert.deepEqual(
    { field, path, code, maximum, actual, unit },
    {
      field: "nick_name",
      path: ["nick_name"],
      code: "too_big",
      maximum: 128,
      actual: 129,
      unit: "code_points",
    },
  );
  assert.match(long.message, /129.*128/);
  assert.equal(unknown.code, "unrecognized_key");
  assert.equal(unknown.key, "emial");
  assert.equal(unknown.suggestion, "email");
}
