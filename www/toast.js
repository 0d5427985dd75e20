// A short message that something worked. It takes no focus, stays while somebody reads it, and can be
// closed.

import { byId, el } from "./dom.js";
import { t } from "./i18n.js";

const STAYS_MS = 6000;

/** Takes it away: something else is the matter now. */
export function hideToast() {
  byId("toasts").replaceChildren();
}

export function toast(text) {
  const region = byId("toasts");
  const close = el(
    "button",
    { type: "button", class: "button-icon", "aria-label": t("toast.close") },
    "×",
  );
  const message = el("div", { class: "toast" }, el("p", {}, text), close);
  let timer;
  const stay = () => clearTimeout(timer);
  const leaveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(leave, STAYS_MS);
  };
  const leave = () => {
    stay();
    message.remove();
  };
  close.addEventListener("click", leave);
  message.addEventListener("pointerenter", stay);
  message.addEventListener("pointerleave", leaveSoon);
  message.addEventListener("focusin", stay);
  message.addEventListener("focusout", leaveSoon);
  // One is enough: the last thing that happened.
  region.replaceChildren(message);
  leaveSoon();
}
