// Custom data as a small table of keys and values.

import { el } from "./dom.js";
import { Field } from "./field.js";

export class UserDataField extends Field {
  #rows = [];

  constructor(root, context) {
    super(root, context);
    this.list = context.part(root, "user_data-rows");
    this.add = context.part(root, "user_data-add");
    this.add.addEventListener("click", () => {
      this.#append("", "").key.focus();
      this.edited();
    });
    // Leaving one of its inputs for another is not leaving the field.
    root.addEventListener("focusout", (event) => {
      if (!root.contains(event.relatedTarget)) this.left();
    });
    this.start();
  }

  /** Without the rows that nobody has filled in yet. */
  get value() {
    return Object.fromEntries(this.#filled.map(({ key, value }) => [key.value, value.value]));
  }

  get blank() {
    return {};
  }

  get control() {
    return this.#rows[0]?.key ?? this.add;
  }

  /** Its inputs have their own names; what is said is said of all of them. */
  get described() {
    return this.root;
  }

  show(data = {}) {
    this.#rows = [];
    this.list.replaceChildren();
    for (const [key, value] of Object.entries(data)) {
      // The service may hold other values than texts; only texts can be sent.
      this.#append(key, typeof value === "string" ? value : JSON.stringify(value));
    }
  }

  counted(data) {
    return JSON.stringify(data);
  }

  /** What no object of texts can hold: a value of nothing, and a key twice. */
  ownProblem() {
    const seen = new Set();
    for (const { key } of this.#filled) {
      const wrong = wrongWith(key.value, seen);
      if (wrong !== undefined) {
        return { text: () => this.words.t(wrong, { key: key.value }), target: () => key };
      }
      seen.add(key.value);
    }
    return undefined;
  }

  targetOf(path) {
    const row = this.#rows.find(({ key }) => key.value === path[1]);
    return row?.value;
  }

  setReadOnly(isReadOnly) {
    this.root.classList.toggle("pds-is-read-only", isReadOnly);
    this.add.hidden = isReadOnly;
    for (const { key, value, remove } of this.#rows) {
      key.readOnly = isReadOnly;
      value.readOnly = isReadOnly;
      remove.hidden = isReadOnly;
    }
  }

  render() {
    this.#rows.forEach(({ key, value, remove }, index) => {
      const name = key.value || String(index + 1);
      key.setAttribute("aria-label", this.words.t("user_data.key", { number: index + 1 }));
      value.setAttribute("aria-label", this.words.t("user_data.value", { key: name }));
      remove.setAttribute("aria-label", this.words.t("user_data.remove", { key: name }));
    });
    this.context.part(this.root, "user_data-head").hidden = this.#rows.length === 0;
    super.render();
  }

  get #filled() {
    return this.#rows.filter(({ key, value }) => key.value !== "" || value.value !== "");
  }

  #append(keyText, valueText) {
    const onInput = () => this.edited();
    const input = (value) =>
      el("input", {
        value,
        autocomplete: "off",
        spellcheck: "false",
        dir: "auto",
        on: { input: onInput },
      });
    const row = {
      key: input(keyText),
      value: input(valueText),
      remove: el("button", { type: "button", class: "pds-button-icon", on: { click: () => this.#remove(row) } }, "×"),
    };
    row.element = el("li", { class: "pds-pair" }, row.key, row.value, row.remove);
    this.#rows.push(row);
    this.list.append(row.element);
    return row;
  }

  #remove(row) {
    const index = this.#rows.indexOf(row);
    this.#rows.splice(index, 1);
    row.element.remove();
    (this.#rows[index]?.key ?? this.add).focus();
    this.edited();
  }
}

/** The word for what makes a key impossible. */
function wrongWith(key, seen) {
  if (key === "") return "user_data.no_key";
  // What JavaScript keeps for itself is dropped silently on many ways, in this browser or behind it.
  if (key === "__proto__") return "user_data.bad_key";
  return seen.has(key) ? "user_data.twice" : undefined;
}
