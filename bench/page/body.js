// Validating and making the body of the request.

/** A contender's own way, or its value as JSON. */
export function bodyWith(contender) {
  if (contender.bodyOf !== undefined) return contender.bodyOf;
  return new Function(
    "contender",
    `const { validate, isOk, readValue } = contender;
    return (input) => {
      const result = validate(input);
      if (!isOk(result)) throw new Error("not valid");
      return JSON.stringify(readValue(result, input));
    };`,
  )(contender);
}
