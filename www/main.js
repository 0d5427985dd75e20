// Puts the page together: the form, the session and the panels, and what happens between them.

import { PdsProfileForm } from "../pkg/form/index.js";
import { loadWords } from "../pkg/form/i18n.js";
import { keepValues } from "../pkg/form/keep-values.js";
import { packageReady } from "../pkg/form/package.js";
import { hasText, isForText } from "../pkg/form/transfer.js";
import { announce } from "./announcer.js";
import { ConnectionPanel } from "./connection-panel.js";
import { byId, setText } from "./dom.js";
import { firstUserOf } from "./first-user.js";
import { RequestPanel } from "./request-panel.js";
import { SandboxBar } from "./sandbox-bar.js";
import { Session } from "./session.js";
import { startTheme } from "./theme.js";
import { chooseLocale, firstLocale, format, inEveryLocale, t, useLocale } from "./words.js";

/** @type {PdsProfileForm} */
const form = byId("form");
const session = new Session();
const sandbox = new SandboxBar();
const connection = new ConnectionPanel(session);
new RequestPanel(form, session);

/** What the sandbox bar said when the open profile was opened. */
let openChoice;
/** What the form says while it has nothing to load; a key of the page's words. */
let waitsFor;
/** Whether the form says that something needs mending. */
let needsMending = false;

/** Finds out who can be played, beside the rules; then opens a profile. */
async function start() {
  const isThere = await sandbox.load();
  const user = isThere ? await firstUserOf(sandbox) : undefined;
  await packageReady;
  connection.hasSandbox = isThere;
  if (isThere) useSandbox(user);
  else {
    delete document.documentElement.dataset.sandbox;
    waitFor("load.no_sandbox");
    connection.say(() => t("load.no_sandbox"));
  }
}

function useSandbox(user) {
  const { token } = sandbox;
  session.use({ isSandbox: true, endpoint: location.origin, allowHttpLoopback: true, token });
  open(sandbox.userId, user);
}

/** Opens a profile by the client of the session; one that has been read already is not read again. */
function open(userId, user) {
  openChoice = sandbox.choice;
  form.userId = userId;
  form.user = user;
  form.client = session.client;
  connection.render();
  sandbox.isShown = session.connection.isSandbox;
}

/** Empties the form, for another profile. */
function clear() {
  form.user = undefined;
  form.client = undefined;
}

function waitFor(key) {
  waitsFor = key;
  form.messages = key === undefined ? {} : { "load.waiting": t(key) };
}

/** Gets another token, from the sandbox or from the person, and goes on. */
form.addEventListener("unauthorized", async ({ detail }) => {
  if (!detail.isAsked) return;
  if (!session.connection.isSandbox) {
    session.forgetToken();
    connection.askForToken(() => t("connection.token_ended"));
    return;
  }
  const token = await sandbox.newToken();
  if (token === undefined) {
    announce(t("sandbox.no_token"));
    return;
  }
  session.renew(token);
  detail.retry();
});

// What nothing on the page has heard is the form's: a key, a picture pasted anywhere.
document.addEventListener("keydown", (event) => {
  if (event.target === document.body && event.key === "Escape") form.cancel();
});
document.addEventListener("paste", (event) => {
  const { clipboardData: transfer, target } = event;
  if (event.defaultPrevented || transfer === null || isForText(target) || hasText(transfer)) return;
  if (transfer.files.length === 0 || document.querySelector("dialog[open]") !== null) return;
  event.preventDefault();
  form.takePicture(transfer);
});
// A file dropped beside the field must not replace the page.
for (const type of ["dragover", "drop"]) {
  document.addEventListener(type, (/** @type {any} */ event) => {
    if (event.defaultPrevented || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    if (type === "drop") announce(t("avatar.beside"));
    else event.dataTransfer.dropEffect = "none";
  });
}

for (const type of ["identity", "profile", "reset"]) {
  sandbox.addEventListener(type, async () => {
    if (form.saving || !(await form.mayDiscard())) {
      sandbox.choice = openChoice;
      return;
    }
    if (type === "reset") await sandbox.startOver();
    clear();
    useSandbox();
  });
}

connection.addEventListener("connect", async () => {
  if (form.saving) return;
  // Somebody who comes back with another token goes on where they were.
  const isReturning = session.connection?.isSandbox === false && !session.hasToken;
  if (!isReturning && !(await form.mayDiscard())) return;
  if (!connection.connect()) return;
  if (!isReturning) clear();
  open(connection.userId);
});

connection.addEventListener("sandbox", async () => {
  if (form.saving || !(await form.mayDiscard())) return;
  clear();
  useSandbox();
});

let isSending = false;
form.addEventListener("submit", () => (isSending = true));
for (const type of ["saved", "error"]) {
  form.addEventListener(type, () => {
    if (isSending) sandbox.faultIsOver();
    isSending = false;
  });
}

// The title says first what is the matter.
const renderTitle = () => setText(byId("title"), t(needsMending ? "title.error" : "title"));
form.addEventListener("invalid", () => {
  needsMending = true;
  renderTitle();
});
form.addEventListener("change", () => {
  needsMending &&= form.matches(":state(invalid)");
  renderTitle();
});

const kept = keepValues(document);
addEventListener("pagehide", () => {
  kept.hold();
  connection.forgetToken();
  session.forgetToken();
});

addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  kept.putBack();
  if (session.connection === undefined) return;
  if (session.connection.isSandbox) session.renew(sandbox.token);
  else connection.askForToken(() => t("connection.token_forgotten"));
});

byId("locale").addEventListener("change", () => chooseLocale(byId("locale").value));
inEveryLocale(() => {
  byId("locale").value = format.locale;
  form.locale = format.locale;
  renderTitle();
  if (waitsFor !== undefined) waitFor(waitsFor);
});

startTheme();
useLocale(firstLocale());
// Whoever switches the language should not wait for it.
loadWords("zh-CN");
if (globalThis.early.takeOver()) form.save();
// A page in a frame could be made to look like another one (the server forbids it with a header).
if (window.top === window.self) start();
else {
  form.inert = true;
  waitFor("load.framed");
}
