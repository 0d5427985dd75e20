// The wasm inside: ready at import, schemas at module scope.
import * as profile from "pds-profile/inline";
import { probe } from "./probe.js";

const { issues } = profile.userUpdateSchema["~standard"].validate({});
if (issues?.[0].code !== "invalid_type") throw new Error("the schema does not judge");
console.log(JSON.stringify(probe(profile)));
