// What is said under a field: what is wrong, what was done to the value, why it cannot be changed, and
// how much of the limit is used.

import { el, setAttribute, setText, showText } from "./dom.js";

/** @import { Context } from "./context.js" */

/** A counter speaks up when this much of the limit is used. */
const WORTH_SAYING = 0.8;

export class FieldMessages {
  #root;
  #name;
  #context;
  #error;
  #errorText = el("span");
  #errorPrefix = el("span", { class: "pds-visually-hidden" });
  #note;
  #reason;
  #count = el("p", { class: "pds-field-count", "aria-hidden": "true", hidden: true });
  #limit;

  /** @param {HTMLElement} root the element of the field @param {string} name @param {Context} context */
  constructor(root, name, context) {
    this.#root = root;
    this.#name = name;
    this.#context = context;
    const part = (kind, attributes) => context.el("p", { id: `${name}-${kind}`, ...attributes });
    const line = (kind) => part(kind, { class: `pds-field-${kind}`, hidden: true });
    this.#error = line("error");
    this.#error.append(this.#errorPrefix, this.#errorText);
    this.#note = line("note");
    this.#reason = line("reason");
    this.#limit = part("limit", { class: "pds-visually-hidden" });
    const says = el("div", { class: "pds-field-says" }, this.#error, this.#note, this.#reason);
    root.append(el("div", { class: "pds-field-foot" }, says, this.#count), this.#limit);
  }

  /** @param {{ problem?: string, note?: string, reason?: string, usage?: { used, maximum } }} said */
  show({ problem, note, reason, usage }) {
    const { t } = this.#context.words;
    setText(this.#errorPrefix, problem === undefined ? "" : t("error.prefix"));
    showText(this.#errorText, problem);
    this.#error.hidden = problem === undefined;
    showText(this.#note, note);
    showText(this.#reason, reason);
    this.#root.classList.toggle("pds-has-error", problem !== undefined);
    this.#showUsage(usage);
  }

  /** Ties what is said to a control, as long as it is said. */
  describe(control) {
    const hint = this.#context.find(this.#root, `${this.#name}-hint`);
    const parts = [hint, this.#limit, this.#error, this.#note, this.#reason];
    const said = parts.filter((part) => part !== null && part.textContent !== "");
    const ids = said.map((part) => part.id).join(" ");
    setAttribute(control, "aria-describedby", ids || undefined);
  }

  /** What is left of the limit, near it, in words. */
  usageInWords(usage) {
    if (usage === undefined || usage.used < usage.maximum * WORTH_SAYING) return undefined;
    const { words } = this.#context;
    const left = usage.maximum - usage.used;
    const key = left < 0 ? "count.over" : "count.left";
    return words.t(key, { number: words.number(Math.abs(left)) });
  }

  #showUsage(usage) {
    if (usage === undefined) {
      this.#count.hidden = true;
      setText(this.#limit, "");
      return;
    }
    const { used, maximum } = usage;
    const { words } = this.#context;
    // Quiet while there is plenty of room.
    this.#count.hidden = used < maximum * WORTH_SAYING;
    setText(this.#count, `${words.number(used)} / ${words.number(maximum)}`);
    this.#count.classList.toggle("pds-is-over", used > maximum);
    setText(this.#limit, words.t("count.limit", { maximum: words.number(maximum) }));
  }
}
