// One field of the form: what it holds, when it is judged, and what it says about it.
//
// It is quiet until the person leaves it changed, or saves; from then on it is judged as they type, so
// that a mended mistake disappears at once. Counters count always.

import { setAttribute } from "./dom.js";
import { FieldMessages } from "./field-messages.js";
import { FieldRules } from "./field-rules.js";
import { pds } from "./package.js";
import { whenReleased } from "./presses.js";

/** @import { Context } from "./context.js" */

/** What all fields share. A subclass has its own `value` and `show(value)`. */
export class Field extends FieldRules {
  #baseline;
  #isLive = false;
  #isComposing = false;
  /** What is said to be wrong, as functions: languages change, and elements come and go. */
  #problems = [];
  /** Of what it stays said that somebody else refused it, the service for one. */
  #refused;
  /** The value that was last told to whoever listens: autofill comes without an event. */
  #told;
  /** The value that normalising changed, kept to say what was done in the current language. */
  #normalisedFrom;
  #reason;
  #messages;
  /** Whether it was said to be wrong, when it was last rendered. */
  #wasFaulty = false;

  /** @param {HTMLElement} root the element with `data-field` @param {Context} context */
  constructor(root, context) {
    super(root, context);
    this.#messages = new FieldMessages(root, this.name, context);
    root.addEventListener("compositionstart", () => (this.#isComposing = true));
    root.addEventListener("compositionend", () => {
      this.#isComposing = false;
      this.edited();
    });
  }

  /**
   * Called by a subclass when it is complete. What is in the control by then was typed, or put back by
   * the browser: it is an edit, and never what is stored.
   */
  start() {
    this.#baseline = this.blank;
    this.adopt();
    this.#told = JSON.stringify(this.value);
    this.words.inEveryLocale(() => this.render());
  }

  /** The value of the field as the page is served. @returns {any} */
  get blank() {
    return "";
  }

  /** What a refusal is about: it is said as long as this stays. */
  get judged() {
    return JSON.stringify(this.value);
  }

  /** Takes over what is in the control and came without an event. */
  adopt() {}

  /** Takes what the package says of the field: its limit, its options. */
  setInfo(info) {
    this.info = info;
    this.render();
  }

  get isChanged() {
    return !isSame(this.value, this.#baseline);
  }

  /** Where focus goes from the error summary. */
  get focusTarget() {
    return this.#problems[0]?.target?.() ?? this.control;
  }

  /** The first thing that is wrong, if anything is. */
  get problem() {
    return this.#problems[0]?.text();
  }

  /** Shows what is stored. An edit that is kept stays, and is compared with it from now on. */
  fill(stored, keepsEdit = false) {
    const edit = this.value;
    this.show(stored);
    this.#baseline = this.value;
    if (keepsEdit) this.show(edit);
    else this.#forget();
    this.#told = JSON.stringify(this.value);
    this.render();
  }

  /** Forgets what was refused: the value was taken, or the person has thought better of it. */
  forgetRefusal() {
    this.#refused = undefined;
    this.#problems = [];
  }

  /** Judges the field as it stands, and shows its normal form: when it is left, and before sending. */
  settle() {
    this.adopt();
    if (!this.#keepsRefusal()) this.#judge();
    this.render();
    this.#tell();
  }

  /** Called by a subclass when something may have changed, or may not. */
  noticed() {
    this.adopt();
    if (this.#isNews) this.edited();
  }

  /** Called by a subclass when the focus goes elsewhere: what came without an event counts as well. */
  left() {
    whenReleased(this.root.closest("form"), () => {
      this.adopt();
      if (this.isChanged || this.#isNews) this.settle();
    });
  }

  /** Shows issues that came from elsewhere: from the whole payload, or from the service. */
  showIssues(issues) {
    this.#isLive = true;
    this.#refuse(this.fromIssues(issues));
  }

  /** Shows a problem that the package knows nothing of, such as a file that is no picture. */
  showProblem(text) {
    if (text !== undefined) this.#refuse([{ text }]);
    else {
      this.forgetRefusal();
      this.render();
    }
  }

  /** Makes the field readable only, and says why; `undefined` makes it editable. */
  setReason(reason) {
    this.#reason = reason;
    this.setReadOnly(reason !== undefined);
    this.render();
  }

  /** Called by a subclass when the person has changed something. */
  edited() {
    // Half a word is no input: it is judged when the input method is done.
    if (this.#isComposing) return;
    this.#normalisedFrom = undefined;
    this.#told = JSON.stringify(this.value);
    if (!this.#keepsRefusal()) {
      this.#problems = this.#isLive && this.isChanged ? this.judgedProblems() : [];
    }
    this.render();
    this.context.announceWhenQuiet(() => this.problem ?? this.#messages.usageInWords(this.usage));
    this.dispatchEvent(new Event("edit"));
  }

  setReadOnly(isReadOnly) {
    this.control.readOnly = isReadOnly;
  }

  render() {
    this.#messages.show({
      problem: this.problem,
      note: this.note(),
      reason: this.#reason?.(),
      usage: this.#reason === undefined ? this.usage : undefined,
    });
    this.#describe();
    const isFaulty = this.#problems.length > 0;
    if (isFaulty === this.#wasFaulty) return;
    this.#wasFaulty = isFaulty;
    this.dispatchEvent(new Event("verdict"));
  }

  /** What was done to the value. */
  note() {
    if (this.#normalisedFrom === undefined) return undefined;
    const { changes } = pds.validateField(this.name, this.#normalisedFrom, { locale: this.words.locale });
    return this.reported(changes)
      .map((change) => change.message)
      .join("\n");
  }

  /** An edit is forgotten; what was refused of a value that still stands is not. */
  #forget() {
    this.#isLive = false;
    this.#normalisedFrom = undefined;
    if (!this.#keepsRefusal()) this.#problems = [];
  }

  #judge() {
    if (!this.isChanged) {
      this.#forget();
      return;
    }
    this.#isLive = true;
    this.#problems = this.judgedProblems();
    const verdict = this.verdict();
    if (verdict?.ok && this.reported(verdict.changes).length > 0) {
      this.#normalisedFrom = this.value;
      this.show(verdict.value);
    }
  }

  #refuse(problems) {
    this.#problems = problems;
    this.#refused = problems.length > 0 ? { judged: this.judged } : undefined;
    this.render();
  }

  #keepsRefusal() {
    const isSame = this.#refused !== undefined && this.#refused.judged === this.judged;
    if (!isSame) this.#refused = undefined;
    return isSame;
  }

  get #isNews() {
    return this.#told !== JSON.stringify(this.value);
  }

  #tell() {
    if (!this.#isNews) return;
    this.#told = JSON.stringify(this.value);
    this.dispatchEvent(new Event("edit"));
  }

  #describe() {
    this.#messages.describe(this.described);
    const wrong = this.#problems.length > 0 ? this.focusTarget : undefined;
    for (const control of this.root.querySelectorAll("input, textarea, select")) {
      setAttribute(control, "aria-invalid", control === wrong && "true");
      // For `:user-invalid`, `checkValidity()` and tools: the form shows the message itself.
      /** @type {HTMLInputElement} */ (control).setCustomValidity(control === wrong ? this.problem : "");
    }
  }

  /** The element that hint, limit and messages describe. */
  get described() {
    return this.control;
  }
}

/** Values are texts, or plain data whose order matters. */
function isSame(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
