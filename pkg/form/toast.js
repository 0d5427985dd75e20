// A short message that something worked. It takes no focus, stays while somebody reads it, and can be
// closed.

import { el } from "./dom.js";

/** @import { Context } from "./context.js" */

const STAYS_MS = 6000;

export class Toasts {
  #region;
  #words;
  #timer;

  /** @param {Context} context */
  constructor(context) {
    this.#words = context.words;
    this.#region = context.el("div", { id: "toasts", class: "pds-toasts", role: "status" });
    context.host.append(this.#region);
    this.#words.inEveryLocale(() => (this.#region.lang = this.#words.locale));
  }

  show(text) {
    const attributes = { type: "button", class: "pds-button-icon", "aria-label": this.#words.t("toast.close") };
    const close = el("button", { ...attributes, on: { click: () => this.hide() } }, "×");
    const stay = () => clearTimeout(this.#timer);
    const leaveSoon = () => {
      stay();
      this.#timer = setTimeout(() => this.hide(), STAYS_MS);
    };
    const on = { pointerenter: stay, pointerleave: leaveSoon, focusin: stay, focusout: leaveSoon };
    // One is enough: the last thing that happened.
    this.#region.replaceChildren(el("div", { class: "pds-toast", on }, el("p", {}, text), close));
    leaveSoon();
  }

  /** Takes it away: it has been read, or something else is the matter now. */
  hide() {
    clearTimeout(this.#timer);
    this.#region.replaceChildren();
  }
}
