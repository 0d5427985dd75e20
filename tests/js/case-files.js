// Reads the shared vectors of `tests/cases/`; `cases.js` builds what they describe.

import { readFileSync, readdirSync } from "node:fs";

export { payloadsOf } from "./cases.js";

const folder = new URL("../cases/", import.meta.url);

/** Every file of vectors. */
export function readCaseFiles() {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
}
