// The bar of the sandbox: whom to be, whose profile to open, and how the next answer should go wrong.

import { isolated } from "../pkg/form/bidi.js";
import { announce } from "./announcer.js";
import { byId, el, setText } from "./dom.js";
import { inEveryLocale, t } from "./words.js";

const UPDATE = "/v2/user/update";

/** Errors as the service words them. */
const answer = (status, code, message) => ({
  status,
  content_type: "application/json",
  body: JSON.stringify({ code, message }),
});

/** What an answer can be told to do. The names are keys of the page's words. */
const FAULTS = {
  slow: { delay_ms: 3000 },
  retried: { status: 503, headers: { "Retry-After": "2" } },
  down: { status: 503, times: 3 },
  limited: { status: 429, headers: { "Retry-After": "60" } },
  hang: { hang: true },
  drop: { drop: "before_headers", times: 3 },
  gateway: {
    status: 504,
    body: "",
    headers: { "x-ca-error-code": "D504TO", "x-ca-error-message": "timeout" },
    times: 3,
  },
  field: answer(400, "InvalidParameter.NickName", "The input parameter nick_name is not valid. It is reserved."),
  expired: answer(401, "AccessTokenInvalid", "AccessToken is invalid. AccessTokenExpired"),
  denied: answer(403, "ForbiddenNoPermission.User", "No Permission to access resource User"),
  gone: answer(404, "NotFound.User", "The resource user cannot be found. Please check."),
  garbled: { status: 200, content_type: "text/html", body: "<!doctype html><title>Hello</title>" },
};

export class SandboxBar extends EventTarget {
  #element = byId("sandbox");
  #identities = [];
  #identity = byId("sandbox-identity");
  #profile = byId("sandbox-profile");
  #fault = byId("sandbox-fault");

  constructor() {
    super();
    for (const select of [this.#identity, this.#profile]) {
      select.addEventListener("change", () => this.dispatchEvent(new Event(select.name)));
    }
    this.#fault.append(el("option", { value: "" }));
    this.#fault.append(...Object.keys(FAULTS).map((name) => el("option", { value: name })));
    this.#fault.addEventListener("change", () => this.#arrange());
    const fold = byId("sandbox-fold");
    fold.addEventListener("click", () => {
      fold.setAttribute("aria-expanded", String(fold.getAttribute("aria-expanded") !== "true"));
    });
    byId("sandbox-reset").addEventListener("click", () => this.dispatchEvent(new Event("reset")));
    inEveryLocale(() => this.#render());
  }

  /** Asks who can be played. False when there is no sandbox where the page comes from. */
  async load() {
    const response = await fetch("/sandbox/users").catch(() => undefined);
    const isThere = response?.ok && response.headers.get("content-type")?.includes("json");
    this.#identities = isThere ? await response.json() : [];
    this.#identity.replaceChildren(...this.#identities.map((_, index) => el("option", { value: index })));
    const ids = [...new Set(this.#identities.map((identity) => identity.user_id))];
    this.#profile.replaceChildren(...["", ...ids].map((value) => el("option", { value })));
    this.#render();
    return this.#identities.length > 0;
  }

  set isShown(isShown) {
    this.#element.hidden = !isShown;
  }

  /** The token of whoever is played; it stays out of the document. */
  get token() {
    return this.#identities[this.#identity.value]?.access_token;
  }

  /** Whose profile to open: `undefined` for one's own. */
  get userId() {
    return this.#profile.value || undefined;
  }

  /** The selects as they are, to go back to when a switch is not wanted after all. */
  get choice() {
    return [this.#identity.value, this.#profile.value];
  }

  set choice([identity, profile]) {
    this.#identity.value = identity;
    this.#profile.value = profile;
  }

  /** Stands in for signing in again. */
  async newToken() {
    const { user_id } = this.#identities[this.#identity.value];
    const answer = await post("/sandbox/refresh", { user_id });
    return answer.ok ? (await answer.json()).access_token : undefined;
  }

  /** Puts everything in the sandbox back to its beginning. */
  async startOver() {
    await post("/sandbox/reset");
    this.#fault.value = "";
  }

  /** A fault is for the next save and no other, however many requests that took. */
  async faultIsOver() {
    if (this.#fault.value === "") return;
    this.#fault.value = "";
    await this.#arrange();
  }

  async #arrange() {
    await fetch("/sandbox/faults", { method: "DELETE" });
    const name = this.#fault.value;
    if (name === "") return;
    const { times = 1, ...fault } = FAULTS[name];
    await post("/sandbox/faults", { path: UPDATE, times, fault });
    announce(t("sandbox.arranged", { fault: t(`fault.${name}`) }));
  }

  #render() {
    for (const option of this.#identity.options) {
      const { user_id, note } = this.#identities[option.value];
      const key = `identity.${note}`;
      const said = t(key) === key ? note : t(key);
      setText(option, `${isolated(user_id)} (${said})`);
    }
    for (const option of this.#profile.options) {
      setText(option, option.value === "" ? t("sandbox.own") : option.value);
    }
    for (const option of this.#fault.options) {
      setText(option, t(`fault.${option.value || "none"}`));
    }
  }
}

function post(path, body = {}) {
  const headers = { "Content-Type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
}
