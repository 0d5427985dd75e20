// Takes pictures of the page: of each of its states, for people to look at, into screenshots/ beside
// this file, and of two of them for the README.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import sharp from "sharp";

import { choose, prepared } from "./avatar.js";
import { launch } from "../tools/browser.js";
import { profileOf, save, saveWell } from "./harness.js";
import { landscape } from "./photos.js";
import { Sandbox } from "./sandbox.js";

const HERE = fileURLToPath(new URL("screenshots/", import.meta.url));
const README = fileURLToPath(new URL("../../www/screenshots/", import.meta.url));
const WIDE = { width: 1280, height: 900 };

const sandbox = await Sandbox.start();
const browser = await launch();

async function edit(page) {
  await page.fill("#nick_name", "Ada King 👩‍💻");
  await page.fill("#description", "Countess of Lovelace. 写诗一样写程序。");
  await page.fill("#phone", "139 1111 2222");
  await page.locator("#phone").blur();
}

async function makeMistakes(page) {
  await page.fill("#nick_name", "字".repeat(140));
  await page.fill("#phone", "12");
  await page.fill("#email", "nobody");
  await save(page);
}

async function cropPhoto(page) {
  await choose(page, "photo.jpg", await landscape());
  await page.locator("#crop").waitFor();
  await page.locator("#crop-zoom").fill("1.4");
}

async function usePhoto(page) {
  await cropPhoto(page);
  await page.click("#crop-use");
  await prepared(page);
  await page.mouse.move(0, 0);
}

async function fail(page) {
  await edit(page);
  await sandbox.fault({
    status: 429,
    content_type: "application/json",
    body: JSON.stringify({ code: "TooManyRequests", message: "Too many requests." }),
    headers: { "Retry-After": "60" },
  });
  await save(page);
}

async function enlarge(page) {
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await makeMistakes(page);
}

/** What is done to reach each state, and how the browser is set. */
const STATES = {
  empty: {
    reach: async (page) => {
      await page.selectOption("#sandbox-identity", { label: "superadmin (a super administrator)" });
      await profileOf(page, "superadmin");
    },
  },
  untouched: {},
  edited: { reach: edit },
  errors: { reach: makeMistakes },
  saving: {
    reach: async (page) => {
      await edit(page);
      await sandbox.fault({ delay_ms: 60_000 });
      await page.click("#save");
      await page.locator("#cancel").waitFor();
    },
  },
  saved: {
    reach: async (page) => {
      await edit(page);
      await saveWell(page);
    },
  },
  failed: { reach: fail },
  photo: { reach: usePhoto },
  crop: { reach: cropPhoto, isWholePage: false },
  "crop-narrow": {
    reach: cropPhoto,
    isWholePage: false,
    viewport: { width: 320, height: 640 },
  },
  "crop-dark-zh": {
    reach: cropPhoto,
    isWholePage: false,
    colorScheme: "dark",
    locale: "zh-CN",
  },
  "crop-forced-colours": { reach: cropPhoto, isWholePage: false, forcedColors: "active" },
  dark: { reach: edit, colorScheme: "dark" },
  "dark-errors": { reach: makeMistakes, colorScheme: "dark" },
  "zh-CN": { reach: edit, locale: "zh-CN" },
  narrow: { reach: edit, viewport: { width: 320, height: 640 } },
  "narrow-errors": { reach: makeMistakes, viewport: { width: 320, height: 640 } },
  "forced-colours": { reach: makeMistakes, forcedColors: "active" },
  "text-200": { reach: enlarge },
};

/** Opens the page afresh, brings it into a state, and gives the picture of it. */
async function picture({
  reach = async (_page) => {},
  locale = "en-GB",
  viewport = WIDE,
  isWholePage = true,
  ...look
}) {
  await sandbox.control("POST", "reset");
  const context = await browser.newContext({ locale, viewport, reducedMotion: "reduce", ...look });
  const page = await context.newPage();
  await page.goto(`${sandbox.url}/`);
  await profileOf(page, "self");
  await reach(page);
  await page.evaluate(() => scrollTo(0, 0));
  const bytes = await page.screenshot({ fullPage: isWholePage });
  await context.close();
  return bytes;
}

/** The element alone, by the states of the gallery. */
const LOOKS = {
  wide: "loaded",
  narrow: "narrow",
  dark: "dark",
  "zh-CN": "chinese",
  errors: "errors",
  "read-only": "readonly",
};

/** Takes a picture of each look of the element. */
async function looks(take) {
  const context = await browser.newContext({ locale: "en-GB", viewport: WIDE, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${sandbox.url}/elements.html`);
  await page.waitForSelector("html[data-shown]");
  for (const [look, state] of Object.entries(LOOKS)) {
    const form = page.locator("main > section", { has: page.locator(`#state-${state}`) }).locator("pds-profile-form");
    await take(`form-${look}`, await form.screenshot());
  }
  await context.close();
}

/** Writes it with few colours: flat surfaces need no more, and a README should load at once. */
async function write(path, bytes) {
  const { size } = await sharp(bytes).png({ palette: true, compressionLevel: 9 }).toFile(path);
  console.log(`${path.slice(path.lastIndexOf("/") + 1)}: ${Math.round(size / 1024)} KiB`);
}

async function editAll(page) {
  await edit(page);
  await usePhoto(page);
}

try {
  for (const folder of [HERE, README]) await mkdir(folder, { recursive: true });
  for (const [name, state] of Object.entries(STATES)) {
    await write(`${HERE}${name}.png`, await picture(state));
  }
  await looks((name, bytes) => write(`${HERE}${name}.png`, bytes));
  const forReadme = { reach: editAll, isWholePage: false };
  await write(`${README}edit-profile.png`, await picture(forReadme));
  const darkChinese = { ...forReadme, colorScheme: "dark", locale: "zh-CN" };
  await write(`${README}edit-profile-dark-zh.png`, await picture(darkChinese));
} finally {
  await browser.close();
  sandbox.stop();
}
