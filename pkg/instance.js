// The one loaded instance of the core: the exports of `wasm/pds_profile.js`, once initialised.

export const instance = {
  core: undefined,
  /**
   * Whether something was thrown inside it, and no fresh one is in its place yet: it must not be called,
   * since it was left in the middle of what it did.
   */
  isSpent: false,
  /** Starts the core when it is first needed, in the entries that can. */
  start: undefined,
  /** Puts a fresh one in its place, if that can be done. */
  restart() {},
};

/** For when the core cannot speak. */
const LAST_WORDS = "Something went wrong in this page. Nothing you entered is lost; try again.";
const LAST_WORDS_ZH = "页面内部出错。您填写的内容没有丢失，请重试。";

/** The sentence for an error kind, as long as there is a core. */
export function sentence(kind, issue, locale) {
  if (instance.isSpent) return lastWords(locale);
  try {
    return instance.core?.error_message(kind, issue, locale);
  } catch {
    instance.isSpent = true;
    return lastWords(locale);
  }
}

function lastWords(locale) {
  return /^zh\b/i.test(locale) ? LAST_WORDS_ZH : LAST_WORDS;
}
