// A classic script: from the disk a page may load no module. Nothing is awaited before judging, either.

const { createClient, PdsError, validateUserUpdate } = pdsProfile;

const good = validateUserUpdate({ user_id: "u1", nick_name: "  Ada  " });
const bad = validateUserUpdate({ user_id: "u1", nick_name: "x".repeat(129), emial: "a@b.c" });
const given = new URL(location.href).searchParams;
const endpoint = given.get("sandbox");
const client = createClient({ endpoint, allowHttpLoopback: true, accessToken: "sandbox-user" });

client
  .getUser()
  .then((user) => client.saveChanges(user, { nick_name: given.get("name") }))
  .then(
    (saved) => {
      globalThis.told = { good, bad, isError: PdsError.prototype instanceof Error, saved: saved.nick_name };
    },
    (error) => {
      globalThis.told = { error: String(error?.stack ?? error) };
    },
  );
