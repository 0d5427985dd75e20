// The buttons at the end of the form and the line beside them: what can be saved, what is under way, and
// what became of it.

import { setAttribute, setText, showText } from "./dom.js";

/** @import { Context } from "./context.js" */
/** @import { ProfileForm } from "./profile-form.js" */

export class SaveBar {
  #form;
  #words;
  #actions;
  #save;
  #cancel;
  #reset;
  #state;
  /** What the line says when nothing is under way, in the current language. */
  #outcome = () => undefined;
  #isRunning = false;
  /** When the next try is, and the timer that counts down to it. */
  #retryAt;
  #timer;

  /** @param {ProfileForm} form @param {Context} context @param {{ cancel: Function, reset: Function }} on */
  constructor(form, context, { cancel, reset }) {
    this.#form = form;
    this.#words = context.words;
    const part = (name) => context.part(form.element, name);
    this.#actions = part("actions");
    this.#save = part("save");
    this.#cancel = part("cancel");
    this.#reset = part("reset");
    this.#state = part("save-state");
    this.#cancel.addEventListener("click", cancel);
    this.#reset.addEventListener("click", reset);
    this.#words.inEveryLocale(() => this.render());
  }

  /** What gets the focus when something else that had it goes. */
  get home() {
    return this.#save;
  }

  /** Says what became of it, in words of the current language. */
  say(outcome) {
    this.#outcome = outcome;
    this.render();
  }

  set isRunning(isRunning) {
    this.#isRunning = isRunning;
    this.stopCounting();
    this.render();
  }

  set isReadOnly(isReadOnly) {
    this.#actions.hidden = isReadOnly;
  }

  /** Counts the seconds to the next try. */
  countDown(waitMs) {
    this.stopCounting();
    this.#retryAt = performance.now() + waitMs;
    this.#timer = setInterval(() => this.render(), 1000);
    this.render();
  }

  stopCounting() {
    clearInterval(this.#timer);
    this.#retryAt = undefined;
  }

  focusReset() {
    this.#reset.focus();
  }

  render() {
    const isRunning = this.#isRunning;
    const changed = this.#form.changedFields;
    const hasChanges = changed.length > 0;
    const { t } = this.#words;
    this.#keepFocus(isRunning ? this.#reset : this.#cancel);
    this.#actions.toggleAttribute("data-needed", hasChanges || isRunning);
    this.#form.element.toggleAttribute("data-saving", isRunning);
    setAttribute(this.#save, "aria-busy", isRunning && "true");
    setAttribute(this.#save, "aria-disabled", (isRunning || !hasChanges) && "true");
    setText(this.#save, t(isRunning ? "save.saving" : "save"));
    this.#cancel.hidden = !isRunning;
    this.#reset.hidden = isRunning;
    setAttribute(this.#reset, "aria-disabled", !hasChanges && "true");
    showText(this.#state, this.#stateText(changed));
  }

  /** A button that is about to go gives the focus to Save. */
  #keepFocus(going) {
    if (going.getRootNode().activeElement === going) this.#save.focus({ preventScroll: true });
  }

  #stateText(changed) {
    const { t } = this.#words;
    if (this.#isRunning) {
      const leftMs = (this.#retryAt ?? 0) - performance.now();
      return leftMs > 0 ? t("save.retrying", { time: this.#words.seconds(leftMs) }) : t("save.saving_hint");
    }
    if (changed.length > 0) {
      const labels = this.#words.list(changed.map((field) => field.label));
      return [this.#outcome(), t("save.ready", { fields: labels })].filter(Boolean).join(" ");
    }
    return this.#outcome() ?? (this.#form.stored === undefined ? undefined : t("save.nothing"));
  }
}
