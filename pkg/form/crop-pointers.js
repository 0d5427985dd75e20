// One finger or the mouse moves the square, two fingers zoom it.

/** @import { CropSquare } from "./crop-square.js" */

export class CropPointers {
  #stage;
  #square;
  #change;
  /** Where each pointer is that is down. */
  #points = new Map();
  /** How it was when the number of pointers last changed: a pointer that comes back finds it again. */
  #grip;

  /** @param {HTMLElement} stage @param {{ square: () => CropSquare | undefined, change: Function }} of */
  constructor(stage, { square, change }) {
    this.#stage = stage;
    this.#square = square;
    this.#change = change;
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    stage.addEventListener("pointermove", (event) => this.#move(event));
    for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) {
      stage.addEventListener(type, (event) => this.#up(event));
    }
  }

  #down(event) {
    if (event.button !== 0 || this.#square() === undefined || this.#points.size === 2) return;
    this.#points.set(event.pointerId, event);
    this.#stage.setPointerCapture(event.pointerId);
    this.#takeGrip();
  }

  #up(event) {
    if (this.#points.delete(event.pointerId)) this.#takeGrip();
  }

  #move(event) {
    if (!this.#points.has(event.pointerId) || this.#grip === undefined) return;
    this.#points.set(event.pointerId, event);
    const { centre, spread, x, y, side, zoom } = this.#grip;
    const now = this.#fingers();
    this.#change((square) => {
      const scale = square.width / this.#stage.clientWidth;
      if (spread > 0 && now.spread > 0) square.zoomTo((zoom * now.spread) / spread);
      // The square becomes smaller or larger around its middle.
      const half = (side - square.side) / 2;
      const [right, down] = [now.centre.x - centre.x, now.centre.y - centre.y];
      square.moveTo(x + half + right * scale, y + half + down * scale);
    });
  }

  #takeGrip() {
    const square = this.#square();
    if (square === undefined || this.#points.size === 0) this.#grip = undefined;
    else {
      const { x, y, side, zoom } = square;
      this.#grip = { ...this.#fingers(), x, y, side, zoom };
    }
  }

  /** The middle between the pointers, and how far they are apart; 0 for one alone. */
  #fingers() {
    const [one, other = one] = this.#points.values();
    const centre = { x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 };
    return { centre, spread: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) };
  }
}
