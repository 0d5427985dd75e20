// A photo of any size → a data URL that the service takes.
//
// The core reads what the file says of itself, and validates the result; the browser decodes, turns,
// crops and encodes, off the main thread. Nothing but pixels is kept of a photo: where it was taken
// stays with its owner. What goes out was decoded again, and looked like what went in.

import { validateNamedField, refusedImage } from "./boundary.js";
import { getCore, guarded, withCore } from "./core.js";
import { bitmapOf, decode, inspect, isReadable } from "./decode-image.js";
import { encode, hasTransparency, isAlike, isCanvasTrue, onlyColour, shrunk } from "./draw-image.js";
import { PdsError } from "./errors.js";
import { readFitOptions } from "./fit-options.js";
import { withCustomMessages } from "./custom-messages.js";

const MIN_SIDE_PX = 64;
/** A file of a kind that the core does not know may be a film. */
const MAX_UNKNOWN_BYTES = 64 * 1024 * 1024;
/** Best first. */
const QUALITIES = [0.92, 0.85, 0.78, 0.7, 0.6];

export async function fitAvatar(blob, options) {
  getCore();
  const fit = new Fit(blob, readFitOptions(blob, options));
  return fit.untilOver(fit.run());
}

/** One photo on its way. */
class Fit {
  #blob;
  #options;
  #notes = [];
  #isOver = false;

  constructor(blob, options) {
    this.#blob = blob;
    this.#options = options;
  }

  /** The same promise, rejected when the caller aborts or the browser never comes back. */
  untilOver(running) {
    const { signal, timeoutMs } = this.#options;
    return new Promise((resolve, reject) => {
      const settle = (settled) => (value) => {
        this.#isOver = true;
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
        settled(value);
      };
      const onAbort = settle(() => reject(this.#error("aborted", signal.reason)));
      const timer = setTimeout(
        settle(() => reject(this.#error("timeout"))),
        timeoutMs,
      );
      running.then(
        settle(resolve),
        settle((error) => reject(error instanceof PdsError ? error : this.#error("internal", error))),
      );
      if (signal?.aborted) onAbort();
      else signal?.addEventListener("abort", onAbort, { once: true });
    });
  }

  async run() {
    this.#progress("reading");
    const inspected = await inspect(this.#blob, this.#options.locale).catch((error) => {
      if (error instanceof PdsError) throw error;
    });
    // In Chromium a file that is gone has the length 0.
    const isGone = inspected === undefined || (this.#blob.size === 0 && "name" in this.#blob);
    if (isGone) return this.#failure("image_unreadable");
    if (!inspected.ok && isFinal(inspected.issues[0], this.#blob.size)) return this.#refused(inspected);
    if (!isCanvasTrue()) return this.#failure("image_blank");

    this.#progress("decoding");
    const { head, value: image } = inspected;
    const kept = image && this.#keptOf(head, image);
    let decoded = await decode(this.#blob, image);
    if (decoded.bitmap === undefined && kept !== undefined) decoded = await decode(kept, image);
    if (decoded.bitmap === undefined) return this.#notDecoded(inspected, decoded);
    try {
      return (kept && (await this.#asItIs(kept, decoded))) ?? (await this.#drawn(decoded, image));
    } finally {
      decoded.bitmap.close();
    }
  }

  /** The file without anything but the picture, when it is small and nothing about it is unusual. */
  #keptOf(head, { mediaType }) {
    if (head.length < this.#blob.size) return undefined;
    const bytes = withCore((core) => core.image_without_metadata(head));
    return bytes && new Blob([bytes], { type: mediaType });
  }

  /** The original, when it fits, need not be cropped, and looks the same; else undefined. */
  async #asItIs(kept, { bitmap }) {
    const { crop, side } = this.#options;
    const { width, height } = bitmap;
    const isAsAsked = crop === false || (crop === undefined && width === height);
    if (!isAsAsked || Math.max(width, height) > 2 * side) return undefined;
    const fitting = await this.#validated(kept);
    if (fitting === undefined || !(await isDecodedAs(kept, bitmap))) return undefined;
    if (kept.size < this.#blob.size) this.#notes.push("metadata_removed");
    return this.#success(fitting, kept, bitmap);
  }

  /** The best encoding that fits: the largest side first, the best quality first. */
  async #drawn({ bitmap, scale }, image) {
    const crop = cropIn(bitmap, this.#options.crop, scale);
    const isPlain = onlyColour(bitmap, crop) !== undefined;
    if (image?.animated) this.#notes.push("animation_lost");
    if (crop.width < bitmap.width || crop.height < bitmap.height) this.#notes.push("cropped");
    for (const canvas of canvases(bitmap, crop, this.#options.side)) {
      if (!isPlain && onlyColour(canvas) !== undefined) return this.#failure("image_blank");
      for (const encoding of encodings(canvas, image)) {
        if (this.#isOver) return undefined;
        this.#progress("encoding");
        const encoded = await encode(canvas, encoding);
        const fitting = encoded && (await this.#validated(encoded));
        if (fitting === undefined || !(await isDecodedAs(encoded, canvas))) continue;
        const isSmaller = Math.max(canvas.width, canvas.height) < Math.max(crop.width, crop.height) / scale;
        if (isSmaller) this.#notes.push("scaled_down");
        this.#notes.push("re_encoded");
        return this.#success(fitting, encoded, canvas);
      }
    }
    return this.#failure("image_will_not_fit");
  }

  /** The data URL as it will be sent, if the rule takes it. */
  async #validated(encoded) {
    if (encoded.size > limitBytes()) return undefined;
    const dataUrl = await dataUrlOf(encoded);
    const { dataUrlPrefix } = this.#options;
    const result = guarded(validateNamedField, { dataUrlPrefix }, "avatar", dataUrl);
    return result.ok ? result.value : undefined;
  }

  #progress(step) {
    try {
      // What a progress hook throws, at once or later, is its own affair.
      this.#options.onProgress?.(step)?.then?.(undefined, () => {});
    } catch {
      // Likewise.
    }
  }

  #success(value, { type }, { width, height }) {
    return { ok: true, value, mediaType: type, width, height, notes: this.#notes };
  }

  async #notDecoded(inspected, { isBlank }) {
    if (!(await isReadable(this.#blob))) return this.#failure("image_unreadable");
    if (!inspected.ok) return this.#refused(inspected);
    return this.#failure(isBlank && inspected.value.complete ? "image_blank" : "image_damaged");
  }

  #failure(reason) {
    return this.#refused(guarded(refusedImage, this.#options.locale, reason));
  }

  #refused({ issues, changes }) {
    return { ok: false, issues: withCustomMessages(issues, this.#options.message), changes };
  }

  #error(kind, cause) {
    const message = withCore((core) => core.error_message(kind, undefined, this.#options.locale));
    return new PdsError({ kind, message }, { cause });
  }
}

/** Whether no browser is asked: it would take any amount of memory, or run what a stranger wrote. */
function isFinal({ code, found }, sizeBytes) {
  return code === "too_big" || found === "SVG" || sizeBytes > MAX_UNKNOWN_BYTES;
}

/** Whether an encoded picture looks like what it was made of. */
async function isDecodedAs(encoded, source) {
  const bitmap = await bitmapOf(encoded);
  if (bitmap === undefined) return false;
  const isLikewise = isAlike(bitmap, source);
  bitmap.close();
  return isLikewise;
}

/** The most bytes of an image whose data URL may fit: base64 makes four of three. */
function limitBytes() {
  const avatar = withCore((core) => core.fields("en")).find((field) => field.name === "avatar");
  return Math.floor((avatar.maximum / 4) * 3);
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
function cropIn({ width, height }, crop, scale) {
  if (crop === false) return { x: 0, y: 0, width, height };
  if (crop === undefined) {
    const side = Math.min(width, height);
    return { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side };
  }
  // What is larger than the picture keeps its shape.
  const fit = Math.min(scale, width / crop.width, height / crop.height);
  const [w, h] = [crop.width, crop.height].map((side) => Math.max(1, side * fit));
  const within = (at, most) => Math.min(Math.max(0, at * scale), most);
  return { x: within(crop.x, width - w), y: within(crop.y, height - h), width: w, height: h };
}

/** The part in ever smaller sizes. */
function* canvases(bitmap, crop, side) {
  const longest = Math.max(crop.width, crop.height);
  const largest = Math.max(1, Math.min(side, longest));
  const at = (target) => {
    const [width, height] = [crop.width, crop.height].map((size) => Math.round((size * target) / longest));
    return shrunk(bitmap, crop, Math.max(1, width), Math.max(1, height));
  };
  for (let target = largest; target > MIN_SIDE_PX; target *= 0.75) yield at(target);
  yield at(Math.min(MIN_SIDE_PX, largest));
}

/** PNG and WebP keep transparency; JPEG, which every server knows, is for what has none. */
function* encodings(canvas, image) {
  if (image?.mediaType !== "image/jpeg" && hasTransparency(canvas)) {
    yield { type: "image/png" };
    for (const quality of QUALITIES) yield { type: "image/webp", quality };
    return;
  }
  for (const quality of QUALITIES) yield { type: "image/jpeg", quality };
}
