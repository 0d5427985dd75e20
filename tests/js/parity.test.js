// The hand-written types against the core: the same names in the same unions, and the same exports.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import * as node from "../../pkg/inline.js";

await node.init();
const require = createRequire(import.meta.url);
const types = read("index.d.ts");
const unions = unionsOf(types);
/** Written by `tests/names.rs`. */
const names = JSON.parse(readFileSync(new URL("../names.json", import.meta.url), "utf8"));

/** Unions that the core does not know: JavaScript's own affairs. */
const NOT_OF_THE_CORE = ["FitNote", "JsonSchemaTarget"];

describe("the types' unions", () => {
  for (const [name, expected] of Object.entries(names)) {
    if (name === "IssueCode") continue;
    test(`${name} has the core's names`, () => {
      assert.ok(unions.has(name), `index.d.ts does not export the type ${name}`);
      assert.deepEqual(unions.get(name), expected);
    });
  }

  test("an issue is declared for every code", () => {
    const codes = [...types.matchAll(/^ {2}code: "(\w+)";$/gm)].map(([, code]) => code);
    assert.deepEqual(codes, names.IssueCode);
    const all = /export type Issue =([^;]*);/.exec(types)[1].match(/\w+/g);
    const declared = [...types.matchAll(/interface (\w+Issue) extends IssueBase/g)];
    assert.deepEqual(all, declared.map(([, name]) => name));
  });

  test("there are no others", () => {
    const known = [...Object.keys(names), ...NOT_OF_THE_CORE];
    assert.deepEqual([...unions.keys()].filter((name) => !known.includes(name)), []);
  });

  test("the fields of an update are declared in the service's order", () => {
    for (const name of ["UserUpdate", "UserUpdateInput"]) {
      assert.deepEqual(membersOf(name), names.FieldName, name);
    }
    assert.deepEqual(node.fields().map((field) => field.name), names.FieldName);
  });

  test("a field's description has the declared keys and no others", () => {
    const declared = membersOf("FieldInfo");
    for (const field of node.fields()) {
      assert.deepEqual(Object.keys(field).filter((key) => !declared.includes(key)), [], field.name);
    }
    const told = new Set(node.fields().flatMap(Object.keys));
    assert.deepEqual(declared.filter((key) => !told.has(key)), [], "declared but never told");
  });
});

test("nothing is declared as any", () => {
  for (const name of ["index.d.ts", "slim.d.ts", "antd.d.ts", "formik.d.ts", "vee-validate.d.ts", "wasm.d.ts"]) {
    const code = read(name).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    assert.doesNotMatch(code, /\bany\b/, name);
  }
});

describe("the exports", () => {
  const declared = valuesOf(types);

  for (const entry of ["index.js", "inline.js", "dist/pds-profile.js"]) {
    test(`${entry} exports what index.d.ts declares`, async () => {
      assert.deepEqual(await exportsOf(entry), declared);
    });
  }

  test("slim.js exports what slim.d.ts declares", async () => {
    const slim = read("slim.d.ts");
    const again = /export \{([^}]*)\}/.exec(slim)[1].match(/\w+/g);
    assert.deepEqual(await exportsOf("slim.js"), [...again, ...valuesOf(slim)].sort());
  });
});

function read(name) {
  return readFileSync(new URL(`../../pkg/${name}`, import.meta.url), "utf8");
}

async function exportsOf(entry) {
  return Object.keys(await load(entry)).sort();
}

/** A module, or what the single script exports for CommonJS. */
function load(entry) {
  return entry.startsWith("dist/") ? require(`../../pkg/${entry}`) : import(`../../pkg/${entry}`);
}

/** The values that a declaration file declares itself. */
function valuesOf(text) {
  const declared = text.matchAll(/^export (?:declare )?(?:function|const|class) (\w+)/gm);
  return [...new Set([...declared].map(([, name]) => name))].sort();
}

/** Exported unions of string literals: `export type Name = "a" | "b";`. */
function unionsOf(text) {
  const found = new Map();
  for (const [, name, body] of text.matchAll(/^export type (\w+) =([^;{]*);$/gm)) {
    const rest = body.replaceAll(/"[^"]*"/g, "").replaceAll(/[|\s]/g, "");
    if (rest === "") found.set(name, body.match(/"[^"]*"/g).map((literal) => literal.slice(1, -1)));
  }
  return found;
}

/** The members of an interface, index signatures left out. */
function membersOf(name) {
  const body = new RegExp(`^export interface ${name} \\{$([\\s\\S]*?)^\\}$`, "m").exec(types)[1];
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, member]) => member);
}
