// The elements of the crop dialog.

/** @import { Context } from "./context.js" */

/** @param {Context} context */
export function cropMarkup(context) {
  /** @type {Context["el"]} */
  const el = (...words) => context.el(...words);
  return el(
    "dialog",
    { id: "crop", class: "pds-dialog pds-crop", "aria-labelledby": "crop-title", "aria-describedby": "crop-hint" },
    el("h2", { id: "crop-title", word: "crop" }),
    el("p", { class: "pds-field-hint", id: "crop-hint", word: "crop.hint" }),
    controls(el),
    el("p", { class: "pds-field-error", id: "crop-error", role: "alert", hidden: true }),
    el(
      "div",
      { class: "pds-crop-progress", id: "crop-progress", hidden: true },
      el("progress", { label: "crop.progress" }),
      el("p", { id: "crop-step", role: "status" }),
    ),
    buttons(el),
    el("p", { class: "pds-visually-hidden", id: "crop-said", role: "status" }),
  );
}

function controls(el) {
  const stage = {
    class: "pds-crop-stage",
    id: "crop-stage",
    role: "application",
    tabindex: "0",
    label: "crop.stage",
    "aria-describedby": "crop-size",
    autofocus: true,
  };
  return el(
    "div",
    { id: "crop-controls", class: "pds-crop-controls" },
    el(
      "div",
      stage,
      el("canvas", { id: "crop-picture", class: "pds-crop-picture", "aria-hidden": "true" }),
      el("span", { class: "pds-crop-square" }),
    ),
    el("p", { class: "pds-field-hint pds-crop-size", id: "crop-size" }),
    el(
      "div",
      { class: "pds-crop-sliders" },
      ...["zoom", "across", "down"].flatMap((name) => [
        el("label", { for: `crop-${name}`, word: `crop.${name}` }),
        el("input", { id: `crop-${name}`, type: "range", autocomplete: "off" }),
      ]),
    ),
    el("button", { type: "button", class: "pds-button pds-button-small", id: "crop-middle", word: "crop.middle" }),
  );
}

function buttons(el) {
  const button = (name, attributes) =>
    el("button", { type: "button", id: `crop-${name}`, class: "pds-button", word: `crop.${name}`, ...attributes });
  return el(
    "div",
    { class: "pds-buttons" },
    button("cancel"),
    button("use", { class: "pds-button pds-button-primary" }),
    button("stop", { hidden: true }),
  );
}
