// The table "Works in" of the package's README: what passed, when; a row of a stack that was not run this
// time stays as it is.

import { readFileSync, writeFileSync } from "node:fs";

import { cells } from "./cells.js";

const FILE = new URL("../../pkg/README.md", import.meta.url);
const [BEGIN, END] = ["<!-- works-in -->\n", "<!-- /works-in -->"];

/** Writes what passed, by cell; a browser's version is that of cells that install nothing. */
export function record(passed, browserVersion) {
  const text = readFileSync(FILE, "utf8");
  const [before, rest] = text.split(BEGIN);
  const [table, behind] = rest.split(END);
  const rows = new Map(
    table
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .map((line) => [titleOf(line), line]),
  );
  const today = new Date().toISOString().slice(0, 10);
  for (const [name, whats] of passed) {
    const { title, install = {}, runs } = cells[name];
    if (whats.length < runs.length) rows.delete(title);
    else rows.set(title, `| ${title} | ${versionOf(install, runs, browserVersion)} | ${whats.join("; ")} | ${today} |`);
  }
  const known = Object.values(cells).map(({ title }) => title);
  const sorted = known.filter((title) => rows.has(title)).map((title) => rows.get(title));
  const heading = "Works in, tried with the packed package (`cargo xtask stacks`):\n\n";
  const head = `${heading}| stack | version | run | on |\n| --- | --- | --- | --- |\n`;
  writeFileSync(FILE, `${before}${BEGIN}${head}${sorted.join("\n")}\n${END}${behind}`);
}

function titleOf(row) {
  return row.split("|")[1].trim();
}

function versionOf(install, runs, browserVersion) {
  const [first] = Object.entries(install);
  if (first !== undefined) return first[1];
  return runs.some(({ print }) => print) ? process.versions.node : `Chromium ${browserVersion.split(".")[0]}`;
}
