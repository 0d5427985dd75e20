// Where the form ends and the page begins: events of the form's own inputs stay inside, and what the page
// has put into the element comes to its place.

const PLACES = {
  heading: (part) => (child) => part("load-state").before(child),
  fields: (part) => (child) => part("undocumented").before(child),
  actions: (part) => (child) => part("reset").after(child),
};

/** Keeps the browser's events from being taken for the element's, which have the same names. */
export function contain(part) {
  for (const type of ["change", "submit"]) {
    part.addEventListener(type, (event) => {
      if (event.target.closest("[slot]") === null) event.stopPropagation();
    });
  }
  return part;
}

/** Puts children with `slot` to where they belong. */
export function putIntoSlots(element, root, context) {
  for (const child of element.querySelectorAll(":scope > [slot]")) {
    PLACES[child.slot]?.((name) => context.part(root, name))(child);
  }
}

/**
 * The form that the page has in its HTML, if there is one. What is left of a form that was copied is taken
 * away: it has no life in it.
 */
export function takeMarkup(element) {
  const frame = element.querySelector(":scope > .pds-frame");
  if (frame === null || frame.querySelector(".pds-field-foot") === null) return frame;
  element.replaceChildren(...element.querySelectorAll("[slot]"));
  return null;
}
