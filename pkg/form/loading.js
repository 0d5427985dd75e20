// Loading: the rules, then the profile; what the line above the form says meanwhile, and what can be done
// when something does not come.

import { showText } from "./dom.js";
import { loadPackage, pds } from "./package.js";
import { ProblemNotice } from "./problem.js";

/** @import { Context } from "./context.js" */
/** @import { ProfileForm } from "./profile-form.js" */
/** @import { View } from "./view.js" */

export class Loading {
  #form;
  #host;
  #words;
  #notice;
  #line;
  /** What the line above the form says, in the current language. */
  #state;
  /** Tells the newest opening of a profile from those that it has overtaken. */
  #opening;
  #starting;
  /** The user that the client's token belongs to, as far as it has been read. */
  #me;

  /** @param {HTMLElement} root @param {ProfileForm} form @param {View} host @param {Context} context */
  constructor(root, form, host, context) {
    this.#form = form;
    this.#host = host;
    this.#words = context.words;
    this.#line = context.part(form.element, "load-state");
    this.#notice = new ProblemNotice(context.part(root, "load-problem"), form.element, context);
    this.#say(() => this.#words.t("load.rules"));
    this.#words.inEveryLocale(() => showText(this.#line, this.#state()));
  }

  get isBusy() {
    return this.#opening !== undefined;
  }

  /** Loads the rules, then whatever profile is asked for. */
  start() {
    // A form that is taken out and put back meanwhile asks again.
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async #start() {
    this.#notice.hide();
    this.#say(() => this.#words.t("load.rules"));
    try {
      await loadPackage();
    } catch (cause) {
      console.error(cause);
      this.#say(() => undefined);
      this.#notice.show(this.#rulesMissing(), "load.no_rules", [{ key: "problem.again", run: () => this.start() }]);
      this.#notice.goTo();
      return;
    }
    this.#form.usePackage();
    if (this.#host.isConnected) await this.open();
  }

  /** The package is what words errors; it is what is missing. */
  #rulesMissing() {
    return { localizedMessage: () => this.#words.t("load.no_rules_hint") };
  }

  /** Shows the user that was given, or reads the one that is asked for. */
  async open({ rereads = false } = {}) {
    if (pds === undefined) return;
    this.stop();
    const { client, given } = this.#host;
    this.#notice.hide();
    if (given !== undefined && !rereads) this.#show(given, given);
    else if (client !== undefined) await this.#read(rereads);
    else if (this.#form.stored === undefined) this.#say(() => this.#words.t("load.waiting"));
  }

  /** Ends a reading that is under way: nobody waits for it any more. */
  stop() {
    this.#opening?.abort();
    this.#idle();
  }

  /** Forgets whose token it is. */
  forget() {
    this.#me = undefined;
  }

  /** Reads the profile that is shown, once more. */
  read() {
    const { client, userId } = this.#host;
    return client.getUser(this.#isSelf() ? {} : { userId });
  }

  /** Says again what the caller may change. */
  showEditability() {
    const { stored } = this.#form;
    if (stored === undefined || pds === undefined) return;
    const role = this.#host.callerRole ?? (this.#me ?? stored).role ?? "";
    this.#form.setEditability({ role, isSelf: this.#isSelf(), isReadOnly: this.#host.isReadOnly });
  }

  async #read(rereads) {
    const opening = (this.#opening = new AbortController());
    this.#say(() => this.#words.t("load.profile"));
    this.#form.element.setAttribute("aria-busy", "true");
    this.#host.told();
    try {
      const [me, user] = await this.#readBoth(opening.signal);
      if (!opening.signal.aborted) this.#show(user, me);
    } catch (error) {
      if (opening.signal.aborted) return;
      if (!(error instanceof pds.PdsError)) throw error;
      this.#failed(error, () => this.open({ rereads }));
    } finally {
      if (this.#opening === opening) this.#idle();
    }
  }

  async #readBoth(signal) {
    const { client, userId } = this.#host;
    const me = await client.getUser({ signal });
    const isOther = userId !== undefined && userId !== me.user_id;
    return [me, isOther ? await client.getUser({ userId, signal }) : me];
  }

  #show(user, me) {
    this.#me = me;
    const { stored } = this.#form;
    if (stored === undefined) this.#form.setFirstUser(user);
    else this.#form.setUser(user, (field) => stored.user_id === user.user_id && field.isChanged);
    this.#say(() => undefined);
    this.showEditability();
    this.#host.loaded(user);
  }

  #failed(error, retry) {
    this.#say(() => undefined);
    const again = { key: "problem.again", run: retry };
    const renew = { key: "problem.sign_in", run: () => this.#host.signIn(error, retry) };
    this.#notice.show(error, "problem.not_loaded", [error.kind === "unauthorized" ? renew : again]);
    // At the first load nobody has asked for anything yet, and may be typing.
    if (this.#form.element === document.activeElement) this.#notice.goTo();
    this.#host.failed(error, retry);
  }

  #isSelf() {
    const { userId } = this.#host;
    return userId === undefined || (this.#host.given === undefined && userId === this.#me?.user_id);
  }

  #idle() {
    this.#opening = undefined;
    this.#form.element.removeAttribute("aria-busy");
    this.#host.told();
  }

  #say(state) {
    this.#state = state;
    showText(this.#line, state());
  }
}
