// The packed package in the stacks that people have: the quick ones, or those that STACKS names (`all`).

import { after, before, describe, test } from "node:test";

import { Sandbox } from "../page/sandbox.js";
import { launch } from "../tools/browser.js";
import { pack } from "../tools/pack.js";
import { cells } from "./cells.js";
import { project } from "./project.js";
import { make } from "./runs.js";
import { record } from "./works-in.js";

const { STACKS = "quick" } = process.env;
const isWanted = (name) => (STACKS === "quick" ? cells[name].quick : STACKS === "all" || STACKS === name);
const names = Object.keys(cells).filter(isWanted);
if (names.length === 0) throw new Error(`there is no stack "${STACKS}", only ${Object.keys(cells).join(", ")}`);

describe("the package in", { timeout: 5_000_000 }, () => {
  const passed = new Map();
  const context = {};
  let packed;

  before(async () => {
    [packed, context.browser, context.sandbox] = await Promise.all([pack(), launch(), Sandbox.start()]);
  });

  after(async () => {
    if (STACKS !== "quick" && context.browser) record(passed, context.browser.version());
    await context.browser?.close();
    context.sandbox?.stop();
    await packed?.remove();
  });

  for (const name of names) {
    const cell = cells[name];
    const runs = STACKS === "quick" && Array.isArray(cell.quick) ? cell.quick : cell.runs;
    describe(cell.title, () => {
      let folder;

      before(async () => {
        folder = await project(name, cell, packed.tarball);
      });

      for (const run of runs) {
        test(run.what, async () => {
          await make(run, folder, context);
          passed.set(name, [...(passed.get(name) ?? []), run.what]);
        });
      }
    });
  }
});
