// Without a bundler: no import map reaches a worker.

import * as profile from "./node_modules/pds-profile/index.js";
import { steps } from "./steps.js";

self.onmessage = ({ data }) => {
  steps(profile, data).then(postMessage, (error) => postMessage({ error: String(error?.stack ?? error) }));
};
