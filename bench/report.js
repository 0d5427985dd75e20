// The tables, as Markdown.

const TITLES = {
  ours: "pds-profile",
  "zod-mini": "zod/mini",
  plain: "plain JS",
  "plain-tuned": "plain JS, tuned",
};
const CACHES = { cold: "empty cache", warm: "all files cached" };
const titleOf = (name) => TITLES[name] ?? name;

/** Everything that was measured. */
export function tables(results) {
  const parts = [heading(results), times(results), spread(results)];
  if (results.engine) {
    const more = [engine, without, unguarded, first, start, sizes];
    parts.push(...more.map((part) => part(results)));
  }
  return parts.join("\n");
}

function heading({ browser, cpu, cores, load, date, rounds, versions }) {
  const libraries = ["ajv", "valibot", "zod", "arktype", "typebox"];
  const listed = libraries.map((name) => `${name} ${versions[name]}`).join(", ");
  const busy = load > cores ? ` **The machine was busy (load ${load}): make these again.**` : "";
  return `${browser}, headless, on ${cores} cores (${cpu}), ${date}; ${rounds} rounds. ${listed}.${busy}\n`;
}

function times({ payloads, times }) {
  return section("Times", payloads, times, withRatio);
}

/** The median; in brackets how many times as long as ours. */
function withRatio({ median, ratio }) {
  return ratio === 1 ? duration(median) : `${duration(median)} (${multiple(ratio)})`;
}

function spread({ payloads, times }) {
  return section("Spread: the fastest and the slowest round", payloads, times, ({ low, high }) => {
    return `${duration(low)} – ${duration(high)}`;
  });
}

function section(title, payloads, times, cell) {
  const contenders = Object.keys(times[payloads[0].name]);
  const rows = payloads.map(({ name, title }) => {
    const found = times[name];
    return [title, ...contenders.map((contender) => cell(found[contender]))];
  });
  return `### ${title}\n\n${table(["", ...contenders.map(titleOf)], rows)}`;
}

function engine({ engine }) {
  const rows = Object.entries(engine).map(([name, summary]) => [name, ...figuresOf(summary, duration)]);
  return `### What the engine takes for the same data\n\n${table(["", "median", "rounds"], rows)}`;
}

function without({ without, payloads }) {
  const timed = payloads.filter(({ name }) => name in without);
  return section("An engine without `setFromBase64`", timed, without, withRatio);
}

function unguarded({ unguarded }) {
  const rows = Object.entries(unguarded).map(([name, told]) => [titleOf(name), told]);
  const title = "A 10 MB avatar when the expression is asked although the text is too long";
  return `### ${title}\n\n${table(["", "what came of it"], rows)}`;
}

function first({ first }) {
  const rows = Object.entries(first).map(([name, summary]) => {
    return [titleOf(name), ...figuresOf(summary, (ms) => duration(ms * 1e6))];
  });
  return `### The first check of a 300 KB avatar on a fresh page\n\n${table(["", "median", "pages"], rows)}`;
}

function start({ start }) {
  const ms = (summary) => {
    const [median, range] = figuresOf(summary, (value) => duration(value * 1e6));
    return `${median} (${range})`;
  };
  const rows = start.map(({ cache, throttling, import: load, init, first }) => {
    const title = `${CACHES[cache]}${throttling > 1 ? `, a CPU ${throttling} times as slow` : ""}`;
    return [title, ms(load), ms(init), ms(first)];
  });
  const head = ["", "`import`", "`init()`", "first check of a small edit"];
  return `### Start: median of fresh pages (the fastest and the slowest)\n\n${table(head, rows)}`;
}

function sizes({ sizes }) {
  const rows = Object.entries(sizes).map(([name, { raw, brotli }]) => {
    const title = name.startsWith("ours, ") ? name.replace("ours", TITLES.ours) : titleOf(name);
    return [title, bytes(raw), bytes(brotli)];
  });
  return `### Sizes: what a browser downloads for it\n\n${table(["", "minified", "after brotli"], rows)}`;
}

function figuresOf({ median, low, high }, unit) {
  return [unit(median), `${unit(low)} – ${unit(high)}`];
}

/** Nanoseconds in the unit that suits them. */
function duration(ns) {
  if (ns < 1e3) return `${figures(ns)} ns`;
  return ns < 1e6 ? `${figures(ns / 1e3)} µs` : `${figures(ns / 1e6)} ms`;
}

function multiple(ratio) {
  return `${ratio < 1 ? ratio.toPrecision(2) : figures(ratio)}×`;
}

/** Three figures, the noughts kept. */
function figures(number) {
  const text = number.toPrecision(3);
  return text.includes("e") ? Math.round(number).toLocaleString("en") : text;
}

function bytes(count) {
  return count.toLocaleString("en");
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = line(head.map((_, column) => (column === 0 ? "---" : "---:")));
  return [line(head), rule, ...rows.map(line), ""].join("\n");
}
