// What the fields tell of themselves: limits with units, labels, and hints that HTML knows.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { fields, validateField } from "../../pkg/inline.js";

/** The values that HTML defines and that make sense for a profile. */
const INPUT_MODES = ["email", "numeric", "tel", "text", "url"];
const AUTOCOMPLETE = ["email", "nickname", "photo", "tel", "tel-national", "username"];

describe("the fields' descriptions", () => {
  for (const field of fields()) {
    test(field.name, () => {
      assert.equal(typeof field.label, "string");
      assert.equal(field.maximum === undefined, field.unit === undefined);
      assert.ok(field.inputmode === undefined || INPUT_MODES.includes(field.inputmode));
      assert.ok(field.autocomplete === undefined || AUTOCOMPLETE.includes(field.autocomplete));
      assert.equal(validateField(field.name, "").ok, field.clearable);
      assert.equal(validateField(field.name, undefined).ok, !field.required);
      for (const option of field.options ?? []) assert.ok(validateField(field.name, option).ok, option);
    });
  }

  test("limits are what the rules enforce", () => {
    const texts = fields().filter(({ kind, unit }) => kind === "string" && unit === "code_points");
    assert.deepEqual(
      texts.map(({ name }) => name),
      ["user_id", "nick_name", "description"],
    );
    for (const { name, maximum } of texts) {
      assert.ok(validateField(name, "👍".repeat(maximum)).ok, name);
      const [{ code, ...issue }] = validateField(name, "👍".repeat(maximum + 1)).issues;
      assert.deepEqual([code, issue.maximum, issue.actual], ["too_big", maximum, maximum + 1]);
    }
  });

  test("every field has a label of its own in both languages", () => {
    const labels = ["en", "zh-CN"].flatMap((locale) => fields(locale).map(({ label }) => label));
    assert.equal(new Set(labels).size, labels.length);
  });
});
