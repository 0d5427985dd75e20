// Says things to screen readers, politely and not at every keystroke: one region for the whole form,
// so that ten fields do not speak at once.

import { setText } from "./dom.js";

const QUIET_MS = 800;

export class Announcer {
  #region;
  #soon;
  #whenQuiet;

  /** @param {HTMLElement} region a polite live region */
  constructor(region) {
    this.#region = region;
  }

  /** Says it now. */
  say(text) {
    this.stop();
    // The same words again are news only after silence.
    setText(this.#region, "");
    this.#soon = setTimeout(() => setText(this.#region, text), 50);
  }

  /** Says it when nothing else has come for a moment: what is said is asked for then. */
  sayWhenQuiet(text) {
    clearTimeout(this.#whenQuiet);
    this.#whenQuiet = setTimeout(() => {
      const said = text();
      if (said) setText(this.#region, said);
    }, QUIET_MS);
  }

  stop() {
    clearTimeout(this.#soon);
    clearTimeout(this.#whenQuiet);
  }
}
