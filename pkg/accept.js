// The fast path: what certainly passes unchanged is accepted here, before anything crosses into the core.
//
// There is no rule in this file. Each field's file in the core states a pattern beside its rule, and a
// test proves that the rule returns every text that matches unchanged. `false` means nothing more than
// that the core must be asked.

/** Per field, in the service's order. */
let patterns = [];

/** Takes the patterns from the core: `{ name, required, pattern?, maxUnits? }` for each field. */
export function learnPatterns(list) {
  patterns = list.map(({ required, pattern, maxUnits }) => ({
    required,
    // Nothing is shorter than nothing: a field without a pattern is never accepted.
    maxUnits: maxUnits ?? -1,
    pattern: new RegExp(pattern),
  }));
}

/** Whether a value of the field with this number certainly passes unchanged. */
export function isAccepted(number, value) {
  const field = patterns[number];
  if (value === undefined) return !field.required;
  return typeof value === "string" && value.length <= field.maxUnits && field.pattern.test(value);
}
