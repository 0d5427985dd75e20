import * as profile from "pds-profile";

import { judge } from "./judge.js";

console.log(JSON.stringify(judge(profile)));
