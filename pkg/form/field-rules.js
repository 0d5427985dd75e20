// What is right and wrong about one field: the verdicts are the package's, and a subclass adds what the
// package cannot know.

import { pds } from "./package.js";

/** @import { Context } from "./context.js" */

export class FieldRules extends EventTarget {
  /** What the package says of the field: its limit, its options. */
  info;
  #control;

  /** @param {HTMLElement} root the element with `data-field` @param {Context} context */
  constructor(root, context) {
    super();
    this.root = root;
    this.name = /** @type {string} */ (root.dataset.field);
    this.context = context;
    this.words = context.words;
  }

  /** What is in the control, as it would be sent. @returns {any} */
  get value() {
    return undefined;
  }

  /** Puts a value into the control. */
  show(_value) {}

  /** The element that has the focus when the field is edited. @returns {any} */
  get control() {
    return this.#control;
  }

  set control(control) {
    this.#control = control;
  }

  get label() {
    return this.words.t(`field.${this.name}`);
  }

  /**
   * A problem that keeps the field from having a value at all; the package cannot know it.
   *
   * @returns {{ text: () => string, target?: () => HTMLElement | undefined } | undefined}
   */
  ownProblem() {
    return undefined;
  }

  /** What the package says about the field as it stands. */
  verdict() {
    return pds?.validateField(this.name, this.value, { locale: this.words.locale });
  }

  /** Which changes to the value are news to the person. */
  reported(changes) {
    return changes;
  }

  /** How much of the limit is used, as the package counts. */
  measure(verdict) {
    if (verdict.ok) return codePoints(this.counted(verdict.value));
    const tooBig = verdict.issues.find((issue) => issue.code === "too_big");
    return tooBig?.actual ?? codePoints(this.counted(this.value));
  }

  /** An issue in words. */
  wording(issue) {
    return pds.issueMessage(issue, this.words.locale);
  }

  /** The text whose characters count. */
  counted(value) {
    return value;
  }

  /** The element that a problem's path points at, where a field has several. */
  targetOf(_path) {
    return undefined;
  }

  /** What is wrong with it as it stands, as functions: languages change, and elements come and go. */
  judgedProblems() {
    const own = this.ownProblem();
    return own === undefined ? this.fromIssues(this.verdict()?.issues) : [own];
  }

  /** Issues as problems. */
  fromIssues(issues = []) {
    return issues.map((issue) => ({
      text: () => this.wording(issue),
      target: () => this.targetOf(issue.path),
    }));
  }

  /** How much of the limit is used, where there is one for characters. */
  get usage() {
    if (this.info?.unit !== "code_points" || this.info.maximum === undefined) return undefined;
    const verdict = this.verdict();
    return verdict && { used: this.measure(verdict), maximum: this.info.maximum };
  }
}

function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
