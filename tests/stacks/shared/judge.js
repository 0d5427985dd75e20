// What each stack's program does: judges a good and a bad payload, for the test to compare.

export function judge({ PdsError, validateUserUpdate }) {
  const good = validateUserUpdate({ user_id: "u1", nick_name: "  Ada  " });
  const bad = validateUserUpdate({ user_id: "u1", nick_name: "x".repeat(129), emial: "a@b.c" });
  return { good, bad, isError: PdsError.prototype instanceof Error };
}
