// Issues into a plain HTML form: each message at its control, for eyes, assistive tools and `:invalid`.
//
// A control belongs to an issue by its name: `nick_name`, or what the path reads like,
// `user_data.theme`, `group_info_list[0].group_id`. Messages are set as text, never as HTML.

import { withCore } from "./core.js";
import { withCustomMessages } from "./custom-messages.js";

/** What takes back what was set on a form: nothing else is ever cleared. */
const unmarks = /* @__PURE__ */ new WeakMap();

/** Shows these issues in place of those that were shown before; gives the first control at fault. */
export function applyIssues(form, issues, options) {
  for (const unmark of unmarks.get(form) ?? []) unmark();
  const controls = [...form.elements].filter(({ name, type }) => name && type !== "hidden");
  const messages = new Map();
  for (const issue of inWords(issues, options)) {
    const name = nameOf(issue, controls);
    messages.set(name, [...(messages.get(name) ?? []), issue.message]);
  }
  const mark = ([name, sentences]) => {
    const named = controls.filter((control) => control.name === name);
    return markAll(form, name, named, sentences.join(" "));
  };
  unmarks.set(form, [...messages].map(mark));
  return controls.find((control) => messages.has(control.name)) ?? null;
}

function inWords(issues, /** @type {{ locale?: string, message?: Function }} */ { locale, message } = {}) {
  if (locale === undefined) return withCustomMessages(issues, message);
  const sentence = (issue) => withCore((core) => core.issue_message(issue, String(locale)));
  const translated = issues.map((issue) => ({ ...issue, message: sentence(issue) }));
  return withCustomMessages(translated, message);
}

/** The name of the control nearest to the problem; empty when the form has none. */
function nameOf({ path }, controls) {
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).map(asText).join("");
    if (controls.some((control) => control.name === name)) return name;
  }
  return "";
}

function asText(step, position) {
  if (typeof step === "number") return `[${step}]`;
  return position === 0 ? step : `.${step}`;
}

/** Sets a message at all controls of a name; gives what takes it back, which typing does, too. */
function markAll(form, name, controls, message) {
  const place = placeOf(form, name, controls.at(-1));
  if (place) place.textContent = message;
  for (const control of controls) mark(control, message, place.id);
  const unmark = () => {
    for (const control of controls) {
      control.removeEventListener("input", unmark);
      clear(control, place.id);
    }
    if (place) place.textContent = "";
  };
  // A browser does not submit a form while a control has a message: it must not outlive its cause.
  for (const control of controls) control.addEventListener("input", unmark);
  return unmark;
}

function mark(control, message, placeId) {
  control.setCustomValidity?.(message);
  control.setAttribute("aria-invalid", "true");
  setDescriptions(control, [...descriptions(control), placeId]);
}

function clear(control, placeId) {
  control.setCustomValidity?.("");
  control.removeAttribute("aria-invalid");
  setDescriptions(
    control,
    descriptions(control).filter((id) => id !== placeId),
  );
}

function descriptions(control) {
  return control.getAttribute("aria-describedby")?.split(/\s+/).filter(Boolean) ?? [];
}

function setDescriptions(control, ids) {
  if (ids.length > 0) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

let lastId = 0;

/** The form's own place for the messages of a name, or a new one behind the control and its label. */
function placeOf(form, name, control) {
  const places = [...form.querySelectorAll("[data-message-for]")];
  let place = places.find((element) => element.dataset.messageFor === name);
  if (place === undefined && control) {
    place = form.ownerDocument.createElement("span");
    place.dataset.messageFor = name;
    (control.closest("label") ?? control).after(place);
  }
  if (place) place.id ||= `pds-profile-message-${++lastId}`;
  return place;
}
