// A photo of any size → a data URL that the service takes.
//
// The core reads what the file says of itself, before anything decodes it, and judges the result;
// the browser decodes, turns, crops and encodes, off the main thread. Nothing but pixels is kept of a
// photo: where it was taken stays with its owner.

import { inspectImage, judgeField, refusedImage } from "./boundary.js";
import { getCore, guarded, withCore } from "./core.js";
import { PdsError } from "./errors.js";
import { reworded } from "./judge.js";

/** A larger file is looked at by its beginning and its end. */
const WHOLE_FILE_BYTES = 1024 * 1024;
const TAIL_BYTES = 64 * 1024;
const DEFAULT_SIDE = 512;
const MIN_SIDE = 64;
/** Best first. */
const QUALITIES = [0.92, 0.85, 0.78, 0.7, 0.6];
const DEFAULT_TIMEOUT_MS = 20_000;

export async function fitAvatar(blob, options) {
  getCore();
  const fit = new Fit(blob, options ?? {});
  const result = await fit.untilOver(fit.run());
  return result.ok ? result : { ...result, issues: reworded(result.issues, options?.message) };
}

/** One photo on its way. */
class Fit {
  #blob;
  #options;
  #locale;
  #notes = [];

  constructor(blob, options) {
    this.#blob = blob;
    this.#options = options;
    this.#locale = String(options.locale ?? "en");
  }

  /** The same promise, rejected when the caller aborts or the browser never comes back. */
  untilOver(running) {
    const { signal, timeoutMs = DEFAULT_TIMEOUT_MS } = this.#options;
    return new Promise((resolve, reject) => {
      const end = (kind, cause) => {
        const message = withCore((core) => core.error_message(kind, undefined, this.#locale));
        reject(new PdsError({ kind, message }, { cause }));
      };
      const onAbort = () => end("aborted", signal.reason);
      const timer = setTimeout(() => end("timeout"), timeoutMs);
      const settle = (settled) => (value) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
        settled(value);
      };
      if (signal?.aborted) onAbort();
      signal?.addEventListener("abort", onAbort, { once: true });
      running.then(settle(resolve), settle(reject));
    });
  }

  async run() {
    this.#progress("reading");
    const inspected = await this.#inspect();
    if (!inspected.ok) return inspected;
    const image = inspected.value;
    const kept = await this.#asItIs(image);
    if (kept !== undefined) return kept;

    this.#progress("decoding");
    let bitmap;
    try {
      bitmap = await createImageBitmap(this.#blob, { imageOrientation: "from-image" });
    } catch {
      return this.#failure("image_damaged");
    }
    try {
      return await this.#encoded(bitmap, image);
    } finally {
      bitmap.close();
    }
  }

  async #inspect() {
    const { size } = this.#blob;
    const isWhole = size <= WHOLE_FILE_BYTES;
    let head;
    let tail;
    try {
      head = await bytesOf(isWhole ? this.#blob : this.#blob.slice(0, WHOLE_FILE_BYTES));
      tail = isWhole ? head : await bytesOf(this.#blob.slice(size - TAIL_BYTES));
    } catch {
      return this.#failure("image_damaged");
    }
    return guarded(inspectImage, this.#locale, { head, tail, size });
  }

  /** The original, when it fits and needs neither turning nor cropping; undefined when it does not. */
  async #asItIs(image) {
    const { crop, side = DEFAULT_SIDE } = this.#options;
    const isSmall = this.#blob.size < limitBytes() && Math.max(image.width, image.height) <= 2 * side;
    if (typeof crop === "object" || image.orientation !== 1 || !isSmall) return undefined;
    const bytes = await bytesOf(this.#blob);
    const kept = withCore((core) => core.image_without_metadata(bytes));
    if (kept === undefined) return undefined;
    const original = new Blob([kept], { type: image.mediaType });
    const fitting = await this.#judged(original);
    if (fitting === undefined) return undefined;
    if (kept.length < bytes.length) this.#notes.push("metadata_removed");
    return this.#success(fitting, original, image.width, image.height);
  }

  /** The best encoding that fits: the largest side first, the best quality first. */
  async #encoded(bitmap, image) {
    const { side = DEFAULT_SIDE } = this.#options;
    const crop = cropOf(this.#options.crop, bitmap);
    if (image.animated) this.#notes.push("animation_lost");
    if (crop.width !== bitmap.width || crop.height !== bitmap.height) this.#notes.push("cropped");
    for (const target of sides(Math.min(side, Math.max(crop.width, crop.height)))) {
      const canvas = drawn(bitmap, crop, target);
      for (const encoding of encodings(canvas, image)) {
        this.#progress("encoding");
        const encoded = await encode(canvas, encoding);
        if (encoded === undefined) continue;
        const fitting = await this.#judged(encoded);
        if (fitting === undefined) continue;
        if (Math.max(canvas.width, canvas.height) < Math.max(crop.width, crop.height)) {
          this.#notes.push("scaled_down");
        }
        this.#notes.push("re_encoded");
        return this.#success(fitting, encoded, canvas.width, canvas.height);
      }
    }
    return this.#failure("image_will_not_fit");
  }

  /** The data URL as it will be sent, if the rule takes it. */
  async #judged(encoded) {
    if (encoded.size > limitBytes()) return undefined;
    const dataUrl = await dataUrlOf(encoded);
    const { dataUrlPrefix } = this.#options;
    const result = guarded(judgeField, { dataUrlPrefix }, "avatar", dataUrl);
    return result.ok ? result.value : undefined;
  }

  #progress(step) {
    try {
      this.#options.onProgress?.(step);
    } catch {
      // What a progress hook throws is its own affair.
    }
  }

  #success(value, encoded, width, height) {
    return { ok: true, value, mediaType: encoded.type, width, height, notes: this.#notes };
  }

  #failure(reason) {
    return guarded(refusedImage, this.#locale, reason);
  }
}

/** The most bytes of an image whose data URL may fit: base64 makes four of three. */
function limitBytes() {
  const avatar = withCore((core) => core.fields("en")).find((field) => field.name === "avatar");
  return Math.floor((avatar.maximum / 4) * 3);
}

async function bytesOf(blob) {
  return new Uint8Array(await blob.arrayBuffer());
}

function dataUrlOf(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** The part to keep: what the caller names, all of it for `false`, else the square in the middle. */
function cropOf(crop, { width, height }) {
  if (crop === false) return { x: 0, y: 0, width, height };
  const side = Math.min(width, height);
  if (typeof crop !== "object") {
    return { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side };
  }
  const size = Math.min(Math.max(1, crop.side), side);
  const within = (at, most) => Math.min(Math.max(0, at), most - size);
  return { x: within(crop.x, width), y: within(crop.y, height), width: size, height: size };
}

function* sides(largest) {
  let side = largest;
  while (side > MIN_SIDE) {
    yield Math.round(side);
    side *= 0.75;
  }
  yield Math.round(Math.min(side, MIN_SIDE, largest));
}

function drawn(bitmap, crop, side) {
  const scale = Math.min(1, side / Math.max(crop.width, crop.height));
  const width = Math.max(1, Math.round(crop.width * scale));
  const height = Math.max(1, Math.round(crop.height * scale));
  const canvas = newCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: false });
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  return canvas;
}

function newCanvas(width, height) {
  if (typeof OffscreenCanvas === "function") return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement("canvas"), { width, height });
}

/** PNG and WebP keep transparency; JPEG, which every server knows, is for what has none. */
function* encodings(canvas, image) {
  if (image.mediaType !== "image/jpeg" && hasTransparency(canvas)) {
    yield { type: "image/png" };
    for (const quality of QUALITIES) yield { type: "image/webp", quality };
    return;
  }
  for (const quality of QUALITIES) yield { type: "image/jpeg", quality };
}

function hasTransparency(canvas) {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  for (let alpha = 3; alpha < data.length; alpha += 4) {
    if (data[alpha] !== 255) return true;
  }
  return false;
}

/** The encoded canvas; undefined where the browser cannot encode this type and gives another. */
async function encode(canvas, { type, quality }) {
  const encoded =
    "convertToBlob" in canvas
      ? await canvas.convertToBlob({ type, quality })
      : await new Promise((resolve) => canvas.toBlob(resolve, type, quality));
  return encoded?.type === type ? encoded : undefined;
}
