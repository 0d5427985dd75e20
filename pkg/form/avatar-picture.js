// The avatar as it is seen: round and square, or a letter in its place.

import { setAttribute, setText } from "./dom.js";

const REMOTE = /^https?:/i;

export class AvatarPicture {
  #pictures;
  #stage;
  #initial;
  #source;
  /** What the browser could not load. */
  #broken;

  /** @param {HTMLElement} root @param {(name: string) => HTMLElement} part @param {() => void} onBroken */
  constructor(root, part, onBroken) {
    this.#pictures = [...root.querySelectorAll("img")];
    this.#stage = part("stage");
    this.#initial = part("initial");
    this.#pictures[0].addEventListener("error", () => {
      this.#broken = this.#source;
      onBroken();
    });
  }

  get stage() {
    return this.#stage;
  }

  /** Whether what should be seen cannot be loaded. */
  get isBroken() {
    return this.#broken !== undefined && this.#broken === this.#source;
  }

  /** @param {{ value: string, name: string, alt: string, isBusy: boolean }} seen */
  show({ value, name, alt, isBusy }) {
    this.#source = sourceOf(value);
    const source = this.isBroken ? undefined : this.#source;
    for (const picture of this.#pictures) {
      picture.hidden = source === undefined;
      if (picture.getAttribute("src") !== (source ?? null)) setAttribute(picture, "src", source);
    }
    this.#pictures[0].alt = alt;
    this.#initial.hidden = source !== undefined;
    setText(this.#initial, firstLetter(name));
    setAttribute(this.#stage, "aria-busy", isBusy && "true");
  }
}

function sourceOf(value) {
  // The service's own form of a data URL is not everybody's.
  const shown = value.replace(/^data:\/\//i, "data:");
  return /^data:image\//i.test(shown) || REMOTE.test(shown) ? shown : undefined;
}

/** The first letter as a person sees it: an emoji of five code points is one. */
function firstLetter(name) {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? "?";
}
