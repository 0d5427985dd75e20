// Finding the elements of the page; making them is as in the form.

export { el, setAttribute, setText, showText, oncePerFrame } from "../pkg/form/dom.js";

/** The element with this id, which the page must have. @returns {any} */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}
