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

/** Nothing but noise: as hard to compress as a picture can be. */
export function noisePicture(side = 800) {
  const raw = { width: side, height: side, channels: 3 };
  return sharp(noise(side * side * 3, 255), { raw })
    .png()
    .toBuffer();
}

/** A disc on nothing. */
export function transparentPicture() {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><circle cx="100" cy="100" r="60" fill="#0a0"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** The bytes that a stored avatar holds. */
export function bytesOf(avatar) {
  return Buffer.from(avatar.slice(avatar.indexOf(",") + 1), "base64");
}

/** The colour at a place, from 0 to 1 each way. */
export async function colourAt(bytes, x, y) {
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const column = Math.min(info.width - 1, Math.floor(x * info.width));
  const row = Math.min(info.height - 1, Math.floor(y * info.height));
  const at = (row * info.width + column) * info.channels;
  const [red, green, blue, alpha] = data.subarray(at, at + 4);
  return { red, green, blue, alpha };
}
