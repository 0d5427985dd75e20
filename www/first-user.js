// The signed-in user of the sandbox, read while the rules are still on their way: the page knows the
// address, and the rules are not needed to ask. Whatever goes wrong here is asked again, and said, by
// the client.

/** The user, or `undefined` for "ask the client". */
export async function firstUserOf({ token, userId }) {
  if (token === undefined || userId !== undefined) return undefined;
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token}` };
  try {
    const answer = await fetch("/v2/user/get", { method: "POST", headers, body: "{}" });
    const user = answer.ok ? await answer.json() : undefined;
    return typeof user?.user_id === "string" ? user : undefined;
  } catch {
    return undefined;
  }
}
