// esbuild does not follow `new URL`: its file loader copies the wasm file and gives its address.
import * as profile from "pds-profile";
import wasm from "pds-profile/pds_profile_bg.wasm";
import { probe } from "./probe.js";

await profile.init(wasm);
globalThis.told = probe(profile);
