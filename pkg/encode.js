// Texts as the core takes them. A lone surrogate has no UTF-8 form: it is found here, not replaced silently.

/** The text with U+FFFD in the place of each lone surrogate. */
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\u{FFFD}");
}

/** A text, or why it is not given. */
export function encodeText(text, maxUnits) {
  if (text.length > maxUnits) return ["too_long", text.length];
  const index = text.search(/\p{Surrogate}/u);
  return index >= 0 ? ["ill_formed", index, wellFormed(text)] : text;
}
