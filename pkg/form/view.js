// What is inside the element: the parts of the form, and what happens between them.

import { Confirm } from "./confirm.js";
import { contain, putIntoSlots, takeMarkup } from "./contain.js";
import { Context } from "./context.js";
import { showText } from "./dom.js";
import { keepValues } from "./keep-values.js";
import { Loading } from "./loading.js";
import { formMarkup } from "./markup.js";
import { ProfileForm } from "./profile-form.js";
import { Saving } from "./saving.js";
import { hasText, isForText } from "./transfer.js";

export class View {
  /** The element, as its parts need it: see `element.js`. */
  #owner;
  #context;
  #root;
  #form;
  #saving;
  #loading;
  #confirm;
  #kept;
  #isGuarding = false;
  /** One of its own: another form on the page has its own as well. */
  #guard = (event) => event.preventDefault();

  /**
   * @param {{ element: any, client: any, given: any, told: () => void }} owner
   * @param {string} prefix what the ids begin with
   */
  constructor(owner, prefix) {
    this.#owner = owner;
    const { element } = owner;
    const found = takeMarkup(element);
    const context = (this.#context = new Context(element, prefix));
    this.#root = contain(found ?? formMarkup(context));
    if (this.#root.parentNode === null) element.prepend(this.#root);
    putIntoSlots(element, this.#root, context);
    // Before the parts, which may have other words for the moment.
    context.words.inEveryLocale(() => context.reword(this.#root));
    this.#form = new ProfileForm(context.part(this.#root, "profile"), context);
    this.#saving = new Saving(this.#root, this.#form, this, context);
    this.#loading = new Loading(this.#root, this.#form, this, context);
    this.#confirm = new Confirm(context);
    this.#kept = keepValues(this.#root);
    this.#form.addEventListener("change", () => this.#changed());
    this.#form.addEventListener("verdict", () => this.#judged());
    this.#root.addEventListener("paste", (event) => this.#onPaste(event));
    context.words.inEveryLocale(() => this.#showUndocumented());
  }

  get words() {
    return this.#context.words;
  }

  get form() {
    return this.#form;
  }

  get isBusy() {
    return this.#loading.isBusy || this.#saving.isBusy;
  }

  get isSaving() {
    return this.#saving.isBusy;
  }

  /** Whether the form says that something is wrong. */
  get isInvalid() {
    return this.#saving.hasSummary || this.#form.faulty.length > 0;
  }

  /** What would be saved; `undefined` until a user is shown. */
  get result() {
    const result = this.#form.diff();
    if (result === undefined || !result.ok || !this.#form.isUnready) return result;
    return { ok: false, issues: [], changes: [] };
  }

  // What the parts ask of whatever is around them.

  get client() {
    return this.#owner.client;
  }

  get isConnected() {
    return this.#owner.element.isConnected;
  }

  get given() {
    return this.#owner.given;
  }

  get userId() {
    return this.#owner.element.userId;
  }

  get callerRole() {
    return this.#owner.element.callerRole;
  }

  get isReadOnly() {
    return this.#owner.element.readOnly;
  }

  /** Fires an event; false when it was prevented. */
  emit(type, detail, options) {
    return this.#owner.element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, ...options }));
  }

  /** Something failed, and the form has said so. */
  failed(error, retry) {
    this.#saving.hideToast();
    // A bubbling one would be taken for an error of the window's.
    this.emit("error", { error }, { bubbles: false });
    if (error.kind === "unauthorized") this.emit("unauthorized", { error, isAsked: false, retry });
  }

  /** The person wants to sign in again. */
  signIn(error, retry) {
    this.emit("unauthorized", { error, isAsked: true, retry });
  }

  read() {
    return this.#loading.read();
  }

  loaded(user) {
    this.#showUndocumented();
    this.#saving.loaded();
    this.emit("load", { user }, { bubbles: false });
  }

  /** What the form is doing has changed. */
  told() {
    this.#owner.told();
  }

  async askToReset() {
    const { t } = this.words;
    if (this.#form.changedFields.length === 0) {
      this.#context.announce(t("save.nothing"));
      return;
    }
    if (!(await this.mayDiscard())) return;
    this.reset();
    this.#context.announce(t("form.reset"));
    this.#saving.focusReset();
  }

  // What the element asks of the form.

  /** @param {AbortSignal} signal of the time that it is in the page */
  start(signal) {
    addEventListener("pagehide", () => this.#kept.hold(), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && this.#kept.putBack(), { signal });
    this.#guardOrNot();
    if (this.#form.stored === undefined) this.#loading.start();
  }

  open(how) {
    return this.#loading.open(how);
  }

  save() {
    return this.#saving.save();
  }

  cancel() {
    this.#saving.cancel();
  }

  check() {
    return this.#saving.check();
  }

  reset() {
    if (this.#form.stored === undefined) return;
    this.#saving.clear();
    this.#form.reset();
  }

  /** Empties the form: another profile will be shown, or none. */
  clear() {
    this.#loading.forget();
    this.#saving.clear();
    this.#form.clear();
  }

  async mayDiscard() {
    const { t } = this.words;
    return !this.#form.isDirty || this.#confirm.ask(t("confirm.discard"), t("confirm.agree"));
  }

  takePicture(transfer) {
    return this.#form.field("avatar")?.take(transfer) ?? false;
  }

  showEditability() {
    this.#saving.isReadOnly = this.isReadOnly;
    this.#loading.showEditability();
    this.#showUndocumented();
  }

  stop() {
    this.#loading.stop();
    this.#saving.stop();
    this.#form.halt();
    this.#context.stop();
    removeEventListener("beforeunload", this.#guard);
    this.#isGuarding = false;
  }

  #changed() {
    this.#saving.changed();
    this.#guardOrNot();
    this.told();
    const changedFields = this.#form.changedFields.map((field) => field.name);
    this.emit("change", { result: this.result, changedFields });
  }

  /** A field has become wrong, or right. */
  #judged() {
    // Nobody should read that all is well beside what is not.
    if (this.#form.faulty.length > 0) this.#saving.hideToast();
    this.told();
  }

  /** Asking before the page is left costs the back/forward cache: only while there is something to lose. */
  #guardOrNot() {
    const { isDirty } = this.#form;
    if (isDirty === this.#isGuarding) return;
    this.#isGuarding = isDirty;
    if (isDirty) addEventListener("beforeunload", this.#guard);
    else removeEventListener("beforeunload", this.#guard);
  }

  /** Says once, not ten times, which fields may be refused. */
  #showUndocumented() {
    const labels = this.#form.undocumented.map((field) => field.label);
    const text = this.words.t("form.undocumented", { fields: this.words.list(labels) });
    showText(this.#context.part(this.#root, "undocumented"), labels.length > 0 ? text : undefined);
  }

  #onPaste(event) {
    const { clipboardData: transfer, target } = event;
    if (event.defaultPrevented || transfer === null || isForText(target) || hasText(transfer)) return;
    if (transfer.files.length === 0) return;
    event.preventDefault();
    this.takePicture(transfer);
  }
}
