// Asks before something is lost.

import { byId, setText } from "./dom.js";

/** Whether the person agrees. Escape, and the button that has the focus, mean no. */
export function confirmed(question, agree) {
  const dialog = byId("confirm");
  setText(byId("confirm-question"), question);
  setText(byId("confirm-agree"), agree);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "agree"), { once: true });
  });
}
