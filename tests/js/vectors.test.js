// The shared vectors through the npm package.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { fields, validateField, validateUserUpdate } from "../../pkg/inline.js";
import { countOf, failuresOf } from "./cases.js";

const directory = new URL("../cases/", import.meta.url);
const names = readdirSync(directory).filter((name) => name.endsWith(".json"));

function read(name) {
  return JSON.parse(readFileSync(new URL(name, directory), "utf8"));
}

test("every field has its vectors", () => {
  const expected = [...fields().map((field) => `${field.name}.json`), "payload.json"].sort();
  assert.deepEqual(names.sort(), expected);
});

for (const name of names) {
  const file = read(name);
  test(`${name}: ${countOf(file)} rows`, () => {
    const failures = failuresOf(file, validateUserUpdate, validateField);
    assert.equal(failures.length, 0, `${failures.length} failures:\n${failures.join("\n")}`);
  });
}
