// From an image file to pixels. The core reads what the file says of itself, before anything decodes it;
// what it cannot read, the browser may: then the browser is asked.

import { inspectImage } from "./boundary.js";
import { guarded } from "./core.js";
import { hasGreyEdge, onlyColour } from "./draw-image.js";

/** A larger file is looked at by its beginning and its end. */
export const WHOLE_FILE_BYTES = 1024 * 1024;
const TAIL_BYTES = 64 * 1024;
/** What stands across the border of two pieces is found in one. */
const OVERLAP_BYTES = 8;
const JPEG_END = new Uint8Array([0xff, 0xd9]);
/** What every browser has room for, a phone's too. */
const SAFE_PIXELS = 2 ** 24;

export async function bytesOf(blob) {
  return new Uint8Array(await blob.arrayBuffer());
}

/**
 * What the file says of itself, with the `head` that was read: all of it, unless it is large. Rejects
 * when it cannot be read.
 */
export async function inspect(blob, locale) {
  const { size } = blob;
  const head = await bytesOf(blob.slice(0, WHOLE_FILE_BYTES));
  let begin = Math.max(head.length, size - TAIL_BYTES);
  let tail = begin < size ? await bytesOf(blob.slice(begin)) : head;
  for (;;) {
    const inspected = guarded(inspectImage, locale, { head, tail, size });
    const isOver = !inspected.ok || inspected.value.complete || begin <= head.length;
    if (isOver) return { ...inspected, head };
    // Behind the end there may be a video of any length.
    const end = begin + OVERLAP_BYTES;
    begin = Math.max(head.length, end - WHOLE_FILE_BYTES);
    tail = await bytesOf(blob.slice(begin, end));
  }
}

/** Whether the file is still there as it was. */
export function isReadable(blob) {
  return bytesOf(blob.slice(-1)).then(
    () => true,
    () => false,
  );
}

/**
 * The upright picture: its `bitmap`, as large as it is or `scale` of that. Without one when there is none,
 * or none to be seen: then it `isBlank`.
 *
 * @returns {Promise<any>}
 */
export async function decode(blob, image) {
  if (image?.complete === false) return decodeCut(blob, image);
  const decoded = await seen(blob);
  if (image === undefined || decoded.bitmap !== undefined) return decoded;
  return seen(blob, halvedSize(image));
}

/** A file that breaks off. Some browsers show what there is of it, and say nothing. */
async function decodeCut(blob, { mediaType }) {
  if (mediaType !== "image/jpeg") return {};
  // Where only the end is missing, all of the picture is there.
  const decoded = await seen(new Blob([blob, JPEG_END]));
  if (decoded.bitmap === undefined || !hasGreyEdge(decoded.bitmap)) return decoded;
  decoded.bitmap.close();
  return {};
}

/**
 * @param {Blob} blob
 * @param {{ resizeWidth?: number, scale: number }} size
 * @returns {Promise<{ bitmap?: ImageBitmap, scale?: number, isBlank?: boolean }>}
 */
async function seen(blob, { resizeWidth, scale } = { scale: 1 }) {
  const bitmap = await bitmapOf(blob, resizeWidth && { resizeWidth, resizeQuality: "high" });
  if (bitmap === undefined) return {};
  const colour = onlyColour(bitmap);
  if (colour === undefined || (colour[3] > 0 && (await isPlainWhenSmall(blob)))) return { bitmap, scale };
  bitmap.close();
  return { isBlank: true };
}

/** Whether a picture of one colour is of one colour in another size, too: it is not when it failed. */
async function isPlainWhenSmall(blob) {
  const small = await bitmapOf(blob, { resizeWidth: 32, resizeHeight: 32, resizeQuality: "high" });
  const isPlain = small === undefined || onlyColour(small) !== undefined;
  small?.close();
  return isPlain;
}

/**
 * The pixels, all of them unless the options say so: asked for less, engines decode as much, and some
 * make it grainy.
 */
export async function bitmapOf(blob, options) {
  try {
    return await createImageBitmap(blob, { ...options, imageOrientation: "from-image" });
  } catch (error) {
    // Browsers to whom the word is new turn every picture upright.
    if (!(error instanceof TypeError)) return undefined;
  }
  return createImageBitmap(blob, options).catch(() => undefined);
}

/** The size, halved as often as it takes, for a browser that has no room for all of it. */
function halvedSize({ width, height, orientation }) {
  let halves = 2;
  while (width * height > SAFE_PIXELS * halves ** 2) halves *= 2;
  const across = orientation > 4 ? height : width;
  return { resizeWidth: Math.ceil(across / halves), scale: 1 / halves };
}
