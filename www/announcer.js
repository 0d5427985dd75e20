// Says things to screen readers, politely and not at every keystroke: one region for the whole page,
// so that ten fields do not speak at once.

import { byId, setText } from "./dom.js";

const QUIET_MS = 800;
let soon;
let whenQuiet;

/** Says it now. */
export function announce(text) {
  clearTimeout(soon);
  clearTimeout(whenQuiet);
  const region = byId("announcer");
  // The same words again are news only after silence.
  setText(region, "");
  soon = setTimeout(() => setText(region, text), 50);
}

/** Says it when nothing else has come for a moment: what is said is asked for then. */
export function announceWhenQuiet(text) {
  clearTimeout(whenQuiet);
  whenQuiet = setTimeout(() => {
    const said = text();
    if (said) setText(byId("announcer"), said);
  }, QUIET_MS);
}
