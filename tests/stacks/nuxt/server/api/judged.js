import * as profile from "pds-profile";

import { judge } from "~~/judge.js";

export default defineEventHandler(() => judge(profile));
