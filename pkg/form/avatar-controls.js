// The buttons and inputs of the avatar: what is pressed and chosen, by what it means.

/** @param {Record<string, HTMLElement>} controls @param {Record<string, Function>} on */
export function listenToControls({ control, file, remove, undo, crop, stop, preview, address }, on) {
  control.addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    on.chosen(file.files[0]);
    // The same file again is a change as well.
    file.value = "";
  });
  remove.addEventListener("click", () => on.removed());
  undo.addEventListener("click", () => on.undone());
  crop.addEventListener("click", () => on.cropped());
  stop.addEventListener("click", () => {
    on.stopped();
    // It is gone, and with it the focus.
    control.focus();
  });
  preview.addEventListener("click", () => on.previewed());
  address.addEventListener("input", () => on.typed());
}
