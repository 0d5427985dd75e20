// Light, dark, or as the system has it. `early.js` applies what was chosen before the first paint.

import { byId } from "./dom.js";
import { recall, remember } from "./preferences.js";

export function startTheme() {
  const select = byId("theme");
  select.value = recall("theme") ?? "system";
  select.addEventListener("change", () => {
    remember("theme", select.value);
    apply(select.value);
  });
}

function apply(theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
}
