// Save: from the press of the button to the stored user, or to what can be done instead.

import { isComposing } from "./dom.js";
import { pds } from "./package.js";
import { ProblemNotice } from "./problem.js";
import { remediesFor, titleOf } from "./remedies.js";
import { SaveBar } from "./save-bar.js";
import { ErrorSummary } from "./summary.js";
import { Toasts } from "./toast.js";

/** @import { Context } from "./context.js" */
/** @import { ProfileForm } from "./profile-form.js" */
/** @import { View } from "./view.js" */

export class Saving {
  #form;
  #host;
  #context;
  #bar;
  #notice;
  #summary;
  #toasts;
  /** The AbortController of a request under way. */
  #running;
  #isSaving = false;
  /** Save was pressed before there was anything to save with. */
  #isWaiting = false;

  /**
   * @param {HTMLElement} root what the form and its summary are in
   * @param {ProfileForm} form
   * @param {View} host what is around the form
   * @param {Context} context
   */
  constructor(root, form, host, context) {
    this.#form = form;
    this.#host = host;
    this.#context = context;
    this.#summary = new ErrorSummary(root, context);
    this.#toasts = new Toasts(context);
    this.#bar = new SaveBar(form, context, { cancel: () => this.cancel(), reset: () => host.askToReset() });
    this.#notice = new ProblemNotice(context.part(form.element, "save-problem"), this.#bar.home, context);
    form.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    form.element.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** Whether a save is under way, from the press of the button on. */
  get isBusy() {
    return this.#isSaving;
  }

  /** Whether the summary above the form says that something needs mending. */
  get hasSummary() {
    return this.#summary.isShown;
  }

  set isReadOnly(isReadOnly) {
    this.#bar.isReadOnly = isReadOnly;
  }

  hideToast() {
    this.#toasts.hide();
  }

  focusReset() {
    this.#bar.focusReset();
  }

  /** Called when something in the form has changed. */
  changed() {
    // "Saved" is no news any more once something is typed.
    if (this.#isSaving) this.#bar.render();
    else this.#bar.say(() => undefined);
    this.#summary.update();
  }

  /** Called when a profile is there: saves if that was asked for too early. */
  loaded() {
    const isDue = this.#isWaiting;
    this.clear();
    if (isDue) this.save();
  }

  cancel() {
    this.#running?.abort();
  }

  /** The form has left the page. A request that is under way goes on: it was asked for. */
  stop() {
    this.#toasts.hide();
    this.#notice.stop();
  }

  /** Forgets what became of earlier saves: another profile is shown, or the same one afresh. */
  clear() {
    this.#isWaiting = false;
    this.#notice.hide();
    this.#summary.hide();
    this.#bar.say(() => undefined);
  }

  /** Resolves to whether it was stored, or handed over to the page. */
  async save() {
    if (this.isBusy) return false;
    this.#isSaving = true;
    this.#host.told();
    try {
      const update = await this.#ready();
      return update !== undefined && (await this.#handOver(update));
    } finally {
      this.#isSaving = false;
      this.#host.told();
    }
  }

  /** Judges everything and says what is wrong; the difference, or `undefined` before there is a user. */
  async check() {
    if (pds === undefined || this.#form.stored === undefined) return undefined;
    await this.#form.settle();
    const result = this.#form.diff();
    const others = result.ok ? [] : this.#form.showIssues(result.issues);
    const isFine = result.ok && !this.#form.isUnready;
    if (isFine) this.#summary.hide();
    else {
      this.#notice.hide();
      this.#toasts.hide();
      this.#bar.say(() => this.#context.words.t("save.has_errors"));
      this.#summary.show(
        this.#form.faulty,
        others.map((issue) => () => issue.message),
      );
      this.#host.emit("invalid", { issues: result.issues ?? [] });
    }
    return isFine ? result : { ok: false, issues: result.issues ?? [], changes: [] };
  }

  /** The update to send, or `undefined` after having said why there is none. */
  async #ready() {
    const result = await this.check();
    if (result?.ok === false) return undefined;
    if (result === undefined) this.#isWaiting = true;
    else if (result.value !== null) return result.value;
    this.#sayAloud(result === undefined ? "save.waiting" : "save.nothing");
    return undefined;
  }

  #handOver(update) {
    // It does not bubble: pages have handlers that prevent every submit that comes by.
    const isOurs = this.#host.emit("submit", { update }, { bubbles: false, cancelable: true });
    if (!isOurs || this.#host.client === undefined) return true;
    return this.#send(update);
  }

  async #send(update) {
    const running = (this.#running = new AbortController());
    this.#notice.hide();
    const before = this.#form.snapshot();
    let answer;
    const onResponse = (told) => (answer = told);
    const onAttempt = ({ waitMs }) => this.#onAttempt(waitMs);
    this.#context.announce(this.#context.words.t("save.saving"));
    this.#bar.isRunning = true;
    try {
      const user = await this.#host.client.updateUser(update, { signal: running.signal, onAttempt, onResponse });
      this.#saved(update, user, before);
      this.#host.emit("saved", { user, update, answer });
      return true;
    } catch (error) {
      if (!(error instanceof pds.PdsError)) throw error;
      this.#failed(error, before);
      return false;
    } finally {
      this.#running = undefined;
      this.#bar.isRunning = false;
    }
  }

  #onAttempt(waitMs) {
    if (waitMs > 0) {
      this.#bar.countDown(waitMs);
      const { words } = this.#context;
      this.#context.announce(words.t("save.retrying", { time: words.seconds(waitMs) }));
    } else {
      this.#bar.stopCounting();
      this.#bar.render();
    }
  }

  #saved(update, user, before) {
    const { group_info_list: _, ...sent } = update;
    const keeps = this.#form.editedSince(before);
    this.#form.forgetRefusals(Object.keys(update));
    // A lenient service may leave out what it was told; groups it never tells.
    this.#form.setUser({ ...this.#form.stored, ...sent, ...user }, keeps);
    const at = new Date();
    const { words } = this.#context;
    this.#bar.say(() => words.t("save.saved", { time: words.time(at) }));
    this.#toasts.show(words.t("save.done"));
  }

  #failed(error, before) {
    this.#toasts.hide();
    const elsewhere = this.#form.showIssues(error.issues);
    const isAtFields = error.issues.length > elsewhere.length;
    this.#bar.say(() => this.#context.words.t("save.failed"));
    if (isAtFields) {
      this.#summary.show(this.#form.faulty);
      this.#host.emit("invalid", { issues: error.issues });
    } else {
      this.#notice.show(error, titleOf(error), this.#remedies(error));
      // Whoever has typed on meanwhile is not to be torn away: the alert is read out all the same.
      if (!this.#form.fields.some(this.#form.editedSince(before))) this.#notice.goTo();
    }
    this.#host.failed(error, () => this.save());
  }

  #remedies(error) {
    const again = () => this.save();
    return remediesFor(error, { again, reread: () => this.#reread(), signIn: () => this.#host.signIn(error, again) });
  }

  /** Reads what is stored now, and keeps what was typed. */
  async #reread() {
    try {
      const user = await this.#host.read();
      this.#form.setUser(user, (field) => field.isChanged);
      this.#notice.hide();
      this.#sayAloud("save.reread");
    } catch (error) {
      if (!(error instanceof pds.PdsError)) throw error;
      this.#notice.show(error, "problem.not_loaded", this.#remedies(error));
      this.#notice.goTo();
      this.#host.failed(error, () => this.#reread());
    }
  }

  #sayAloud(key) {
    this.#bar.say(() => this.#context.words.t(key));
    this.#context.announce(this.#context.words.t(key));
  }

  /** What Escape does. */
  #onKey(event) {
    if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
    if (this.#running === undefined) return;
    event.preventDefault();
    this.cancel();
  }
}
