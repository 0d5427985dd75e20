// Loads the package off the main thread and tells what it says.
import * as profile from "./node_modules/pds-profile/index.js";
import { probe } from "./probe.js";

await profile.init();
postMessage(probe(profile));
