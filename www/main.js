// Puts the page together: the form, the session and the panels, and what happens between them.

import { announce } from "./announcer.js";
import { confirmed } from "./confirm.js";
import { ConnectionPanel } from "./connection-panel.js";
import { byId, showText } from "./dom.js";
import { firstUserOf } from "./first-user.js";
import { ProfileForm } from "./form.js";
import { chooseLocale, formatList, inEveryLocale, locale, startI18n, t } from "./i18n.js";
import { keepValues } from "./keep-values.js";
import { loadPackage, pds } from "./package.js";
import { ProblemNotice } from "./problem.js";
import { RequestPanel } from "./request-panel.js";
import { SandboxBar } from "./sandbox-bar.js";
import { Saving } from "./saving.js";
import { Session } from "./session.js";
import { ErrorSummary } from "./summary.js";
import { startTheme } from "./theme.js";
import { hasText, isForText } from "./transfer.js";

const session = new Session();
const form = new ProfileForm(byId("profile"));
const summary = new ErrorSummary();
const saving = new Saving({ form, session, summary, signIn });
const sandbox = new SandboxBar();
const connection = new ConnectionPanel(session);
const problem = new ProblemNotice(byId("load-problem"), form.element);
new RequestPanel({ form, session, saving });

/** What the sandbox bar said when the open profile was opened. */
let openChoice;
/** Tells the newest opening of a profile from those that it has overtaken. */
let opening;
/** What the line above the form says, in the current language. */
let loadState = () => t("load.rules");
/** Who can be played, asked for beside the rules. */
let sandboxLoading;

/** Loads the rules, then the profile. */
async function start() {
  problem.hide();
  say(() => t("load.rules"));
  sandboxLoading ??= sandbox.load();
  const first = sandboxLoading.then((isThere) => (isThere ? firstUserOf(sandbox) : undefined));
  try {
    await loadPackage();
  } catch (cause) {
    console.error(cause);
    say(() => undefined);
    problem.show(rulesMissing(), "load.no_rules", [{ key: "problem.again", run: start }]);
    problem.goTo();
    return;
  }
  form.usePackage();
  connection.hasSandbox = await sandboxLoading;
  if (connection.hasSandbox) await useSandbox(await first);
  else {
    delete document.documentElement.dataset.sandbox;
    say(() => t("load.no_sandbox"));
    connection.say(() => t("load.no_sandbox"));
  }
}

/** The package is what words errors; it is what is missing. */
function rulesMissing() {
  return { localizedMessage: () => t("load.no_rules_hint") };
}

async function useSandbox(user) {
  const connect = () =>
    session.use({
      isSandbox: true,
      endpoint: location.origin,
      allowHttpLoopback: true,
      token: sandbox.token,
    });
  await open(sandbox.userId, { connect, user });
}

/** Opens a profile, after pointing the session at a connection if need be. */
async function open(userId, { connect = () => {}, keepsEdits = false, user: known } = {}) {
  const mine = (opening = Symbol());
  openChoice = sandbox.choice;
  problem.hide();
  say(() => t("load.profile"));
  form.element.setAttribute("aria-busy", "true");
  try {
    connect();
    connection.render();
    sandbox.isShown = session.connection.isSandbox;
    const user = known === undefined ? await session.open(userId) : session.adopt(known);
    if (user === undefined) return;
    show(user, keepsEdits);
  } catch (error) {
    if (!(error instanceof pds.PdsError)) throw error;
    say(() => undefined);
    const reopen = () => open(userId, { keepsEdits });
    const again = { key: "problem.again", run: reopen };
    const renew = { key: "problem.sign_in", run: () => signIn(reopen) };
    problem.show(error, "problem.not_loaded", [error.kind === "unauthorized" ? renew : again]);
    // At the first load nobody has asked for anything yet, and may be typing.
    if (form.element === document.activeElement) problem.goTo();
  } finally {
    if (opening === mine) form.element.removeAttribute("aria-busy");
  }
}

function show(user, keepsEdits) {
  const isSame = keepsEdits && form.stored?.user_id === user.user_id;
  if (form.stored === undefined) form.setFirstUser(user);
  else form.setUser(user, (field) => isSame && field.isChanged);
  form.setEditability(session.me.role ?? "", session.isSelf);
  say(() => undefined);
  renderUndocumented();
  saving.loaded();
}

/** Says once, not ten times, which fields may be refused. */
function renderUndocumented() {
  const labels = form.undocumented.map((field) => field.label);
  const text = t("form.undocumented", { fields: formatList(labels) });
  showText(byId("undocumented"), labels.length > 0 ? text : undefined);
}

function say(state) {
  loadState = state;
  showText(byId("load-state"), state());
}

/** Gets another token, from the sandbox or from the person, and goes on. */
async function signIn(goOn) {
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
  goOn();
}

/** Asks before edits are lost, if there are any. */
async function mayDiscard() {
  return !form.isDirty || (await confirmed(t("confirm.discard"), t("confirm.agree")));
}

// What nothing on the page has heard is the form's: a key, a picture pasted anywhere.
document.addEventListener("keydown", (event) => {
  if (event.target === document.body) saving.onKey(event);
});
document.addEventListener("paste", (event) => {
  const { clipboardData: transfer, target } = event;
  if (event.defaultPrevented || transfer === null || isForText(target) || hasText(transfer)) return;
  if (transfer.files.length === 0 || document.querySelector("dialog[open]") !== null) return;
  event.preventDefault();
  form.field("avatar").take(transfer);
});
// A file dropped beside the field must not replace the page.
for (const type of ["dragover", "drop"]) {
  document.addEventListener(type, (event) => {
    if (event.defaultPrevented || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    if (type === "drop") announce(t("avatar.beside"));
    else event.dataTransfer.dropEffect = "none";
  });
}

byId("reset").addEventListener("click", async () => {
  if (form.changedFields.length === 0) {
    announce(t("save.nothing"));
    return;
  }
  if (!(await mayDiscard())) return;
  form.reset();
  saving.clear();
  announce(t("form.reset"));
  byId("reset").focus();
});

for (const type of ["identity", "profile"]) {
  sandbox.addEventListener(type, async () => {
    if (saving.isBusy || !(await mayDiscard())) {
      sandbox.choice = openChoice;
      return;
    }
    form.clear();
    await useSandbox();
  });
}

sandbox.addEventListener("reset", async () => {
  if (saving.isBusy || !(await mayDiscard())) return;
  await sandbox.startOver();
  form.clear();
  await useSandbox();
});

saving.addEventListener("sent", () => sandbox.faultIsOver());

connection.addEventListener("connect", async () => {
  if (saving.isBusy) return;
  // Somebody who comes back with another token goes on where they were.
  const isReturning = session.connection?.isSandbox === false && !session.hasToken;
  if (!isReturning && !(await mayDiscard())) return;
  if (!connection.connect()) return;
  if (!isReturning) form.clear();
  await open(connection.userId, { keepsEdits: isReturning });
});

connection.addEventListener("sandbox", async () => {
  if (saving.isBusy || !(await mayDiscard())) return;
  form.clear();
  await useSandbox();
});

// Asking before the page is left costs the back/forward cache: only while there is something to lose.
const guard = (event) => event.preventDefault();
form.addEventListener("change", () => {
  if (form.isDirty) addEventListener("beforeunload", guard);
  else removeEventListener("beforeunload", guard);
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

byId("locale").addEventListener("change", (event) => chooseLocale(event.target.value));
inEveryLocale(() => {
  byId("locale").value = locale;
  showText(byId("load-state"), loadState());
  renderUndocumented();
});

startTheme();
startI18n();
if (globalThis.early.takeOver()) saving.save();
// A page in a frame could be made to look like another one (the server forbids it with a header).
if (window.top === window.self) start();
else {
  byId("profile").inert = true;
  say(() => t("load.framed"));
}
