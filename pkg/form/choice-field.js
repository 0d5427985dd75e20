// A field with a few values to choose from.

import { el, setText } from "./dom.js";
import { Field } from "./field.js";

export class ChoiceField extends Field {
  #readable;

  constructor(root, context) {
    super(root, context);
    this.control = root.querySelector("select");
    this.control.addEventListener("change", () => this.edited());
    // A select cannot be read-only: who may not choose gets the chosen word.
    this.#readable = context.el("input", {
      id: `${this.name}-readable`,
      readonly: true,
      hidden: true,
      dir: "auto",
    });
    this.control.after(this.#readable);
    this.start();
  }

  get value() {
    return this.control.value;
  }

  get described() {
    return this.control.hidden ? this.#readable : this.control;
  }

  show(value = "") {
    const { options } = this.control;
    // What a later service says, and the silence of one that does not say: nothing to be chosen.
    if (![...options].some((option) => option.value === value)) this.control.append(choice(value));
    this.control.value = value;
    for (const option of [...options]) {
      if (option.value === "" && value !== "") option.remove();
    }
  }

  setInfo(info) {
    const chosen = this.value;
    this.control.replaceChildren(...info.options.map(choice));
    this.show(chosen);
    super.setInfo(info);
  }

  /** Values as they are called here, and never as the service calls them. */
  wording(issue) {
    if (issue.code !== "invalid_value") return super.wording(issue);
    const options = issue.options.map((value) => this.#labelOf(value));
    const { t } = this.words;
    return t("choice.choose", { field: this.label, options: options.join(t("comma")) });
  }

  setReadOnly(isReadOnly) {
    this.control.hidden = isReadOnly;
    this.#readable.hidden = !isReadOnly;
    /** @type {HTMLLabelElement} */ (this.root.querySelector("label")).htmlFor = isReadOnly ? this.#readable.id : this.control.id;
  }

  render() {
    for (const option of this.control.options) setText(option, this.#labelOf(option.value));
    this.#readable.value = this.#labelOf(this.value);
    super.render();
  }

  #labelOf(value) {
    if (value === "") return this.words.t("option.untold");
    const key = `option.${this.name}.${value}`;
    const label = this.words.t(key);
    return label === key ? value : label;
  }
}

/** A word to choose; none at all can be shown, and not chosen. */
function choice(value) {
  const isNone = value === "";
  return el("option", { value, disabled: isNone, hidden: isNone });
}
