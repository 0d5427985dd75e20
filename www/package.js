// Loads the package. It is imported late, so that the form can be used before it is there and the
// page can say so when it does not come. The only module that knows where the package lies.

/** The package's exports, once it is ready. */
export let pds;

let attempts = 0;

/** Resolves when the rules are ready; after a failure it may be called again. */
export async function loadPackage() {
  // A browser may remember that a module failed: another address makes it look again.
  const address = attempts === 0 ? "../pkg/index.js" : `../pkg/index.js?attempt=${attempts}`;
  attempts += 1;
  const loaded = await import(address);
  await loaded.init();
  pds = loaded;
}
