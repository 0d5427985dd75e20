// A dedicated worker, as a module.

import * as profile from "/pkg/index.js";

import { exercise } from "./exercise.js";

addEventListener("message", async ({ data }) => {
  await profile.init();
  postMessage({ scope: self.constructor.name, outcomes: await exercise(profile, data) });
});
