// What is done in a browser with the package, however it was loaded: judges a good and a bad payload, then
// saves a nickname. The address gives the sandbox's own and the name.

import { judge } from "./judge.js";

export async function steps({ createClient, init, PdsError, validateUserUpdate }, address) {
  await init();
  const given = new URL(address).searchParams;
  const endpoint = given.get("sandbox");
  const client = createClient({ endpoint, allowHttpLoopback: true, accessToken: "sandbox-user" });
  const saved = await client.saveChanges(await client.getUser(), { nick_name: given.get("name") });
  return { ...judge({ PdsError, validateUserUpdate }), saved: saved.nick_name };
}
