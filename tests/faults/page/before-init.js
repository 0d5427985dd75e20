// The one case that can be played only once: the package is used before it is loaded.

import { PdsError, createClient, validateUserUpdate } from "/pkg/index.js";

export async function beforeInit() {
  const problems = [];
  const uses = [() => createClient({ domainId: "bj1", accessToken: "a" }), () => validateUserUpdate({ user_id: "u1" })];
  for (const use of uses) {
    try {
      use();
      problems.push(`${use} did not throw`);
    } catch (error) {
      if (!(error instanceof PdsError) || error.kind !== "not_initialised") problems.push(`${use}: ${error}`);
    }
  }
  return { name: "before init", group: "before init", kinds: ["not_initialised"], ms: 0, problems };
}
