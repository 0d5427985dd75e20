// Facts for a support desk.

import { el } from "./dom.js";

/** A list of names and values, of which the values may be in any script. */
export function factList(facts) {
  const rows = facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, el("bdi", {}, value))));
  return el("dl", { class: "pds-facts" }, ...rows);
}
