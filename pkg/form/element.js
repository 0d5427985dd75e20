// The element: its attributes and properties, and its coming and going. What it does is in `view.js`.

import { AttributesElement, reflect } from "./attributes.js";
import { loadWords, negotiated, preferred } from "./i18n.js";
import { adoptSheet } from "./sheet.js";
import { View } from "./view.js";

const PROPERTIES = ["client", "user", "userId", "callerRole", "locale", "fields", "readOnly", "appearance"];
const OWN = [...PROPERTIES, "messages", "idPrefix"];
let count = 0;

export class PdsProfileForm extends AttributesElement {
  static observedAttributes = ["user-id", "caller-role", "locale", "fields", "readonly"];

  /** Absent where pages are only pretended, as in tests. */
  #internals = this.attachInternals?.();
  #client;
  /** The user that was given, in the place of one that is loaded. */
  #given;
  #messages = {};
  #view;
  /** The AbortController of the time that it is in the page. */
  #connection;
  #isDue = false;
  #wantedLocale;
  /** What ids begin with where nobody says so: in no attribute, as those are the page's. */
  #prefix = "";
  #releaseSheet;

  /** Does what the Save button does; resolves to whether it was stored, or handed over to the page. */
  save() {
    return this.#view?.save() ?? Promise.resolve(false);
  }

  /** Ends a save under way. */
  cancel() {
    this.#view?.cancel();
  }

  /** Discards what was typed, without asking. */
  reset() {
    this.#view?.reset();
  }

  /** Reads the profile again; what was typed is kept. */
  async reload() {
    await this.#view?.open({ rereads: true });
  }

  /** Judges everything, says what is wrong, and gives the update. */
  async validate() {
    return this.#view?.check();
  }

  /** Asks before edits are lost, if there are any. */
  async mayDiscard() {
    return this.#view?.mayDiscard() ?? true;
  }

  /** Takes a picture, or the address of one, that was pasted or dropped elsewhere in the page. */
  takePicture(transfer) {
    return this.#view?.takePicture(transfer) ?? false;
  }

  get client() {
    return this.#client;
  }

  set client(client) {
    // Frameworks set again what has not changed.
    if (this.#client === (client ?? undefined)) return;
    this.#client = client ?? undefined;
    if (this.#client === undefined && this.#given === undefined) this.#view?.clear();
    this.#openSoon();
  }

  get user() {
    return this.#view?.form.stored ?? this.#given;
  }

  set user(user) {
    const before = this.#given;
    this.#given = user ?? undefined;
    // The same in another object is no news: who sets it in every `change` would never end.
    if (JSON.stringify(this.#given) === JSON.stringify(before)) return;
    if (this.#given === undefined) this.#view?.clear();
    this.#openSoon();
  }

  get messages() {
    return this.#messages;
  }

  set messages(messages) {
    this.#messages = { ...messages };
    if (this.#view !== undefined) this.#view.words.own = this.#messages;
  }

  get idPrefix() {
    return this.getAttribute("id-prefix") ?? this.#prefix;
  }

  set idPrefix(prefix) {
    reflect(this, "id-prefix", prefix);
  }

  get busy() {
    return this.#view?.isBusy ?? false;
  }

  get saving() {
    return this.#view?.isSaving ?? false;
  }

  get dirty() {
    return this.#view?.form.isDirty ?? false;
  }

  get result() {
    return this.#view?.result;
  }

  connectedCallback() {
    this.#connection = new AbortController();
    this.#releaseSheet = adoptSheet(this.getRootNode());
    if (this.#view === undefined) this.#build();
    this.#useLocale();
    this.#view.start(this.#connection.signal);
  }

  disconnectedCallback() {
    this.#connection.abort();
    this.#releaseSheet();
    // Moved to another place, it is there again by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#view.stop();
    });
  }

  /** Moved as a whole: nothing is begun anew. */
  connectedMoveCallback() {
    this.#releaseSheet();
    this.#releaseSheet = adoptSheet(this.getRootNode());
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || this.#view === undefined) return;
    if (name === "locale") this.#useLocale();
    else if (name === "fields") this.#view.form.arrange(this.fields);
    else if (name === "user-id") this.#openAnother();
    else this.#view.showEditability();
  }

  #build() {
    count += 1;
    this.#prefix = `pds-${count}-`;
    this.#view = new View(this.#owner(), this.idPrefix);
    this.#adoptProperties();
    this.#view.words.own = this.#messages;
    if (this.hasAttribute("fields")) this.#view.form.arrange(this.fields);
    if (this.readOnly) this.#view.showEditability();
  }

  /** The element as its parts see it. */
  #owner() {
    const client = () => this.#client;
    const given = () => this.#given;
    return {
      element: this,
      get client() {
        return client();
      },
      get given() {
        return given();
      },
      told: () => this.#showStates(),
    };
  }

  /** What was set before there was a class lies on the object itself, and hides what the class has. */
  #adoptProperties() {
    for (const name of OWN) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #openAnother() {
    if (this.#given === undefined) this.#view.clear();
    this.#openSoon();
  }

  /** Once, however many properties are set one after the other. */
  #openSoon() {
    if (this.#isDue || this.#view === undefined) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (this.isConnected) this.#view.open();
    });
  }

  /** The language that is asked for: by the attribute, by the page around it, by the browser. */
  async #useLocale() {
    const outer = /** @type {HTMLElement | null} */ (this.parentElement?.closest("[lang]") ?? null);
    const around = (outer ?? document.documentElement).lang;
    const locale = negotiated(this.locale ?? around) ?? preferred();
    if (this.#wantedLocale === locale) return;
    this.#wantedLocale = locale;
    if (!(await loadWords(locale)) || this.#wantedLocale !== locale) return;
    this.#view.words.use(locale);
  }

  #showStates() {
    const view = this.#view;
    if (view === undefined) return;
    const states = this.#internals?.states;
    const now = { busy: view.isBusy, dirty: view.form.isDirty, invalid: view.isInvalid };
    for (const [name, isSo] of Object.entries(now)) toggleState(states, name, isSo);
  }
}

/** The first browsers that had states wanted another form of their names, and threw. */
function toggleState(states, name, isSo) {
  try {
    if (isSo) states?.add(name);
    else states?.delete(name);
  } catch {
    // They are for looks; the form works without.
  }
}
