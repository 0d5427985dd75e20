// The attributes of the element, as properties.

import { FIELD_NAMES } from "./markup.js";

/** On a server there is nothing to extend, and nothing to do. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

export class AttributesElement extends Base {
  get userId() {
    return this.getAttribute("user-id") ?? undefined;
  }

  set userId(id) {
    reflect(this, "user-id", id);
  }

  get callerRole() {
    return this.getAttribute("caller-role") ?? undefined;
  }

  set callerRole(role) {
    reflect(this, "caller-role", role);
  }

  get locale() {
    return this.getAttribute("locale") ?? undefined;
  }

  set locale(locale) {
    reflect(this, "locale", locale);
  }

  get fields() {
    const names = (this.getAttribute("fields") ?? "").split(/[\s,]+/).filter((name) => FIELD_NAMES.includes(name));
    return names.length > 0 ? [...new Set(names)] : FIELD_NAMES;
  }

  set fields(names) {
    reflect(this, "fields", Array.isArray(names) ? names.join(" ") : names);
  }

  get readOnly() {
    return this.hasAttribute("readonly");
  }

  set readOnly(isReadOnly) {
    this.toggleAttribute("readonly", Boolean(isReadOnly));
  }

  get appearance() {
    return this.getAttribute("appearance") ?? "auto";
  }

  set appearance(appearance) {
    reflect(this, "appearance", appearance);
  }
}

/** Sets an attribute, or removes it for `undefined` and `null`. */
export function reflect(element, name, value) {
  if (value === undefined || value === null) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}
