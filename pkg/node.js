// The entry for Node: ready at import. `init` is there so that the same code runs on both sides.

import { readFileSync } from "node:fs";

import * as core from "./wasm/pds_profile.js";

import { instance } from "./instance.js";

export * from "./api.js";

core.initSync({ module: readFileSync(new URL("./wasm/pds_profile_bg.wasm", import.meta.url)) });
instance.core = core;

export async function init() {}
