// Making and finding elements. Text is always set as text: no string is ever parsed as HTML.

/** Whether an input method takes the key: Escape ends half a word there, and nothing else. */
export function isComposing(event) {
  // 229 is how browsers say so that have ended the composition before the key arrives.
  return event.isComposing || event.keyCode === 229;
}

/**
 * Makes an element. Attributes that are `undefined`, `null` or `false` are left out; `on` holds event
 * listeners by name.
 */
export function el(tag, attributes = {}, ...children) {
  const { on = {}, ...plain } = attributes;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(plain)) setAttribute(element, name, value);
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Sets an attribute, or removes it for `undefined`, `null` and `false`. */
export function setAttribute(element, name, value) {
  if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** Sets a text only when it differs: setting it again would make screen readers read it again. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Shows the text, or hides the element when there is none. */
export function showText(element, text) {
  setText(element, text ?? "");
  element.hidden = !text;
}

/** Whether the focus is nowhere, or in a dialog that has been closed. */
export function isFocusLost() {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.closest("dialog") !== null;
}

/** Runs `work` once before the next frame, however often it is asked for. */
export function oncePerFrame(work) {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      work();
    });
  };
}
