// The page's own words; the form has its own. The English of everything that stands still is in
// index.html, where it can be read: `data-text` and `data-label` name its key.

import { preferred, Words } from "../pkg/form/i18n.js";
import en from "./locales/en.js";
import zhCn from "./locales/zh-CN.js";
import { recall, remember } from "./preferences.js";

const words = new Words({ en: { ...standingEnglish(), ...en }, "zh-CN": zhCn });

export const { t } = words;
export const format = words;

/** Calls back at once and after every change of language. */
export function inEveryLocale(render) {
  words.inEveryLocale(render);
}

/** The language that was chosen, or the browser's. */
export function firstLocale() {
  const chosen = recall("locale");
  return chosen === "en" || chosen === "zh-CN" ? chosen : preferred();
}

/** Switches to a language and remembers it. */
export function chooseLocale(wanted) {
  remember("locale", wanted);
  useLocale(wanted);
}

export function useLocale(locale) {
  document.documentElement.lang = locale;
  words.use(locale);
  for (const element of standing("data-text")) element.textContent = t(element.dataset.text);
  for (const element of standing("data-label")) element.setAttribute("aria-label", t(element.dataset.label));
}

/** @returns {any[]} */
function standing(attribute) {
  return [...document.querySelectorAll(`[${attribute}]`)].filter((one) => one.closest("pds-profile-form") === null);
}

function standingEnglish() {
  const texts = standing("data-text").map((one) => [one.dataset.text, one.textContent]);
  const labels = standing("data-label").map((one) => [one.dataset.label, one.getAttribute("aria-label")]);
  return Object.fromEntries([...texts, ...labels]);
}
