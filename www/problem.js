// An error of a call, for a person: what happened, what can be done, and what a support desk asks for.

import { el, setText } from "./dom.js";
import { formatNumber, formatSeconds, inEveryLocale, locale, t } from "./i18n.js";

export class ProblemNotice {
  #element;
  #error;
  #titleKey;
  #actions = [];
  /** When the wait that the service asks for is over. */
  #until;
  #timer;

  /** @param {HTMLElement} element an empty element */
  constructor(element) {
    this.#element = element;
    inEveryLocale(() => this.#render());
  }

  /**
   * @param {PdsError} error
   * @param {string} titleKey
   * @param {{ key: string, run: () => void }[]} actions what can be done about it
   */
  show(error, titleKey, actions = []) {
    this.#error = error;
    this.#titleKey = titleKey;
    this.#actions = actions;
    this.#until = error.retryAfterMs && performance.now() + error.retryAfterMs;
    this.#render();
  }

  hide() {
    if (this.#error === undefined) return;
    this.#error = undefined;
    this.#render();
  }

  #render() {
    clearInterval(this.#timer);
    this.#element.hidden = this.#error === undefined;
    this.#element.replaceChildren();
    if (this.#error === undefined) return;
    const said = el(
      "div",
      { role: "alert" },
      el("h2", {}, t(this.#titleKey)),
      el("p", {}, this.#error.localizedMessage(locale)),
    );
    this.#element.append(said, ...this.#wait(), details(this.#error), this.#buttons());
  }

  #buttons() {
    const buttons = this.#actions.map(({ key, run }) =>
      el("button", { type: "button", class: "button", on: { click: run } }, t(key)),
    );
    return el("div", { class: "buttons" }, ...buttons);
  }

  /** How long the service asked to wait, counted down for the eye only. */
  #wait() {
    if (this.#until === undefined) return [];
    const line = el("p", { class: "countdown" });
    const tick = () => {
      const left = this.#until - performance.now();
      setText(
        line,
        left > 0 ? t("problem.wait", { time: formatSeconds(left) }) : t("problem.waited"),
      );
      if (left <= 0) clearInterval(this.#timer);
    };
    this.#timer = setInterval(tick, 1000);
    tick();
    return [line];
  }
}

function details(error) {
  const facts = [
    ["problem.status", error.status],
    ["problem.code", error.code],
    ["problem.words", error.serviceMessage],
    ["problem.request_id", error.requestId],
    ["problem.attempts", error.attempts > 1 ? formatNumber(error.attempts) : undefined],
  ].filter(([, fact]) => fact !== undefined);
  if (facts.length === 0) return "";
  return factList(facts.map(([key, fact]) => [t(key), String(fact)]));
}

/** A list of names and values, of which the values may be in any script. */
export function factList(facts) {
  const rows = facts.map(([name, value]) =>
    el("div", {}, el("dt", {}, name), el("dd", {}, el("bdi", {}, value))),
  );
  return el("dl", { class: "facts" }, ...rows);
}
