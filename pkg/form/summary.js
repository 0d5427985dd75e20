// The error summary above the form: what has to be mended, each line a way to its field.

import { el } from "./dom.js";

/** @import { Context } from "./context.js" */

export class ErrorSummary {
  #element;
  #list;
  #fields = [];
  /** Sentences that belong to no field: functions, as languages change. */
  #others = [];

  /** @param {HTMLElement} root @param {Context} context */
  constructor(root, context) {
    this.#element = context.part(root, "summary");
    this.#list = context.part(root, "summary-list");
    context.words.inEveryLocale(() => this.#render());
  }

  get isShown() {
    return !this.#element.hidden;
  }

  /** Shows what is wrong and takes the focus there. */
  show(fields, others = []) {
    this.#fields = fields;
    this.#others = others;
    this.#render();
    this.#element.focus();
    this.#element.scrollIntoView({ block: "start" });
  }

  hide() {
    this.#fields = [];
    this.#others = [];
    this.#render();
  }

  /** Takes away what has been mended; the words stay those of the field. */
  update() {
    if (this.#element.hidden) return;
    this.#fields = this.#fields.filter((field) => field.problem !== undefined);
    this.#render();
  }

  #render() {
    const links = this.#fields.map((field) => ({ field, text: field.problem }));
    const others = this.#others.map((text) => ({ text: text() }));
    const lines = [...links, ...others];
    this.#element.hidden = lines.length === 0;
    const isSaid = [...this.#list.children].map((line) => line.textContent).join("\n");
    if (isSaid === lines.map((line) => line.text).join("\n")) return;
    this.#list.replaceChildren(...lines.map(line));
  }
}

/** @param {{ field?: any, text: string }} line */
function line({ field, text }) {
  if (field === undefined) return el("li", {}, text);
  const onClick = (event) => {
    event.preventDefault();
    goTo(field);
  };
  return el("li", {}, el("a", { href: `#${field.root.id}`, on: { click: onClick } }, text));
}

/** Shows the label first: an input whose label is off the screen is a riddle. */
function goTo(field) {
  const target = field.focusTarget;
  for (
    let part = target.closest("details");
    part !== null;
    part = part.parentElement.closest("details")
  ) {
    part.open = true;
  }
  field.root.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}
