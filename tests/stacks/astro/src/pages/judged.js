import * as profile from "pds-profile";

import { judge } from "../../judge.js";

export function GET() {
  return Response.json(judge(profile));
}
