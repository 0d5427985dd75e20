// `init` in headless Chromium: when it works, and what it says when it does not.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, openPage } from "../tools/browser.js";
import { serve } from "../tools/server.js";

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const WASM = "/wasm/pds_profile_bg.wasm";
/** The copy that is imported where the file gives no wasm. */
const COPY = "/wasm/pds_profile_base64.js";
const NO_COPY = { [COPY]: { status: 404 } };
const wasm = await readFile(new URL(`../../pkg${WASM}`, import.meta.url));
const PAGE = "<!doctype html><title>A page</title><link rel=icon href=data:,>";

describe("init", { timeout: 300_000 }, () => {
  let browser;

  before(async () => {
    browser = await launch();
  });

  after(() => browser?.close());

  test("loads the file beside the package, once for all who wait", async () => {
    const { told, paths } = await inPage({}, async () => {
      const profile = await import("/index.js");
      await Promise.all([profile.init(), profile.init(), profile.init()]);
      await profile.init();
      return profile.validateUserUpdate({ user_id: "u1" }).ok;
    });
    assert.equal(told, true);
    assert.equal(paths.filter((path) => path === WASM).length, 1);
  });

  test("takes an address, a response or the promise of one, bytes, a compiled module", async () => {
    for (const index of [0, 1, 2, 3, 4, 5]) {
      const { told } = await inPage(
        {},
        async (index) => {
          const address = "/wasm/pds_profile_bg.wasm";
          const sources = [
            () => address,
            () => new Request(address),
            () => fetch(address),
            async () => await fetch(address),
            async () => (await fetch(address)).arrayBuffer(),
            () => WebAssembly.compileStreaming(fetch(address)),
          ];
          const { init, validateUserUpdate } = await import("/index.js");
          await init(sources[index]());
          return validateUserUpdate({ user_id: "u1" }).ok;
        },
        index,
      );
      assert.equal(told, true, `source ${index}`);
    }
  });

  test("before it every function throws an error that names it", async () => {
    const { told } = await inPage({}, async () => {
      const profile = await import("/index.js");
      const calls = {
        validateUserUpdate: () => profile.validateUserUpdate({}),
        validateField: () => profile.validateField("email", ""),
        diffUserUpdate: () => profile.diffUserUpdate({}, {}),
        buildRequest: () => profile.buildRequest({}, {}),
        editableFields: () => profile.editableFields("user", { self: true }),
        fields: () => profile.fields(),
        issueMessage: () => profile.issueMessage({}),
        createClient: () => profile.createClient({ domainId: "bj1", accessToken: "t" }),
      };
      return Object.entries(calls).map(([name, call]) => {
        try {
          call();
          return `${name} does not throw`;
        } catch (error) {
          const isRight = error instanceof profile.PdsError && error.kind === "not_initialised";
          return isRight && error.message.includes("await init()") ? "right" : `${name}: ${error}`;
        }
      });
    });
    assert.deepEqual([...new Set(told)], ["right"]);
  });

  test("goes without streaming when the media type is wrong", async () => {
    const wrong = { [WASM]: { headers: { "Content-Type": "application/octet-stream" } } };
    const { told } = await inPage(wrong, async () => {
      const { init, validateUserUpdate } = await import("/index.js");
      await init();
      return validateUserUpdate({ user_id: "u1" }).ok;
    });
    assert.equal(told, true);
  });

  test("takes the copy inside the package where the file gives no wasm, with one warning", async () => {
    const broken = {
      missing: { status: 404, body: "gone" },
      "a page": { body: PAGE, headers: { "Content-Type": "text/html" } },
      "a page that says wasm": { body: PAGE },
      empty: { body: "" },
      blocked: "hang up",
    };
    for (const [name, answer] of Object.entries(broken)) {
      const { told, paths, consoleTexts } = await inPage({ [WASM]: answer }, async () => {
        const { init, userUpdateSchema, validateUserUpdate } = await import("/index.js");
        await Promise.all([init(), init()]);
        const { value } = userUpdateSchema["~standard"].validate({ user_id: "u1" });
        return [value.user_id, validateUserUpdate({ user_id: "u1" }).ok];
      });
      assert.deepEqual(told, ["u1", true], name);
      assert.equal(paths.filter((path) => path === COPY).length, 1, name);
      assert.equal(consoleTexts.length, 1, `${name}: ${consoleTexts.join()}`);
      assert.match(consoleTexts[0], /pds_profile_bg\.wasm.*init\(\).*optimizeDeps/, name);
    }
  });

  test("downloads no copy where the file is there, whatever its type", async () => {
    for (const type of ["application/wasm", "application/octet-stream", "text/plain"]) {
      const answers = { [WASM]: { headers: { "Content-Type": type } } };
      const { told, paths, consoleTexts } = await inPage(answers, async () => {
        const { init, validateUserUpdate } = await import("/index.js");
        await init();
        return validateUserUpdate({ user_id: "u1" }).ok;
      });
      assert.deepEqual([told, paths.includes(COPY), consoleTexts], [true, false, []], type);
    }
  });

  test("gives one promise, also to those who come later", async () => {
    const { told } = await inPage({}, async () => {
      const { init } = await import("/index.js");
      const first = init();
      await first;
      return first === init();
    });
    assert.equal(told, true);
  });

  test("is done by a schema that is asked first", async () => {
    const { told, paths } = await inPage({}, async () => {
      const { createSchemas, fieldSchemas, userUpdateSchema } = await import("/index.js");
      const answers = [
        userUpdateSchema["~standard"].validate({ user_id: "u1", nick_name: " Ada " }),
        fieldSchemas.email["~standard"].validate("ada"),
        createSchemas({ locale: "zh-CN" }).userUpdateSchema["~standard"].validate({}),
      ];
      const arePromises = answers.every((answer) => answer instanceof Promise);
      const [good, bad, chinese] = await Promise.all(answers);
      const later = userUpdateSchema["~standard"].validate({ user_id: "u1" });
      const chineseMessage = chinese.issues[0].message;
      return { arePromises, good, reason: bad.issues[0].reason, chineseMessage, later };
    });
    assert.equal(told.arePromises, true);
    assert.deepEqual(told.good, { value: { user_id: "u1", nick_name: "Ada" } });
    assert.equal(told.reason, "missing_at");
    assert.match(told.chineseMessage, /用户/);
    assert.deepEqual(told.later, { value: { user_id: "u1" } });
    assert.equal(paths.filter((path) => path === WASM).length, 1);
  });

  test("rejects a schema that cannot load it, with what is wrong", async () => {
    const answers = { ...NO_COPY, [WASM]: { status: 404 } };
    const { told } = await inPage(answers, async () => {
      const { PdsError, userUpdateSchema } = await import("/index.js");
      const error = await userUpdateSchema["~standard"].validate({}).catch((error) => error);
      return [error instanceof PdsError, error.kind, error.message];
    });
    assert.deepEqual(told.slice(0, 2), [true, "not_initialised"]);
    assert.match(told[2], /answered 404/);
  });

  test("says that there is no such file, and loads it when there is", async () => {
    const answers = { ...NO_COPY, [WASM]: { status: 404, body: "gone" } };
    const { told } = await inPage(answers, tellFailure, () => delete answers[WASM]);
    assert.equal(told.status, 404);
    assert.match(told.message, /pds_profile_bg\.wasm answered 404/);
    assert.equal(told.afterwards, true);
  });

  test("says that another file stands there", async () => {
    const html = { body: PAGE, headers: { "Content-Type": "text/html" } };
    const answers = { ...NO_COPY, [WASM]: html };
    const { told } = await inPage(answers, tellFailure, () => delete answers[WASM]);
    assert.match(told.message, /not served as application\/wasm but as text\/html/);
    assert.equal(told.afterwards, true);
  });

  test("says that the file is damaged", async () => {
    for (const body of [wasm.subarray(0, wasm.length >> 1), Buffer.alloc(0), Buffer.from("\0asm")]) {
      const answers = { ...NO_COPY, [WASM]: { body } };
      const { told } = await inPage(answers, tellFailure, () => delete answers[WASM]);
      assert.match(told.message, /could not be loaded: (CompileError|.*is not)/, `${body.length} bytes`);
      assert.equal(told.afterwards, true);
    }
  });

  test("says that nobody answers", async () => {
    const answers = { ...NO_COPY, [WASM]: "hang up" };
    const { told } = await inPage(answers, tellFailure, () => delete answers[WASM]);
    assert.match(told.message, /could not be loaded: TypeError/);
    assert.equal(told.afterwards, true);
  });

  test("says what the Content Security Policy lacks", async () => {
    const policy = (sources) => ({ "/": { body: PAGE, headers: { "Content-Security-Policy": sources } } });
    const { told } = await inPage(policy("script-src 'self'"), tellFailure);
    assert.match(told.message, /Content Security Policy forbids it\. Add 'wasm-unsafe-eval' to script-src/);

    const { told: inline } = await inPage(policy("script-src 'self'"), () =>
      import("/inline.js").then(({ init }) => init().catch(({ name, kind, message }) => ({ name, kind, message }))),
    );
    assert.deepEqual([inline.name, inline.kind], ["PdsError", "not_initialised"]);
    assert.match(inline.message, /Add 'wasm-unsafe-eval' to script-src/);

    const enough = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
    const { told: works } = await inPage(policy(enough), async () => {
      const { init, validateUserUpdate } = await import("/index.js");
      await init();
      return validateUserUpdate({ user_id: "u1" }).ok;
    });
    assert.equal(works, true);
  });

  /** Runs a function in a page whose server answers some paths otherwise. */
  async function inPage(answers, run, argument) {
    const special = (path, request) => {
      if (answers[path] === "hang up") request.socket.destroy();
      return answers[path] ?? (path === "/" ? { body: PAGE } : undefined);
    };
    const server = await serve(pkg, special);
    const { page } = await openPage(browser, `${server.origin}/`);
    const consoleTexts = [];
    page.on("console", (message) => {
      // What the browser itself says of a request that failed is not the package's.
      if (!message.text().startsWith("Failed to load resource")) consoleTexts.push(message.text());
    });
    try {
      if (typeof argument === "function") await page.exposeFunction("mend", argument);
      const given = typeof argument === "function" ? undefined : argument;
      return { told: await page.evaluate(run, given), paths: server.paths, consoleTexts };
    } finally {
      await page.close();
      await server.close();
    }
  }
});

/** In the page: what `init` rejects with, and whether it works after the server has been mended. */
async function tellFailure() {
  const { init, PdsError, validateUserUpdate } = await import("/index.js");
  const error = await init().then(
    () => undefined,
    (error) => error,
  );
  if (!(error instanceof PdsError) || error.kind !== "not_initialised") return String(error);
  if (!("cause" in error) && error.status === undefined) return "no cause";
  let afterwards;
  if (globalThis.mend) {
    await globalThis.mend();
    await init();
    afterwards = validateUserUpdate({ user_id: "u1" }).ok;
  }
  return { message: error.message, status: error.status, afterwards };
}
