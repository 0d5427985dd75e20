// Node, as a module: ready at import.
import * as profile from "pds-profile";
import { probe } from "./probe.js";

await profile.init();
console.log(JSON.stringify(probe(profile)));
