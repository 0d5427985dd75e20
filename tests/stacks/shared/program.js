// What each stack's program does in a browser: judges a good and a bad payload, then saves a nickname.
// The test gives the sandbox's address and the name in the page's own.

import { createClient, init, PdsError, validateUserUpdate } from "pds-profile";

export async function program() {
  await init();
  const good = validateUserUpdate({ user_id: "u1", nick_name: "  Ada  " });
  const bad = validateUserUpdate({ user_id: "u1", nick_name: "x".repeat(129), emial: "a@b.c" });
  const given = new URL(location.href).searchParams;
  const endpoint = given.get("sandbox");
  const client = createClient({ endpoint, allowHttpLoopback: true, accessToken: "sandbox-user" });
  const saved = await client.saveChanges(await client.getUser(), { nick_name: given.get("name") });
  return { good, bad, isError: PdsError.prototype instanceof Error, saved: saved.nick_name };
}

/** Runs it and leaves what came of it for the test. */
export function run() {
  program().then(
    (told) => {
      globalThis.told = told;
    },
    (error) => {
      globalThis.told = { error: String(error?.stack ?? error) };
    },
  );
}
