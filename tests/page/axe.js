// axe in a page: what it finds, in a form that can be read.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** To be evaluated in the page before anything is asked. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function axeFindings(page) {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  });
}
