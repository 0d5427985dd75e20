// Words in the person's language. The package has the sentences about values; here are the form's own.
// English is at hand, other languages are loaded when they are needed. Each form has its own language.

import { isolated } from "./bidi.js";
import en from "./locales/en.js";

/** By language. Written out: bundlers look for exactly this form. */
const LATER = { "zh-CN": () => import("./locales/zh-CN.js") };
const loaded = { en };

/** Loads the words of a language, once; resolves to whether they are there. */
export async function loadWords(locale) {
  if (loaded[locale] === undefined) {
    // A language that does not come is no reason for having no form: it stays English.
    const module = await LATER[locale]?.().catch(() => undefined);
    if (module !== undefined) loaded[locale] = module.default;
  }
  return loaded[locale] !== undefined;
}

/** The language that a tag asks for, of those that there are. */
export function negotiated(tag) {
  if (/^zh\b/i.test(tag)) return "zh-CN";
  return /^en\b/i.test(tag) ? "en" : undefined;
}

/** The first of the browser's languages that there is. */
export function preferred() {
  return navigator.languages.map(negotiated).find((tag) => tag !== undefined) ?? "en";
}

export class Words {
  #dictionaries;
  #own = {};
  #listeners = new Set();
  locale = "en";

  /** @param {Record<string, Record<string, string>>} dictionaries by language */
  constructor(dictionaries = loaded) {
    this.#dictionaries = dictionaries;
  }

  /** A sentence, with `{name}` replaced by `values.name`, which may be in any script. */
  t = (key, values = {}) => {
    const { en, [this.locale]: words } = this.#dictionaries;
    const template = this.#own[key] ?? words?.[key] ?? en[key] ?? key;
    return template.replace(/\{(\w+)\}/g, (whole, name) => isolated(String(values[name] ?? whole)));
  };

  /** Calls back at once and after every change of language. */
  inEveryLocale(render) {
    this.#listeners.add(render);
    render();
  }

  /** Switches to a language whose words are loaded. */
  use(locale) {
    this.locale = locale;
    this.#render();
  }

  /** Words that somebody would rather have. */
  set own(words) {
    this.#own = words;
    this.#render();
  }

  number(number) {
    return new Intl.NumberFormat(this.#region).format(number);
  }

  percent(share) {
    return new Intl.NumberFormat(this.#region, { style: "percent" }).format(share);
  }

  seconds(ms) {
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    const options = /** @type {const} */ ({ style: "unit", unit: "second", unitDisplay: "long" });
    return new Intl.NumberFormat(this.#region, options).format(seconds);
  }

  time(date) {
    return new Intl.DateTimeFormat(this.#region, { timeStyle: "medium" }).format(date);
  }

  list(items) {
    return new Intl.ListFormat(this.#region, { type: "conjunction" }).format(items);
  }

  /** The language as people write dates and numbers where the browser is at home: `en-GB` for `en`. */
  get #region() {
    return navigator.languages.find((tag) => negotiated(tag) === this.locale) ?? this.locale;
  }

  #render() {
    for (const render of this.#listeners) render();
  }
}
