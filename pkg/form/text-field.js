// A field that is one line or several lines of text.

import { Field } from "./field.js";

export class TextField extends Field {
  constructor(root, context) {
    super(root, context);
    this.control = root.querySelector("input, textarea");
    this.control.addEventListener("input", () => this.edited());
    // Some password managers say this and nothing else.
    this.control.addEventListener("change", () => this.noticed());
    this.control.addEventListener("blur", () => this.left());
    this.start();
  }

  get value() {
    return this.control.value;
  }

  show(text = "") {
    if (this.control.value === text) return;
    const { selectionStart, selectionEnd } = this.control;
    this.control.value = text;
    const root = /** @type {Document | ShadowRoot} */ (this.root.getRootNode());
    if (root.activeElement === this.control && selectionStart !== null) {
      this.control.setSelectionRange(selectionStart, selectionEnd);
    }
  }
}
