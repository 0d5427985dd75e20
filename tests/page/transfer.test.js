// Pasting and dropping: what is taken, what is left alone, and that something is always said.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { prepared } from "./avatar.js";
import { setUp, textOf } from "./harness.js";
import { transparentPicture } from "./photos.js";

const bench = setUp();

/**
 * Pastes or drops `{ texts, files }` at what the selector names; gives whether the browser is left to
 * do with it what it does. `#body` stands for the page.
 */
async function send(page, kind, selector, { texts = {}, files = [] }) {
  return page.evaluate(
    ([kind, selector, texts, files]) => {
      const transfer = new DataTransfer();
      for (const [type, text] of Object.entries(texts)) transfer.setData(type, text);
      for (const { name, type, bytes } of files) {
        transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
      }
      const options = { bubbles: true, cancelable: true };
      const event =
        kind === "paste"
          ? new ClipboardEvent("paste", { ...options, clipboardData: transfer })
          : new DragEvent(kind, { ...options, dataTransfer: transfer });
      return document.querySelector(selector).dispatchEvent(event);
    },
    [kind, selector, texts, files],
  );
}

const picture = async () => ({
  name: "x.png",
  type: "image/png",
  bytes: [...(await transparentPicture())],
});
const letter = { name: "x.txt", type: "text/plain", bytes: [104, 105] };
const fromATable = async () => ({
  texts: { "text/plain": "42", "text/html": "<table><td>42" },
  files: [await picture()],
});

describe("pasting", () => {
  for (const selector of ["#nick_name", "#description", "body"]) {
    test(
      `text that comes with a picture is text: ${selector}`,
      bench.page(async (page) => {
        assert.equal(await send(page, "paste", selector, await fromATable()), true);
        assert.equal(await textOf(page, "#save-state"), "No changes to save.");
        assert.equal(await page.locator("#avatar-undo").isVisible(), false);
      }),
    );
  }

  test(
    "a picture is taken where no text has the focus",
    bench.page(async (page) => {
      assert.equal(await send(page, "paste", "#nick_name", { files: [await picture()] }), true);
      assert.equal(await page.locator("#avatar-undo").isVisible(), false);
      assert.equal(await send(page, "paste", "body", { files: [await picture()] }), false);
      await prepared(page);
    }),
  );

  test(
    "a file that is no picture is said",
    bench.page(async (page) => {
      await send(page, "paste", "body", { files: [letter] });
      assert.match(await textOf(page, "#avatar-error"), /That is not a picture/);
    }),
  );
});

describe("dropping", () => {
  test(
    "of several files the first picture is taken",
    bench.page(async (page) => {
      const files = [letter, await picture()];
      assert.equal(await send(page, "drop", "#avatar-stage", { files }), false);
      await prepared(page);
    }),
  );

  for (const [what, texts] of Object.entries({
    "a picture of another page": {
      "text/uri-list": "# a remark\r\nhttps://example.com/a.png",
      "text/html": '<img src="https://example.com/a.png">',
    },
    "a text that is an address": { "text/plain": "https://example.com/a.png" },
  })) {
    test(
      `${what} is taken as an address`,
      bench.page(async (page) => {
        assert.equal(await send(page, "drop", "#avatar-stage", { texts }), false);
        assert.equal(await page.inputValue("#avatar-address"), "https://example.com/a.png");
        assert.ok(await page.locator("#avatar-address").isVisible());
        assert.match(await textOf(page, "#save-state"), /To be saved: Avatar\./);
        // Looking at it would tell its host who looks.
        assert.equal(await page.locator(".pds-avatar-round").isVisible(), false);
      }),
    );
  }

  test(
    "what is none of both is said",
    bench.page(async (page) => {
      await send(page, "drop", "#avatar-stage", { texts: { "text/html": "<b>hello</b>" } });
      assert.match(await textOf(page, "#avatar-error"), /That is not a picture/);
    }),
  );

  test(
    "beside the avatar nothing is taken, the page stays, and it is said",
    bench.page(async (page) => {
      assert.equal(await send(page, "drop", "h1", { files: [await picture()] }), false);
      await page.locator("#page-announcer", { hasText: "Drop pictures on the avatar" }).waitFor();
      assert.equal(await send(page, "drop", "#nick_name", { texts: { "text/plain": "x" } }), true);
    }),
  );
});

test(
  "the picker lists what is taken: a phone then gives a JPEG for what it keeps as HEIC",
  bench.page(async (page) => {
    const types = await page.getAttribute("#avatar-file", "accept");
    assert.equal(types, "image/jpeg,image/png,image/gif,image/webp,image/avif,image/bmp");
  }),
);
