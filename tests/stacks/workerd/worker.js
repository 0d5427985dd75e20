import * as profile from "pds-profile";

import { judge } from "./judge.js";

export default {
  async fetch() {
    await profile.init();
    return Response.json(judge(profile));
  },
};
