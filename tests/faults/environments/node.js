// A Node program: it has to end by itself when its calls have.

import * as profile from "../../../pkg/inline.js";
import { exercise } from "./exercise.js";

const outcomes = await exercise(profile, JSON.parse(process.argv[2]));
console.log(JSON.stringify({ scope: "node", outcomes }));
