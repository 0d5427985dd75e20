// Reads values of the caller's, any of which may be hostile: nothing here throws, nothing is validated.

/** A property of any value; undefined when reading it throws. */
export function property(value, key) {
  try {
    return value?.[key];
  } catch {
    return undefined;
  }
}

/** The kind of a value, in the core's words; undefined when even that throws (a revoked Proxy). */
export function kindOf(value) {
  if (value === null) return "null";
  const kind = typeof value;
  if (kind !== "object") return kind;
  try {
    return Array.isArray(value) ? "array" : kind;
  } catch {
    return undefined;
  }
}

/** The own enumerable keys, as for `JSON.stringify`; undefined when listing them throws. */
export function keysOf(object) {
  try {
    return Object.keys(object);
  } catch {
    return undefined;
  }
}

/** `[object Map]` of a Map; undefined when asking throws. */
export function tagOf(object) {
  try {
    return Object.prototype.toString.call(object);
  } catch {
    return undefined;
  }
}

/** Whether listing the keys of an object runs no code but the object's own. */
export function hasUsualPrototype(object) {
  const prototype = prototypeOf(object);
  return prototype === Object.prototype || prototype === null;
}

/**
 * The own enumerable keys, unless there are none although there is more to the object than keys: a Map,
 * FormData, an instance that has accessors only hold what cannot be read. What is plain may be empty: the
 * object of a literal, of `JSON.parse`, of another realm.
 */
export function keysThatTell(object) {
  const keys = keysOf(object);
  return keys?.length === 0 && !isPlain(object) ? undefined : keys;
}

function isPlain(object) {
  const prototype = prototypeOf(object);
  return prototype === null || (prototype !== undefined && prototypeOf(prototype) === null);
}

function prototypeOf(object) {
  try {
    return Object.getPrototypeOf(object);
  } catch {
    return undefined;
  }
}
