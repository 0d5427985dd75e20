// The elements of the avatar.

export function avatarMarkup(el) {
  const label = "avatar-label";
  return el(
    "div",
    { class: "pds-avatar", id: "field-avatar", "data-field": "avatar", role: "group", "aria-labelledby": label },
    el("p", { class: "pds-field-label", id: label, word: "field.avatar" }),
    el(
      "div",
      { class: "pds-avatar-stage", id: "avatar-stage" },
      picture(el, "pds-avatar-round", 144),
      el("span", { class: "pds-avatar-initial", id: "avatar-initial", "aria-hidden": "true" }, "?"),
      picture(el, "pds-avatar-square", 40),
    ),
    el("p", { class: "pds-field-hint", id: "avatar-hint", word: "hint.avatar" }),
    buttons(el),
    el("input", {
      type: "file",
      id: "avatar-file",
      accept: "image/jpeg,image/png,image/gif,image/webp,image/avif,image/bmp",
      hidden: true,
    }),
    address(el),
  );
}

function picture(el, name, side) {
  const size = { width: String(side), height: String(side) };
  return el("img", { class: name, alt: "", ...size, referrerpolicy: "no-referrer", hidden: true });
}

function buttons(el) {
  const button = (name, attributes) =>
    el("button", {
      type: "button",
      class: "pds-button pds-button-quiet",
      id: `avatar-${name}`,
      word: `avatar.${name}`,
      hidden: true,
      ...attributes,
    });
  return el(
    "div",
    { class: "pds-buttons", "data-edits": "" },
    button("choose", { class: "pds-button", hidden: false }),
    button("stop", { class: "pds-button" }),
    button("crop"),
    button("remove"),
    button("undo"),
  );
}

function address(el) {
  const input = { id: "avatar-address", type: "text", inputmode: "url", autocomplete: "photo" };
  return el(
    "details",
    { "data-edits": "" },
    el("summary", { word: "avatar.by_address" }),
    el("label", { class: "pds-field-label", for: "avatar-address", word: "avatar.address" }),
    el(
      "div",
      { class: "pds-input-row" },
      el("input", { ...input, spellcheck: "false", autocapitalize: "off", dir: "ltr" }),
      el("button", {
        type: "button",
        class: "pds-button",
        id: "avatar-preview",
        word: "avatar.preview",
        disabled: true,
      }),
    ),
  );
}
