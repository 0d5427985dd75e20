// A reader counts: a form of the README has at most twenty lines of code.

import assert from "node:assert/strict";
import { test } from "node:test";

import { blockOf } from "../tools/readme.js";
import { FORMS } from "./readme-forms.js";

const MAX_LINES = 20;

for (const heading of FORMS) {
  test(`${heading}: at most ${MAX_LINES} lines`, () => {
    const lines = blockOf(heading)
      .code.split("\n")
      .filter((line) => line.trim() !== "");
    assert.ok(lines.length <= MAX_LINES, `${lines.length} lines`);
  });
}
