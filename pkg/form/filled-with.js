// What the form was filled with, in an input that nobody sees: after a reload the browser puts it back
// together with the others, and so it can be told what was typed from what was there.

/** Texts that fit into an input; the other fields are never put back by a browser. */
const NAMES = ["user_id", "nick_name", "description", "phone", "email"];

export class FilledWith {
  #input;

  /** @param {HTMLInputElement} input a hidden one, without a name */
  constructor(input) {
    this.#input = input;
  }

  write(user) {
    this.#input.value = JSON.stringify(NAMES.map((name) => user[name] ?? ""));
  }

  clear() {
    this.#input.value = "";
  }

  /** The texts by field, if the browser has put them back. */
  read() {
    try {
      const texts = JSON.parse(this.#input.value);
      return Object.fromEntries(NAMES.map((name, at) => [name, texts[at]]));
    } catch {
      // Nothing was there, or something else.
      return undefined;
    }
  }
}
