// No build step: the package's files are served as they are.
import * as profile from "./node_modules/pds-profile/index.js";
import { probe } from "./probe.js";

await profile.init();
globalThis.told = probe(profile);
