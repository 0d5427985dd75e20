// The entry for Node: ready at import. `init` is there so that the same code runs on both sides.

import { readFileSync } from "node:fs";

import { startSync } from "./load.js";

export * from "./api.js";

startSync(() => readFileSync(new URL("./wasm/pds_profile_bg.wasm", import.meta.url)));

export async function init() {}
