// An error of a call, for a person: what happened, what can be done, and what a support desk asks for.

import { el, setText } from "./dom.js";
import { factList } from "./facts.js";

/** @import { Context } from "./context.js" */
/** @import { PdsError } from "../errors.js" */

/** What the service says of users whom an administrator has changed. */
/** @type {[RegExp, string][]} */
const HINTS = [
  [/UserNotEnabled/, "problem.disabled_hint"],
  [/UserRoleChanged/, "problem.demoted_hint"],
];

function said({ code, serviceMessage }) {
  return `${code ?? ""} ${serviceMessage ?? ""}`;
}

export class ProblemNotice {
  #element;
  #context;
  #words;
  #error;
  #titleKey;
  #actions = [];
  /** What gets the focus when the button that was pressed goes away. */
  #home;
  /** When the wait that the service asks for is over. */
  #until;
  #timer;

  /**
   * @param {HTMLElement} element an empty element that can have the focus
   * @param {HTMLElement} home what gets the focus when the notice goes
   * @param {Context} context
   */
  constructor(element, home, context) {
    this.#element = element;
    this.#home = home;
    this.#context = context;
    this.#words = context.words;
    this.#words.inEveryLocale(() => this.#render());
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

  /** Brings it into view and the focus to it: whoever pressed Enter is far away from it. */
  goTo() {
    this.#element.focus({ preventScroll: true });
    this.#element.scrollIntoView({ block: "center" });
  }

  /** Stops counting down. */
  stop() {
    clearInterval(this.#timer);
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
      el("h2", {}, this.#words.t(this.#titleKey)),
      el("p", {}, this.#error.localizedMessage(this.#words.locale)),
      ...this.#hint(),
    );
    this.#element.append(said, ...this.#wait(), this.#buttons(), details(this.#error, this.#context));
  }

  /** What the person can do that no button does. */
  #hint() {
    const key = HINTS.find(([pattern]) => pattern.test(said(this.#error)))?.[1];
    return key === undefined ? [] : [el("p", {}, this.#words.t(key))];
  }

  #buttons() {
    if (this.#actions.length === 0) return "";
    const buttons = this.#actions.map(({ key, run }) => {
      const click = () => {
        this.#home.focus({ preventScroll: true });
        run();
      };
      return el("button", { type: "button", class: "pds-button", on: { click } }, this.#words.t(key));
    });
    return el("div", { class: "pds-buttons" }, ...buttons);
  }

  /** How long the service asked to wait, counted down for the eye only. */
  #wait() {
    if (this.#until === undefined) return [];
    const line = el("p", { class: "pds-countdown" });
    const tick = () => {
      const left = this.#until - performance.now();
      setText(
        line,
        left > 0 ? this.#words.t("problem.wait", { time: this.#words.seconds(left) }) : this.#words.t("problem.waited"),
      );
      if (left <= 0) clearInterval(this.#timer);
    };
    this.#timer = setInterval(tick, 1000);
    tick();
    return [line];
  }
}

function details(error, context) {
  const { t } = context.words;
  const facts = [
    ["problem.status", error.status],
    ["problem.code", error.code],
    ["problem.words", error.serviceMessage],
    ["problem.request_id", error.requestId],
    ["problem.attempts", error.attempts > 1 ? context.words.number(error.attempts) : undefined],
  ].filter(([, fact]) => fact !== undefined);
  if (facts.length === 0) return "";
  const rows = facts.map(([key, fact]) => [t(key), String(fact)]);
  const text = rows.map((row) => row.join(": ")).join("\n");
  return el(
    "details",
    { class: "pds-technical" },
    el("summary", {}, t("problem.details")),
    factList(rows),
    copyButton(text, context),
  );
}

/** For whoever asks a support desk. */
function copyButton(text, context) {
  const { t } = context.words;
  const copy = async (event) => {
    const button = event.currentTarget;
    const key = await navigator.clipboard.writeText(text).then(
      () => "problem.copied",
      () => "problem.not_copied",
    );
    setText(button, t(key));
    context.announce(t(key));
  };
  const attributes = { type: "button", class: "pds-button pds-button-small", on: { click: copy } };
  return el("button", attributes, t("problem.copy"));
}
