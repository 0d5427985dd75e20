// The fields in an order of somebody's own: in their sections, which come as their first field does.

import { section, SECTIONS } from "./markup.js";

/** @import { Context } from "./context.js" */

/** @param {HTMLFormElement} form @param {Map<string, HTMLElement>} roots by field @param {Context} context */
export function arrange(form, roots, context) {
  const old = [...form.querySelectorAll("[data-section]")];
  const end = context.part(form, "undocumented");
  /** @type {Context["el"]} */
  const el = (...words) => context.el(...words);
  const added = sectionsOf([...roots.keys()]).map(([name, fields]) =>
    section(el, name, fields, (field) => roots.get(field)),
  );
  for (const one of old) one.remove();
  for (const one of added) end.before(one);
}

/** `[section, fields]`, in the order of the fields. */
function sectionsOf(names) {
  const sections = new Map();
  for (const name of names) {
    const [own] = Object.entries(SECTIONS).find(([, fields]) => fields.includes(name)) ?? [];
    sections.set(own, [...(sections.get(own) ?? []), name]);
  }
  return [...sections];
}
