// The options of `fitAvatar`: each is read once, and checked before anything is done.

import { PdsError } from "./errors.js";
import { property } from "./read.js";

const DEFAULT_SIDE_PX = 512;
const MAX_SIDE_PX = 4096;
const DEFAULT_TIMEOUT_MS = 20_000;
/** What a timer can hold; a longer time would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** @throws {PdsError} of kind `invalid`, with words for whoever wrote the call. */
export function readFitOptions(blob, options) {
  if (!isBlob(blob)) throw invalid("fitAvatar() takes a Blob or a File, such as input.files[0].");
  if (typeof createImageBitmap !== "function") throw invalid("fitAvatar() works in browsers and their workers only.");
  const read = (name) => property(options, name) ?? undefined;
  const {
    locale,
    side = DEFAULT_SIDE_PX,
    timeoutMs = DEFAULT_TIMEOUT_MS,
    signal,
  } = {
    locale: read("locale"),
    side: read("side"),
    timeoutMs: read("timeoutMs"),
    signal: read("signal"),
  };
  if (!(side >= 1 && typeof side === "number")) throw invalid("side must be a number of pixels, at least 1.");
  if (!(timeoutMs > 0 && typeof timeoutMs === "number")) {
    throw invalid("timeoutMs must be a number of milliseconds above 0.");
  }
  if (signal !== undefined && typeof property(signal, "addEventListener") !== "function") {
    throw invalid("signal must be an AbortSignal.");
  }
  return {
    side: Math.min(side, MAX_SIDE_PX),
    crop: readCrop(read("crop")),
    timeoutMs: Math.min(timeoutMs, MAX_TIMEOUT_MS),
    signal,
    locale: typeof locale === "string" ? locale : "en",
    dataUrlPrefix: read("dataUrlPrefix"),
    message: read("message"),
    onProgress: read("onProgress"),
  };
}

/** The part to keep, as `{ x, y, width, height }`; `false` for all of it, `undefined` for the middle. */
function readCrop(crop) {
  if (crop === undefined || typeof crop === "boolean") return crop === false ? false : undefined;
  const [x, y, side, unit] = ["x", "y", "side", "unit"].map((name) => property(crop, name));
  const [width, height] = ["width", "height"].map((name) => side ?? property(crop, name));
  const isRectangle = [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0;
  // Some croppers say that they count in parts of a hundred.
  if (isRectangle && unit !== "%") return { x, y, width, height };
  throw invalid(
    "crop must be { x, y, side } or { x, y, width, height } in pixels of the upright picture, or false for all of it.",
  );
}

/** A Blob of any realm: what only looks like one cannot be decoded. */
function isBlob(value) {
  try {
    Blob.prototype.slice.call(value, 0, 0);
    return true;
  } catch {
    return false;
  }
}

function invalid(message) {
  return new PdsError({ kind: "invalid", message });
}
