// Save: from the press of the button to the stored user, or to what can be done instead.

import { announce } from "./announcer.js";
import { isComposing, partOf, setAttribute, setText, showText } from "./dom.js";
import { formatList, formatSeconds, formatTime, inEveryLocale, t } from "./i18n.js";
import { pds } from "./package.js";
import { ProblemNotice } from "./problem.js";
import { hideToast, toast } from "./toast.js";

/** Errors after which nobody knows what is stored. */
const OUTCOME_UNKNOWN = ["timeout", "aborted", "undecodable", "network"];

export class Saving extends EventTarget {
  #form;
  #session;
  #summary;
  #signIn;
  #actions;
  #save;
  #cancel;
  #reset;
  #state;
  #notice;
  /** The AbortController of a save under way. */
  #running;
  #isSaving = false;
  /** Save was pressed before there was anything to save with. */
  #isWaiting = false;
  /** What the line beside the buttons says when nothing is under way, in the current language. */
  #outcome = () => undefined;
  #progress;
  /** What became of the last request, for whoever shows it. */
  last;

  constructor({ form, session, summary, signIn }) {
    super();
    this.#form = form;
    this.#session = session;
    this.#summary = summary;
    this.#signIn = signIn;
    const part = (id) => partOf(form.element, id);
    this.#actions = part("actions");
    this.#save = part("save");
    this.#cancel = part("cancel");
    this.#reset = part("reset");
    this.#state = part("save-state");
    this.#notice = new ProblemNotice(part("save-problem"), this.#save);
    form.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    form.addEventListener("change", () => {
      // "Saved" is no news any more once something is typed.
      if (!this.#isSaving) this.#outcome = () => undefined;
      this.#render();
    });
    this.#cancel.addEventListener("click", () => this.cancel());
    form.element.addEventListener("keydown", (event) => this.onKey(event));
    inEveryLocale(() => this.#render());
  }

  /** Called when the profile is there: saves if that was asked for too early. */
  loaded() {
    const isDue = this.#isWaiting;
    this.clear();
    if (isDue) this.save();
  }

  /** Whether a request is under way. */
  get isRunning() {
    return this.#running !== undefined;
  }

  /** Whether a save is under way, from the press of the button on. */
  get isBusy() {
    return this.#isSaving;
  }

  /** What Escape does; a page may pass on what nothing in it has heard. */
  onKey(event) {
    if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
    if (!this.isRunning) return;
    event.preventDefault();
    this.cancel();
  }

  cancel() {
    this.#running?.abort();
  }

  /** Forgets what became of earlier saves: another profile is shown, or the same one afresh. */
  clear() {
    this.#isWaiting = false;
    this.#outcome = () => undefined;
    this.#notice.hide();
    this.#summary.hide();
    this.#render();
  }

  async save() {
    if (this.isBusy) return;
    this.#isSaving = true;
    try {
      const update = await this.#ready();
      if (update !== undefined) await this.#send(update);
    } finally {
      this.#isSaving = false;
    }
  }

  /** The update to send, or `undefined` after having said why there is none. */
  async #ready() {
    if (pds === undefined || this.#form.stored === undefined) {
      this.#isWaiting = true;
      this.#say(() => t("save.waiting"));
      announce(t("save.waiting"));
      return undefined;
    }
    await this.#form.settle();
    const diff = this.#form.diff();
    const others = diff.ok ? [] : this.#form.showIssues(diff.issues);
    if (!diff.ok || this.#form.isUnready) {
      this.#notice.hide();
      hideToast();
      this.#say(() => t("save.has_errors"));
      this.#summary.show(
        this.#form.faulty,
        others.map((issue) => () => issue.message),
      );
      return undefined;
    }
    this.#summary.hide();
    if (diff.value === null) {
      this.#say(() => t("save.nothing"));
      announce(t("save.nothing"));
      return undefined;
    }
    return diff.value;
  }

  async #send(update) {
    this.#running = new AbortController();
    this.#notice.hide();
    this.#progress = undefined;
    const before = this.#form.snapshot();
    const started = performance.now();
    let answer;
    const onResponse = (told) => (answer = told);
    const onAttempt = (attempt) => {
      if (attempt.waitMs > 0) this.#waitFor(attempt.waitMs);
      else this.#progress = undefined;
      this.#render();
    };
    announce(t("save.saving"));
    this.#render();
    try {
      const { signal } = this.#running;
      const user = await this.#session.save(update, { signal, onAttempt, onResponse });
      this.#report({ ...answer, started });
      this.#saved(update, user, before);
    } catch (error) {
      if (!(error instanceof pds.PdsError)) throw error;
      const { status, requestId, attempts } = error;
      this.#report({ error, status, requestId, attempts, started });
      this.#failed(error, before);
    } finally {
      clearInterval(this.#progress?.timer);
      this.#running = undefined;
      this.#progress = undefined;
      this.#render();
    }
  }

  #report({ started, ...outcome }) {
    this.last = { ...outcome, ms: performance.now() - started, at: new Date() };
    this.dispatchEvent(new Event("sent"));
  }

  #saved(update, user, before) {
    const { group_info_list: _, ...sent } = update;
    const keeps = this.#form.editedSince(before);
    this.#form.forgetRefusals(Object.keys(update));
    // A lenient service may leave out what it was told; groups it never tells.
    this.#form.setUser({ ...this.#form.stored, ...sent, ...user }, keeps);
    const at = new Date();
    this.#say(() => t("save.saved", { time: formatTime(at) }));
    toast(t("save.done"));
  }

  #failed(error, before) {
    hideToast();
    const elsewhere = this.#form.showIssues(error.issues);
    const isAtFields = error.issues.length > elsewhere.length;
    this.#say(() => t("save.failed"));
    if (isAtFields) {
      this.#summary.show(this.#form.faulty);
      return;
    }
    this.#notice.show(error, titleOf(error), this.#remedies(error));
    // Whoever has typed on meanwhile is not to be torn away: the alert is read out all the same.
    if (!this.#form.fields.some(this.#form.editedSince(before))) this.#notice.goTo();
  }

  #remedies(error) {
    const again = { key: "problem.again", run: () => this.save() };
    const reread = { key: "problem.reread", run: () => this.#reread() };
    const signIn = { key: "problem.sign_in", run: () => this.#signIn(() => this.save()) };
    if (error.kind === "unauthorized") return [signIn];
    if (error.kind === "not_found") return [reread];
    if (OUTCOME_UNKNOWN.includes(error.kind)) return [again, reread];
    return error.retryable || error.kind === "offline" || error.kind === "internal" ? [again] : [];
  }

  /** Reads what is stored now, and keeps what was typed. */
  async #reread() {
    try {
      const user = await this.#session.read();
      this.#form.setUser(user, (field) => field.isChanged);
      this.#notice.hide();
      this.#say(() => t("save.reread"));
      announce(t("save.reread"));
    } catch (error) {
      if (!(error instanceof pds.PdsError)) throw error;
      this.#notice.show(error, "problem.not_loaded", this.#remedies(error));
      this.#notice.goTo();
    }
    this.#render();
  }

  /** Counts the seconds to the next try. */
  #waitFor(waitMs) {
    clearInterval(this.#progress?.timer);
    const until = performance.now() + waitMs;
    const timer = setInterval(() => this.#render(), 1000);
    this.#progress = { timer, until };
    announce(t("save.retrying", { time: formatSeconds(waitMs) }));
  }

  #say(outcome) {
    this.#outcome = outcome;
    this.#render();
  }

  #render() {
    const { isRunning } = this;
    const changed = this.#form.changedFields;
    const hasChanges = changed.length > 0;
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
    this.#summary.update();
  }

  /** A button that is about to go gives the focus to Save. */
  #keepFocus(going) {
    if (going.getRootNode().activeElement === going) this.#save.focus({ preventScroll: true });
  }

  #stateText(changed) {
    if (this.isRunning) {
      if (this.#progress === undefined) return t("save.saving_hint");
      const left = this.#progress.until - performance.now();
      return left > 0 ? t("save.retrying", { time: formatSeconds(left) }) : t("save.saving_hint");
    }
    if (changed.length > 0) {
      const labels = formatList(changed.map((field) => field.label));
      const said = this.#outcome();
      return [said, t("save.ready", { fields: labels })].filter(Boolean).join(" ");
    }
    return this.#outcome() ?? (this.#form.stored === undefined ? undefined : t("save.nothing"));
  }
}

function titleOf(error) {
  if (error.kind === "aborted") return "problem.cancelled";
  if (OUTCOME_UNKNOWN.includes(error.kind)) return "problem.unsure";
  return "problem.not_saved";
}
