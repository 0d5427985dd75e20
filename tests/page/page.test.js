// The page as a whole: its policy, its languages, its colours, its shape, and life without the rules.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import * as pds from "../../pkg/inline.js";
import formEn from "../../pkg/form/locales/en.js";
import formZhCn from "../../pkg/form/locales/zh-CN.js";
import en from "../../www/locales/en.js";
import zhCn from "../../www/locales/zh-CN.js";
import { AXE, axeFindings } from "./axe.js";
import { profileOf, save, saveWell, setUp, textOf } from "./harness.js";

const bench = setUp();
const www = fileURLToPath(new URL("../../www/", import.meta.url));
const formFolder = fileURLToPath(new URL("../../pkg/form/", import.meta.url));

/** Fails with what axe finds. */
async function checkAccessibility(page, state) {
  assert.deepEqual(await axeFindings(page), [], state);
}

async function checkWidth(page, state) {
  const [scroll, client] = await page.evaluate(() => {
    const root = document.documentElement;
    return [root.scrollWidth, root.clientWidth];
  });
  assert.ok(scroll <= client, `${state}: ${scroll} wide in ${client}`);
}

/** Everything that can be wrong at once, some of it folded away. */
async function fillWrongly(page) {
  await page.fill("#nick_name", "字".repeat(140));
  await page.fill("#email", "nobody");
  await page.click(".pds-avatar summary");
  await page.fill("#avatar-address", "ftp://x");
  await save(page);
  await page.waitForSelector("#summary:not([hidden])");
}

/** One state after the other, on one page. */
const STATES = {
  empty: async () => {},
  errors: fillWrongly,
  mended: async (page) => {
    await page.fill("#avatar-address", "");
    await page.fill("#email", "");
    await page.fill("#nick_name", "  Ada ");
    await page.check("#groups-replace");
    await page.fill("#groups-input", "g1");
    await page.click("#groups-add");
    await page.click("#connection > summary");
    await page.click("#tab-curl");
    await page.waitForSelector("#nick_name-note:not([hidden])");
  },
  asking: (page) => page.click("#reset"),
  saving: async (page) => {
    await page.keyboard.press("Escape");
    await bench.fault({ status: 429, headers: { "Retry-After": "60" }, delay_ms: 60_000 });
    await page.click("#save");
    await page.waitForSelector("#cancel:not([hidden])");
  },
  cancelled: (page) => page.keyboard.press("Escape"),
  failed: async (page) => {
    await bench.fault({ status: 429, headers: { "Retry-After": "60" } });
    await save(page);
    await page.waitForSelector("#save-problem .pds-countdown");
  },
  saved: async (page) => {
    await page.click("#save");
    await page.waitForSelector(".pds-toast");
  },
};

const LOOKS = {
  light: {},
  dark: { colorScheme: "dark" },
  "zh-CN": { locale: "zh-CN" },
  narrow: { viewport: { width: 320, height: 640 } },
};

describe("accessibility and width", () => {
  for (const [look, options] of Object.entries(LOOKS)) {
    test(
      `axe finds nothing in any state, and nothing is cut off: ${look}`,
      bench.page(async (page, opened) => {
        opened.expectFailedRequests();
        await page.evaluate(AXE);
        for (const [state, reach] of Object.entries(STATES)) {
          await reach(page);
          await checkAccessibility(page, `${look}, ${state}`);
          await checkWidth(page, `${look}, ${state}`);
        }
      }, options),
    );
  }

  test(
    "text at 200 % fits into 640 pixels, and squeezes no field in 1280",
    bench.page(
      async (page) => {
        await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
        await fillWrongly(page);
        for (const width of [640, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          await checkWidth(page, `200 % in ${width}`);
          for (const name of ["nick_name", "description", "phone", "email"]) {
            const box = await page.locator(`#${name}`).boundingBox();
            assert.ok(box.width >= 300, `${name}: ${box.width} in ${width}`);
          }
        }
      },
      { viewport: { width: 640, height: 800 } },
    ),
  );

  test(
    "the keyboard reaches everything in order, visibly, in targets of 24 pixels",
    bench.page(async (page) => {
      const order = [];
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const { activeElement: element } = document;
          if (element === document.body) return undefined;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          // A label belongs to what can be hit.
          const target = element.type === "checkbox" ? element.closest("label") : element;
          const { width, height } = target.getBoundingClientRect();
          return {
            id: element.id || element.ariaLabel || element.tagName,
            outlineStyle,
            outlineWidth,
            width,
            height,
          };
        });
        if (at === undefined) break; // Past the last one, the browser has the focus.
        assert.equal(at.outlineStyle, "solid", at.id);
        assert.ok(parseFloat(at.outlineWidth) >= 2, at.id);
        assert.ok(at.width >= 24 && at.height >= 24, `${at.id}: ${at.width} × ${at.height}`);
        order.push(at.id);
      }
      const known = [
        "locale",
        "sandbox-identity",
        "avatar-choose",
        "nick_name",
        "description",
        "phone",
        "email",
        "user_id",
        "user_data-add",
        "groups-replace",
        "save",
        "reset",
      ];
      assert.deepEqual(
        order.filter((id) => known.includes(id)),
        known,
      );
    }),
  );
});

describe("languages", () => {
  test("both have every word, with the same placeholders", () => {
    const html = readFileSync(`${www}index.html`, "utf8");
    const standing = [...html.matchAll(/data-(?:text|label)="([^"]+)"/g)].map(([, key]) => key);
    const expected = new Set([...Object.keys(en), ...standing]);
    const identities = Object.keys(zhCn).filter((key) => key.startsWith("identity."));
    for (const key of identities) expected.add(key);
    assert.deepEqual(Object.keys(zhCn).sort(), [...expected].sort());
    assert.deepEqual(Object.keys(formZhCn), Object.keys(formEn));
    const holes = (text) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
    for (const [english, chinese] of [
      [en, zhCn],
      [formEn, formZhCn],
    ]) {
      for (const [key, text] of Object.entries(english)) {
        assert.deepEqual(holes(chinese[key]), holes(text), key);
      }
    }
    for (const [key, text] of [...Object.entries(zhCn), ...Object.entries(formZhCn)]) {
      assert.match(text, /[\p{Script=Han}、]/u, `${key} is not Chinese: ${text}`);
      const latin = text.replaceAll(/\{\w+\}|connect-src|HTTP|HEIC|name@example\.com|JSON|JPEG|WebP/g, "");
      assert.doesNotMatch(latin, /[A-Za-z]{4,}/, key);
    }
  });

  test("no word is asked for that there is not", () => {
    for (const [folder, known] of /** @type {any} */ ([
      [www, zhCn],
      [formFolder, formZhCn],
    ])) {
      for (const file of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
        const source = readFileSync(folder + file, "utf8");
        for (const [, key] of source.matchAll(/\b(?:t\(|word: |label: |key: )"([^"]+)"/g)) {
          assert.ok(Object.hasOwn(known, key), `${file}: ${key}`);
        }
      }
    }
  });

  test(
    "switch everything, are remembered, and call fields as the package does",
    bench.page(async (page) => {
      for (const locale of ["zh-CN", "en"]) {
        await page.selectOption("#locale", locale);
        assert.equal(await page.getAttribute("html", "lang"), locale);
        for (const { name, label } of pds.fields(locale)) {
          assert.equal(await textOf(page, `[data-field="${name}"] > .pds-field-label`), label);
        }
      }
      await page.selectOption("#locale", "zh-CN");
      assert.equal(await page.title(), "编辑个人资料");
      await page.locator("#nick_name").pressSequentially("!");
      // Product names, examples and what somebody wrote are all that may stay in Latin letters.
      const text = await page.evaluate(() => document.body.innerText);
      const latin = [...text.matchAll(/[A-Za-z]{4,}/g)].map(([word]) => word);
      const known = [
        ...["English", "self", "user", "Lovelace", "JSON", "curl", "fetch", "POST", "http", "name", "example"],
        ...[
          "Authorization",
          "Bearer",
          "update",
          "nick",
          "admin",
          "superadmin",
          "disabled",
          "theme",
          "language",
          "dark",
        ],
      ];
      assert.deepEqual(
        latin.filter((word) => !known.includes(word)),
        [],
      );
      page.on("dialog", (dialog) => dialog.accept());
      await page.reload();
      await profileOf(page, "self");
      assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
    }),
  );

  test(
    "begin with the browser's",
    bench.page(async (page) => assert.equal(await textOf(page, "h1"), "编辑个人资料"), {
      locale: "zh-TW",
    }),
  );
});

describe("colours", () => {
  test(
    "follow the system or the person, from the first paint on",
    bench.page(
      async (page) => {
        const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const dark = await background();
        await page.selectOption("#theme", "light");
        const light = await background();
        assert.notEqual(light, dark);
        await page.reload();
        await profileOf(page, "self");
        assert.equal(await background(), light);
        assert.equal(await page.inputValue("#theme"), "light");
        await page.selectOption("#theme", "system");
        assert.equal(await background(), dark);
      },
      { colorScheme: "dark" },
    ),
  );
});

describe("the policy", () => {
  test("is in the page as in the header, but for what a page cannot say", async () => {
    const answer = await fetch(`${bench.url}/`);
    const parts = (policy) =>
      policy
        .split(";")
        .map((part) => part.trim())
        .filter(Boolean);
    const header = parts(answer.headers.get("content-security-policy"));
    const [, content] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(await answer.text());
    assert.deepEqual(
      parts(content),
      header.filter((part) => !part.startsWith("frame-ancestors")),
    );
  });

  test("no file makes markup from strings, or holds scripts and styles in itself", () => {
    const paths = [www, formFolder].flatMap((folder) => readdirSync(folder).map((name) => folder + name));
    for (const file of paths.filter((path) => /\.(js|html)$/.test(path))) {
      const source = readFileSync(file, "utf8");
      assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|maxlength/i, file);
      if (file.endsWith(".html")) assert.doesNotMatch(source, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
    }
  });

  test(
    "stops what it should stop",
    bench.page(async (page, opened) => {
      opened.expected.push(/Content Security Policy|Refused|violates|Trusted(HTML|Script)/);
      const stopped = await page.evaluate(async () => {
        const names = [];
        try {
          document.body.innerHTML = "<p>";
        } catch {
          names.push("innerHTML");
        }
        const script = document.createElement("script");
        try {
          script.text = "window.hit = 1";
          document.head.append(script);
        } catch {
          // Trusted Types were first.
        }
        if (window.hit === undefined) names.push("inline script");
        await fetch("https://elsewhere.example/").catch(() => names.push("fetch"));
        return names;
      });
      assert.deepEqual(stopped, ["innerHTML", "inline script", "fetch"]);
      await page.evaluate(() => (window.violations = []));
    }),
  );
});

describe("before and without the rules", () => {
  test("one can type, and Save waits for them", async () => {
    let letGo;
    const held = new Promise((resolve) => (letGo = resolve));
    const prepare = (page) =>
      page.route("**/*.wasm", async (route) => {
        await held;
        await route.continue();
      });
    await bench.page(
      async (page) => {
        await page.fill("#nick_name", "Early Bird");
        await page.click("#save");
        assert.match(await textOf(page, "#save-state"), /as soon as the profile is loaded/);
        letGo();
        await page.waitForSelector(".pds-toast");
        assert.deepEqual((await bench.updates())[0].json, {
          user_id: "self",
          nick_name: "Early Bird",
        });
        assert.equal(await page.inputValue("#email"), "ada@example.com");
      },
      { isLoaded: false, prepare },
    )();
  });

  // The second is the wasm, and the copy in a module that stands in for it.
  for (const what of ["**/pkg/index.js", "**/pkg/wasm/pds_profile_*"]) {
    test(`${what} does not come: said, and mended by trying again`, async () => {
      let isBlocked = true;
      const prepare = (page) => page.route(what, (route) => (isBlocked ? route.abort() : route.continue()));
      await bench.page(
        async (page, opened) => {
          opened.expected.push(/./);
          await page.waitForSelector("#load-problem:not([hidden])");
          assert.match(await textOf(page, "#load-problem"), /could not be loaded completely/);
          await page.fill("#nick_name", "Patient");
          isBlocked = false;
          await page.getByRole("button", { name: "Try again" }).click();
          await profileOf(page, "self");
          assert.equal(await page.inputValue("#nick_name"), "Patient");
          await saveWell(page);
        },
        { isLoaded: false, prepare },
      )();
    });
  }

  test(
    "without a sandbox it asks for a connection",
    bench.page(
      async (page, opened) => {
        opened.expectFailedRequests();
        await page.locator("#load-state", { hasText: "There is no sandbox here" }).waitFor();
        assert.equal(await page.locator("#sandbox").isVisible(), false);
        assert.equal(await page.evaluate(() => document.querySelector("#connection").open), true);
      },
      {
        isLoaded: false,
        prepare: (page) => page.route("**/sandbox/users", (route) => route.fulfill({ status: 404 })),
      },
    ),
  );
});

describe("coming back", () => {
  test(
    "what was typed is kept, whatever the profile has become; what was not typed is no edit",
    bench.page(async (page) => {
      page.on("dialog", (dialog) => dialog.accept());
      const leaveAndComeBack = async (meanwhile = async () => {}) => {
        await page.goto("about:blank");
        await meanwhile();
        await page.goBack();
        await profileOf(page, "self");
      };
      await page.fill("#nick_name", "Half typed 😀");
      await leaveAndComeBack();
      assert.equal(await page.inputValue("#nick_name"), "Half typed 😀");
      assert.equal(await textOf(page, "#field-nick_name .pds-field-count"), "12 / 128");
      assert.match(await textOf(page, "#save-state"), /To be saved: Nickname\./);

      await leaveAndComeBack(async () => {
        const headers = {
          Authorization: "Bearer sandbox-user",
          "Content-Type": "application/json",
        };
        const changed = { nick_name: "From elsewhere", email: "new@example.com" };
        const body = JSON.stringify({ user_id: "self", ...changed });
        await fetch(`${bench.url}/v2/user/update`, { method: "POST", headers, body });
      });
      assert.equal(await page.inputValue("#nick_name"), "Half typed 😀");
      assert.equal(await page.inputValue("#email"), "new@example.com");
      assert.match(await textOf(page, "#save-state"), /To be saved: Nickname\./);
    }),
  );
});
