// A page with the package loaded, in any of the three engines, to which pictures of any size are brought.

import { fileURLToPath } from "node:url";

import { By } from "selenium-webdriver";

import { launch as launchDriven } from "../faults/browsers.js";
import { launch } from "../tools/browser.js";
import { serve } from "../tools/server.js";
import { launchWebKit } from "../tools/webkit.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PATIENCE_MS = 60_000;
const PAGE = "<title>Pictures</title><input type=file>";

export const ENGINES = ["chromium", "firefox", "webkit"];

/**
 * Opens the page: `run(work, given)` runs a function in it, `fit` is `fitAvatar` on bytes, and `choose`
 * puts a file into its input.
 */
export async function openPage(engine = "chromium") {
  const pictures = new Map();
  const server = await serve(ROOT, (path) => {
    if (path === "/") return { headers: { "Content-Type": "text/html" }, body: PAGE };
    return pictures.has(path) ? { body: pictures.get(path) } : undefined;
  });
  const browser = await BROWSERS[engine](`${server.origin}/`);
  await browser.run(load, undefined);

  const pathOf = (bytes) => {
    const path = `/pictures/${pictures.size}`;
    pictures.set(path, Buffer.from(bytes));
    return path;
  };
  return {
    ...browser,
    fit: (bytes, type, options) => browser.run(fitPicture, { path: pathOf(bytes), type, options }),
    decodingMs: (bytes) => browser.run(decodePicture, pathOf(bytes)),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function load() {
  globalThis.pds = await import("/pkg/index.js");
  await globalThis.pds.init();
  return true;
}

/** In the page: what came of it, with the time without the way there. */
async function fitPicture({ path, type, options }) {
  const blob = new Blob([await (await fetch(path)).arrayBuffer()], { type });
  const begun = performance.now();
  const result = await globalThis.pds.fitAvatar(blob, options ?? {});
  return { ...result, ms: Math.round(performance.now() - begun) };
}

async function decodePicture(path) {
  const blob = await (await fetch(path)).blob();
  const begun = performance.now();
  const bitmap = await createImageBitmap(blob);
  // Some decode when the pixels are wanted.
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0, 1, 1);
  context.getImageData(0, 0, 1, 1);
  bitmap.close();
  return Math.round(performance.now() - begun);
}

const BROWSERS = {
  async chromium(url) {
    const browser = await launch();
    const page = await browser.newPage();
    await page.goto(url);
    return {
      run: (work, given) => page.evaluate(work, given),
      choose: (path) => page.setInputFiles("input", path),
      close: () => browser.close(),
    };
  },
  async firefox(url) {
    const browser = await launchDriven("firefox", PATIENCE_MS);
    const page = await browser.newPage();
    await page.goto(url);
    return {
      run: (work, given) => page.evaluate(work, given),
      choose: async (path) => (await page.$("input")).uploadFile(path),
      close: () => browser.close(),
    };
  },
  async webkit(url) {
    const { driver, stop } = await launchWebKit();
    await driver.manage().setTimeouts({ script: PATIENCE_MS });
    await driver.get(url);
    await driver.wait(() => driver.executeScript("return document.title === 'Pictures'"), PATIENCE_MS);
    return {
      run: (work, given) => runInWebKit(driver, work, given),
      choose: async (path) => (await driver.findElement(By.css("input"))).sendKeys(path),
      close: stop,
    };
  },
};

async function runInWebKit(driver, work, given) {
  const script = `const [given, done] = arguments;
    (${work})(given).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
  const { value, error } = await driver.executeAsyncScript(script, given ?? null);
  if (error !== undefined) throw new Error(error);
  return value;
}
