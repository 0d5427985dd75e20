// The page: what the program outside can ask for.

import { CONTENDERS } from "../contenders/index.js";
import { disagreements } from "./agree.js";
import { engineTasks } from "./engine.js";
import { TIMED, avatar } from "./payloads.js";
import { interleave, taskOf } from "./run.js";

const HUGE_BYTES = 10 * 1024 * 1024;

globalThis.bench = {
  timed: Object.entries(TIMED).map(([name, { title, kind }]) => ({ name, title, kind })),
  contenders: Object.keys(CONTENDERS),
  isIsolated: () => globalThis.crossOriginIsolated,
  ready: () => CONTENDERS.ours.ready(),
  disagreements: () => disagreements(CONTENDERS),
  /** Nanoseconds of each round, by contender. */
  time(payload, rounds, names = Object.keys(CONTENDERS)) {
    const { kind, make } = TIMED[payload];
    const inputs = make();
    const tasks = names.map((name) => [name, taskOf(CONTENDERS[name], kind, inputs)]);
    return interleave(Object.fromEntries(tasks), rounds);
  },
  timeEngine: (rounds) => interleave(engineTasks(), rounds),
  unguarded,
};

/** What becomes of a 10 MB avatar when its length is checked, but the expression is asked all the same. */
function unguarded() {
  const text = avatar(HUGE_BYTES);
  const told = {};
  for (const [name, { judgeUnguarded }] of Object.entries(/** @type {any} */ (CONTENDERS))) {
    if (judgeUnguarded === undefined) continue;
    try {
      told[name] = judgeUnguarded(text) ? "accepted" : "refused";
    } catch (/** @type {any} */ error) {
      told[name] = `threw ${error.name}: ${error.message}`;
    }
  }
  return told;
}
