import * as profile from "pds-profile";

import { judge } from "./judge.js";

const told: object = judge(profile);
console.log(JSON.stringify(told));
