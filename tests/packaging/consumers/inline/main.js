// One file, no request besides.
import * as profile from "./node_modules/pds-profile/inline.js";
import { probe } from "./probe.js";

globalThis.told = probe(profile);
