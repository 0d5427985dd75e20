// Saving: its states, and every way in which it can go wrong.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { init, PdsError } from "../../pkg/inline.js";
import { nextFrame, profileOf, save, saveWell, setUp, textOf } from "./harness.js";
import { masked } from "./sandbox.js";

const bench = setUp();

const service = (status, code, message) => ({
  status,
  content_type: "application/json",
  body: JSON.stringify({ code, message }),
});
// Words need the core, which an error by itself does not start.
await init();
/** What is said once something was sent. */
const sentence = (kind, locale) => new PdsError({ kind, message: "", attempts: 1 }).localizedMessage(locale);
const problem = (page) => page.locator("#save-problem");

/** Waits for something that only the sandbox knows. */
async function until(what, isSo) {
  for (const deadline = Date.now() + 5_000; !(await isSo()); ) {
    assert.ok(Date.now() < deadline, `not within 5 seconds: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A page with one change. */
async function change(page, text = "Ada King") {
  await page.fill("#nick_name", text);
}

describe("states", () => {
  test(
    "nothing to save, ready, saving, saved",
    bench.page(async (page) => {
      const button = page.locator("#save");
      assert.equal(await button.getAttribute("aria-disabled"), "true");
      assert.equal(await page.getAttribute("#save", "aria-describedby"), "save-state");
      await button.click({ force: true });
      await page.locator("#announcer", { hasText: "No changes to save." }).waitFor();

      await change(page);
      assert.equal(await button.getAttribute("aria-disabled"), null);
      assert.equal(await textOf(page, "#save-state"), "To be saved: Nickname.");

      await bench.fault({ delay_ms: 500 });
      await button.click();
      assert.equal(await button.getAttribute("aria-busy"), "true");
      assert.equal(await button.innerText(), "Saving…");
      assert.equal(await page.locator("#cancel").isVisible(), true);

      await page.waitForSelector(".pds-toast");
      assert.equal(await page.getAttribute("#toasts", "role"), "status");
      assert.equal(await button.innerText(), "Save changes");
      assert.match(await textOf(page, "#save-state"), /^Saved at/);
      assert.equal(await page.locator("#cancel").isVisible(), false);
      assert.equal(await page.evaluate(() => document.activeElement.id), "save");
      await change(page, "Ada");
      assert.equal(await textOf(page, "#save-state"), "To be saved: Nickname.");
    }),
  );

  test(
    "pressing Save again and again, and Enter, sends once",
    bench.page(async (page) => {
      await change(page);
      await bench.fault({ delay_ms: 300 });
      await page.evaluate(() => {
        for (let press = 0; press < 50; press += 1) document.querySelector("#save").click();
      });
      await page.focus("#nick_name");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".pds-toast");
      await page.keyboard.press("Enter");
      await page.waitForTimeout(200);
      assert.equal((await bench.updates()).length, 1);
      assert.equal(await problem(page).isVisible(), false);
    }),
  );

  test(
    "what is typed while saving stays, and is compared with what was saved",
    bench.page(async (page) => {
      await change(page);
      await bench.fault({ delay_ms: 400 });
      await page.click("#save");
      await page.fill("#description", "meanwhile");
      await page.waitForSelector(".pds-toast");
      assert.equal(await page.inputValue("#description"), "meanwhile");
      assert.match(await textOf(page, "#save-state"), /To be saved: Description\./);
      await saveWell(page);
      const bodies = (await bench.updates()).map((update) => update.json);
      assert.deepEqual(bodies[1], { user_id: "self", description: "meanwhile" });
    }),
  );

  test(
    "the toast stays while somebody reads it, goes by itself, and can be closed",
    bench.page(
      async (page) => {
        await change(page);
        await save(page);
        await page.hover(".pds-toast");
        await page.clock.runFor(20_000);
        assert.equal(await page.locator(".pds-toast").count(), 1);
        await page.mouse.move(0, 0);
        await page.clock.runFor(5_000);
        assert.equal(await page.locator(".pds-toast").count(), 1);
        await page.clock.runFor(2_000);
        assert.equal(await page.locator(".pds-toast").count(), 0);
        await change(page, "Ada");
        await save(page);
        await page.getByRole("button", { name: "Close" }).click();
        assert.equal(await page.locator(".pds-toast").count(), 0);
      },
      { prepare: (page) => page.clock.install() },
    ),
  );

  test(
    "the toast goes when something is said to be wrong",
    bench.page(async (page) => {
      await change(page);
      await save(page);
      await page.waitForSelector(".pds-toast");
      await page.fill("#email", "nobody");
      assert.equal(await page.locator(".pds-toast").count(), 1);
      await page.locator("#email").blur();
      assert.equal(await page.locator("#email-error").isVisible(), true);
      assert.equal(await page.locator(".pds-toast").count(), 0);
    }),
  );

  test(
    "discarding asks first",
    bench.page(async (page) => {
      await change(page);
      await page.fill("#email", "nobody");
      await save(page);
      await page.click("#reset");
      assert.equal(await page.evaluate(() => document.activeElement.innerText), "Keep editing");
      await page.keyboard.press("Escape");
      assert.equal(await page.inputValue("#nick_name"), "Ada King");
      await page.click("#reset");
      await page.click("#confirm-agree");
      await page.waitForFunction(() => document.querySelector("#nick_name").value === "Ada Lovelace");
      assert.equal(await page.locator("#summary").isVisible(), false);
      assert.equal(await page.locator("#email-error").isVisible(), false);
      assert.equal(await textOf(page, "#save-state"), "No changes to save.");
    }),
  );

  test(
    "leaving is guarded only while there is something to lose",
    bench.page(async (page) => {
      const asked = [];
      page.on("dialog", async (dialog) => {
        asked.push(dialog.type());
        await dialog.accept();
      });
      const leaveAndComeBack = async () => {
        await page.reload();
        await profileOf(page, "self");
      };
      await leaveAndComeBack();
      assert.deepEqual(asked, []);
      await page.locator("#nick_name").pressSequentially("!");
      await leaveAndComeBack();
      assert.deepEqual(asked, ["beforeunload"]);
      if ((await page.inputValue("#nick_name")) === "Ada Lovelace") await change(page);
      await saveWell(page);
      await leaveAndComeBack();
      assert.deepEqual(asked, ["beforeunload"]);
    }),
  );
});

describe("the service says no", () => {
  test(
    "to a field: at the field and in the summary, and it goes with the next edit",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await change(page, "root");
      await bench.fault(
        service(400, "InvalidParameter.NickName", "The input parameter nick_name is not valid. Reserved."),
      );
      await save(page);
      assert.match(await textOf(page, "#nick_name-error"), /was not accepted by the service.*Reserved\./);
      assert.match(await textOf(page, "#summary"), /was not accepted by the service/);
      assert.equal(await page.evaluate(() => document.activeElement.id), "summary");
      assert.equal(await problem(page).isVisible(), false);
      await change(page);
      assert.equal(await page.locator("#nick_name-error").isVisible(), false);
      await saveWell(page);
    }),
  );

  test(
    "in each of its ways, with words of its own, and nothing typed is lost",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await change(page);
      const garbled = { status: 200, content_type: "text/html", body: "<p>hello" };
      const seen = new Map();
      for (const [kind, fault, times, action] of [
        ["forbidden", service(403, "ForbiddenNoPermission.User", "No Permission"), 1, undefined],
        ["not_found", service(404, "NotFound.User", "gone"), 1, "See what is stored"],
        [
          "rate_limited",
          { ...service(429, "TooManyRequests", "slow down"), headers: { "Retry-After": "60" } },
          1,
          "Try again",
        ],
        [
          "service",
          { ...service(500, "InternalError", "try again later"), headers: { "Retry-After": "60" } },
          1,
          "Try again",
        ],
        [
          "gateway",
          { status: 502, body: "", headers: { "Retry-After": "60", "x-ca-error-code": "B502" } },
          1,
          "Try again",
        ],
        ["undecodable", garbled, 1, "See what is stored"],
      ]) {
        await bench.fault(fault, times);
        await save(page);
        await problem(page).locator("summary").click();
        const said = await problem(page).innerText();
        assert.ok(said.includes(sentence(kind)), `${kind}: ${said}`);
        assert.match(said, /Request ID\s+5A4D8B0C-/);
        if (action !== undefined) assert.ok(said.includes(action), `${kind}: ${said}`);
        seen.set(kind, sentence(kind));
        assert.equal(await page.inputValue("#nick_name"), "Ada King");
      }
      assert.equal(new Set(seen.values()).size, seen.size);
      assert.equal(await problem(page).locator("[role=alert]").count(), 1);
      await page.selectOption("#locale", "zh-CN");
      assert.ok((await problem(page).innerText()).includes(sentence("undecodable", "zh-CN")));
    }),
  );

  test(
    "for a minute: the wait is counted down",
    bench.page(
      async (page, opened) => {
        opened.expectFailedRequests();
        await change(page);
        await bench.fault({
          ...service(429, "TooManyRequests", "slow"),
          headers: { "Retry-After": "60" },
        });
        await save(page);
        assert.match(await problem(page).innerText(), /asks to wait (60|59) seconds/);
        await page.clock.runFor(30_000);
        assert.match(await problem(page).innerText(), /asks to wait (30|29) seconds/);
        await page.clock.runFor(31_000);
        assert.match(await problem(page).innerText(), /The wait is over\./);
        await problem(page).getByRole("button", { name: "Try again" }).click();
        await page.waitForSelector(".pds-toast");
        assert.equal(await problem(page).isVisible(), false);
      },
      { prepare: (page) => page.clock.install() },
    ),
  );

  test(
    "once, and then yes: it is tried again, and says so",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await change(page);
      await bench.fault({ status: 503, headers: { "Retry-After": "1" } });
      await page.click("#save");
      await page.locator("#save-state", { hasText: /Trying again in 1 second/ }).waitFor();
      await page.waitForSelector(".pds-toast");
      await nextFrame(page);
      assert.equal((await bench.updates()).length, 2);
      assert.match(await textOf(page, "#last"), /Requests sent\s+2/);
    }),
  );

  test(
    "because the token has ended: signing in again loses nothing",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await change(page);
      await bench.fault(service(401, "AccessTokenInvalid", "AccessToken is invalid. AccessTokenExpired"));
      await save(page);
      assert.ok((await problem(page).innerText()).includes(sentence("unauthorized")));
      await problem(page).getByRole("button", { name: "Sign in again" }).click();
      await page.waitForSelector(".pds-toast");
      assert.equal((await bench.stored()).nick_name, "Ada King");
      const tokens = (await bench.updates()).map(({ headers }) => new Map(headers).get("authorization"));
      const expected = ["sandbox-user", "sandbox-refreshed-self-1"].map(masked);
      assert.deepEqual(
        tokens,
        expected.map((token) => `Bearer ${token}`),
      );
    }),
  );
});

describe("no answer", () => {
  test(
    "offline: said, and saved when the network is back",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await change(page);
      await page.context().setOffline(true);
      await save(page);
      assert.ok((await problem(page).innerText()).includes(sentence("offline")));
      await page.context().setOffline(false);
      await problem(page).getByRole("button", { name: "Try again" }).click();
      await page.waitForSelector(".pds-toast");
      assert.equal((await bench.stored()).nick_name, "Ada King");
    }),
  );

  test(
    "a broken connection",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await change(page);
      await bench.fault({ drop: "before_headers" }, 3);
      await save(page);
      assert.ok((await problem(page).innerText()).includes(sentence("network")));
    }),
  );

  test(
    "in time: said, with a way to see what is stored",
    bench.page(
      async (page) => {
        await change(page);
        await bench.fault({ hang: true });
        await page.click("#save");
        await page.waitForTimeout(100);
        await page.clock.runFor(16_000);
        await problem(page).waitFor();
        const said = await problem(page).innerText();
        assert.ok(said.includes(sentence("timeout")) && said.includes("Perhaps not saved"), said);
        await problem(page).getByRole("button", { name: "See what is stored" }).click();
        await page.locator("#save-state", { hasText: /your edits are kept/ }).waitFor();
        assert.equal(await page.inputValue("#nick_name"), "Ada King");
      },
      { prepare: (page) => page.clock.install() },
    ),
  );

  test(
    "cancelled by button or Escape: the request is really gone",
    bench.page(async (page) => {
      const cancels = [() => page.click("#cancel"), () => page.keyboard.press("Escape")];
      for (const [index, cancel] of cancels.entries()) {
        await change(page, `Ada ${index}`);
        await bench.fault({ delay_ms: 8_000 });
        await page.click("#save");
        // Until it has arrived, there is nothing to close.
        await until("the request is there", async () => (await bench.updates()).length > index);
        await cancel();
        await problem(page).waitFor();
        assert.ok((await problem(page).innerText()).includes(sentence("aborted")));
        await until("the connection is gone", async () => {
          return (await bench.updates()).at(-1).outcome === "client_gone";
        });
      }
    }),
  );
});
