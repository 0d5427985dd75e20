// Searches for the token of this run wherever a page can keep or show something.

/** What was written to the console, as the page gave it: the values, not their looks. */
export function watchConsole() {
  const said = [];
  for (const method of ["debug", "error", "info", "log", "table", "trace", "warn"]) {
    const own = console[method];
    console[method] = (...values) => {
      said.push(values);
      own.apply(console, values);
    };
  }
  return said;
}

/** @returns {Promise<string[]>} a sentence for each place where the token was found */
export async function findCanary(canary, values) {
  const databases = (await indexedDB.databases?.()) ?? [];
  const places = {
    "an outcome or the console": textsIn(values),
    "the document": [document.documentElement.outerHTML, document.title],
    "the address": [location.href, document.referrer],
    "the history": textsIn([history.state]),
    cookies: [document.cookie],
    localStorage: textsIn([{ ...localStorage }]),
    sessionStorage: textsIn([{ ...sessionStorage }]),
    IndexedDB: databases.map(({ name }) => name),
    "performance entries": performance.getEntriesByType("resource").map(({ name }) => name),
  };
  // They add up, and were looked at.
  performance.clearResourceTimings();
  const found = Object.entries(places).filter(([, texts]) => texts.some((text) => text.includes(canary)));
  return found.map(([place]) => `the token is in ${place}`);
}

/** What every value has; the token is not there, and there is much of it. */
const COMMON = [Object, Function, Array, Error, Promise, DOMException].map((one) => one.prototype);

/**
 * Every text that can be reached from the values: own and inherited properties, hidden ones too,
 * keys, stacks, and what `toString` and `toJSON` make of them.
 */
export function textsIn(values) {
  const texts = [];
  const seen = new Set([globalThis, document, ...COMMON]);
  const open = [...values];
  const take = (read) => {
    try {
      open.push(read());
    } catch {
      // What cannot be read tells nothing.
    }
  };
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "string") texts.push(value);
    if (typeof value === "symbol") texts.push(String(value));
    if (value === null || (typeof value !== "object" && typeof value !== "function") || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Error) open.push(String(value), JSON.stringify(value));
    if (value instanceof Map || value instanceof Set) open.push(...value.entries());
    take(() => Object.getPrototypeOf(value));
    for (const key of keysOf(value)) {
      open.push(key);
      take(() => value[key]);
    }
  }
  return texts;
}

function keysOf(value) {
  try {
    return Reflect.ownKeys(value);
  } catch {
    return [];
  }
}
