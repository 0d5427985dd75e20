// The elements of the form, before anything is in them. A page may hold the same as HTML, so that people
// can begin to type before the scripts are there: then that is used.

import { avatarMarkup } from "./avatar-markup.js";

/** @import { Context } from "./context.js" */

/** What the browser should know of the inputs. */
const INPUTS = {
  nick_name: { autocomplete: "nickname", dir: "auto" },
  description: { rows: "4", dir: "auto" },
  phone: { type: "tel", inputmode: "tel", autocomplete: "tel-national" },
  email: { type: "email", inputmode: "email", autocomplete: "email", spellcheck: "false", autocapitalize: "off" },
  user_id: { autocomplete: "off", spellcheck: "false", readonly: true, dir: "auto" },
  status: { autocomplete: "off" },
  role: { autocomplete: "off" },
};
const TAGS = { description: "textarea", status: "select", role: "select" };
const PLAIN_ID = { autocomplete: "off", spellcheck: "false", autocapitalize: "off", dir: "auto" };

/** The sections of the form and what is in them, as they stand when nobody asks for another order. */
export const SECTIONS = {
  about: ["avatar", "nick_name", "description"],
  contact: ["phone", "email"],
  account: ["user_id", "status", "role"],
  more: ["user_data", "group_info_list"],
};
/** Short fields that stand side by side where there is room. */
const PAIRS = [["phone", "email"], ["status", "role"]];

/** The fields in the order in which they stand. */
export const FIELD_NAMES = Object.values(SECTIONS).flat();

/** Everything in one element. @param {Context} context */
export function formMarkup(context) {
  /** @type {Context["el"]} */
  const el = (...words) => context.el(...words);
  return el(
    "div",
    { class: "pds-frame" },
    el("div", { id: "load-problem", class: "pds-notice pds-notice-error", tabindex: "-1", hidden: true }),
    el(
      "div",
      { id: "summary", class: "pds-notice pds-notice-error pds-summary", tabindex: "-1", hidden: true },
      el("div", { role: "alert" }, el("h2", { word: "summary" }), el("ul", { id: "summary-list" })),
    ),
    form(el),
  );
}

function form(el) {
  const attributes = { id: "profile", class: "pds-form", tabindex: "-1", novalidate: true };
  return el(
    "form",
    { ...attributes, "aria-labelledby": "profile-title" },
    el("h2", { id: "profile-title", class: "pds-visually-hidden", word: "form" }),
    el("input", { id: "restored", dir: "auto", tabindex: "-1", "aria-hidden": "true", hidden: true }),
    el("p", { id: "load-state", class: "pds-load-state", role: "status", word: "load.rules" }),
    ...Object.entries(SECTIONS).map(([name, fields]) => section(el, name, fields)),
    el("p", { id: "undocumented", class: "pds-remark", hidden: true }),
    el("div", { id: "save-problem", class: "pds-notice pds-notice-error", tabindex: "-1", hidden: true }),
    actions(el),
  );
}

/** A section, whose fields come in the order in which they are given. */
export function section(el, name, fields, made = (field) => fieldMarkup(el, field)) {
  const title = `${name}-title`;
  const element = el(
    "section",
    // A group, and no landmark: a page has enough of those.
    { class: `pds-section pds-${name}`, "data-section": name, role: "group", "aria-labelledby": title },
    el("h3", { id: title, word: `section.${name}` }),
  );
  for (let at = 0; at < fields.length; at += 1) {
    const pair = PAIRS.find(([first, second]) => fields[at] === first && fields[at + 1] === second);
    if (pair === undefined) element.append(made(fields[at]));
    else {
      element.append(el("div", { class: "pds-pair-of-fields" }, ...pair.map(made)));
      at += 1;
    }
  }
  return element;
}

function fieldMarkup(el, name) {
  if (name === "avatar") return avatarMarkup(el);
  if (name === "user_data") return group(el, name, ...customData(el));
  if (name === "group_info_list") return group(el, name, ...groups(el));
  return el(
    "div",
    { class: "pds-field", id: `field-${name}`, "data-field": name },
    el("label", { class: "pds-field-label", for: name, word: `field.${name}` }),
    ...(TAGS[name] === "select" || name === "user_id" ? [] : [hint(el, name)]),
    el(TAGS[name] ?? "input", { id: name, name, ...INPUTS[name] }),
  );
}

/** A field of several controls. */
function group(el, name, ...parts) {
  return el(
    "div",
    { class: "pds-field", id: `field-${name}`, "data-field": name, role: "group", "aria-labelledby": `${name}-label` },
    el("p", { class: "pds-field-label", id: `${name}-label`, word: `field.${name}` }),
    hint(el, name),
    ...parts,
  );
}

function hint(el, name) {
  return el("p", { class: "pds-field-hint", id: `${name}-hint`, word: `hint.${name}` });
}

function customData(el) {
  return [
    el(
      "p",
      { class: "pds-pair pds-pair-head", id: "user_data-head", "aria-hidden": "true", hidden: true },
      el("span", { word: "user_data.keys" }),
      el("span", { word: "user_data.values" }),
    ),
    el("ul", { class: "pds-pairs", id: "user_data-rows" }),
    el("button", { type: "button", class: "pds-button pds-button-small", id: "user_data-add", word: "user_data.add" }),
  ];
}

function groups(el) {
  const check = (id, word) =>
    el(
      "label",
      { class: "pds-check" },
      el("input", { type: "checkbox", id, autocomplete: "off" }),
      el("span", { word }),
    );
  return [
    check("groups-replace", "groups.replace"),
    el(
      "div",
      { id: "groups-editor", class: "pds-groups-editor", hidden: true },
      el("ul", { class: "pds-chips", id: "groups-list" }),
      check("groups-none", "groups.none"),
      el("label", { class: "pds-field-label", for: "groups-input", word: "groups.id" }),
      el(
        "div",
        { class: "pds-input-row" },
        el("input", { id: "groups-input", ...PLAIN_ID }),
        el("button", { type: "button", class: "pds-button", id: "groups-add", word: "groups.add" }),
      ),
    ),
  ];
}

function actions(el) {
  const save = { type: "submit", class: "pds-button pds-button-primary", id: "save", word: "save" };
  return el(
    "div",
    { class: "pds-actions", id: "actions" },
    el(
      "div",
      { class: "pds-buttons" },
      el("button", { ...save, "aria-describedby": "save-state" }),
      el("button", { type: "button", class: "pds-button", id: "cancel", word: "save.cancel", hidden: true }),
      el("button", { type: "button", class: "pds-button", id: "reset", word: "form.reset_button" }),
    ),
    el("p", { id: "save-state", class: "pds-save-state", hidden: true }),
  );
}
