// The compiled module brought along.
import { readFile } from "node:fs/promises";

import * as profile from "pds-profile/slim";
import { probe } from "./probe.js";

const file = new URL(import.meta.resolve("pds-profile/pds_profile_bg.wasm"));
profile.initSync(await WebAssembly.compile(await readFile(file)));
console.log(JSON.stringify(probe(profile)));
