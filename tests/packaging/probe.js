// What every consumer asks of the package, and what it must hear.

import assert from "node:assert/strict";

/** Copied into each project: it takes the package in whatever way it was loaded. */
export const PROBE = `// Judges a good and a bad payload.
export function probe({ validateUserUpdate, PdsError }) {
  const good = validateUserUpdate({ user_id: "u1", nick_name: "  Ada  " });
  const bad = validateUserUpdate({ user_id: "u1", nick_name: "x".repeat(129), emial: "a@b.c" });
  return { good, bad, isError: PdsError.prototype instanceof Error };
}
`;

export function check({ good, bad, isError }) {
  assert.equal(good.ok, true);
  assert.deepEqual(good.value, { user_id: "u1", nick_name: "Ada" });
  assert.equal(bad.ok, false);
  assert.deepEqual(
    bad.issues.map(({ code, path }) => [code, ...path]),
    [
      ["too_big", "nick_name"],
      ["unrecognized_key", "emial"],
    ],
  );
  assert.equal(isError, true);
}
