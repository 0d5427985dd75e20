// The element as a page uses it: its properties, events and methods, its coming and going.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import * as pds from "../../pkg/inline.js";
import { FIELD_NAMES } from "../../pkg/form/markup.js";
import { heard, loaded, setUp } from "./bench.js";

const bench = setUp();
const save = (page) => page.getByRole("button", { name: "Save changes" }).click();
const ADA = { user_id: "u1", nick_name: "Ada", email: "ada@example.com", role: "user" };

describe("properties", () => {
  test(
    "set before the definition arrive",
    bench.page(
      async (page) => {
        await loaded(page);
        const told = await page.evaluate(() => {
          const form = document.querySelector("pds-profile-form");
          return [Object.hasOwn(form, "client"), form.firstElementChild.lang, form.querySelector("label[for$=nick_name]").textContent];
        });
        assert.deepEqual(told, [false, "zh-CN", "昵称"]);
      },
      {
        script: `await init();
          const form = document.querySelector("pds-profile-form");
          Object.assign(form, { client: client(), locale: "zh-CN" });
          await import("/form/index.js");`,
      },
    ),
  );

  test(
    "user: given, nothing is loaded, and what is set later keeps what was typed",
    bench.page(
      async (page) => {
        await loaded(page, "u1");
        await page.fill("[name=nick_name]", "Ada K");
        await page.evaluate((user) => (form.user = { ...user, email: "new@example.com" }), ADA);
        await page.waitForFunction(() => document.querySelector("[name=email]").value === "new@example.com");
        assert.equal(await page.inputValue("[name=nick_name]"), "Ada K");
        await page.evaluate((user) => (form.user = { ...user, user_id: "u2", nick_name: "Bo" }), ADA);
        await loaded(page, "u2");
        assert.equal(await page.inputValue("[name=nick_name]"), "Bo");
        const requests = await bench.sandbox.control("GET", "requests");
        assert.deepEqual(requests, []);
      },
      { script: `import "/form/index.js"; await init();
          globalThis.form = document.querySelector("pds-profile-form");
          form.user = ${JSON.stringify(ADA)}; form.client = client();` },
    ),
  );

  test(
    "set again as they are, in a handler of every change, change nothing",
    bench.page(
      async (page) => {
        await loaded(page, "u1");
        await page.fill("[name=email]", "nobody");
        await page.evaluate(() => form.validate());
        await page.waitForTimeout(200);
        assert.equal(await page.getByText("There is a problem").isVisible(), true);
        assert.ok((await heard(page, "change")).length < 12);
        assert.equal((await heard(page, "load")).length, 1);
      },
      { script: `import "/form/index.js"; await init();
          globalThis.form = document.querySelector("pds-profile-form");
          listen(form, "change", "load");
          const service = client();
          const fields = ["email", "user_id"];
          const render = () => Object.assign(form, { user: ${JSON.stringify(ADA)}, client: service, fields });
          form.addEventListener("change", render); render();` },
    ),
  );

  test(
    "fields: which, and in which order",
    bench.page(async (page) => {
      await loaded(page);
      const shown = () =>
        page.$$eval("[data-field]", (roots) => roots.map((root) => root.dataset.field).join(" "));
      assert.equal(await shown(), FIELD_NAMES.join(" "));
      await page.fill("[name=email]", "x@example.com");
      await page.evaluate(() => (form.fields = ["email", "nick_name", "phone"]));
      assert.equal(await shown(), "email phone nick_name");
      assert.deepEqual(await page.$$eval("h3", (titles) => titles.map((title) => title.textContent)), ["Contact", "About"]);
      assert.equal(await page.inputValue("[name=email]"), "x@example.com");
      await save(page);
      await page.getByText("Profile saved").waitFor();
      await page.evaluate(() => form.removeAttribute("fields"));
      assert.equal(await shown(), FIELD_NAMES.join(" "));
    }),
  );

  test(
    "readonly: shows, and changes nothing",
    bench.page(
      async (page) => {
        await loaded(page);
        const open = "input:not([readonly], [type=file], [type=checkbox], [hidden], [hidden] *), textarea:not([readonly])";
        assert.equal(await page.locator(`${open}, button`).locator("visible=true").count(), 0);
        await page.evaluate(() => (form.readOnly = false));
        await page.fill("[name=nick_name]", "Ada K");
        await save(page);
        await page.getByText("Profile saved").waitFor();
      },
      { html: "<pds-profile-form readonly></pds-profile-form>" },
    ),
  );

  test(
    "messages, locale and appearance",
    bench.page(async (page) => {
      await loaded(page);
      await page.evaluate(() => Object.assign(form, { messages: { save: "Apply" }, appearance: "dark" }));
      await page.getByRole("button", { name: "Apply" }).waitFor();
      const background = () => page.$eval(".pds-form", (form) => getComputedStyle(form).backgroundColor);
      assert.equal(await background(), "rgb(26, 26, 26)");
      await page.evaluate(() => Object.assign(form, { messages: {}, locale: "zh-Hans", appearance: "light" }));
      await page.getByRole("button", { name: "保存修改" }).waitFor();
      assert.equal(await background(), "rgb(255, 255, 255)");
    }, { colorScheme: "dark" }),
  );

  test(
    "set before it is in the page arrive, too",
    bench.page(
      async (page) => {
        await loaded(page, "u1");
        await page.getByRole("button", { name: "Apply" }).waitFor();
        assert.equal(await page.locator("[data-field]").count(), 1 + 1);
      },
      { html: "", script: `import "/form/index.js";
          const form = document.createElement("pds-profile-form");
          const user = ${JSON.stringify(ADA)};
          Object.assign(form, { user, fields: "user_id nick_name", messages: { save: "Apply" } });
          document.querySelector("main").append(form);` },
    ),
  );

  test(
    "user-id and caller-role",
    bench.page(
      async (page) => {
        await loaded(page, "self");
        assert.equal(await page.locator("[name=role]").isVisible(), true, "an administrator may change it");
        await page.evaluate(() => (form.callerRole = "user"));
        await page.waitForFunction(() => document.querySelector("[name=role]").hidden);
        await page.evaluate(() => {
          form.callerRole = undefined;
          form.userId = "admin";
        });
        await loaded(page, "admin");
      },
      { html: `<pds-profile-form user-id="self"></pds-profile-form>`, script: `globalThis.token = "sandbox-superadmin";
          import "/form/index.js"; await init();
          globalThis.form = document.querySelector("pds-profile-form"); form.client = client();` },
    ),
  );
});

describe("events and methods", () => {
  test(
    "load, change, submit, saved: in this order, each once, with their details",
    bench.page(async (page) => {
      await loaded(page);
      await page.fill("[name=nick_name]", "Ada K");
      assert.equal(await page.evaluate(() => form.save()), true);
      const types = (await heard(page, "load", "submit", "saved")).map(([type]) => type);
      assert.deepEqual(types, ["load", "submit", "saved"]);
      const [[, { update }]] = await heard(page, "submit");
      assert.deepEqual(update, { user_id: "self", nick_name: "Ada K" });
      const [[, { user, answer }]] = await heard(page, "saved");
      assert.deepEqual([user.nick_name, answer.status, answer.attempts], ["Ada K", 200, 1]);
      const changes = await heard(page, "change");
      assert.ok(changes.some(([, detail]) => detail.changedFields.join() === "nick_name"));
      assert.deepEqual(changes.at(-1)[1], { result: { ok: true, value: null, changes: [] }, changedFields: [] });
      assert.ok(changes.every(([, detail]) => detail !== null), "no event of an input is taken for its own");
    }),
  );

  test(
    "submit, prevented at the form and nowhere else: the page saves it",
    bench.page(async (page) => {
      await loaded(page);
      await page.evaluate(() => document.addEventListener("submit", (event) => event.preventDefault()));
      await page.fill("[name=email]", "x@example.com");
      await page.evaluate(() => form.save());
      assert.equal((await bench.sandbox.updates()).length, 1);
      await bench.sandbox.control("DELETE", "requests");
      await page.evaluate(() => {
        form.addEventListener("submit", (event) => {
          event.preventDefault();
          form.user = { ...form.user, ...event.detail.update };
        });
      });
      await page.fill("[name=nick_name]", "Ada K");
      await save(page);
      await page.waitForFunction(() => form.user.nick_name === "Ada K" && !form.dirty);
      assert.deepEqual(await bench.sandbox.updates(), []);
      assert.equal((await heard(page, "saved")).length, 1);
    }),
  );

  test(
    "without a client, submit tells what to save, and what is wrong is said",
    bench.page(
      async (page) => {
        await loaded(page, "u1");
        await page.fill("[name=email]", "nobody");
        await save(page);
        assert.equal((await heard(page, "submit")).length, 0);
        const [[, { issues }]] = await heard(page, "invalid");
        assert.equal(issues[0].field, "email");
        assert.equal(await page.evaluate(() => form.matches(":state(invalid)")), true);
        await page.fill("[name=email]", "bo@example.com");
        await save(page);
        const [[, { update }]] = await heard(page, "submit");
        assert.deepEqual(update, { user_id: "u1", email: "bo@example.com" });
        assert.equal(await page.evaluate(() => form.matches(":state(invalid)")), false);
      },
      { script: `import "/form/index.js";
          globalThis.form = document.querySelector("pds-profile-form");
          listen(form, "submit", "invalid"); form.user = ${JSON.stringify(ADA)};` },
    ),
  );

  test(
    "validate, reset and reload; states for CSS",
    bench.page(async (page) => {
      await loaded(page);
      const states = () => page.evaluate(() => ["busy", "dirty", "invalid"].filter((name) => form.matches(`:state(${name})`)));
      assert.deepEqual(await states(), []);
      await page.fill("[name=phone]", "12");
      const { ok, issues } = await page.evaluate(() => form.validate());
      assert.deepEqual([ok, issues[0].field], [false, "phone"]);
      assert.deepEqual(await states(), ["dirty", "invalid"]);
      await page.evaluate(() => form.reload());
      assert.equal(await page.inputValue("[name=phone]"), "12", "what was typed is kept");
      await page.evaluate(() => form.reset());
      assert.deepEqual(await states(), []);
      assert.equal(await page.evaluate(() => form.mayDiscard()), true);
      await bench.sandbox.fault({ delay_ms: 500 });
      await page.fill("[name=nick_name]", "Ada K");
      await save(page);
      assert.deepEqual(await states(), ["busy", "dirty"]);
      await page.evaluate(() => form.cancel());
      await page.getByRole("heading", { name: "Cancelled" }).waitFor();
    }),
  );

  test(
    "error and unauthorized: at once, when asked, and going on",
    bench.page(async (page) => {
      await loaded(page);
      const body = JSON.stringify({ code: "AccessTokenInvalid", message: "AccessToken is invalid. AccessTokenExpired" });
      await bench.sandbox.fault({ status: 401, content_type: "application/json", body });
      await page.fill("[name=nick_name]", "Ada K");
      await save(page);
      const again = page.getByRole("button", { name: "Sign in again" });
      await again.waitFor();
      assert.deepEqual((await heard(page, "unauthorized")).map(([, { isAsked }]) => isAsked), [false]);
      assert.equal((await heard(page, "error")).length, 1);
      await page.evaluate(() => form.addEventListener("unauthorized", ({ detail }) => detail.isAsked && detail.retry()));
      await again.click();
      await page.getByText("Profile saved").waitFor();
    }),
  );

  test(
    "a page that stands around them hears no error of the window's",
    bench.page(
      async (page) => {
        await page.getByText("The profile could not be loaded").waitFor();
        assert.equal(await page.evaluate(() => globalThis.hit), undefined);
        await page.evaluate(() => (globalThis.token = "sandbox-user"));
        await page.getByRole("button", { name: "Sign in again" }).waitFor();
      },
      { script: `addEventListener("error", () => (globalThis.hit = true)); globalThis.token = "wrong";
          import "/form/index.js"; await init();
          document.querySelector("pds-profile-form").client = client();` },
    ),
  );
});

describe("the definition", () => {
  test("on a server there is none, and nothing happens", () => {
    const script = `import("./pkg/form/index.js").then((form) => {
      form.define("x-y");
      console.log(Object.keys(form).sort().join());
    })`;
    const root = new URL("../../", import.meta.url);
    assert.equal(String(execFileSync(process.execPath, ["-e", script], { cwd: root })).trim(), "PdsProfileForm,define");
  });

  test(
    "twice is once, and another name is possible",
    bench.page(
      async (page) => {
        await page.waitForFunction(() => document.querySelector("my-form [name=nick_name]") !== null);
        const isOne = await page.evaluate(async () => {
          const { define, PdsProfileForm } = await import("/form/index.js?again");
          define("pds-profile-form");
          const isInstance = document.querySelector("my-form") instanceof PdsProfileForm;
          return isInstance && customElements.get("pds-profile-form") === PdsProfileForm;
        });
        assert.equal(isOne, true);
      },
      { html: "<my-form></my-form>", script: `import { define } from "/form/index.js"; define("my-form");` },
    ),
  );

  test("the manifest and the types tell what there is", async () => {
    const read = (path) => readFileSync(new URL(`../../pkg/form/${path}`, import.meta.url), "utf8");
    const { modules } = JSON.parse(read("custom-elements.json"));
    const [element] = modules[0].declarations;
    const source = read("element.js") + read("attributes.js");
    const accessors = [...source.matchAll(/^ {2}get (\w+)\(/gm)].map(([, name]) => name);
    const methods = [...source.matchAll(/^ {2}(?:async )?(\w+)\(\) \{|^ {2}(takePicture)\(/gm)].map(([, a, b]) => a ?? b);
    const members = (kind) => element.members.filter((member) => member.kind === kind).map(({ name }) => name).sort();
    assert.deepEqual(members("field"), accessors.sort());
    const lifecycle = /Callback$/;
    assert.deepEqual(members("method"), methods.filter((name) => !lifecycle.test(name)).sort());
    const attributes = [...source.matchAll(/(?:get|has|toggle)Attribute\("([\w-]+)"/g)].map(([, name]) => name);
    assert.deepEqual(element.attributes.map(({ name }) => name).sort(), [...new Set(attributes)].sort());
    const types = read("index.d.ts");
    const [, events] = /interface PdsProfileFormEvents \{([\s\S]*?)^\}/m.exec(types);
    assert.deepEqual(element.events.map(({ name }) => name), [...events.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name));
    for (const name of [...members("field"), ...members("method")]) assert.match(types, new RegExp(`\\b${name}\\b`), name);
    const properties = [...read("style.css").matchAll(/^ {4}(--pds-[\w-]+):/gm)].map(([, name]) => name);
    assert.deepEqual(element.cssProperties.map(({ name }) => name), properties);
  });

  test("the fields are those of the package", async () => {
    await pds.init();
    assert.deepEqual([...FIELD_NAMES].sort(), pds.fields().map(({ name }) => name).sort());
  });
});
