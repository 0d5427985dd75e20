// The fast path: what certainly passes unchanged is accepted here, before anything crosses into the core.
//
// There is no rule in this file. Each field's file in the core states a pattern beside its rule, and a
// test proves that the rule returns every text that matches unchanged. `false` means nothing more than
// that the core must be asked.

/** A field's fast path, of the core's `{ required, pattern?, patternMaxUnits? }`. */
export function fastPathOf({ required, pattern, patternMaxUnits }) {
  // Nothing is shorter than nothing: a field without a pattern is never accepted.
  return { required, maxUnits: patternMaxUnits ?? -1, pattern: new RegExp(pattern) };
}

/** Whether a value certainly passes unchanged. */
export function isAccepted(fastPath, value) {
  if (value === undefined) return !fastPath.required;
  return typeof value === "string" && value.length <= fastPath.maxUnits && fastPath.pattern.test(value);
}
