// Copies of what a caller gave, to compare two values: each property is read once, and only data is copied.

import { keysThatTell, kindOf, property, tagOf } from "./read.js";

/** More than any stored user has; what is larger or deeper is left as it is, and equals itself alone. */
const MAX_DEPTH = 32;
const MAX_MEMBERS = 20_000;

/** The copies themselves: only they are looked into, since another object may be another at each look. */
const copies = new WeakSet();

/** The members of a payload that `isRead` names, copied; the payload itself when it is no object to read. */
export function copyOf(input, isRead) {
  const room = { left: MAX_MEMBERS };
  const keys = kindOf(input) === "object" ? keysThatTell(input) : undefined;
  if (keys === undefined) return input;
  const copy = {};
  copies.add(copy);
  for (const key of keys) {
    if (isRead(key)) copyMember(copy, input, key, room, MAX_DEPTH);
    // Its name is all that will be told.
    else define(copy, key, { value: undefined });
  }
  return copy;
}

/** Takes out what `stored` has as well, by value. */
export function removeEqual(edited, stored, isCompared) {
  if (!copies.has(edited) || !copies.has(stored)) return;
  for (const key of Object.keys(edited)) {
    if (isCompared(key) && isEqualMember(edited, stored, key)) delete edited[key];
  }
}

function copyMember(copy, object, key, room, depth) {
  try {
    define(copy, key, { value: copyOfValue(object[key], room, depth) });
  } catch {
    define(copy, key, { get: unreadable });
  }
}

function define(object, key, descriptor) {
  Object.defineProperty(object, key, { enumerable: true, configurable: true, ...descriptor });
}

function unreadable() {
  throw new TypeError();
}

function copyOfValue(value, room, depth) {
  const kind = kindOf(value);
  if (depth === 0 || (kind !== "object" && kind !== "array")) return value;
  if (kind === "object" && tagOf(value) !== "[object Object]") return value;
  const keys = kind === "array" ? indexesOf(value, room) : keysThatTell(value);
  if (keys === undefined || keys.length > room.left) return value;
  room.left -= keys.length;
  const copy = kind === "array" ? [] : {};
  copies.add(copy);
  for (const key of keys) copyMember(copy, value, key, room, depth - 1);
  return copy;
}

function indexesOf(array, room) {
  const length = property(array, "length");
  return typeof length === "number" && length <= room.left ? Array.from({ length }, (_, index) => index) : undefined;
}

function isEqualMember(ours, theirs, key) {
  try {
    return Object.hasOwn(theirs, key) && isEqual(ours[key], theirs[key]);
  } catch {
    // What cannot be read equals nothing.
    return false;
  }
}

function isEqual(ours, theirs) {
  if (ours === theirs || Object.is(ours, theirs)) return true;
  if (!copies.has(ours) || !copies.has(theirs) || Array.isArray(ours) !== Array.isArray(theirs)) return false;
  const keys = Object.keys(ours);
  return keys.length === Object.keys(theirs).length && keys.every((key) => isEqualMember(ours, theirs, key));
}
