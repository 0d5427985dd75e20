// `fitAvatar` in the three engines, on what they differ in: each kind of picture gives the same in all,
// and nothing but the picture leaves.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import sharp from "sharp";

import { ENGINES, openPage } from "./browser.js";
import * as odd from "./odd.js";
import { heic, jpegOf, noise, photo, pngWithAlpha } from "./photos.js";

/** How long a person waits for a picture, on two processors. */
const PATIENCE_MS = 5000;

/** @type {[string, any][]} */
const TAKEN = [
  ["a photo with a video behind it", odd.motionPhoto],
  ["a photo with a megabyte of notes before its frame", odd.longNotes],
  ["stray bytes between two segments", odd.strayBytes],
  ["a JPEG without its end", () => odd.cut(odd.smallJpeg(300), 2)],
  ["a photo without its end", () => odd.cut(jpegOf(2400, 1800), 2)],
  ["a PNG that is cut in its last checksum", () => odd.cut(odd.smallPng(300), 2)],
  ["a GIF without its end", () => odd.cut(odd.smallGif(300), 1)],
  ["a WebP with notes and bytes behind its end", () => odd.burdenedWebp(300)],
  ["a JPEG of two orientations", odd.twoOrientations],
  ["an AVIF", odd.avif],
  ["a BMP", odd.bmp],
  ["a picture that is not square", () => odd.smallPng(300, 200)],
];

/** @type {[string, any, string][]} */
const REFUSED = [
  ["half of a JPEG", () => odd.half(odd.smallJpeg(900)), "image_damaged"],
  ["half of a photo", () => odd.half(jpegOf(2400, 1800)), "image_damaged"],
  ["half of a PNG", () => odd.half(odd.smallPng(300)), "image_damaged"],
  ["half of a large PNG", () => odd.half(noise(900)), "image_damaged"],
  ["half of a GIF", () => odd.half(odd.smallGif(300)), "image_damaged"],
  ["half of a WebP", () => odd.half(odd.smallWebp(300)), "image_damaged"],
  ["a TIFF", odd.tiff, "image_type_not_supported"],
  ["an empty HEIC", heic, "image_type_not_supported"],
];

/** @type {[string, any, any][]} */
const KEPT = [
  ["JPEG", odd.smallJpeg, odd.burdenedJpeg],
  ["PNG", odd.smallPng, odd.burdenedPng],
  ["GIF", odd.smallGif, odd.burdenedGif],
  ["WebP", odd.smallWebp, odd.burdenedWebp],
];

for (const engine of ENGINES) {
  describe(engine, () => {
    let page;
    before(async () => (page = await openPage(engine)));
    after(() => page?.close());

    for (const [name, make] of TAKEN) {
      test(`takes ${name}`, async () => {
        const result = await page.fit(await make());
        await assertUpright(await decoded(result));
        assert.equal(result.width, result.height);
      });
    }

    for (const [name, make, reason] of REFUSED) {
      test(`refuses ${name}`, async () => {
        const result = await page.fit(await make());
        assert.equal(result.issues?.[0].reason, reason, JSON.stringify(result).slice(0, 200));
      });
    }

    for (const [name, make, burdened] of KEPT) {
      test(`keeps nothing but the picture of a ${name}`, async () => {
        const result = await page.fit(await burdened(200));
        assert.deepEqual(result.notes, ["metadata_removed"]);
        const [kept, plain] = await Promise.all([decoded(result), make(200)].map(async (of) => sharpOf(await of)));
        assert.deepEqual(await kept.raw().toBuffer(), await plain.raw().toBuffer());
      });
    }

    test("turns a PNG as it shows it", async () => {
      const image = await decoded(await page.fit(await odd.turnedPng()));
      // WebKit does not look for an orientation there, in <img> neither.
      if (engine === "webkit") assert.equal(await colourAt(image, 0.9, 0.9), "blue");
      else await assertUpright(image);
    });

    test("keeps transparency, and takes what is opaque for it", async () => {
      const transparent = await decoded(await page.fit(await pngWithAlpha(700)));
      assert.equal((await transparent.stats()).isOpaque, false);
      const opaque = await page.fit(await (await photo(1300, 1100)).ensureAlpha().png().toBuffer());
      assert.deepEqual([opaque.mediaType, opaque.width], ["image/jpeg", 512]);
    });

    for (const [megapixels, width, height] of [
      [48, 8064, 6048],
      [50, 8160, 6120],
    ]) {
      test(`takes ${megapixels} megapixels`, async (t) => {
        const bytes = await jpegOf(width, height);
        const result = await page.fit(bytes);
        await assertUpright(await decoded(result));
        const decodingMs = await page.decodingMs(bytes);
        t.diagnostic(`${result.ms} ms, of which decoding ${decodingMs} ms; ${result.value.length} bytes`);
        // Where other tests keep the processors busy, decoding alone takes as long.
        assert.ok(result.ms < Math.max(PATIENCE_MS, 4 * decodingMs), `${result.ms} ms`);
      });
    }

    test("takes noise, of which encoders keep little", async () => {
      await decoded(await page.fit(await noise(512)));
    });

    test("says of a file that was deleted that it cannot be read", async () => {
      const folder = await mkdtemp(join(tmpdir(), "pds-profile-"));
      const path = join(folder, "chosen.jpg");
      await writeFile(path, await odd.smallJpeg(300));
      try {
        await page.choose(path);
        await rm(path);
        const { issues } = await page.run(() => globalThis.pds.fitAvatar(document.querySelector("input").files[0]));
        assert.equal(issues?.[0].reason, "image_unreadable");
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    test("makes it smaller as a good scaler does", async () => {
      const bytes = await jpegOf(4000, 3000);
      const image = await decoded(await page.fit(bytes));
      const [ours, best] = await Promise.all([image, sharp(bytes).resize(512, 512)].map(grainOf));
      assert.ok(Math.abs(ours - best) < best / 4, `grain of ${ours}, of ${best} at best`);
    });
  });
}

function sharpOf(image) {
  return Buffer.isBuffer(image) ? sharp(image) : image;
}

/** What came out, decoded by another decoder, with nothing in it that must not leave. */
async function decoded(result) {
  assert.equal(result.ok, true, JSON.stringify(result.issues));
  const bytes = Buffer.from(result.value.slice(result.value.indexOf(",") + 1), "base64");
  assert.equal(bytes.includes(odd.SECRET), false, "a place leaves");
  const { width, height, exif, xmp, format } = await sharp(bytes, { failOn: "warning" }).metadata();
  assert.deepEqual([width, height], [result.width, result.height]);
  assert.deepEqual([exif, xmp], [undefined, undefined]);
  assert.equal(`image/${format}`, result.mediaType);
  return sharp(bytes, { failOn: "warning" });
}

/** Red or blue, at a place given in parts of the width and height. */
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

/** How much the pixels of the blue half differ. */
async function grainOf(image) {
  const part = { left: 300, top: 300, width: 200, height: 200 };
  const { channels } = await sharp(await image.png().toBuffer())
    .extract(part)
    .stats();
  return channels[1].stdev;
}
