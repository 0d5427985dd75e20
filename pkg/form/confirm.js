// Asks before something is lost.

import { contain } from "./contain.js";
import { setText } from "./dom.js";

export class Confirm {
  #context;
  /** Made when something is asked for the first time. */
  #dialog;

  constructor(context) {
    this.#context = context;
  }

  /** Whether the person agrees. Escape, and the button that has the focus, mean no. */
  ask(question, agree) {
    const dialog = (this.#dialog ??= this.#make());
    setText(this.#context.part(dialog, "confirm-question"), question);
    setText(this.#context.part(dialog, "confirm-agree"), agree);
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "agree"), { once: true });
    });
  }

  #make() {
    const { host } = this.#context;
    const el = (...words) => this.#context.el(...words);
    const keep = { class: "pds-button pds-button-primary", value: "", autofocus: true, word: "confirm.keep" };
    const dialog = el(
      "dialog",
      { id: "confirm", class: "pds-dialog", "aria-labelledby": "confirm-question" },
      el(
        "form",
        { method: "dialog" },
        el("h2", { id: "confirm-question" }),
        el(
          "div",
          { class: "pds-buttons" },
          el("button", keep),
          el("button", { id: "confirm-agree", class: "pds-button", value: "agree" }),
        ),
      ),
    );
    host.append(contain(dialog));
    this.#context.words.inEveryLocale(() => this.#context.reword(dialog));
    return dialog;
  }
}
