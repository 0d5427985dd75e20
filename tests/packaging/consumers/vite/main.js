// Vite, in development and built.
import * as profile from "pds-profile";
import { probe } from "./probe.js";

await profile.init();
globalThis.told = probe(profile);
