// Loads the package. It is imported late, so that the form can be used before it is there and can say so
// when it does not come. The only module that knows where the package lies.

/** The package's exports, once it is ready. */
export let pds;

let attempts = 0;
let loading;
let setReady;

/** Resolves when the package is there, however often it had to be asked for. */
export const packageReady = new Promise((resolve) => (setReady = resolve));

/** Resolves when the rules are ready; after a failure it may be called again. */
export function loadPackage() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  attempts += 1;
  const loaded = attempts === 1 ? await import("../index.js") : await importAgain();
  await loaded.init();
  pds = loaded;
  setReady();
}

/** A browser may remember that a module failed: another address makes it look again. */
async function importAgain() {
  const here = import.meta.url;
  const address = new URL(`../index.js?attempt=${attempts}`, here).href;
  try {
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ address);
  } catch {
    // In a bundle there is no such file.
    return import("../index.js");
  }
}
