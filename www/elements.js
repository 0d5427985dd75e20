// The form in its states, for people who would rather look than read. No service is needed: the clients
// here only pretend.

import "../pkg/form/index.js";
import { loadPackage, pds } from "../pkg/form/package.js";
import { el } from "./dom.js";
import { startTheme } from "./theme.js";
import { firstLocale, t, useLocale } from "./words.js";

const USER = {
  user_id: "ada",
  nick_name: "Ada Lovelace",
  description: "Writes programs for machines that are still to be built.",
  phone: "13900001111",
  email: "ada@example.com",
  status: "enabled",
  role: "user",
  user_data: { theme: "dark" },
};
const good = {
  getUser: async () => USER,
  updateUser: async (update) => ({ ...USER, ...update }),
};
const busy = {
  ...good,
  updateUser: async () => {
    const message = "Too many requests.";
    throw new pds.PdsError({ kind: "rate_limited", message, status: 429, retryAfterMs: 60_000, requestId: "5A4D8B0C" });
  },
};
const silent = { ...good, getUser: () => new Promise(() => {}) };

/** By key: what is set, and what somebody does then. */
const STATES = {
  loaded: {},
  edited: { act: (form) => type(form, { nick_name: "Ada King", phone: "139 1111 2222" }) },
  errors: {
    act: (form) => {
      type(form, { nick_name: "字".repeat(140), phone: "12", email: "nobody" });
      return form.validate();
    },
  },
  failed: {
    client: busy,
    act: (form) => {
      type(form, { nick_name: "Ada King" });
      return form.save();
    },
  },
  loading: { client: silent },
  readonly: { readOnly: true },
  dark: { appearance: "dark" },
  chinese: { locale: "zh-CN" },
  short: { fields: ["avatar", "nick_name", "description"], messages: { save: "Apply" }, className: "own-colours" },
  narrow: { className: "narrow" },
};

/** Types into inputs as a person does. */
function type(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const input = form.querySelector(`[name="${name}"]`);
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Shows one state; resolves when it is reached. */
async function show(key, { client = good, act = (_form) => {}, ...properties }) {
  const form = document.createElement("pds-profile-form");
  // The name of the form, of which there are many here.
  const messages = { form: t(`gallery.${key}`), ...properties.messages };
  Object.assign(form, { client, ...properties, messages });
  const title = el("h2", { id: `state-${key}` }, t(`gallery.${key}`));
  document.querySelector("main")?.append(el("section", { "aria-labelledby": title.id }, title, form));
  if (client === silent) return;
  await new Promise((resolve) => form.addEventListener("load", resolve, { once: true }));
  await act(form);
}

// Nothing here is worth asking for.
addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);
globalThis.early.takeOver();
startTheme();
useLocale(firstLocale());
document.title = t("gallery.title");
await loadPackage();
for (const [key, state] of Object.entries(STATES)) await show(key, state);
/** @type {HTMLElement} */ (document.activeElement).blur();
scrollTo(0, 0);
document.documentElement.dataset.shown = "";
