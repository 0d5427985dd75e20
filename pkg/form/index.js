// The entry: defines `<pds-profile-form>`. On a server there are no elements, and nothing happens.

import { PdsProfileForm } from "./element.js";

export { PdsProfileForm };

/** Defines the element under another name, for a page that has an element of this one. */
export function define(name) {
  if (globalThis.customElements === undefined || customElements.get(name) !== undefined) return;
  // A class has one name only.
  const isTaken = customElements.get("pds-profile-form") === PdsProfileForm;
  customElements.define(name, isTaken ? class extends PdsProfileForm {} : PdsProfileForm);
}

define("pds-profile-form");
