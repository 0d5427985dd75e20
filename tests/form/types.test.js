// The element in JSX and in templates, compiled strictly with the types of the frameworks.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const PACKAGE = at("../../pkg/");

const FILES = {
  "react.tsx": `
    import type { Client } from "pds-profile";
    import "pds-profile/form/react";
    declare const client: Client;
    export const good = <pds-profile-form client={client} locale="zh-CN" fields={["avatar"]} className="x"
      onsaved={({ detail }) => detail.user.nick_name} onerror={({ detail }) => detail.error.kind} />;
    // @ts-expect-error a role that there is not
    export const bad = <pds-profile-form caller-role="owner" />;`,
  "vue.ts": `
    import type { GlobalComponents } from "vue";
    import "pds-profile/form/vue";
    type Props = InstanceType<GlobalComponents["pds-profile-form"]>["$props"];
    export const good: Props = { locale: "zh-CN", readonly: true, onSaved: ({ detail }) => detail.user.nick_name };
    // @ts-expect-error no such colours
    export const bad: Props = { appearance: "blue" };`,
  "svelte.ts": `
    import type { SvelteHTMLElements } from "svelte/elements";
    import "pds-profile/form/svelte";
    type Props = SvelteHTMLElements["pds-profile-form"];
    export const good: Props = { class: "x", "user-id": "u1", onsaved: ({ detail }) => detail.user.nick_name };
    // @ts-expect-error not a list of fields
    export const bad: Props = { fields: ["nickname"] };`,
};

test("the types of the frameworks know the element", async () => {
  // Under node_modules, so that the frameworks are found and nothing is left in the checkout.
  const folder = at("../node_modules/.cache/form/");
  await mkdir(folder, { recursive: true });
  for (const [name, code] of Object.entries(FILES)) await writeFile(folder + name, code);
  const compilerOptions = {
    exactOptionalPropertyTypes: true,
    jsx: "react-jsx",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    module: "ESNext",
    moduleResolution: "Bundler",
    noEmit: true,
    paths: {
      "pds-profile": [`${PACKAGE}index.d.ts`],
      "pds-profile/form/*": [`${PACKAGE}form/*.d.ts`],
      // The declarations lie outside of the folder where the frameworks are.
      ...Object.fromEntries(["react", "vue", "svelte"].flatMap(installed)),
    },
    // The frameworks' own declarations are not ours to check.
    skipLibCheck: true,
    strict: true,
    target: "ES2022",
    types: ["react", "svelte"],
  };
  await writeFile(`${folder}tsconfig.json`, JSON.stringify({ compilerOptions, files: Object.keys(FILES) }));
  const tsc = at("../node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", folder]).catch(({ stdout }) => assert.fail(stdout));
});

/** Where the types of a framework are. */
function installed(name) {
  const folder = at(name === "react" ? "../node_modules/@types/react" : `../node_modules/${name}`);
  const file = { react: "index.d.ts", vue: "dist/vue.d.ts", svelte: "types/index.d.ts" }[name];
  return [[name, [`${folder}/${file}`]], ...(name === "svelte" ? [["svelte/elements", [`${folder}/elements.d.ts`]]] : [])];
}
