// Where the page is connected to: the sandbox, or a real domain with a token that somebody pastes.

import { pds } from "../pkg/form/package.js";
import { byId, setAttribute, setText, showText } from "./dom.js";
import { format, inEveryLocale, t } from "./words.js";

/** The inputs, by what the package calls them. */
const INPUTS = {
  domainId: "connection-domain",
  endpoint: "connection-endpoint",
  accessToken: "connection-token",
};

export class ConnectionPanel extends EventTarget {
  #session;
  #form = byId("connection-form");
  #issues = [];
  /** Something to say about the connection, in the current language. */
  #remark = () => undefined;

  constructor(session) {
    super();
    this.#session = session;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (pds !== undefined) this.dispatchEvent(new Event("connect"));
    });
    byId("connection-sandbox").addEventListener("click", () => {
      this.dispatchEvent(new Event("sandbox"));
    });
    document.addEventListener("securitypolicyviolation", (event) => {
      if (event.effectiveDirective !== "connect-src") return;
      const { blockedURI } = event;
      this.say(() => t("connection.blocked", { origin: blockedURI }));
    });
    inEveryLocale(() => this.render());
  }

  /** Whether there is a sandbox to go back to. */
  hasSandbox = false;

  /** Points the session at what was typed. False, with messages, when that cannot work. */
  connect() {
    const text = (id) => byId(id).value.trim() || undefined;
    const token = byId(INPUTS.accessToken).value;
    this.#issues = [];
    try {
      this.#session.use({
        isSandbox: false,
        domainId: text(INPUTS.domainId),
        endpoint: text(INPUTS.endpoint),
        token,
      });
    } catch (/** @type {any} */ error) {
      if (!(error instanceof pds.PdsError)) throw error;
      this.#issues = error.issues;
      this.render();
      byId(INPUTS[this.#issues[0]?.path[0]] ?? INPUTS.domainId).focus();
      return false;
    }
    this.forgetToken();
    this.say(() => undefined);
    return true;
  }

  get userId() {
    return byId("connection-user").value.trim() || undefined;
  }

  /** Empties the password field: the token is in memory by now, or not wanted any more. */
  forgetToken() {
    byId(INPUTS.accessToken).value = "";
  }

  /** Says something about the connection, and shows the panel. */
  say(remark) {
    this.#remark = remark;
    if (remark() !== undefined) byId("connection").open = true;
    this.render();
  }

  /** Opens the panel for another token. */
  askForToken(remark) {
    this.say(remark);
    byId(INPUTS.accessToken).focus();
  }

  render() {
    const { connection } = this.#session;
    setText(byId("connection-state"), this.#stateText(connection));
    byId("connection-sandbox").hidden = !this.hasSandbox || connection?.isSandbox !== false;
    showText(byId("connection-remark"), this.#remark());
    for (const [name, id] of Object.entries(INPUTS)) {
      const issue = this.#issues.find((issue) => issue.path[0] === name);
      showText(byId(`${id}-error`), issue && pds.issueMessage(issue, format.locale));
      setAttribute(byId(id), "aria-invalid", issue && "true");
    }
  }

  #stateText(connection) {
    if (connection === undefined) return t("connection.none");
    if (connection.isSandbox) return t("connection.sandbox", { origin: connection.endpoint });
    const to = connection.endpoint ?? `https://${connection.domainId}.api.aliyunpds.com`;
    return t("connection.service", { origin: to });
  }
}
