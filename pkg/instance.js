// The one loaded instance of the core: the exports of `wasm/pds_profile.js`, once initialised.

/** @type {{ core: any, isSpent: boolean, start: (() => void) | undefined, restart: () => void }} */
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
const FALLBACK_MESSAGE = "Something went wrong in this page. Nothing you entered is lost; try again.";
const FALLBACK_MESSAGE_ZH = "页面内部出错。您填写的内容没有丢失，请重试。";

/**
 * The sentence for an error kind, as long as there is a core; it depends on whether anything was sent, and
 * on whether there was an answer.
 */
export function sentence(
  kind,
  issue,
  locale,
  /** @type {{ attempts?: number, status?: number }} */ { attempts = 0, status } = {},
) {
  const tag = localeTag(locale);
  if (instance.isSpent) return fallbackMessage(tag);
  try {
    return instance.core?.error_message(kind, issue, tag, attempts > 0, status);
  } catch {
    instance.isSpent = true;
    return fallbackMessage(tag);
  }
}

/** A locale of the caller's as text; English for what has no text. */
export function localeTag(locale = "en") {
  try {
    return String(locale);
  } catch {
    return "en";
  }
}

function fallbackMessage(tag) {
  return /^zh\b/i.test(tag) ? FALLBACK_MESSAGE_ZH : FALLBACK_MESSAGE;
}
