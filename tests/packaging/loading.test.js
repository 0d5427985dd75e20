// `init` in headless Chromium: when it works, and what it says when it does not.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, openPage } from "../tools/browser.js";
import { serve } from "../tools/server.js";

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const WASM = "/wasm/pds_profile_bg.wasm";
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
      const { told } = await inPage({}, async (index) => {
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
      }, index);
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
        userUpdateSchema: () => profile.userUpdateSchema["~standard"].validate({}),
        fieldSchemas: () => profile.fieldSchemas.email["~standard"].validate(""),
      };
      return Object.entries(calls).map(([name, call]) => {
        try {
          call();
          return `${name} does not throw`;
        } catch (error) {
          const isRight = error instanceof profile.PdsError && error.kind === "not_initialised";
          return isRight && error.message.includes("init()") ? "right" : `${name}: ${error}`;
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

  test("says that there is no such file, and loads it when there is", async () => {
    const answers = { [WASM]: { status: 404, body: "gone" } };
    const { told } = await inPage(answers, tellFailure, () => delete answers[WASM]);
    assert.equal(told.status, 404);
    assert.match(told.message, /pds_profile_bg\.wasm answered 404/);
    assert.equal(told.afterwards, true);
  });

  test("says that another file stands there", async () => {
    const html = { body: PAGE, headers: { "Content-Type": "text/html" } };
    const answers = { [WASM]: html };
    const { told } = await inPage(answers, tellFailure, () => delete answers[WASM]);
    assert.match(told.message, /not served as application\/wasm but as text\/html/);
    assert.equal(told.afterwards, true);
  });

  test("says that the file is damaged", async () => {
    for (const body of [wasm.subarray(0, wasm.length >> 1), Buffer.alloc(0), Buffer.from("\0asm")]) {
      const answers = { [WASM]: { body } };
      const { told } = await inPage(answers, tellFailure, () => delete answers[WASM]);
      assert.match(told.message, /could not be loaded: CompileError/, `${body.length} bytes`);
      assert.equal(told.afterwards, true);
    }
  });

  test("says that nobody answers", async () => {
    const answers = { [WASM]: "hang up" };
    const { told } = await inPage(answers, tellFailure, () => delete answers[WASM]);
    assert.match(told.message, /could not be loaded: TypeError/);
    assert.equal(told.afterwards, true);
  });

  test("says what the Content Security Policy lacks", async () => {
    const policy = (sources) => ({ "/": { body: PAGE, headers: { "Content-Security-Policy": sources } } });
    const { told } = await inPage(policy("script-src 'self'"), tellFailure);
    assert.match(told.message, /Content Security Policy forbids it\. Add 'wasm-unsafe-eval' to script-src/);

    const { told: inline } = await inPage(policy("script-src 'self'"), () =>
      import("/inline.js").catch(({ name, kind, message }) => ({ name, kind, message })),
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
    try {
      if (typeof argument === "function") await page.exposeFunction("mend", argument);
      const given = typeof argument === "function" ? undefined : argument;
      return { told: await page.evaluate(run, given), paths: server.paths };
    } finally {
      await page.close();
      await server.close();
    }
  }
});

/** In the page: what `init` rejects with, and whether it works after the server has been mended. */
async function tellFailure() {
  const { init, PdsError, validateUserUpdate } = await import("/index.js");
  const error = await init().then(() => undefined, (error) => error);
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
