// What the parts of one form share: its words, its voice, and the names of its elements. A page may have
// two forms, and neither hears or finds the other's.

import { Announcer } from "./announcer.js";
import { el, setText } from "./dom.js";
import { Words } from "./i18n.js";

export class Context {
  words = new Words();
  #prefix;
  #announcer;

  /** @param {HTMLElement} host @param {string} prefix what the ids of its elements begin with */
  constructor(host, prefix) {
    this.host = host;
    this.#prefix = prefix;
    const region = this.el("p", { id: "announcer", class: "pds-visually-hidden", "aria-live": "polite" });
    this.#announcer = new Announcer(region);
    host.append(region);
    this.words.inEveryLocale(() => (region.lang = this.words.locale));
  }

  /** The id of an element of this form. */
  id(name) {
    return this.#prefix + name;
  }

  /** The element that has this name in this form. @returns {any} */
  part(root, name) {
    const found = this.find(root, name);
    if (found === null) throw new Error(`the form has no ${name}`);
    return found;
  }

  /** The same, or `null`. */
  find(root, name) {
    return root.querySelector(`[id="${this.id(name).replace(/["\\]/g, "\\$&")}"]`);
  }

  /**
   * Makes an element of this form: `id`, `for` and what refers to ids are names, `word` and `label` are
   * the keys of its text and of its accessible name.
   *
   * @param {string} tag
   * @param {Record<string, any>} [attributes]
   * @param {(Node | string | undefined)[]} children
   */
  el(tag, { word, label, ...attributes } = {}, ...children) {
    for (const name of REFERENCES) {
      if (attributes[name] !== undefined) attributes[name] = this.id(attributes[name]);
    }
    const element = el(tag, { ...attributes, "data-word": word, "data-label": label }, ...children);
    if (word !== undefined) element.textContent = this.words.t(word);
    if (label !== undefined) element.setAttribute("aria-label", this.words.t(label));
    return element;
  }

  /** Puts the standing words under `root` into the language of the form. */
  reword(root) {
    const { t, locale } = this.words;
    root.lang = locale;
    for (const part of root.querySelectorAll("[data-word]")) setText(part, t(part.dataset.word));
    for (const part of root.querySelectorAll("[data-label]")) {
      part.setAttribute("aria-label", t(part.dataset.label));
    }
  }

  announce(text) {
    this.#announcer.say(text);
  }

  announceWhenQuiet(text) {
    this.#announcer.sayWhenQuiet(text);
  }

  /** Ends what is still to be said. */
  stop() {
    this.#announcer.stop();
  }
}

const REFERENCES = ["id", "for", "aria-labelledby", "aria-describedby"];
