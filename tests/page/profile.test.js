// A person edits a profile, and the service has it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import sharp from "sharp";

import { choose, prepared } from "./avatar.js";
import { profileOf, save, saveWell, setUp, textOf } from "./harness.js";
import { bytesOf, colourAt, noisePicture, photograph, transparentPicture } from "./photos.js";

const bench = setUp();
const LIMIT = 307_200;

/** The beginning of what an iPhone makes. */
function heic() {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(64)]);
}

describe("loading", () => {
  test(
    "shows what is stored",
    bench.page(async (page) => {
      const stored = await bench.stored();
      for (const name of ["nick_name", "description", "phone", "email", "user_id"]) {
        assert.equal(await page.inputValue(`#${name}`), stored[name], name);
      }
      const picture = page.locator(".pds-avatar-round");
      assert.equal(await picture.getAttribute("src"), stored.avatar.replace("data://", "data:"));
      assert.equal(await picture.getAttribute("alt"), "Avatar of Ada Lovelace");
      const pairs = await page
        .locator("#user_data-rows input")
        .evaluateAll((inputs) => inputs.map((input) => input.value));
      assert.deepEqual(pairs, Object.entries(stored.user_data).flat());
      assert.equal(await textOf(page, "#save-state"), "No changes to save.");
    }),
  );

  test(
    "stands a user who has nothing",
    bench.page(async (page) => {
      await page.selectOption("#sandbox-identity", { label: "superadmin (a super administrator)" });
      await profileOf(page, "superadmin");
      assert.equal(await page.inputValue("#nick_name"), "");
      assert.equal(await page.locator(".pds-avatar-round").isVisible(), false);
      assert.equal(await textOf(page, "#avatar-initial"), "S");
      await page.fill("#nick_name", "Grace");
      await saveWell(page);
      assert.equal((await bench.stored("superadmin")).nick_name, "Grace");
    }),
  );
});

describe("editing", () => {
  test(
    "sends what changed and nothing else",
    bench.page(async (page) => {
      await page.fill("#nick_name", "Ada King");
      await page.fill("#phone", "");
      await saveWell(page);
      const updates = await bench.updates();
      assert.deepEqual(
        updates.map((update) => update.json),
        [{ user_id: "self", nick_name: "Ada King", phone: "" }],
      );
      const stored = await bench.stored();
      assert.deepEqual([stored.nick_name, stored.phone, stored.email], ["Ada King", "", "ada@example.com"]);
    }),
  );

  test(
    "a value typed back is no change",
    bench.page(async (page) => {
      await page.fill("#nick_name", "x");
      await page.fill("#nick_name", "Ada Lovelace");
      await page.click("#save", { force: true });
      assert.equal(await textOf(page, "#save-state"), "No changes to save.");
      await page.fill("#nick_name", "  Ada Lovelace ");
      await save(page);
      assert.deepEqual(await bench.updates(), []);
    }),
  );

  test(
    "custom data: changes, adds, removes",
    bench.page(async (page) => {
      await page.getByLabel("Value of theme").fill("light");
      await page.getByRole("button", { name: "Remove language" }).click();
      await page.click("#user_data-add");
      await page.keyboard.type("font");
      await page.keyboard.press("Tab");
      await page.keyboard.type("serif 字");
      await saveWell(page);
      assert.deepEqual((await bench.stored()).user_data, { theme: "light", font: "serif 字" });
      assert.deepEqual(Object.keys((await bench.updates())[0].json), ["user_id", "user_data"]);
    }),
  );

  test(
    "custom data: the same key twice is a problem, not a loss",
    bench.page(async (page) => {
      await page.click("#user_data-add");
      await page.keyboard.type("theme");
      await save(page);
      assert.match(await textOf(page, "#summary"), /has the key “theme” twice/);
      assert.deepEqual(await bench.updates(), []);
    }),
  );

  test(
    "groups: left alone until a new list is asked for",
    bench.page(async (page) => {
      assert.deepEqual((await bench.stored()).group_info_list, [{ group_id: "g123" }]);
      await page.check("#groups-replace");
      for (const id of ["g1", "g2", "g1"]) {
        await page.fill("#groups-input", id);
        await page.keyboard.press("Enter");
      }
      assert.deepEqual(await bench.updates(), [], "Enter adds a group, it does not save");
      await page.getByRole("button", { name: "Remove g2" }).click();
      // Typed and not added is meant as well.
      await page.fill("#groups-input", "研发");
      await saveWell(page);
      const groups = (await bench.stored()).group_info_list;
      assert.deepEqual(groups, [{ group_id: "g1" }, { group_id: "研发" }]);
      assert.equal(await page.isChecked("#groups-replace"), false);
    }),
  );
});

describe("avatar", () => {
  test(
    "a photograph of several megapixels becomes one that fits, the right way up",
    bench.page(async (page) => {
      const photo = await photograph();
      assert.ok(photo.length > 1_000_000, `a photo of ${photo.length} bytes`);
      assert.equal((await sharp(photo).metadata()).orientation, 6);
      await choose(page, "IMG_0001.JPG", photo);
      await page.click("#crop-use");
      await prepared(page);
      assert.match(await page.getAttribute(".pds-avatar-round", "src"), /^data:image\/jpeg;base64,/);
      assert.match(await page.getAttribute(".pds-avatar-round", "alt"), /^New avatar of Ada Lovelace/);
      assert.deepEqual(await bench.updates(), [], "nothing is sent before Save");
      await saveWell(page);

      const { avatar, nick_name } = await bench.stored();
      assert.match(avatar, /^data:\/\/image\/jpeg;base64,/);
      assert.ok(avatar.length <= LIMIT, `${avatar.length} bytes`);
      const bytes = bytesOf(avatar);
      const { width, height, exif } = await sharp(bytes).metadata();
      assert.deepEqual([width, height, exif], [512, 512, undefined]);
      const [top, bottom] = [await colourAt(bytes, 0.5, 0.1), await colourAt(bytes, 0.5, 0.9)];
      assert.ok(top.red > 150 && top.blue < 110, JSON.stringify(top));
      assert.ok(bottom.blue > 150 && bottom.red < 110, JSON.stringify(bottom));
      assert.equal(nick_name, "Ada Lovelace");
      assert.equal((await bench.updates())[0].body_bytes, JSON.stringify({ user_id: "self", avatar }).length);
    }),
  );

  test(
    "the hardest picture fits as well, and not by much too much",
    bench.page(async (page) => {
      await choose(page, "noise.png", await noisePicture());
      await page.click("#crop-use");
      await prepared(page);
      await saveWell(page);
      const { avatar } = await bench.stored();
      assert.ok(avatar.length <= LIMIT && avatar.length > LIMIT / 2, `${avatar.length} bytes`);
    }),
  );

  test(
    "transparency and small size stay",
    bench.page(async (page) => {
      await choose(page, "disc.png", await transparentPicture());
      await prepared(page);
      await saveWell(page);
      const bytes = bytesOf((await bench.stored()).avatar);
      assert.equal((await sharp(bytes).metadata()).width, 200);
      assert.equal((await colourAt(bytes, 0.01, 0.01)).alpha, 0);
      assert.equal((await colourAt(bytes, 0.5, 0.5)).alpha, 255);
    }),
  );

  test(
    "a file that is no picture says so, whatever its name",
    bench.page(async (page) => {
      const half = (await photograph()).subarray(0, 4000);
      for (const [name, bytes, words] of [
        ["photo.jpg", Buffer.from("not a picture at all"), /not a picture/],
        ["IMG_0002.HEIC", heic(), /HEIC/],
        ["drawing.png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), /SVG/],
        ["half.jpg", half, /damaged/],
      ]) {
        await choose(page, name, bytes);
        const said = page.locator("#avatar-error", { hasText: words });
        await said.waitFor();
        assert.equal(await page.getAttribute("#avatar-choose", "aria-describedby"), "avatar-hint avatar-error");
      }
      assert.equal(await textOf(page, "#save-state"), "No changes to save.");
    }),
  );

  test(
    "dropping does as the button does",
    bench.page(async (page) => {
      const bytes = [...(await transparentPicture())];
      const send = (kind) =>
        page.evaluate(
          ([kind, bytes]) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(bytes)], "x.png", { type: "image/png" }));
            const options = { bubbles: true, cancelable: true };
            const event = new DragEvent(kind, { ...options, dataTransfer: transfer });
            return document.querySelector("#avatar-stage").dispatchEvent(event);
          },
          [kind, bytes],
        );
      assert.equal(await send("dragover"), false);
      assert.equal(await page.locator("#avatar-stage.pds-is-target").count(), 1);
      assert.equal(await send("drop"), false);
      assert.equal(await page.locator("#avatar-stage.pds-is-target").count(), 0);
      await prepared(page);
      await page.click("#avatar-undo");
      assert.equal(await textOf(page, "#save-state"), "No changes to save.");
    }),
  );

  test(
    "removing it clears it",
    bench.page(async (page) => {
      await page.click("#avatar-remove");
      assert.equal(await page.evaluate(() => document.activeElement.id), "avatar-choose");
      assert.equal(await page.locator(".pds-avatar-round").isVisible(), false);
      await saveWell(page);
      assert.deepEqual((await bench.updates())[0].json, { user_id: "self", avatar: "" });
      assert.equal((await bench.stored()).avatar, "");
    }),
  );

  test(
    "an address is looked at when asked, without a referrer",
    bench.page(async (page) => {
      const seen = [];
      page.on("request", (request) => {
        if (request.url().endsWith("portrait.png")) seen.push(request.headers());
      });
      await page.click(".pds-avatar summary");
      const address = `${bench.url}/sandbox/portrait.png`;
      await page.fill("#avatar-address", ` ${address}`);
      await page.locator("#avatar-address").blur();
      assert.match(await textOf(page, "#avatar-note"), /spaces at the ends were removed/);
      assert.deepEqual(seen, []);
      await page.click("#avatar-preview");
      await page.waitForFunction(() => document.querySelector(".pds-avatar-round").naturalWidth > 0);
      assert.ok(!seen[0].referer && !seen[0].authorization, JSON.stringify(seen[0]));
      await saveWell(page);
      assert.equal((await bench.stored()).avatar, address);
    }),
  );

  test(
    "an address that leads nowhere says so and can be saved all the same",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await page.click(".pds-avatar summary");
      const address = `${bench.url}/sandbox/nobody.png`;
      await page.fill("#avatar-address", address);
      await page.click("#avatar-preview");
      await page.waitForFunction(() => /could not be loaded/.test(document.querySelector("#avatar-note").textContent));
      await saveWell(page);
      assert.equal((await bench.stored()).avatar, address);
    }),
  );
});

describe("roles", () => {
  test(
    "a user reads what only others may change, and why",
    bench.page(async (page) => {
      for (const [label, value, reason] of [
        ["Status", "Enabled", /Roles that may: Administrator, Super administrator\./],
        ["Role", "User", /Roles that may: Super administrator\./],
      ]) {
        const field = page.getByLabel(label, { exact: true });
        assert.equal(await field.inputValue(), value);
        assert.equal(await field.isEditable(), false);
        const ids = (await field.getAttribute("aria-describedby")).split(" ");
        const said = await Promise.all(ids.map((id) => page.locator(`#${id}`).textContent()));
        assert.match(said.join(" "), /** @type {any} */ (reason));
      }
      assert.match(await textOf(page, "#undocumented"), /Phone number, Email address, Custom data,? and Groups/);
    }),
  );

  test(
    "a super administrator changes the status and role of somebody else",
    bench.page(async (page) => {
      await page.selectOption("#sandbox-identity", { label: "superadmin (a super administrator)" });
      await profileOf(page, "superadmin");
      await page.selectOption("#sandbox-profile", "self");
      await profileOf(page, "self");
      await page.getByLabel("Status", { exact: true }).selectOption("disabled");
      await page.getByLabel("Role", { exact: true }).selectOption("admin");
      await saveWell(page);
      assert.deepEqual((await bench.updates())[0].json, {
        user_id: "self",
        status: "disabled",
        role: "admin",
      });
      const { status, role } = await bench.stored();
      assert.deepEqual([status, role], ["disabled", "admin"]);
    }),
  );

  test(
    "somebody who may not even look is told",
    bench.page(async (page, opened) => {
      opened.expectFailedRequests();
      await page.selectOption("#sandbox-profile", "admin");
      await page.waitForSelector("#load-problem:not([hidden])");
      assert.match(await textOf(page, "#load-problem"), /You may not change this\. Ask an administrator\./);
      await page.selectOption("#sandbox-profile", "");
      await profileOf(page, "self");
      assert.equal(await page.locator("#load-problem").isVisible(), false);
    }),
  );
});
