// Which part of a picture becomes the avatar: a square that is moved by pointer, by arrow keys or by
// sliders. Nothing needs dragging, and nothing is lost by Escape.

import { clearPicture, drawPicture } from "./crop-picture.js";
import { CropPointers } from "./crop-pointers.js";
import { CropSquare } from "./crop-square.js";
import { contain } from "./contain.js";
import { cropMarkup } from "./crop-markup.js";
import { setAttribute, setText, showText } from "./dom.js";
import { pds } from "./package.js";

/** @import { Context } from "./context.js" */

const ZOOM_STEP = 1.15;
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** What an arrow key moves, in sides of the square; less with Shift. */
const STRIDE = 1 / 16;
const SMALL_STRIDE = 1 / 128;

export class CropDialog {
  #context;
  #words;
  #dialog;
  #stage;
  #canvas;
  #zoom;
  #across;
  #down;
  /** What is being cropped: `{ square, fit, resolve }`; `undefined` while the dialog is closed. */
  #job;
  /** The AbortController of a picture that is being made. */
  #making;

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    this.#words = context.words;
    this.#dialog = cropMarkup(context);
    context.host.append(contain(this.#dialog));
    this.#stage = this.#part("stage");
    this.#canvas = this.#part("picture");
    this.#zoom = this.#part("zoom");
    this.#across = this.#part("across");
    this.#down = this.#part("down");
    this.#listen();
    this.#listenToPointer();
    this.#words.inEveryLocale(() => {
      context.reword(this.#dialog);
      this.#render();
    });
  }

  /**
   * Asks for the part of a picture to keep. `fit(crop, hooks)` makes it; what it gives is given back
   * together with the part, and `undefined` when the person thinks better of it.
   */
  async ask(blob, { part, signal, fit }) {
    const { width, height } = await drawPicture(blob, this.#canvas);
    const square = new CropSquare(width, height);
    if (part !== undefined) square.pixels = part;
    if (signal.aborted) return undefined;
    signal.addEventListener("abort", () => this.#dialog.close(), { once: true });
    const asked = new Promise((resolve) => (this.#job = { square, fit, resolve }));
    this.#say(undefined);
    this.#render();
    this.#dialog.showModal();
    return asked;
  }

  #part(name) {
    return this.#context.part(this.#dialog, `crop-${name}`);
  }

  #listen() {
    this.#part("use").addEventListener("click", () => this.#use());
    this.#part("cancel").addEventListener("click", () => this.#dialog.close());
    this.#part("stop").addEventListener("click", () => this.#making?.abort());
    this.#part("middle").addEventListener("click", () => this.#change((square) => square.toMiddle()));
    this.#zoom.addEventListener("input", () => {
      this.#change((square) => square.zoomTo(Number(this.#zoom.value)));
    });
    for (const slider of [this.#across, this.#down]) {
      slider.addEventListener("input", () => {
        const [x, y] = [this.#across.value, this.#down.value].map(Number);
        this.#change((square) => square.moveTo(x, y));
      });
    }
    this.#dialog.addEventListener("keydown", (event) => this.#onKey(event));
    this.#dialog.addEventListener("close", () => {
      // The event comes late: another picture may be there already.
      if (!this.#dialog.open) this.#end(undefined);
    });
  }

  #listenToPointer() {
    new CropPointers(this.#stage, {
      square: () => this.#job?.square,
      change: (change) => this.#change(change),
    });
    this.#stage.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        if (event.deltaY !== 0) this.#zoomBy(-Math.sign(event.deltaY));
      },
      { passive: false },
    );
  }

  #onKey(event) {
    // With these the key belongs to the browser: Ctrl and + enlarges the page.
    if (event.ctrlKey || event.metaKey || event.altKey || this.#making !== undefined) return;
    if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      this.#use();
      return;
    }
    const arrow = event.target === this.#stage ? ARROWS[event.key] : undefined;
    const zoom = { "+": 1, "=": 1, "-": -1 }[event.key];
    if (arrow === undefined && zoom === undefined) return;
    event.preventDefault();
    if (zoom !== undefined) this.#zoomBy(zoom);
    else {
      this.#change((square) => {
        const stride = square.side * (event.shiftKey ? SMALL_STRIDE : STRIDE);
        square.moveBy(arrow[0] * stride, arrow[1] * stride);
      });
    }
    // Sliders say their own values.
    if (event.target === this.#stage) setText(this.#part("said"), this.#inWords());
  }

  #zoomBy(steps) {
    this.#change((square) => square.zoomTo(square.zoom * ZOOM_STEP ** steps));
  }

  #change(change) {
    if (this.#making !== undefined || this.#job === undefined) return;
    change(this.#job.square);
    this.#say(undefined);
    this.#render();
  }

  async #use() {
    if (this.#making !== undefined) return;
    const { square, fit } = this.#job;
    const making = (this.#making = new AbortController());
    const part = square.pixels;
    const onProgress = (step) => setText(this.#part("step"), this.#words.t(`fit.step.${step}`));
    this.#say(undefined);
    this.#render();
    this.#part("stop").focus();
    try {
      const photo = await fit(part, { signal: making.signal, onProgress });
      if (this.#making !== making) return;
      if (photo.ok) this.#end({ photo, part });
      else this.#say(() => pds.issueMessage(photo.issues[0], this.#words.locale));
    } catch (/** @type {any} */ error) {
      if (!(error instanceof pds.PdsError)) throw error;
      // Closed meanwhile, or stopped by the person, who knows it.
      if (this.#making !== making) return;
      if (error.kind !== "aborted") this.#say(() => error.localizedMessage(this.#words.locale));
    } finally {
      if (this.#making === making) this.#idle();
    }
  }

  #idle() {
    this.#making = undefined;
    this.#render();
    if (this.#dialog.open) this.#part("use").focus();
  }

  #end(result) {
    if (this.#job === undefined) return;
    const { resolve } = this.#job;
    this.#job = undefined;
    this.#making?.abort();
    this.#making = undefined;
    this.#dialog.close();
    clearPicture(this.#canvas);
    resolve(result);
  }

  #say(error) {
    showText(this.#part("error"), error?.());
  }

  #render() {
    if (this.#job === undefined) return;
    const { square } = this.#job;
    const isMaking = this.#making !== undefined;
    const share = (part, whole) => `${(part / whole) * 100}%`;
    // Set one by one through the object model: the page's policy allows no style in markup.
    for (const [name, value] of Object.entries({
      "--ratio": square.width / square.height,
      "--x": share(square.x, square.width),
      "--y": share(square.y, square.height),
      "--side": share(square.side, square.width),
    })) {
      this.#stage.style.setProperty(name, value);
    }
    setSlider(this.#zoom, square.zoom, [1, square.maxZoom], this.#words.percent(square.zoom));
    for (const [slider, at, room] of [
      [this.#across, square.x, square.room.x],
      [this.#down, square.y, square.room.y],
    ]) {
      setSlider(slider, at, [0, room], this.#words.percent(room > 0 ? at / room : 0));
    }
    this.#part("controls").inert = isMaking;
    this.#part("progress").hidden = !isMaking;
    this.#part("use").hidden = isMaking;
    this.#part("cancel").hidden = isMaking;
    this.#part("stop").hidden = !isMaking;
    setAttribute(this.#dialog, "aria-busy", isMaking && "true");
    setText(this.#part("size"), this.#inWords());
  }

  #inWords() {
    const { x, y, side } = this.#job.square.pixels;
    const [left, top, pixels] = [x, y, side].map((one) => this.#words.number(one));
    return this.#words.t("crop.size", { left, top, pixels });
  }
}

/** A slider that cannot go anywhere is disabled. */
function setSlider(slider, value, [least, most], words) {
  slider.min = least;
  slider.max = most;
  slider.step = "any";
  slider.value = value;
  slider.disabled = most - least < 1e-6;
  slider.setAttribute("aria-valuetext", words);
}
