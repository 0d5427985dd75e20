// A fresh page with one contender: how long its very first check of a 300 KB avatar takes.

import * as contender from "contender";

import { TIMED } from "./payloads.js";

globalThis.bench = {
  async first() {
    const [payload] = TIMED.avatar.make();
    await contender.ready?.();
    // Nobody types before the page is at rest. What a contender puts off until then, it may have done.
    await new Promise((rest) => requestIdleCallback(rest));
    const began = performance.now();
    const result = contender.validate(payload);
    const took = performance.now() - began;
    if (!contender.isOk(result)) throw new Error("not valid");
    return took;
  },
};
