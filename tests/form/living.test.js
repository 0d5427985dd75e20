// The element among other things: coming and going, two on a page, other people's styles, other people's
// elements in it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { AXE, axeFindings } from "../page/axe.js";
import { loaded, setUp } from "./bench.js";
import { RESETS } from "./resets.js";

const bench = setUp();
const TWO = `<pds-profile-form id="one"></pds-profile-form>
  <pds-profile-form id="two" locale="zh-CN"></pds-profile-form>`;

/** Keeps an account of what listens on the window and the document. */
const COUNT_LISTENERS = `
  const listening = new Set();
  // What the test's own tools listen to is about pointers.
  const isTools = (type) => /^(__|aux|click|context|dbl|mouse|pointer|touch)/.test(type);
  globalThis.listeningTo = () => [...listening].map(({ type }) => type).filter((type) => !isTools(type)).sort();
  for (const target of [window, document]) {
    const { addEventListener: add, removeEventListener: remove } = target;
    const forget = (type, listener) => {
      for (const one of listening) if (one.type === type && one.listener === listener) listening.delete(one);
    };
    target.addEventListener = (type, listener, options) => {
      forget(type, listener);
      listening.add({ type, listener });
      options?.signal?.addEventListener("abort", () => forget(type, listener));
      add.call(target, type, listener, options);
    };
    target.removeEventListener = (type, listener, ...rest) => {
      forget(type, listener);
      remove.call(target, type, listener, ...rest);
    };
  }
`;

describe("coming and going", () => {
  test(
    "a thousand times leaves nothing behind, and goes on where it was",
    bench.page(
      async (page) => {
        await loaded(page);
        await page.fill("[name=nick_name]", "Ada K");
        const count = () => page.evaluate(() => [listeningTo(), document.adoptedStyleSheets.length]);
        const before = await count();
        assert.deepEqual(before, [["beforeunload", "pagehide", "pageshow"], 1]);
        await page.evaluate(async () => {
          const [main, other] = [form.parentElement, document.createElement("div")];
          document.body.append(other);
          for (let time = 0; time < 1000; time += 1) {
            form.remove();
            if (time % 10 === 0) await null;
            (time % 2 === 0 ? other : main).append(form);
          }
        });
        assert.deepEqual(await count(), before);
        assert.equal(await page.inputValue("[name=nick_name]"), "Ada K");
        await page.getByRole("button", { name: "Save changes" }).click();
        await page.getByText("Profile saved").waitFor();
        assert.equal((await bench.sandbox.updates()).length, 1);
        await page.evaluate(() => form.remove());
        assert.deepEqual(await count(), [[], 0]);
      },
      {
        script: `${COUNT_LISTENERS}
          await import("/form/index.js"); await init();
          globalThis.form = document.querySelector("pds-profile-form"); form.client = client();`,
      },
    ),
  );

  test(
    "a hundred new ones are collected when they are gone",
    bench.page(async (page) => {
      await loaded(page);
      const session = await page.context().newCDPSession(page);
      await session.send("Performance.enable");
      const measure = async () => {
        await session.send("HeapProfiler.collectGarbage");
        const { metrics } = await session.send("Performance.getMetrics");
        return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
      };
      const turn = (times) =>
        page.evaluate(async (times) => {
          for (let time = 0; time < times; time += 1) {
            const form = /** @type {any} */ (document.createElement("pds-profile-form"));
            form.user = { user_id: "u1", nick_name: "Ada" };
            document.body.append(form);
            await new Promise((resolve) => form.addEventListener("load", resolve));
            form.remove();
          }
          await new Promise((resolve) => setTimeout(resolve, 100));
        }, times);
      await turn(10);
      const before = await measure();
      await turn(100);
      const after = await measure();
      // Each has some 150 nodes and 60 listeners.
      assert.ok(after.Nodes - before.Nodes < 500, `${after.Nodes - before.Nodes} nodes`);
      assert.ok(after.JSEventListeners - before.JSEventListeners < 100, `${after.JSEventListeners} listeners`);
    }),
  );

  test(
    "removed while it loads, it asks again when it is back",
    bench.page(
      async (page) => {
        await loaded(page);
        assert.equal(await page.evaluate(() => form.busy), false);
      },
      {
        script: `import "/form/index.js"; await init();
          globalThis.form = document.querySelector("pds-profile-form"); form.client = client();
          await null; const { parentElement } = form; form.remove();
          await new Promise((resolve) => setTimeout(resolve, 50)); parentElement.append(form);`,
      },
    ),
  );

  test(
    "a copy of one is one of its own",
    bench.page(async (page) => {
      await loaded(page);
      const [isAlive, isUnique] = await page.evaluate(async () => {
        const copy = form.cloneNode(true);
        form.after(copy);
        copy.user = { user_id: "u2", nick_name: "Bo" };
        await new Promise((resolve) => copy.addEventListener("load", resolve));
        const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
        const isAlive = copy.querySelector("[name=nick_name]").value === "Bo";
        return [isAlive, new Set(ids).size === ids.length];
      });
      assert.deepEqual([isAlive, isUnique], [true, true]);
    }),
  );
});

describe("two on one page", () => {
  test(
    "share nothing: not what is typed, not the language, not a name, not a voice",
    bench.page(
      async (page) => {
        await page.waitForFunction(() => document.querySelector("#two [name=user_id]").value === "admin");
        await loaded(page);
        const one = page.locator("#one");
        const two = page.locator("#two");
        await one.getByLabel("Nickname").fill("One");
        assert.equal(await two.getByLabel("昵称").inputValue(), (await bench.sandbox.stored("admin")).nick_name);
        await two.getByLabel("昵称").fill("二".repeat(129));
        await two.getByRole("button", { name: "保存修改" }).click();
        await two.getByText("填写内容有问题").waitFor();
        assert.equal(await one.getByText("There is a problem").isVisible(), false);
        await one.getByRole("button", { name: "Save changes" }).click();
        await one.getByText("Profile saved").waitFor();
        assert.equal(await two.locator(".pds-toast").count(), 0);
        const [ids, sheets] = await page.evaluate(() => [
          [...document.querySelectorAll("[id]")].map(({ id }) => id),
          document.adoptedStyleSheets.length,
        ]);
        assert.equal(new Set(ids).size, ids.length);
        assert.equal(sheets, 1);
        await page.evaluate(() => document.querySelector("#one").remove());
        await two.getByLabel("昵称").fill("二");
        await two.getByRole("button", { name: "保存修改" }).click();
        await two.getByText("个人资料已保存").waitFor();
      },
      {
        html: TWO,
        script: `globalThis.token = "sandbox-superadmin"; import "/form/index.js"; await init();
          const [one, two] = document.querySelectorAll("pds-profile-form");
          one.userId = "self"; one.client = client(); two.userId = "admin"; two.client = client();`,
      },
    ),
  );
});

describe("other people's styles", () => {
  /** How the parts of the form look. */
  const looks = (page) =>
    page.evaluate(() => {
      const names = [
        "display",
        "fontSize",
        "fontWeight",
        "lineHeight",
        "color",
        "backgroundColor",
        "borderTopWidth",
        "borderTopStyle",
        "borderTopColor",
        "borderRadius",
        "paddingTop",
        "paddingLeft",
        "marginTop",
        "marginBottom",
        "width",
        "height",
        "boxSizing",
        "listStyleType",
        "textDecorationLine",
        "verticalAlign",
        "cursor",
      ];
      return [...form.querySelectorAll("*")].map((part) => {
        const style = getComputedStyle(part);
        const told = names.map((name) => `${name}: ${style[name]}`).join("; ");
        return `${part.localName}.${part.className}#${part.id}: ${told}`;
      });
    });
  let plain;

  for (const [name, css] of Object.entries({ none: "", ...RESETS })) {
    test(
      `leave the form as it is, and it leaves them: ${name}`,
      bench.page(
        async (page) => {
          await loaded(page);
          await page.evaluate(() => document.querySelector("#group").before(form));
          const now = await looks(page);
          plain ??= now;
          const other = now.map((one, index) => [plain[index], one]).filter(([before, after]) => before !== after);
          assert.deepEqual(other.slice(0, 5), []);
          const ofPage = () =>
            page.$eval("#group", (part) => {
              return [...part.querySelectorAll("*")].map((one) => {
                const { color, fontFamily, padding, borderTopWidth, backgroundColor, marginTop } =
                  getComputedStyle(one);
                return [color, fontFamily, padding, borderTopWidth, backgroundColor, marginTop];
              });
            });
          const beside = await ofPage();
          await page.evaluate(() => form.remove());
          assert.deepEqual(await ofPage(), beside);
        },
        {
          html: `<pds-profile-form></pds-profile-form><div id="group"><h2>Title</h2><p>Text <a href="#x">link</a></p>
            <button type="button">Button</button><input value="x"><ul><li>Item</li></ul></div>`,
          style: `main { font: 16px/1.5 sans-serif; width: 800px }\n${css}`,
        },
      ),
    );
  }

  test(
    "custom properties and own layers change it",
    bench.page(
      async (page) => {
        await loaded(page);
        const button = page.getByRole("button", { name: "Choose a picture" });
        const told = await button.evaluate((one) => [
          getComputedStyle(one).borderRadius,
          getComputedStyle(one).fontWeight,
        ]);
        assert.deepEqual(told, ["2px", "700"]);
      },
      {
        style: `@layer pds-profile, mine; pds-profile-form { --pds-radius-small: 2px }
          @layer mine { pds-profile-form .pds-button { font-weight: 700 } }`,
      },
    ),
  );
});

describe("what a page puts into it", () => {
  test(
    "comes to its place, keeps its looks and its events",
    bench.page(
      async (page) => {
        await loaded(page);
        const order = await page.evaluate(() => {
          const parts = [...form.querySelectorAll("#mine, #team, #help, section, [type=submit]")];
          return parts.map((part) => part.dataset.section ?? (part.id.startsWith("pds-") ? "save" : part.id));
        });
        assert.deepEqual(order, ["mine", "about", "contact", "account", "more", "team", "save", "help"]);
        await page.evaluate(() => form.addEventListener("change", (event) => (globalThis.from = event.target.id)));
        await page.fill("#team", "x");
        await page.locator("#team").blur();
        assert.equal(await page.evaluate(() => globalThis.from), "team");
        assert.equal(await page.$eval("#mine", (title) => getComputedStyle(title).color), "rgb(255, 0, 0)");
      },
      {
        html: `<pds-profile-form><h2 slot="heading" id="mine">Me</h2>
          <input slot="fields" id="team" aria-label="Team"><a slot="actions" id="help" href="#x">Help</a>
        </pds-profile-form>`,
        style: "#mine { color: red }",
      },
    ),
  );
});

describe("accessibility", () => {
  const LOOKS = { wide: {}, dark: { colorScheme: "dark" }, narrow: { viewport: { width: 320, height: 640 } } };
  for (const [look, options] of Object.entries(LOOKS)) {
    test(
      `axe finds nothing, and nothing is cut off: ${look}`,
      bench.page(
        async (page) => {
          await loaded(page);
          await page.evaluate(AXE);
          const check = async (state) => {
            assert.deepEqual(await axeFindings(page), [], state);
            const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
            assert.equal(isWide, false, state);
          };
          await check("loaded");
          await page.fill("[name=phone]", "12");
          await page.check("[id$=groups-replace]");
          await page.getByRole("button", { name: "Save changes" }).click();
          await check("errors");
          await page.getByRole("button", { name: "Discard changes" }).click();
          await check("asking");
          await page.getByRole("button", { name: "Discard", exact: true }).click();
          await page.fill("[name=nick_name]", "Ada K");
          await page.getByRole("button", { name: "Save changes" }).click();
          await page.getByText("Profile saved").waitFor();
          await check("saved");
          await page.evaluate(() => (form.readOnly = true));
          await check("readonly");
        },
        { ...options, style: `:root { color-scheme: light dark } main { margin: 0 }` },
      ),
    );
  }
});
