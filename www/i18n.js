// Words in the person's language. The package has the sentences about values; here are the page's own.
//
// The English of everything that stands still is in index.html, where it can be read: `data-text` and
// `data-label` name its key. `locales/en.js` has the English that comes and goes, `locales/zh-CN.js`
// has both.

import { isolated } from "./bidi.js";
import en from "./locales/en.js";
import zhCn from "./locales/zh-CN.js";
import { recall, remember } from "./preferences.js";

const WORDS = { en: { ...standingEnglish(), ...en }, "zh-CN": zhCn };
const listeners = new Set();

export let locale = "en";

/** A sentence, with `{name}` replaced by `values.name`, which may be in any script. */
export function t(key, values = {}) {
  const template = WORDS[locale][key] ?? WORDS.en[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (whole, name) => isolated(String(values[name] ?? whole)));
}

/** Calls back at once and after every change of language. */
export function inEveryLocale(render) {
  listeners.add(render);
  render();
}

export function startI18n() {
  setLocale(recall("locale") ?? preferred());
}

/** Switches to a language and remembers it. */
export function chooseLocale(wanted) {
  remember("locale", wanted);
  setLocale(wanted);
}

export function formatNumber(number) {
  return new Intl.NumberFormat(region()).format(number);
}

export function formatPercent(share) {
  return new Intl.NumberFormat(region(), { style: "percent" }).format(share);
}

export function formatSeconds(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const options = { style: "unit", unit: "second", unitDisplay: "long" };
  return new Intl.NumberFormat(region(), options).format(seconds);
}

export function formatTime(date) {
  return new Intl.DateTimeFormat(region(), { timeStyle: "medium" }).format(date);
}

export function formatList(items) {
  return new Intl.ListFormat(region(), { type: "conjunction" }).format(items);
}

function setLocale(wanted) {
  locale = Object.hasOwn(WORDS, wanted) ? wanted : "en";
  document.documentElement.lang = locale;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
  }
  for (const render of listeners) render();
}

/** The first of the browser's languages that the page speaks. */
function preferred() {
  return navigator.languages.map(negotiated).find((tag) => tag !== undefined) ?? "en";
}

/** The language as people write dates and numbers where the browser is at home: `en-GB` for `en`. */
function region() {
  return navigator.languages.find((tag) => negotiated(tag) === locale) ?? locale;
}

function negotiated(tag) {
  if (/^zh\b/i.test(tag)) return "zh-CN";
  return /^en\b/i.test(tag) ? "en" : undefined;
}

function standingEnglish() {
  const words = {};
  for (const element of document.querySelectorAll("[data-text]")) {
    words[element.dataset.text] = element.textContent;
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    words[element.dataset.label] = element.getAttribute("aria-label");
  }
  return words;
}
