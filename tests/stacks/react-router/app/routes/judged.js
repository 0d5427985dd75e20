import * as profile from "pds-profile";

import { judge } from "../../judge.js";

export function loader() {
  return Response.json(judge(profile));
}
