// Runs in the page: plays every case of the matrix against the fault server, and judges each.
//
// Cases run side by side in lanes; those that patch the page's globals run alone, after the others.
// `runMatrix` gives the results as plain data; nothing of it is shown, so that the page can be
// searched for the token.

import { init } from "/pkg/index.js";

import { CASES } from "./cases.js";
import { Call } from "./page/call.js";
import { problemsWith } from "./page/judge.js";
import { findCanary, watchConsole } from "./page/canary.js";
import { beforeInit } from "./page/before-init.js";
import { control } from "./page/control.js";
import { Lag } from "./page/lag.js";

/** No case waits for so long, however busy the machine is; a case that does must not hide the others. */
const CASE_WITHIN_MS = 60_000;

const elsewhere = [];
addEventListener("error", (event) => elsewhere.push(`uncaught: ${event.message}`));
addEventListener("unhandledrejection", (event) =>
  elsewhere.push(`unhandled: ${String(event.reason)}`),
);
addEventListener("securitypolicyviolation", (event) =>
  elsewhere.push(`CSP: ${event.violatedDirective}`),
);

/** What the page wants of the network, and what it has. */
globalThis.network = { wantsOffline: false, isOffline: false };

globalThis.runMatrix = async (only) => {
  const config = await control("config");
  const results = [await beforeInit()];
  await init();
  // No request may carry it: cookies know no ports.
  // biome-ignore lint/suspicious/noDocumentCookie: not every engine under test has a cookie store.
  document.cookie = "session=of-the-page; path=/";
  const said = watchConsole();
  const isChosen = ({ group, name }) => `${group}: ${name}`.includes(only);
  const chosen = CASES.map((one, index) => ({ ...one, index })).filter(isChosen);
  const run = (one, lane) => withinTime(one, (stage) => runCase(one, { config, lane, said, stage }));

  const together = chosen.filter((one) => !isAlone(one));
  const lane = async (_, lane) => {
    while (together.length > 0) results.push(await run(together.shift(), lane));
  };
  await Promise.all(config.lanes.map(lane));
  const strayed = elsewhere.splice(0);
  for (const one of chosen.filter(isAlone)) results.push(await run(one, 0));
  return { results, strayed };
};

const isAlone = (one) => one.alone || one.patch !== undefined;

/** Plays a case, but not for ever. `play` is given a function that notes how far it has come. */
async function withinTime({ name, group }, play) {
  let reached = "begin";
  let timer;
  const late = new Promise((resolve) => {
    const end = () => resolve({ name, group, kinds: [], problems: [`never ended: ${reached}`] });
    timer = setTimeout(end, CASE_WITHIN_MS);
  });
  try {
    return await Promise.race([play((stage) => (reached = stage)), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function runCase(one, { config, lane, said, stage }) {
  await control("begin", { lane, case: one.index });
  const call = new Call(one, { config, lane });
  const lag = new Lag();
  stage("play");
  const settled = await call.play();
  stage("end");
  const record = await control("end", { lane });
  const seen = { ...settled, record, lagMs: lag.stop() };
  const problems = problemsWith(one, seen);
  stage("find the token");
  problems.push(...(await findCanary(config.canary, [seen.outcomes, said])));
  stage("the next good send");
  problems.push(...(await call.nextGoodSend()));
  if (isAlone(one)) {
    // An exception of the core comes out in a turn of its own.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const thrown = elsewhere.splice(0);
    const isOfThePatch = (sentence) => one.expect.mayThrowElsewhere && sentence.includes("patched");
    problems.push(...thrown.filter((sentence) => !isOfThePatch(sentence)));
  }
  const { name, group } = one;
  const ms = Math.round(Math.max(...settled.outcomes.map((outcome) => outcome.ms)));
  return { name, group, kinds: settled.outcomes.map((outcome) => outcome.kind), ms, problems };
}
