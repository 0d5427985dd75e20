// A picture that is being made to fit.

export class Preparation {
  #controller = new AbortController();
  /** How far it is, in the package's words. */
  step;
  /** Resolves to `{ made }` or `{ error }`, however it ends. */
  outcome;

  /** @param {(hooks: object) => Promise<unknown>} make may ask the person @param {() => void} onStep */
  constructor(make, onStep) {
    const onProgress = (step) => {
      this.step = step;
      onStep();
    };
    this.outcome = make({ signal: this.#controller.signal, onProgress }).then(
      (made) => ({ made }),
      (error) => ({ error }),
    );
  }

  /** How far it is. */
  inWords({ t }) {
    return [t("avatar.preparing"), this.step && t(`fit.step.${this.step}`)].filter(Boolean).join(" ");
  }

  stop() {
    this.#controller.abort();
  }
}

/** How large the picture is, and what was done to the photo. */
export function photoInWords({ width, height, notes }, words) {
  const { t } = words;
  const size = t("avatar.size", { width: words.number(width), height: words.number(height) });
  // Two of the package's notes are one to a person: a set has each sentence once.
  const done = new Set(notes.map((note) => t(`fit.${note}`)));
  return t("avatar.prepared", { facts: [size, ...done].join(t("comma")) });
}
