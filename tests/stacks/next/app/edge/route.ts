import { initSync } from "pds-profile/slim";
import * as profile from "pds-profile/slim";
// The platform compiles it: the edge runtime compiles no bytes.
// @ts-ignore: the query is the bundler's
import wasm from "pds-profile/pds_profile_bg.wasm?module";

// @ts-ignore: a program without types of its own
import { judge } from "../../judge.js";

export const runtime = "edge";

export function GET() {
  initSync(wasm);
  return Response.json(judge(profile));
}
