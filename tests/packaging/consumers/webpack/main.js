// webpack 5 copies the wasm file by itself.
import * as profile from "pds-profile";
import { probe } from "./probe.js";

await profile.init();
globalThis.told = probe(profile);
