// Says things to screen readers, politely and not at every keystroke: one region for the whole page,
// so that ten fields do not speak at once.

import { byId, setText } from "./dom.js";

const QUIET_MS = 800;
let timer;

/** Says it now. */
export function announce(text) {
  clearTimeout(timer);
  const region = byId("announcer");
  // The same words again are news only after silence.
  setText(region, "");
  timer = setTimeout(() => setText(region, text), 50);
}

/** Says it when nothing else has come for a moment: what is said is asked for then. */
export function announceWhenQuiet(text) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const said = text();
    if (said) setText(byId("announcer"), said);
  }, QUIET_MS);
}
