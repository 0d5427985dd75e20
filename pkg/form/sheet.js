// The stylesheet: one for the whole page, in it as long as a form is.

import css from "./style.js";

let sheet;
/** How many forms there are in each document or shadow tree. */
const counts = new WeakMap();

/** Puts the stylesheet where the form is; gives what takes it away again. */
export function adoptSheet(root) {
  // Where pages are only pretended, as in tests, there are no looks.
  if (root.adoptedStyleSheets === undefined) return () => {};
  sheet ??= made();
  const count = counts.get(root) ?? 0;
  if (count === 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  counts.set(root, count + 1);
  return () => {
    const left = counts.get(root) - 1;
    counts.set(root, left);
    if (left === 0) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}

function made() {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
