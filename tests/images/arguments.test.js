// `fitAvatar` when it is called wrongly, when the file goes away, and when the browser draws nothing:
// a PdsError or an issue, each time, and never anything else.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import sharp from "sharp";

import { openPage } from "./browser.js";
import * as odd from "./odd.js";
import { jpegOf } from "./photos.js";

let page;
before(async () => (page = await openPage()));
after(() => page?.close());

/** What becomes of a call whose arguments `make` gives, in the page: `({ blob, canvas })` to arguments. */
async function outcomeOf(make, bytes) {
  const base64 = (bytes ?? (await odd.smallJpeg(300))).toString("base64");
  return page.run(
    async ([make, base64]) => {
      const blob = await (await fetch(`data:image/jpeg;base64,${base64}`)).blob();
      const given = globalThis.eval(`(${make})`)(blob);
      return Promise.resolve(globalThis.pds.fitAvatar(...given)).then(
        (result) => ({ ...result, isResult: true }),
        ({ name, kind, message }) => ({ name, kind, message }),
      );
    },
    [String(make), base64],
  );
}

const WRONG = [
  ["nothing", () => [], /Blob/],
  ["null", () => [null], /Blob/],
  ["a list of files", (blob) => [[blob]], /Blob/],
  ["what only looks like a Blob", (blob) => [{ size: blob.size, arrayBuffer: () => blob.arrayBuffer() }], /Blob/],
  ["an object of Blob's prototype", () => [Object.create(Blob.prototype)], /Blob/],
  ["a revoked Proxy", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return [proxy];
  }, /Blob/],
  ["a side of NaN", (blob) => [blob, { side: NaN }], /side/],
  ["a side of 0", (blob) => [blob, { side: 0 }], /side/],
  ["a side in words", (blob) => [blob, { side: "512" }], /side/],
  ["a time of NaN", (blob) => [blob, { timeoutMs: NaN }], /timeoutMs/],
  ["no signal", (blob) => [blob, { signal: {} }], /AbortSignal/],
  ["a crop of NaN", (blob) => [blob, { crop: { x: 0, y: 0, side: NaN } }], /crop/],
  ["a crop without a place", (blob) => [blob, { crop: { side: 10 } }], /crop/],
  ["a crop of no size", (blob) => [blob, { crop: { x: 0, y: 0, width: 10, height: 0 } }], /crop/],
  ["a crop in words", (blob) => [blob, { crop: "middle" }], /crop/],
  ["a crop in percent", (blob) => [blob, { crop: { unit: "%", x: 0, y: 0, width: 50, height: 50 } }], /crop/],
];
for (const [name, make, words] of WRONG) {
  test(`${name}: an error that says what to pass`, async () => {
    const { name: className, kind, message } = await outcomeOf(make);
    assert.deepEqual([className, kind], ["PdsError", "invalid"]);
    assert.match(message, words);
  });
}

const ODD = [
  ["options that throw", (blob) => [blob, new Proxy({}, { get: () => { throw new Error("mine"); } })]],
  ["options of null", (blob) => [blob, null]],
  ["a crop of null", (blob) => [blob, { crop: null }]],
  ["a locale that throws", (blob) => [blob, { locale: { toString() { throw new Error("mine"); } } }]],
  ["hooks that throw and reject", (blob) => [blob, {
    onProgress: () => Promise.reject(new Error("mine")),
    message: () => { throw new Error("mine"); },
  }]],
  ["a hook that is none", (blob) => [blob, { onProgress: 1, message: 1 }]],
  ["all the time there is", (blob) => [blob, { timeoutMs: Infinity }]],
  ["a crop beyond the picture", (blob) => [blob, { crop: { x: -1e9, y: 1e9, side: 1e9 } }]],
  ["a Blob of another realm", (blob) => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    return [new frame.contentWindow.Blob([blob])];
  }],
];
for (const [name, make] of ODD) {
  test(`${name}: a picture`, async () => {
    const result = await outcomeOf(make);
    assert.equal(result.ok, true, JSON.stringify(result));
    assert.equal(result.width, result.height);
  });
}

test("a crop of other croppers' shape is taken, and keeps it", async () => {
  const bytes = await jpegOf(1200, 800);
  const { width, height } = await page.fit(bytes, "", { crop: { x: 10, y: 20, width: 300, height: 150, rotate: 0 } });
  assert.deepEqual([width, height], [300, 150]);
  const beyond = await page.fit(bytes, "", { crop: { x: 900, y: 700, width: 4000, height: 2000 } });
  assert.deepEqual([beyond.width, beyond.height], [512, 256]);
});

test("a small picture that is not square is cropped, unless all of it is asked for", async () => {
  const bytes = await odd.smallPng(300, 200);
  const result = await page.fit(bytes);
  assert.deepEqual([result.width, result.height, result.notes], [200, 200, ["cropped", "re_encoded"]]);
  const whole = await page.fit(bytes, "", { crop: false });
  assert.deepEqual([whole.width, whole.height, whole.notes], [300, 200, []]);
});

test("a file that was changed or deleted is called that, not damaged", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pds-profile-"));
  const small = await odd.smallJpeg(300);
  const large = await jpegOf(4000, 3000);
  const fitChosen = async (bytes, change) => {
    const path = join(folder, "chosen.jpg");
    await writeFile(path, bytes);
    await page.choose(path);
    await page.run(() => globalThis.pds.fitAvatar(document.querySelector("input").files[0]));
    await change(path);
    return page.run(async () => globalThis.pds.fitAvatar(document.querySelector("input").files[0]));
  };
  try {
    for (const bytes of [small, large]) {
      for (const change of [(path) => rm(path), (path) => writeFile(path, Buffer.concat([bytes, bytes]))]) {
        const { issues } = await fitChosen(bytes, change);
        assert.equal(issues?.[0].reason, "image_unreadable");
        assert.match(issues[0].message, /cannot be read any more/);
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a file that goes away while it is decoded is called that, too", async () => {
  const bytes = await odd.smallJpeg(300);
  const result = await page.run(async (base64) => {
    const blob = await (await fetch(`data:image/jpeg;base64,${base64}`)).blob();
    const gone = new File([blob.slice(0, 400)], "gone.jpg");
    const { arrayBuffer } = Blob.prototype;
    const usual = globalThis.createImageBitmap;
    globalThis.createImageBitmap = () => {
      Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("It is gone.", "NotReadableError"));
      return Promise.reject(new DOMException("It cannot be decoded.", "InvalidStateError"));
    };
    try {
      return await globalThis.pds.fitAvatar(gone);
    } finally {
      globalThis.createImageBitmap = usual;
      Blob.prototype.arrayBuffer = arrayBuffer;
    }
  }, bytes.toString("base64"));
  assert.equal(result.issues?.[0].reason, "image_unreadable");
});

/** What becomes of a picture in a browser of which one function is replaced. */
async function fitWith(bytes, replace) {
  return page.run(
    async ([replace, base64]) => {
      const blob = await (await fetch(`data:image/jpeg;base64,${base64}`)).blob();
      const restore = globalThis.eval(`(${replace})`)();
      try {
        return await globalThis.pds.fitAvatar(blob, { side: 128 });
      } finally {
        restore();
      }
    },
    [String(replace), bytes.toString("base64")],
  );
}

const BLANK = [
  ["draws nothing", () => {
    const usual = OffscreenCanvasRenderingContext2D.prototype.drawImage;
    OffscreenCanvasRenderingContext2D.prototype.drawImage = () => {};
    return () => (OffscreenCanvasRenderingContext2D.prototype.drawImage = usual);
  }],
  ["draws nothing on what goes out", () => {
    const usual = OffscreenCanvasRenderingContext2D.prototype.drawImage;
    OffscreenCanvasRenderingContext2D.prototype.drawImage = function (...given) {
      if (this.canvas.width !== 128) usual.apply(this, given);
    };
    return () => (OffscreenCanvasRenderingContext2D.prototype.drawImage = usual);
  }],
  ["gives back white", () => {
    const usual = OffscreenCanvasRenderingContext2D.prototype.getImageData;
    OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...given) {
      const image = usual.apply(this, given);
      image.data.fill(255);
      return image;
    };
    return () => (OffscreenCanvasRenderingContext2D.prototype.getImageData = usual);
  }],
  ["decodes to nothing", () => {
    const usual = globalThis.createImageBitmap;
    globalThis.createImageBitmap = () => usual(new OffscreenCanvas(300, 300).getContext("2d").canvas);
    return () => (globalThis.createImageBitmap = usual);
  }],
];
for (const [name, replace] of BLANK) {
  test(`a browser that ${name} makes no avatar`, async () => {
    const { ok, issues } = await fitWith(await odd.smallJpeg(300, 200), replace);
    assert.deepEqual([ok, issues?.[0].reason], [false, "image_blank"]);
  });
}

test("a browser that encodes something else makes no avatar", async () => {
  const result = await fitWith(await odd.smallJpeg(300, 200), () => {
    const usual = OffscreenCanvas.prototype.convertToBlob;
    OffscreenCanvas.prototype.convertToBlob = function (options) {
      const other = new OffscreenCanvas(this.width, this.height);
      other.getContext("2d");
      return usual.call(other, options);
    };
    return () => (OffscreenCanvas.prototype.convertToBlob = usual);
  });
  assert.deepEqual([result.ok, result.issues?.[0].reason], [false, "image_will_not_fit"]);
});

test("a browser without room for all of a photo makes it of less", async () => {
  const bytes = await jpegOf(4000, 3000);
  const result = await fitWith(bytes, () => {
    const usual = globalThis.createImageBitmap;
    globalThis.createImageBitmap = async (source, options) => {
      const bitmap = await usual(source, options);
      if (bitmap.width * bitmap.height < 2 ** 23) return bitmap;
      throw new DOMException("There is no room.", "InvalidStateError");
    };
    return () => (globalThis.createImageBitmap = usual);
  });
  assert.deepEqual([result.width, result.height], [128, 128]);
  assert.ok(result.notes.includes("scaled_down"));
});

test("one colour is a picture, and a few lines on nothing are", async () => {
  const red = { r: 220, g: 30, b: 30 };
  const one = await sharp({ create: { width: 900, height: 900, channels: 3, background: red } }).png().toBuffer();
  assert.equal((await page.fit(one)).ok, true);
  const line = '<path d="M451 0V900" stroke="red"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">${line}</svg>`;
  assert.equal((await page.fit(await sharp(Buffer.from(svg)).png().toBuffer())).ok, true);
});

test("works in a worker", async () => {
  const bytes = await odd.smallJpeg(300);
  const result = await page.run(async (base64) => {
    const script = `
      import * as pds from "${location.origin}/pkg/index.js";
      await pds.init();
      const blob = await (await fetch("data:image/jpeg;base64,${base64}")).blob();
      postMessage(await pds.fitAvatar(blob, { side: 100 }));`;
    const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const worker = new Worker(url, { type: "module" });
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  }, bytes.toString("base64"));
  assert.deepEqual([result.ok, result.width], [true, 100]);
});
