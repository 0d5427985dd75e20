// The one loaded instance of the core: the exports of `wasm/pds_profile.js`, once initialised.

export const instance = { core: undefined };

/** For when the core cannot speak. */
const LAST_WORDS = "Something went wrong in this page. Nothing you entered is lost; try again.";

/** The sentence for an error kind, as long as there is a core. */
export function sentence(kind, issue, locale) {
  try {
    return instance.core?.error_message(kind, issue, locale);
  } catch {
    return LAST_WORDS;
  }
}
