// `fitAvatar` in a real browser, on real images: within the limit, the right way up, without
// metadata, and a sentence for what cannot be an avatar.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import sharp from "sharp";

import { openPage } from "./browser.js";
import * as photos from "./photos.js";

const LIMIT_BYTES = 307_200;
let page;

before(async () => {
  page = await openPage();
});
after(() => page?.close());

/** Runs `fitAvatar` in the page on these bytes. */
function fit(bytes, /** @type {any} */ { type = "image/jpeg", ...options } = {}) {
  return page.fit(bytes, type, options);
}

/** What came out, decoded again by another decoder. */
async function decoded(result) {
  assert.equal(result.ok, true, JSON.stringify(result.issues));
  assert.ok(result.value.length <= LIMIT_BYTES, `${result.value.length} bytes`);
  const bytes = Buffer.from(result.value.slice(result.value.indexOf(",") + 1), "base64");
  const image = sharp(bytes);
  const { exif, orientation, width, height } = await image.metadata();
  assert.equal(exif, undefined, "metadata must not leave");
  assert.ok(orientation === undefined || orientation === 1);
  assert.deepEqual([width, height], [result.width, result.height]);
  return image;
}

/** The colour at a place given in parts of the width and height. */
async function colourAt(image, x, y) {
  const { data, info } = await image.clone().removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return data[at] > data[at + 2] ? "red" : "blue";
}

async function assertUpright(image) {
  const corners = [
    [0.1, 0.1],
    [0.9, 0.1],
    [0.1, 0.9],
    [0.9, 0.9],
  ];
  const colours = await Promise.all(corners.map(([x, y]) => colourAt(image, x, y)));
  assert.deepEqual(colours, ["red", "blue", "blue", "blue"]);
}

for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`a photo of orientation ${orientation} comes out upright and square`, async (t) => {
    const result = await fit(await photos.jpegTurned(orientation));
    const image = await decoded(result);
    assert.equal(result.width, result.height);
    await assertUpright(image);
    t.diagnostic(`${result.ms} ms, ${result.value.length} bytes`);
  });
}

/** @type {any[][]} */
const FITTING = [
  ["a 12-megapixel JPEG", () => photos.jpegOf(4000, 3000), "image/jpeg", "image/jpeg"],
  ["a CMYK JPEG", photos.cmykJpeg, "image/jpeg", "image/jpeg"],
  ["a 16-bit PNG", photos.png16Bit, "image/png", "image/jpeg"],
  ["a WebP", photos.webp, "image/webp", "image/jpeg"],
  ["a PNG that is named JPEG", photos.png16Bit, "image/jpeg", "image/jpeg"],
  ["a JPEG that is named text", () => photos.jpegOf(1200, 900), "text/plain", "image/jpeg"],
];
for (const [name, make, type, expected] of FITTING) {
  test(`${name} fits`, async (t) => {
    const result = await fit(await make(), { type });
    await assertUpright(await decoded(result));
    assert.equal(result.mediaType, expected);
    t.diagnostic(`${result.ms} ms, ${result.value.length} bytes`);
  });
}

test("transparency is kept", async (t) => {
  const result = await fit(await photos.pngWithAlpha(), { type: "image/png" });
  const image = await decoded(result);
  assert.equal((await image.stats()).isOpaque, false);
  t.diagnostic(`${result.mediaType}, ${result.ms} ms, ${result.value.length} bytes`);
});

test("a small original is kept as it is, to the byte", async () => {
  const bytes = await photos.smallPngWithAlpha();
  const result = await fit(bytes, { type: "image/png" });
  assert.equal(result.value.slice(result.value.indexOf(",") + 1), bytes.toString("base64"));
  assert.deepEqual(result.notes, []);
});

/** A small picture as encoders make it when they are asked for all that they can do. */
const ENCODINGS = {
  "a progressive JPEG": (image) => image.jpeg({ progressive: true }),
  "a JPEG of MozJPEG": (image) => image.jpeg({ mozjpeg: true }),
  "a JPEG with a colour profile": (image) => image.jpeg().withIccProfile("p3"),
  "a small CMYK JPEG": (image) => image.toColourspace("cmyk").jpeg(),
  "a grey JPEG": (image) => image.greyscale().jpeg(),
  "a PNG with a palette": (image) => image.png({ palette: true }),
  "an interlaced PNG": (image) => image.png({ progressive: true }),
  "a small PNG of 16 bits": (image) => image.toColourspace("rgb16").png(),
  "a PNG with a colour profile": (image) => image.png().withIccProfile("p3"),
  "an interlaced GIF": (image) => image.gif({ progressive: true }),
  "a lossy WebP": (image) => image.webp(),
  "a lossless WebP": (image) => image.webp({ lossless: true }),
  "a WebP with a colour profile": (image) => image.webp().withIccProfile("p3"),
};
for (const [name, encode] of Object.entries(ENCODINGS)) {
  test(`${name} is kept, to the byte`, async () => {
    const bytes = await encode(await photos.photo(200, 200, { noise: false })).toBuffer();
    const result = await fit(bytes);
    assert.equal(result.value?.slice(result.value.indexOf(",") + 1), bytes.toString("base64"), JSON.stringify(result));
    assert.deepEqual(result.notes, []);
  });
}

for (const type of ["gif", "webp"]) {
  test(`a small animated ${type} is kept, to the byte`, async () => {
    const bytes = await sharp(await photos.animatedGif(100), { animated: true })
      .toFormat(/** @type {any} */ (type))
      .toBuffer();
    const result = await fit(bytes);
    assert.equal(result.value?.slice(result.value.indexOf(",") + 1), bytes.toString("base64"), JSON.stringify(result));
  });
}

test("a small photo loses its place and nothing else", async () => {
  const bytes = await photos.smallJpegWithGps();
  assert.ok((await sharp(bytes).metadata()).exif);
  const result = await fit(bytes);
  const image = await decoded(result);
  assert.deepEqual(result.notes, ["metadata_removed"]);
  assert.deepEqual(await image.raw().toBuffer(), await sharp(bytes).raw().toBuffer());
});

test("a crop is kept as named, and an uncropped picture keeps its shape", async () => {
  const bytes = await photos.jpegOf(1200, 800);
  const corner = await fit(bytes, { crop: { x: 0, y: 0, side: 300 } });
  assert.equal(await colourAt(await decoded(corner), 0.9, 0.9), "red");
  const whole = await fit(bytes, { crop: false });
  await decoded(whole);
  assert.deepEqual([whole.width, whole.height], [512, 341]);
});

test("of a large animation the first picture is kept, and that is said", async () => {
  const result = await fit(await photos.animatedGif(), { type: "image/gif" });
  await decoded(result);
  assert.ok(result.notes.includes("animation_lost"));
});

/** @type {any[][]} */
const REFUSED = [
  ["HEIC", photos.heic, "invalid_format", "image_type_not_supported", "HEIC"],
  ["SVG", photos.svg, "invalid_format", "image_type_not_supported", "SVG"],
  ["a renamed text file", () => Buffer.from("Dear diary,"), "invalid_format", "not_an_image"],
  ["an empty file", () => Buffer.alloc(0), "invalid_format", "not_an_image"],
  [
    "a truncated JPEG",
    async () => (await photos.jpegOf(1200, 900)).subarray(0, 20_000),
    "invalid_format",
    "image_damaged",
  ],
  [
    "a truncated large JPEG",
    async () => (await photos.jpegOf(4000, 3000)).subarray(0, 1_500_000),
    "invalid_format",
    "image_damaged",
  ],
  ["a damaged PNG", async () => photos.pngDeclaring(5000, 5000), "invalid_format", "image_damaged"],
  ["a 108-megapixel image", async () => photos.pngDeclaring(12_000, 9000), "too_big"],
  ["a decompression bomb", async () => photos.bomb(9000, 9000), "too_big"],
];
for (const [name, make, code, reason, found] of REFUSED) {
  test(`${name} gets a sentence and no hang`, async (t) => {
    const result = await fit(await make());
    assert.equal(result.ok, false, JSON.stringify(result).slice(0, 200));
    const [issue] = result.issues;
    assert.equal(issue.code, code);
    assert.equal(issue.reason, reason);
    assert.equal(issue.found, found);
    assert.match(issue.message, /\. .*\.$/);
    assert.ok(result.ms < 5000, `${result.ms} ms`);
    t.diagnostic(`${result.ms} ms: ${issue.message}`);
  });
}

test("an abort rejects, with its reason", async () => {
  const bytes = await photos.jpegOf(4000, 3000);
  const error = await page.run(async (base64) => {
    const controller = new AbortController();
    const blob = await (await fetch(`data:image/jpeg;base64,${base64}`)).blob();
    const fitting = globalThis.pds.fitAvatar(blob, { signal: controller.signal });
    controller.abort("changed my mind");
    return fitting.then(
      () => "resolved",
      ({ name, kind, cause }) => ({ name, kind, cause }),
    );
  }, bytes.toString("base64"));
  assert.deepEqual(error, { name: "PdsError", kind: "aborted", cause: "changed my mind" });
});
