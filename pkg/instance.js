// The one loaded instance of the core: the exports of `wasm/pds_profile.js`, once initialised.

export const instance = { core: undefined };

/** The sentence for an error kind, as long as there is a core that can be asked. */
export function sentence(kind, issue, locale) {
  try {
    return instance.core?.error_message(kind, issue, locale);
  } catch {
    return undefined;
  }
}
