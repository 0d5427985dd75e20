// The code blocks of the package's README, by the heading that they stand under.

import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../../pkg/README.md", import.meta.url), "utf8");

/** Every block, in order: `{ heading, language, code }`. */
export function blocks() {
  const found = [];
  let heading;
  for (const [, title, language, code] of text.matchAll(/^## (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm)) {
    if (title !== undefined) heading = title;
    else found.push({ heading, language, code });
  }
  return found;
}

/** The one block under a heading. */
export function blockOf(heading) {
  const [block, ...others] = blocks().filter((block) => block.heading === heading);
  if (block === undefined || others.length > 0) throw new Error(`not one block under "${heading}"`);
  return block;
}

/** The rows of the table under a heading, without its head; cells as they are written. */
export function rowsUnder(heading) {
  const section = text.split(`\n## ${heading}\n`)[1].split("\n## ")[0];
  const rows = section.split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(2).map((row) => row.split("|").slice(1, -1).map((cell) => cell.trim()));
}
