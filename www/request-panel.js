// What Save would send, as it would be sent, and what came of the last time.

import { pds } from "../pkg/form/package.js";
import { factList } from "../pkg/form/facts.js";
import { announce } from "./announcer.js";
import { byId, oncePerFrame, setText, showText } from "./dom.js";
import { asCurl, asFetch, asJson } from "./snippets.js";
import { format, inEveryLocale, t } from "./words.js";

/** @import { PdsProfileForm } from "../pkg/form/index.js" */
/** @import { Session } from "./session.js" */

const FORMATS = { json: asJson, curl: asCurl, fetch: asFetch };

export class RequestPanel {
  #form;
  #session;
  /** When the update under way was sent, and what came of the last one. */
  #sentAt;
  #last;
  #tabs = Object.keys(FORMATS).map((name) => byId(`tab-${name}`));
  #format = "json";
  #request;
  #renderSoon;

  /** @param {PdsProfileForm} form @param {Session} session */
  constructor(form, session) {
    this.#form = form;
    this.#session = session;
    const renderSoon = oncePerFrame(() => this.#render());
    form.addEventListener("change", renderSoon);
    form.addEventListener("submit", () => (this.#sentAt = performance.now()));
    form.addEventListener("saved", ({ detail }) => this.#answered(detail.answer));
    form.addEventListener("error", ({ detail }) => {
      const { status, requestId, attempts } = detail.error;
      this.#answered({ error: detail.error, status, requestId, attempts });
    });
    this.#renderSoon = renderSoon;
    for (const tab of this.#tabs) {
      tab.addEventListener("click", () => this.#choose(tab));
      tab.addEventListener("keydown", (event) => this.#onKey(event));
    }
    byId("request-copy").addEventListener("click", () => this.#copy());
    inEveryLocale(() => this.#render());
  }

  /** An answer to an update; there are others, to a reading. */
  #answered(answer) {
    if (this.#sentAt === undefined) return;
    this.#last = { ...answer, ms: performance.now() - this.#sentAt, at: new Date() };
    this.#sentAt = undefined;
    this.#renderSoon();
  }

  #choose(tab) {
    this.#format = tab.dataset.format;
    this.#render();
  }

  /** The keys that people expect of tabs. */
  #onKey(event) {
    const at = this.#tabs.indexOf(event.currentTarget);
    const last = this.#tabs.length - 1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = this.#tabs.at(to > last ? 0 : to);
    this.#choose(tab);
    tab.focus();
  }

  #render() {
    for (const tab of this.#tabs) {
      const isChosen = tab.dataset.format === this.#format;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen) byId("request-text").setAttribute("aria-labelledby", tab.id);
    }
    const { result } = this.#form;
    this.#request = result?.ok && result.value !== null ? this.#build(result.value) : undefined;
    showText(byId("request-none"), this.#request === undefined ? t(whyNone(result)) : undefined);
    byId("request").hidden = this.#request === undefined;
    if (this.#request !== undefined) {
      setText(byId("request-line"), `${this.#request.method} ${this.#request.url}`);
      setText(byId("request-code"), FORMATS[this.#format](this.#request, inBytes));
    }
    this.#renderLast();
  }

  /** Without the token: the text never holds it. */
  #build(update) {
    const { domainId, endpoint, allowHttpLoopback } = this.#session.connection;
    const built = pds.buildRequest(update, { domainId, endpoint, allowHttpLoopback }, { locale: format.locale });
    return built.ok ? built.value : undefined;
  }

  #renderLast() {
    const last = this.#last;
    byId("last").hidden = last === undefined;
    if (last === undefined) return;
    const facts = [
      ["last.outcome", last.error === undefined ? t("last.saved") : t("last.failed")],
      ["last.status", last.status],
      ["last.code", last.error?.code],
      ["last.request_id", last.requestId],
      [
        "last.time",
        t("last.took", { ms: format.number(Math.round(last.ms)), at: format.time(last.at) }),
      ],
      ["last.attempts", format.number(last.attempts)],
    ].filter(([, fact]) => fact !== undefined);
    byId("last-facts").replaceChildren(
      factList(facts.map(([key, fact]) => [t(key), String(fact)])),
    );
  }

  /** Copies the whole text, of which a long avatar is shown shortened. */
  async #copy() {
    const text = FORMATS[this.#format](this.#request);
    const state = byId("request-copied");
    let key = "request.copied";
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      key = "request.not_copied";
      getSelection()?.selectAllChildren(byId("request-code"));
    }
    showText(state, t(key));
    announce(t(key));
    setTimeout(() => showText(state, undefined), 4000);
  }
}

function whyNone(result) {
  if (result === undefined) return "request.not_loaded";
  return result.ok ? "request.nothing" : "request.has_errors";
}

function inBytes(count) {
  return t("request.bytes", { count: format.number(count) });
}
