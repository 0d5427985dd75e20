// Whether all contenders say the same: the same payloads are good, and the same paths are not.

import { bodyWith } from "./body.js";
import { SAMPLES, TIMED } from "./payloads.js";

/** What they do not agree on, in words; empty when all is well. */
export function disagreements(contenders) {
  const told = [];
  for (const [index, input] of SAMPLES.entries()) compare(told, contenders, `sample ${index}`, input, verdictOf);
  for (const [name, { kind, make }] of Object.entries(TIMED)) {
    const inputs = kind === "batch" ? make()[0].slice(0, 100) : make();
    const ask = { field: fieldVerdictOf, body: bodyVerdictOf }[kind] ?? verdictOf;
    for (const [turn, input] of inputs.entries()) compare(told, contenders, `${name} ${turn}`, input, ask);
  }
  return told;
}

function compare(told, contenders, name, input, ask) {
  const [[, ours], ...others] = Object.entries(contenders);
  const expected = ask(ours, input);
  for (const [contender, face] of others) {
    const found = ask(face, input);
    if (found === expected) continue;
    const shown = JSON.stringify(input).slice(0, 120);
    told.push(`${name}: ${contender} says ${short(found)}, ours ${short(expected)}: ${shown}`);
  }
}

const short = (text) => (text.length > 200 ? `${text.slice(0, 200)}… (${text.length})` : text);

function verdictOf({ validate, isOk, paths }, input) {
  const result = validate(input);
  if (isOk(result)) return "ok";
  const told = paths(result).map((path) => path.map(String).join("/"));
  return `wrong: ${[...new Set(told)].sort().join(", ")}`;
}

function fieldVerdictOf({ validateField, isOk }, [name, value]) {
  return isOk(validateField(name, value)) ? "ok" : "wrong";
}

function bodyVerdictOf(contender, input) {
  return bodyWith(contender)(input);
}
