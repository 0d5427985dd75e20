// Reads what a caller gave, and writes it as the core takes it: texts as they are, everything else as an array
// that begins with the name of what it holds, as `["wrong", "number"]`. `src/input.rs` says what there is.
//
// Nothing is validated here. What is read, and how far, is said by the core (`reading_rules`), so that
// nothing huge is copied. Each property is read once, since a getter may do anything.

import { fastPathOf } from "./accept.js";
import { encodeAvatar } from "./avatar.js";
import { encodeText, wellFormed } from "./encode.js";
import { hasUsualPrototype, keysOf, keysThatTell, kindOf, property, tagOf } from "./read.js";

const { hasOwnProperty: isOwn } = Object.prototype;
const { stringify } = JSON;
const EMPTY = [];
/** Stands for a value that could not be read: a getter threw. */
const UNREADABLE = Symbol("unreadable");

/** What the core says of reading: `{ fields, maxKeys, … }`, and each field's number by its name. */
export let rules;
let numbers;

/** Takes the rules of reading from the core. */
export function learnRules(given) {
  rules = { ...given, fields: given.fields.map((field) => ({ ...field, fastPath: fastPathOf(field) })) };
  numbers = { __proto__: null };
  for (const [number, { name }] of rules.fields.entries()) numbers[name] = number;
}

/** The field of this name, if there is one. */
export function fieldNamed(name) {
  return rules.fields[numbers[name]];
}

/** The keys that the options allow: as many of them as are looked at. */
export function allowedKeys(options) {
  const allowed = options === undefined ? undefined : property(options, "allow");
  if (allowed === undefined) return EMPTY;
  try {
    return Array.isArray(allowed) ? Array.prototype.slice.call(allowed, 0, rules.maxAllowedKeys) : EMPTY;
  } catch {
    return EMPTY;
  }
}

/**
 * Reads a payload's own properties, none of which is looked into: `values` by field number, keys that are
 * unknown, values of keys that are allowed. `refused` is what the core gets for a payload that is no object to read.
 */
export function readPayload(input, allowed) {
  const values = new Array(rules.fields.length);
  const payload = { refused: /** @type {any} */ (undefined), values, unknown: EMPTY, unknownCount: 0, extras: EMPTY };
  const kind = kindOf(input);
  if (kind !== "object") payload.refused = encodeWrong(kind);
  else if (hasUsualPrototype(input)) readProperties(payload, input, allowed);
  else readKeys(payload, input, allowed);
  return payload;
}

/** As `readKeys` does it, in a loop of which engines know where each property is. */
function readProperties(payload, input, allowed) {
  try {
    for (const key in input) {
      if (isOwn.call(input, key)) readProperty(payload, input, key, allowed);
    }
  } catch {
    payload.refused = encodeWrong(undefined);
  }
}

function readKeys(payload, input, allowed) {
  const keys = keysThatTell(input);
  if (keys === undefined) payload.refused = encodeWrong(undefined);
  for (const key of keys ?? EMPTY) readProperty(payload, input, key, allowed);
}

function readProperty(payload, input, key, allowed) {
  const number = numbers[key];
  if (number !== undefined) payload.values[number] = readMember(input, key);
  else if (allowed.includes(key) && key !== "__proto__" && key.length <= rules.keyMaxUnits) {
    payload.extras = [...payload.extras, encodeExtra(input, key)];
  } else readUnknown(payload, key);
}

function readMember(object, key) {
  try {
    return object[key];
  } catch {
    return UNREADABLE;
  }
}

function readUnknown(payload, key) {
  payload.unknownCount += 1;
  if (payload.unknownCount > rules.maxUnknownKeys) return;
  payload.unknown = [...payload.unknown, shortKey(key)];
}

/** A key to be repeated to people: its beginning, with what has no UTF-8 form replaced. */
function shortKey(key) {
  return wellFormed(key.slice(0, rules.keyMaxUnits));
}

/** A payload as the core takes it. */
export function encodePayload({ refused, values, unknown, unknownCount, extras }, isAvatarWhole) {
  if (refused !== undefined) return refused;
  const fields = [];
  for (const [number, value] of values.entries()) {
    if (value === undefined) continue;
    const field = rules.fields[number];
    fields.push([field.name, encodeValue(field, value, isAvatarWhole)]);
  }
  const kept = extras.filter((extra) => extra !== undefined);
  return ["payload", fields, unknown, unknownCount, kept];
}

/** The value of a field as the core takes it; an avatar crosses whole when it is to be compared. */
export function encodeValue({ shape, maxUnits }, value, isAvatarWhole = false) {
  if (value === undefined) return undefined;
  const kind = value === UNREADABLE ? undefined : kindOf(value);
  if (shape === "text" && kind === "string") return encodeText(value, maxUnits);
  if (shape === "avatar" && kind === "string") return encodeAvatar(value, maxUnits, rules.startUnits, isAvatarWhole);
  if (shape === "entries" && kind === "object") return encodeEntries(value, maxUnits);
  if (shape === "groups" && kind === "array") return encodeGroups(value, maxUnits);
  return encodeWrong(kind);
}

/** A value of this kind, which is not the one that the place takes; `undefined` for what cannot be read. */
function encodeWrong(kind) {
  return kind === undefined ? ["unreadable"] : ["wrong", kind];
}

/** A property that should be text. */
function encodeTextMember(object, key, maxUnits) {
  const value = readMember(object, key);
  return encodeValue({ shape: "text", maxUnits }, value);
}

function encodeEntries(object, maxUnits) {
  // A Map or a Date has no keys of its own: taken for an empty object, it would clear what is stored.
  const keys = tagOf(object) === "[object Object]" ? keysThatTell(object) : undefined;
  if (keys === undefined) return encodeWrong(undefined);
  if (keys.length > rules.maxKeys) return ["too_many", keys.length];
  return ["entries", keys.map((key) => [encodeText(key, maxUnits), encodeTextMember(object, key, maxUnits)])];
}

function encodeGroups(array, maxUnits) {
  const length = readMember(array, "length");
  if (typeof length !== "number") return encodeWrong(undefined);
  // A Proxy may give any number; the core counts to 2³² - 1.
  const count = Math.min(Math.max(0, Math.trunc(length) || 0), 0xffff_ffff);
  if (count > rules.maxItems) return ["too_many", count];
  const groups = [];
  for (let index = 0; index < count; index += 1) groups.push(encodeGroup(readMember(array, index), maxUnits));
  return ["groups", groups];
}

function encodeGroup(item, maxUnits) {
  const kind = item === UNREADABLE ? undefined : kindOf(item);
  const keys = kind === "object" ? keysOf(item) : undefined;
  if (keys === undefined) return encodeWrong(kind === "object" ? undefined : kind);
  const id = keys.includes("group_id") ? encodeTextMember(item, "group_id", maxUnits) : undefined;
  const unknown = keys.filter((key) => key !== "group_id").slice(0, rules.maxUnknownKeys);
  return ["group", id, unknown.map(shortKey)];
}

/** An allowed key with its value; undefined when the value is one that JSON leaves out. */
function encodeExtra(input, key) {
  /** @type {any} */
  let value = ["unreadable"];
  try {
    const json = stringify(input[key]);
    if (json === undefined) return undefined;
    if (json.length <= rules.extraMaxUnits) value = json;
  } catch {
    // A getter, a cycle, a BigInt.
  }
  // A key without a UTF-8 form would be sent as another.
  const index = key.search(/\p{Surrogate}/u);
  if (index >= 0) value = ["ill_formed", index, ""];
  return [wellFormed(key), value];
}

/** Where to send and how: see `read_connection` in `src/js/validate.rs`. */
export function encodeConnection(connection) {
  const part = (key) => encodeValue({ shape: "text", maxUnits: rules.extraMaxUnits }, property(connection, key));
  const isAllowed = property(connection, "allowHttpLoopback") === true;
  return [part("domainId"), part("endpoint"), part("accessToken"), isAllowed];
}
