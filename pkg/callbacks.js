// Functions of the caller's and of the engine's that may fail.

/** What a function gives; undefined when it throws. */
export function attempt(use) {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/**
 * What a callback of the caller's gives; undefined when it throws. What its promise rejects with is the
 * callback's own affair, too: left alone, it would end a Node process.
 */
export function ignoreErrors(callback) {
  return attempt(() => {
    const result = callback();
    Promise.resolve(result).then(undefined, () => {});
    return result;
  });
}
