// Cropping: what the square shows is what is kept, however it was moved, and Escape changes nothing.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { AXE, axeFindings } from "./axe.js";
import { choose, prepared } from "./avatar.js";
import { CropSquare } from "../../pkg/form/crop-square.js";
import { saveWell, setUp, textOf } from "./harness.js";
import { bytesOf, colourAt, photograph, quarters, transparentPicture } from "./photos.js";

const bench = setUp();
const dialog = (page) => page.locator("#crop");

/** Opens the dialog with a picture of four colours, 1600 × 1200 pixels when upright. */
async function open(page, picture = quarters()) {
  await choose(page, "quarters.jpg", await picture);
  await dialog(page).waitFor();
}

/** What the sandbox has after Use and Save, as colours at the middle and in the corners. */
async function saved(page) {
  await page.click("#crop-use");
  await prepared(page);
  await saveWell(page);
  const bytes = bytesOf((await bench.stored()).avatar);
  const places = { middle: [0.5, 0.5], first: [0.05, 0.05], last: [0.95, 0.95] };
  const colours = {};
  for (const [name, place] of Object.entries(places)) {
    colours[name] = colourName(await colourAt(bytes, ...place));
  }
  return colours;
}

function colourName({ red, green, blue }) {
  return [red > 128 && "red", green > 128 && "green", blue > 128 && "blue"].filter(Boolean).join("+");
}

/** The part that the dialog says it would keep. */
async function part(page) {
  const said = (await page.locator("#crop-size").textContent()).replaceAll(",", "");
  const [x, y, side] = said.match(/\d+/g).map(Number);
  return { x, y, side };
}

async function press(page, key, times) {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

describe("the square", () => {
  test("stays in the picture, whatever is asked of it", () => {
    const square = new CropSquare(1600, 1200);
    assert.deepEqual(square.pixels, { x: 200, y: 0, side: 1200 });
    square.moveBy(9999, 9999);
    assert.deepEqual(square.pixels, { x: 400, y: 0, side: 1200 });
    square.zoomTo(2);
    assert.deepEqual(square.pixels, { x: 700, y: 300, side: 600 });
    square.moveTo(-5, 5000);
    assert.deepEqual(square.pixels, { x: 0, y: 600, side: 600 });
    square.zoomTo(0);
    assert.deepEqual(square.pixels, { x: 0, y: 0, side: 1200 });
    square.zoomTo(1e9);
    assert.equal(square.side, 150);
    const tiny = new CropSquare(40, 3000);
    tiny.zoomTo(8);
    assert.equal(tiny.side, 40, "a smudge is no avatar");
  });
});

describe("cropping", () => {
  test(
    "by pointer and wheel: what is in the square is kept",
    bench.page(async (page) => {
      await open(page);
      assert.deepEqual(await part(page), { x: 200, y: 0, side: 1200 });
      const stage = await page.locator("#crop-stage").boundingBox();
      const middle = [stage.x + stage.width / 2, stage.y + stage.height / 2];
      await page.mouse.move(...middle);
      // Each turn makes the square a little smaller.
      for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, -100);
      await page.waitForFunction(() => document.querySelector("#crop-zoom").value > 2);
      await page.mouse.down();
      // Out of the picture and half of the way back: the square follows, and stops at the edge.
      await page.mouse.move(stage.x - 300, stage.y - 300);
      await page.mouse.move(stage.x, stage.y, { steps: 3 });
      await page.mouse.up();
      const { x, y, side } = await part(page);
      assert.deepEqual([x, y], [0, 0]);
      assert.ok(side < 600, `${side}`);
      assert.deepEqual(await saved(page), { middle: "red", first: "red", last: "red" });
    }),
  );

  test(
    "by keyboard alone, from choosing on",
    bench.page(async (page) => {
      await open(page);
      assert.equal(await page.evaluate(() => document.activeElement.id), "crop-stage");
      await press(page, "+", 6);
      await press(page, "ArrowRight", 40);
      const before = await part(page);
      assert.equal(before.x + before.side, 1600);
      await press(page, "ArrowUp", 40);
      assert.equal((await part(page)).y, 0);
      await page.keyboard.press("Shift+ArrowDown");
      assert.ok((await part(page)).y <= 10, "Shift makes small steps");
      assert.match(await page.locator("#crop-said").textContent(), /^Left .*, top .* pixels\.$/);
      for (const id of ["crop-zoom", "crop-across", "crop-down", "crop-middle"]) {
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.id), id);
      }
      await press(page, "Tab", 2);
      assert.equal(await page.evaluate(() => document.activeElement.id), "crop-use");
      await page.keyboard.press("Enter");
      await prepared(page);
      assert.equal(await page.evaluate(() => document.activeElement.id), "avatar-choose");
      await saveWell(page);
      const bytes = bytesOf((await bench.stored()).avatar);
      assert.equal(colourName(await colourAt(bytes, 0.5, 0.5)), "green");
    }),
  );

  test(
    "by sliders, and back to the middle",
    bench.page(async (page) => {
      await open(page);
      assert.equal(await page.locator("#crop-down").isDisabled(), true, "no way to go");
      await page.locator("#crop-zoom").fill("4");
      await page.locator("#crop-across").fill("0");
      await page.locator("#crop-down").fill("900");
      assert.deepEqual(await part(page), { x: 0, y: 900, side: 300 });
      assert.equal(await page.getAttribute("#crop-zoom", "aria-valuetext"), "400%");
      assert.equal(await page.getAttribute("#crop-down", "aria-valuetext"), "100%");
      await page.click("#crop-middle");
      assert.deepEqual(await part(page), { x: 200, y: 0, side: 1200 });
      await page.locator("#crop-zoom").fill("4");
      await page.locator("#crop-across").fill("0");
      await page.locator("#crop-down").fill("900");
      assert.deepEqual(await saved(page), { middle: "blue", first: "blue", last: "blue" });
    }),
  );

  test(
    "of a photo that lies on its side: in pixels of the upright one",
    bench.page(async (page) => {
      await open(page, photograph());
      assert.deepEqual(await part(page), { x: 0, y: 500, side: 2000 });
      // Upright, the photo is red above and blue below: so must be what is shown.
      const shown = await page.evaluate(() => {
        const canvas = document.querySelector("#crop-picture");
        const context = canvas.getContext("2d");
        const { data } = context.getImageData(canvas.width / 2, 0, 1, canvas.height);
        const at = (part) => [...data.slice(4 * Math.floor(canvas.height * part))];
        return { ratio: canvas.height / canvas.width, above: at(0.1), below: at(0.9) };
      });
      assert.equal(Math.round(shown.ratio * 100), 150);
      assert.ok(shown.above[0] > shown.above[2] && shown.below[2] > shown.below[0]);
      await page.locator("#crop-down").fill("1000");
      await page.locator("#crop-zoom").fill("3");
      await page.locator("#crop-down").fill("2300");
      assert.equal((await saved(page)).middle, "blue");
    }),
  );

  test(
    "again starts from the part that was kept",
    bench.page(async (page) => {
      await open(page);
      await page.locator("#crop-zoom").fill("4");
      await page.locator("#crop-across").fill("0");
      const kept = await part(page);
      await page.click("#crop-use");
      await prepared(page);
      assert.match(await textOf(page, "#avatar-note"), /, cropped, .*location removed\./);
      await page.click("#avatar-crop");
      await dialog(page).waitFor();
      assert.deepEqual(await part(page), kept);
      await page.click("#crop-middle");
      await page.keyboard.press("Escape");
      assert.equal(await page.evaluate(() => document.activeElement.id), "avatar-crop");
      await page.click("#avatar-undo");
      assert.equal(await textOf(page, "#save-state"), "No changes to save.");
      assert.equal(await page.locator("#avatar-crop").isVisible(), false);
    }),
  );
});

describe("on a small screen", () => {
  const PHONE = { viewport: { width: 375, height: 480 }, hasTouch: true };

  test(
    "the button is in view, also where the dialog is longer than the screen",
    bench.page(async (page) => {
      await open(page);
      for (const size of ["100%", "200%"]) {
        await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
        const box = await page.locator("#crop-use").boundingBox();
        assert.ok(box.y >= 0 && box.y + box.height <= 480, `${size}: ${JSON.stringify(box)}`);
      }
    }, PHONE),
  );

  test(
    "two fingers zoom around their middle, one moves",
    bench.page(async (page) => {
      await open(page);
      const { x, y, width, height } = await page.locator("#crop-stage").boundingBox();
      const middle = { x: x + width / 2, y: y + height / 2 };
      const session = await page.context().newCDPSession(page);
      const touch = (type, ...points) =>
        session.send("Input.dispatchTouchEvent", {
          type,
          touchPoints: points.map(([x, y], id) => ({ x: middle.x + x, y: middle.y + y, id })),
        });
      await touch("touchStart", [-40, 0], [40, 0]);
      for (const far of [50, 60, 70, 80]) await touch("touchMove", [-far, 0], [far, 0]);
      await touch("touchEnd");
      const near = await part(page);
      assert.ok(Math.abs(near.side - 600) <= 12, JSON.stringify(near));
      assert.ok(Math.abs(near.x + near.side / 2 - 800) <= 12, JSON.stringify(near));
      await touch("touchStart", [0, 0]);
      for (const far of [10, 20, 30]) await touch("touchMove", [far, 0]);
      await touch("touchEnd");
      const moved = await part(page);
      assert.equal(moved.side, near.side);
      assert.ok(Math.abs(moved.x - near.x - (30 * 1600) / width) <= 12, JSON.stringify(moved));
    }, PHONE),
  );
});

describe("by Enter", () => {
  test(
    "the picture is used, from the stage and from a slider, and not from Cancel",
    bench.page(async (page) => {
      for (const from of ["#crop-stage", "#crop-zoom"]) {
        await open(page);
        await page.focus(from);
        await page.keyboard.press("Enter");
        await prepared(page);
        await page.click("#avatar-undo");
      }
      await open(page);
      await page.focus("#crop-cancel");
      await page.keyboard.press("Enter");
      await dialog(page).waitFor({ state: "hidden" });
      assert.equal(await textOf(page, "#save-state"), "No changes to save.");
    }),
  );
});

test(
  "a picture that fits as it is can be cropped as well",
  bench.page(async (page) => {
    await choose(page, "small.png", await transparentPicture());
    await prepared(page);
    assert.match(await textOf(page, "#avatar-note"), /200 × 200/);
    await page.click("#avatar-crop");
    await dialog(page).waitFor();
    await page.locator("#crop-zoom").fill("2");
    await page.click("#crop-use");
    await dialog(page).waitFor({ state: "hidden" });
    assert.match(await textOf(page, "#avatar-note"), /100 × 100/);
  }),
);

describe("a picture that the browser will not show once more", () => {
  /** Decoding works, shrinking for the preview does not: the browser is short of memory. */
  const withoutPreview = (page) =>
    page.evaluate(() => {
      const decode = window.createImageBitmap;
      window.createImageBitmap = (picture, options) =>
        options.resizeWidth === undefined
          ? decode(picture, options)
          : Promise.reject(new DOMException("no memory", "InvalidStateError"));
    });

  test(
    "is taken as it is",
    bench.page(async (page) => {
      await withoutPreview(page);
      await choose(page, "quarters.jpg", await quarters());
      await prepared(page);
      assert.equal(await dialog(page).isVisible(), false);
      await saveWell(page);
    }),
  );

  test(
    "is taken as it is when it comes out blank",
    bench.page(async (page) => {
      await page.evaluate(() => {
        const decode = window.createImageBitmap;
        window.createImageBitmap = (picture, options) =>
          decode(options.resizeWidth === undefined ? picture : new OffscreenCanvas(9, 9).getContext("2d").canvas);
      });
      await choose(page, "quarters.jpg", await quarters());
      await prepared(page);
      assert.equal(await dialog(page).isVisible(), false);
      await saveWell(page);
    }),
  );

  test(
    "says what to do when it is to be cropped again",
    bench.page(async (page) => {
      await open(page);
      await page.click("#crop-use");
      await prepared(page);
      await withoutPreview(page);
      await page.click("#avatar-crop");
      await page.locator("#avatar-error", { hasText: "Choose it again" }).waitFor();
      assert.equal(await page.locator("#avatar-stop").isVisible(), false);
    }),
  );
});

describe("thinking better of it", () => {
  test(
    "Escape and Cancel keep the old picture",
    bench.page(async (page) => {
      const before = await page.getAttribute(".pds-avatar-round", "src");
      for (const leave of [() => page.keyboard.press("Escape"), () => page.click("#crop-cancel")]) {
        await open(page);
        await leave();
        await dialog(page).waitFor({ state: "hidden" });
        // The field hears of it in a turn of its own.
        await page.locator("#avatar-note").waitFor({ state: "hidden" });
        assert.equal(await page.getAttribute(".pds-avatar-round", "src"), before);
        assert.equal(await textOf(page, "#save-state"), "No changes to save.");
      }
      // What was drawn is gone as well.
      assert.equal(await page.evaluate(() => document.querySelector("#crop-picture").width), 1);
    }),
  );

  test(
    "a picture that is being made can be stopped, and made after all",
    bench.page(async (page) => {
      await open(page);
      // An encoder that never ends.
      await page.evaluate(() => {
        window.encode = OffscreenCanvas.prototype.convertToBlob;
        OffscreenCanvas.prototype.convertToBlob = () => new Promise(() => {});
      });
      await page.click("#crop-use");
      assert.equal(await page.evaluate(() => document.activeElement.id), "crop-stop");
      await page.locator("#crop-step", { hasText: "Encoding…" }).waitFor();
      await page.evaluate(AXE);
      assert.deepEqual(await axeFindings(page), []);
      await page.click("#crop-stop");
      await page.locator("#crop-use").waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), "crop-use");
      await page.evaluate(() => (OffscreenCanvas.prototype.convertToBlob = window.encode));
      await page.click("#crop-use");
      await prepared(page);
    }),
  );

  test(
    "so can the first look at it",
    bench.page(async (page) => {
      await page.evaluate(() => {
        window.decode = createImageBitmap;
        window.createImageBitmap = () => new Promise(() => {});
      });
      await choose(page, "quarters.jpg", await quarters());
      await page.locator("#avatar-note", { hasText: "Decoding…" }).waitFor();
      await page.click("#avatar-stop");
      assert.equal(await page.locator("#avatar-note").isVisible(), false);
      assert.equal(await page.evaluate(() => document.activeElement.id), "avatar-choose");
      await page.evaluate(() => (window.createImageBitmap = window.decode));
    }),
  );
});

const LOOKS = {
  light: (page) => page.emulateMedia({ colorScheme: "light" }),
  dark: (page) => page.emulateMedia({ colorScheme: "dark" }),
  "forced colours": (page) => page.emulateMedia({ colorScheme: "light", forcedColors: "active" }),
  narrow: (page) => page.setViewportSize({ width: 320, height: 640 }),
  "zh-CN": (page) => page.selectOption("#locale", "zh-CN"),
  "200 % text": (page) => page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%")),
};

/** Where things are, as far as it matters. */
function layout(page) {
  return page.evaluate(() => {
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    const { scrollWidth, clientWidth } = document.querySelector("#crop");
    const [square, stage] = [box(".pds-crop-square"), box("#crop-stage")];
    return {
      overflow: scrollWidth - clientWidth,
      square: [square.width, square.height, square.left - stage.left],
      stage: [stage.width, stage.height],
    };
  });
}

describe("the dialog", () => {
  test(
    "has nothing that axe finds, and fits, in every look",
    bench.page(
      async (page) => {
        await open(page);
        await page.evaluate(AXE);
        for (const [look, take] of Object.entries(LOOKS)) {
          await take(page);
          assert.deepEqual(await axeFindings(page), [], look);
          const { overflow, square, stage } = await layout(page);
          assert.equal(overflow, 0, look);
          // The square on the screen is the square of the picture.
          const [width, height] = stage;
          const expected = [height, height, width / 8];
          for (const [at, length] of expected.entries()) {
            const off = Math.abs(square[at] - length);
            assert.ok(off < 1, `${look}: ${square[at]}, not ${length}`);
          }
          assert.ok(Math.abs(width / height - 4 / 3) < 0.01, look);
        }
      },
      // A context of its own: what it is told to look like stays with it.
      { colorScheme: "light" },
    ),
  );
});
