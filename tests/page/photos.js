// Real pictures, made when they are needed.

import sharp from "sharp";

/** The same pictures in every run, with a cheap generator of noise. */
function noise(length, amount, seed = 1) {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = Math.floor(((state >>> 24) / 255) * amount);
  }
  return bytes;
}

/**
 * A photograph of six megapixels as a camera held upright makes it: lying on its side in the file,
 * left half red and right half blue, with an orientation that puts red on top, and with a place in
 * its metadata.
 */
export function photograph() {
  photo ??= makePhotograph();
  return photo;
}

let photo;

async function makePhotograph() {
  const [width, height] = [3000, 2000];
  const pixels = noise(width * height * 3, 90);
  for (let at = 0; at < pixels.length; at += 3) {
    const x = (at / 3) % width;
    pixels[x < width / 2 ? at : at + 2] = 220;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Make: "Kodak" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** 1600 × 1200 pixels in four colours: red and green above, blue and white below. */
export function quarters() {
  const quarter = { width: 800, height: 600, channels: 3 };
  const layers = [
    ["#e00000", 0, 0],
    ["#00c000", 800, 0],
    ["#0000e0", 0, 600],
    ["#f0f0f0", 800, 600],
  ].map(([background, left, top]) => ({ input: { create: { ...quarter, background } }, left, top }));
  return sharp({ create: { width: 1600, height: 1200, channels: 3, background: "#000000" } })
    .composite(/** @type {any} */ (layers))
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Something to look at: hills under an evening sky, wider than high. */
export function landscape() {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000">
    <linearGradient id="sky" x2="0" y2="1">
      <stop stop-color="#24406e"/><stop offset=".6" stop-color="#f0a868"/>
    </linearGradient>
    <rect width="1600" height="1000" fill="url(#sky)"/>
    <circle cx="860" cy="480" r="110" fill="#ffe3b0"/>
    <path d="M0 640 L320 420 L620 660 L980 430 L1600 700 V1000 H0Z" fill="#4a5a82"/>
    <path d="M0 780 Q400 620 820 780 T1600 740 V1000 H0Z" fill="#2c3d5c"/>
    <path d="M0 900 Q500 780 1000 900 T1600 880 V1000 H0Z" fill="#18263d"/>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}

/** Nothing but noise: as hard to compress as a picture can be. */
export function noisePicture(side = 800) {
  const raw = { width: side, height: side, channels: 3 };
  return sharp(noise(side * side * 3, 255), { raw: /** @type {any} */ (raw) })
    .png()
    .toBuffer();
}

/** A disc on nothing. */
export function transparentPicture() {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">
    <circle cx="100" cy="100" r="60" fill="#0a0"/>
  </svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** The bytes that a stored avatar holds. */
export function bytesOf(avatar) {
  return Buffer.from(avatar.slice(avatar.indexOf(",") + 1), "base64");
}

/** The colour at a place, from 0 to 1 each way. */
export async function colourAt(bytes, x, y) {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const column = Math.min(info.width - 1, Math.floor(x * info.width));
  const row = Math.min(info.height - 1, Math.floor(y * info.height));
  const at = (row * info.width + column) * info.channels;
  const [red, green, blue, alpha] = data.subarray(at, at + 4);
  return { red, green, blue, alpha };
}
