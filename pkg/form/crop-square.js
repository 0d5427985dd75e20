// The square that is cut out of a picture, in pixels of the upright picture. It knows nothing of the
// page: it cannot leave the picture, whoever moves it.

const MAX_ZOOM = 8;
/** An avatar of fewer pixels is a smudge. */
const MIN_SIDE = 64;

export class CropSquare {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.toMiddle();
  }

  /** The largest square, in the middle: what is kept when nobody asks for another. */
  toMiddle() {
    this.side = this.#shortest;
    this.moveTo((this.width - this.side) / 2, (this.height - this.side) / 2);
  }

  /** How far it can go to the right and down. */
  get room() {
    return { x: this.width - this.side, y: this.height - this.side };
  }

  get zoom() {
    return this.#shortest / this.side;
  }

  get maxZoom() {
    return Math.min(MAX_ZOOM, Math.max(1, this.#shortest / MIN_SIDE));
  }

  /** Becomes smaller or larger around its middle. */
  zoomTo(zoom) {
    const side = this.#shortest / within(zoom, 1, this.maxZoom);
    const half = (this.side - side) / 2;
    this.side = side;
    this.moveTo(this.x + half, this.y + half);
  }

  moveTo(x, y) {
    this.x = within(x, 0, this.room.x);
    this.y = within(y, 0, this.room.y);
  }

  moveBy(x, y) {
    this.moveTo(this.x + x, this.y + y);
  }

  /** Whole pixels, as `fitAvatar` takes them. */
  get pixels() {
    return { x: Math.round(this.x), y: Math.round(this.y), side: Math.round(this.side) };
  }

  set pixels({ x, y, side }) {
    this.side = side;
    this.moveTo(x, y);
  }

  get #shortest() {
    return Math.min(this.width, this.height);
  }
}

function within(value, least, most) {
  return Math.min(Math.max(least, value), most);
}
