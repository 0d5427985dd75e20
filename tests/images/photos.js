// Real images, made by an image library when the tests run: no bytes are faked, but for the files
// that are meant to be wrong.

import { randomFillSync } from "node:crypto";

import sharp from "sharp";

/** Upright, each photo has a red left upper quarter; the rest is a noisy blue. */
const RED = { r: 220, g: 30, b: 30 };
const BLUE = { r: 40, g: 70, b: 200 };

/** @returns {Promise<import("sharp").Sharp>} */
export async function photo(width, height, { opacity = 1, noise = true } = {}) {
  const corner = { width: width >> 1, height: height >> 1, channels: 3, background: RED };
  /** @type {any[]} */
  const layers = [{ input: { create: corner }, left: 0, top: 0 }];
  if (noise) layers.unshift({ ...(await grain(Math.min(width, height, TILE))), tile: true, blend: "soft-light" });
  const flat = sharp({ create: { width, height, channels: 3, background: BLUE } });
  const { input, raw } = await pixelsOf(flat.composite(layers));
  const opaque = sharp(input, { raw });
  return opacity === 1 ? opaque : opaque.removeAlpha().ensureAlpha(opacity);
}

/** From this size on, grain repeats: far enough apart that no encoder notices. */
const TILE = 1600;

/** What makes a photo hard to compress; drawn small and enlarged, as real detail is. */
function grain(side) {
  const small = { width: Math.ceil(side / 2), height: Math.ceil(side / 2), channels: 3 };
  const noise = { type: "gaussian", mean: 128, sigma: 40 };
  const drawn = sharp({ create: /** @type {any} */ ({ ...small, background: "#888", noise }) });
  return pixelsOf(drawn.resize(side, side, { fit: "fill" }));
}

/** Between two steps nothing is encoded: noise takes seconds to compress. */
async function pixelsOf(image) {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { input: data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

/** A photo stored so that it is upright only when turned as its Exif says. */
export async function jpegTurned(orientation, width = 1200, height = 800) {
  const upright = await photo(width, height);
  const undo = {
    1: (image) => image,
    2: (image) => image.flop(),
    3: (image) => image.rotate(180),
    4: (image) => image.flip(),
    5: (image) => image.rotate(270).flop(),
    6: (image) => image.rotate(270),
    7: (image) => image.rotate(90).flop(),
    8: (image) => image.rotate(90),
  };
  const stored = undo[orientation](upright);
  return stored.jpeg({ quality: 92 }).withMetadata({ orientation, exif: gps() }).toBuffer();
}

/** Where it was taken: what must not leave. */
function gps() {
  return { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 13/1 49/1" } };
}

const made = new Map();

/** Made once for each size: twelve megapixels take seconds. */
export function jpegOf(width, height) {
  const key = `${width}x${height}`;
  if (!made.has(key)) made.set(key, makeJpeg(width, height));
  return made.get(key);
}

async function makeJpeg(width, height) {
  return (await photo(width, height)).jpeg({ quality: 90 }).withMetadata({ exif: gps() }).toBuffer();
}

export async function smallJpegWithGps() {
  return (await photo(200, 200, { noise: false })).jpeg().withMetadata({ exif: gps() }).toBuffer();
}

export async function cmykJpeg() {
  return (await photo(900, 900)).toColourspace("cmyk").jpeg().toBuffer();
}

export async function pngWithAlpha(side = 1600) {
  return (await photo(side, side, { opacity: 0.6 })).png().toBuffer();
}

export async function smallPngWithAlpha() {
  return (await photo(128, 128, { opacity: 0.6, noise: false })).png().toBuffer();
}

export async function png16Bit() {
  return (await photo(900, 700)).toColourspace("rgb16").png().toBuffer();
}

/** Nothing that an encoder could make smaller. */
export function noise(side) {
  const pixels = randomFillSync(Buffer.alloc(side * side * 3));
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

export async function webp() {
  return (await photo(1500, 1000)).webp({ quality: 90 }).toBuffer();
}

/** Several frames, too large to be kept as it is. */
export async function animatedGif(side = 900) {
  const frames = [];
  for (let frame = 0; frame < 3; frame += 1) {
    frames.push(await (await photo(side, side)).raw().toBuffer());
  }
  const strip = { raw: { width: side, height: side * frames.length, channels: 3, pageHeight: side } };
  return sharp(Buffer.concat(frames), /** @type {any} */ (strip))
    .gif({ delay: [100, 100, 100], effort: 1 })
    .toBuffer();
}

/** A PNG that declares a size and holds next to nothing: nobody must decode it. */
export async function pngDeclaring(width, height) {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: RED } })
    .png()
    .toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A real bomb: few bytes, of as many pixels as are asked for. */
export async function bomb(width, height) {
  return sharp({ create: { width, height, channels: 3, background: RED }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

export function heic() {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]);
}

export function svg() {
  return Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
}
