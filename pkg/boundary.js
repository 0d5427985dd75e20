// How values cross into the core and back: the one place that knows both sides.
//
// A call across the boundary is cheap; a string or a property that crosses by itself is not. So a
// payload is read here, once per property and before anything else happens, since a getter may do
// anything, this call again included. Then it is packed into the core's own memory, judged by one call
// that takes and gives numbers, and what there is to say is unpacked. A value that is valid as it stands
// costs one crossing in and nothing back: the result is made of what was read.
//
// Nothing is judged here. What is read, and how far, is told by the core (`limits`), so that nothing
// huge is copied; an avatar is not copied at all. The other side is `src/js/unpack.rs` and `pack.rs`:
//
//   in   words: a tag in the low four bits, a length, count or number in the others; texts as UTF-8,
//        each from a whole word on
//   out  words, with the length of each text in UTF-16 units; all texts together as UTF-8
//
// `tests/js/boundary.test.js` compares this with the plain way, property by property.

import { isAccepted, learnPatterns } from "./accept.js";
import { copyOf, removeEqual } from "./copy.js";
import { bare, emptySlots, fieldNames, numberOf, objectOf } from "./fields.js";
import { hasUsualPrototype, keysOf, keysThatTell, kindOf, property, tagOf } from "./read.js";

/** A word's tag. */
const TEXT = 1;
const TOO_LONG = 2;
const ILL_FORMED = 3;
const WRONG = 4;
const UNREADABLE = 5;
const AVATAR = 6;
const MAP = 7;
const TOO_MANY = 8;
const GROUPS = 9;
const GROUP = 10;
const FIELD = 11;
const UNKNOWN = 12;
const EXTRA = 13;

/** A field's shape, as `limits` tells it. */
const TEXT_SHAPE = 0;
const AVATAR_SHAPE = 1;
const MAP_SHAPE = 2;

/** Verdicts. */
const AS_GIVEN = 0;
const REFUSED = 2;

/** What a changed value is. */
const CHANGED_TEXT = 0;
const CHANGED_AVATAR = 1;
const CHANGED_GROUPS = 2;

/** Stands for "not there" where a number may be 0. */
const NONE = 0xffff_ffff;
/** Room for nearly everything: a full form without its picture. */
const USUAL_WORDS = 256;
const USUAL_BYTES = 8 * 1024;

const PIECE_BYTES = 96 * 1024;
const STRICTLY = { lastChunkHandling: "strict" };
const SIGNATURE_BYTES = 12;
const SHORT_AVATAR_UNITS = 512;

const avatarNumber = /* @__PURE__ */ numberOf("avatar");
const { hasOwnProperty } = Object.prototype;

const NOTHING = [];
const encoder = /* @__PURE__ */ new TextEncoder();
const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

let core;
let pieceStart;
let names;
/** How far to read: for each field its shape and the most units of its text, then the other limits. */
let shapes;
let units;
let limits;
const locales = new Map();

/** All of the core's memory; without length once the memory has grown. */
let words = [];
let bytes;
let piece;
let wordsStart;
let wordsEnd;
let textStart;
let textEnd;
/** Where packing is at, in words and in bytes. */
let w;
let t;
let isFull;

/** Gets to know a fresh instance of the core. */
export function connect(loaded) {
  core = loaded;
  if (limits === undefined) {
    learnLimits(core.limits());
    learnPatterns(core.fast_patterns());
  }
  pieceStart = core.piece(pieces);
  makeRoom(USUAL_WORDS, USUAL_BYTES);
}

function learnLimits(told) {
  shapes = fieldNames.map((_, number) => told[2 * number]);
  units = fieldNames.map((_, number) => told[2 * number + 1]);
  const [keys, items, unknownKeys, allowedKeys, keyUnits, extraUnits] = told.slice(2 * shapes.length);
  limits = { keys, items, unknownKeys, allowedKeys, keyUnits, extraUnits };
}

/** Pieces of an avatar, brought into the core's memory: see `src/js/base64.rs`. */
const pieces = {
  decode(text, from, to) {
    const part = text.slice(from, to);
    if (words.length === 0) look();
    try {
      if (piece.setFromBase64 === undefined) return decodeForgivingly(part);
      return piece.setFromBase64(part, STRICTLY).written;
    } catch {
      // Not base64.
      return -1;
    }
  },
  copy(text, from, to) {
    if (words.length === 0) look();
    return encoder.encodeInto(text.slice(from, to), piece).written;
  },
};

/**
 * For an engine without `setFromBase64`. `atob` takes white space, which makes too few bytes, and bits
 * that are left over, which make another end. Of what it makes, only the beginning is wanted.
 */
function decodeForgivingly(part) {
  const decoded = atob(part);
  const end = decoded.slice(-(decoded.length % 3 || 3));
  if (btoa(end) !== part.slice(-4)) return -1;
  for (let index = 0; index < SIGNATURE_BYTES; index += 1) piece[index] = decoded.charCodeAt(index);
  return decoded.length;
}

function makeRoom(wordsCount, bytesCount) {
  wordsStart = core.given_words(wordsCount, bytesCount) >>> 2;
  wordsEnd = wordsStart + wordsCount;
  textStart = core.given_text();
  textEnd = textStart + bytesCount;
  look();
}

function look() {
  const { buffer } = core.linear_memory();
  words = new Uint32Array(buffer);
  bytes = new Uint8Array(buffer);
  piece = bytes.subarray(pieceStart, pieceStart + PIECE_BYTES);
}

export function judgeUpdate(options, input) {
  const payload = readPayload(input, allowedKeys(options));
  if (isPayloadAccepted(payload)) return { ok: true, value: valueOf(payload), changes: [] };
  const bits = how(options);
  pack(putPayload, payload);
  giveAvatars(payload);
  const verdict = core.judge_update(bits);
  if (verdict === AS_GIVEN) return { ok: true, value: valueOf(payload), changes: [] };
  return told(verdict, () => toldValue(payload));
}

/** Whether all that was read is text that matches its field's pattern, the required field among it. */
function isPayloadAccepted({ refused, slots, unknownCount, extras }) {
  if (refused !== undefined || unknownCount > 0 || extras.length > 0) return false;
  for (let number = 0; number < slots.length; number += 1) {
    if (!isAccepted(number, slots[number])) return false;
  }
  return true;
}

export function judgeField(options, name, input) {
  const number = numberOf(name);
  if (number < 0) return told(core.judge_unknown_field(name, how(options)));
  if (isAccepted(number, input)) return { ok: true, value: input, changes: [] };
  const value = readField(input, number);
  const bits = how(options);
  pack(put, value, number);
  if (number === avatarNumber && typeof value === "string") core.given_avatar(value);
  const verdict = core.judge_field(number, bits);
  if (verdict === AS_GIVEN) return { ok: true, value: plain(value), changes: [] };
  const payload = { slots: emptySlots(), extras: NOTHING };
  payload.slots[number] = value;
  return told(verdict, () => toldValue(payload)[name]);
}

export function judgeDifference(options, current, edited) {
  const allowed = allowedKeys(options);
  const bits = how(options);
  const isRead = (key) => numberOf(key) >= 0 || allowed.includes(key);
  const [stored, given] = [copyOf(current, isRead), copyOf(edited, isRead)];
  // What says the same is neither judged nor sent. Whom it is about is always told.
  removeEqual(given, stored, (key) => isRead(key) && key !== fieldNames[0]);
  const before = readPayload(stored, allowed);
  const after = readPayload(given, allowed);
  pack(() => {
    putPayload(before);
    putPayload(after);
  });
  giveAvatars(before);
  giveAvatars(after);
  return told(core.judge_difference(bits), () => toldValue(after) ?? null);
}

export function judgeRequest(options, input, connection) {
  return judgedRequest(options, readPayload(input, allowedKeys(options)), connection);
}

function judgedRequest(options, payload, connection) {
  const target = readConnection(connection);
  const bits = how(options);
  pack(() => {
    putConnection(target);
    putPayload(payload);
  });
  giveAvatars(payload);
  return told(core.judge_request(bits), toldRequest);
}

/** A payload to send: its request, and whom it is about. */
export function judgeUpdateRequest(options, input, connection) {
  const payload = readPayload(input, allowedKeys(options));
  const result = judgedRequest(options, payload, connection);
  // An id is never changed: what was read is what is sent.
  return result.ok ? { ...result, userId: payload.slots[0] } : result;
}

/** The request for a user, the token's own where no id is given. */
export function judgeQuestion(options, userId, connection) {
  const id = readField(userId, 0);
  const target = readConnection(connection);
  const bits = how(options);
  pack(() => {
    putConnection(target);
    put(id);
  });
  return { ...told(core.judge_question(bits), toldRequest), userId: id };
}

/** What an image file says of itself: `{ ok: true, value }` or `{ ok: false, issues }`. */
export function inspectImage(locale, { head, tail, size }) {
  const value = core.inspect_image(head, tail, size, how({ locale }));
  return value === undefined ? told(REFUSED) : { ok: true, value };
}

/** The refusal of an image. */
export function refusedImage(locale, reason) {
  core.refuse_image(reason, how({ locale }));
  return told(REFUSED);
}

/** What came of a request; see `answer` in `src/js/call.rs`. */
export function judgeAnswer(options, { response, body, failure }, { token, userId, ...state }) {
  const bits = how(options);
  const { mayRefresh, retries, leftMs } = state;
  const [asked, answered] = [[token, userId ?? ""], [response, body, failure]];
  const retry = [options.retry, bits, mayRefresh, retries, leftMs, Math.random()];
  const entries = core.answer(...asked, ...answered, ...retry);
  const outcome = Object.fromEntries(entries);
  if (outcome.ok) return outcome;
  open();
  return { ...outcome, error: { ...Object.fromEntries(outcome.error), issues: toldIssues() } };
}

/** What is wrong with a connection. */
export function judgeConnection(connection, locale) {
  const target = readConnection(connection);
  const bits = how({ locale });
  pack(() => putConnection(target));
  const verdict = core.judge_connection(bits);
  return verdict === AS_GIVEN ? [] : told(verdict).issues;
}

/** The core's names by number; when something has to be said, not at the start. */
function nameLists() {
  names ??= core.names();
  return names;
}

/** The options as bits. */
function how(options) {
  if (options === undefined) return 0;
  const locale = property(options, "locale");
  const prefix = nameLists().DataUrlPrefix.indexOf(property(options, "dataUrlPrefix"));
  return (typeof locale === "string" ? localeNumber(locale) : 0) | (prefix > 0 ? 2 : 0);
}

function localeNumber(tag) {
  let number = locales.get(tag);
  if (number === undefined) {
    number = core.locale_number(tag);
    if (locales.size < 100) locales.set(tag, number);
  }
  return number;
}

/** The keys that the options allow: as many of them as are looked at. */
export function allowedKeys(options) {
  const allowed = options === undefined ? undefined : property(options, "allow");
  if (allowed === undefined) return NOTHING;
  try {
    if (!Array.isArray(allowed)) return NOTHING;
    return Array.prototype.slice.call(allowed, 0, limits.allowedKeys);
  } catch {
    return NOTHING;
  }
}

// Reading. Only own enumerable properties count, as for `JSON.stringify`. A text that is short enough is
// read as itself, `undefined` as itself, everything else as one of these classes.

/** A word or two that say all there is to say: a wrong kind, a length, something that throws. */
class Note {
  word;
  more;

  constructor(word, more) {
    this.word = word;
    this.more = more;
  }
}

class Entries {
  keys;
  values;

  constructor(keys, values) {
    this.keys = keys;
    this.values = values;
  }
}

class Groups {
  items;

  constructor(items) {
    this.items = items;
  }
}

class Group {
  id;
  unknown;

  constructor(id, unknown) {
    this.id = id;
    this.unknown = unknown;
  }
}

const unreadable = /* @__PURE__ */ new Note(UNREADABLE);
const wrong = (kind) => (kind === undefined ? unreadable : new Note(WRONG | (nameLists().ValueKind.indexOf(kind) << 4)));

function readPayload(input, allowed) {
  const payload = { refused: undefined, slots: emptySlots(), unknown: NOTHING, unknownCount: 0, extras: NOTHING };
  const kind = kindOf(input);
  if (kind !== "object") payload.refused = wrong(kind);
  else if (hasUsualPrototype(input)) readProperties(payload, input, allowed);
  else readKeys(payload, input, allowed);
  return payload;
}

/**
 * As `readKeys` does it. In a loop of this form engines know where each property is. Nothing in it calls
 * the core: what is thrown there is not to be caught here.
 */
function readProperties(payload, input, allowed) {
  const { slots } = payload;
  /** Which slots hold values that are still to be read, a bit for each. */
  let unread = 0;
  try {
    for (const key in input) {
      if (!hasOwnProperty.call(input, key)) continue;
      const number = numberOf(key);
      if (number < 0) {
        readOther(payload, input, key, allowed);
        continue;
      }
      let value;
      try {
        value = input[key];
      } catch {
        slots[number] = unreadable;
        continue;
      }
      if (typeof value === "string" && shapes[number] <= AVATAR_SHAPE) {
        slots[number] = readString(value, number);
      } else if (value !== undefined) {
        slots[number] = value;
        unread |= 1 << number;
      }
    }
  } catch {
    payload.refused = unreadable;
    return;
  }
  for (let number = 0; unread >> number !== 0; number += 1) {
    if (unread & (1 << number)) slots[number] = readField(slots[number], number);
  }
}

function readKeys(payload, input, allowed) {
  const keys = keysThatTell(input);
  if (keys === undefined) payload.refused = unreadable;
  for (const key of keys ?? NOTHING) {
    const number = numberOf(key);
    if (number < 0) readOther(payload, input, key, allowed);
    else payload.slots[number] = readMember(input, key, (value) => readField(value, number));
  }
}

/** The text of a field that takes one. */
function readString(text, number) {
  return shapes[number] === TEXT_SHAPE ? readText(text, units[number]) : text;
}

function readOther(payload, input, key, allowed) {
  const isExtra = allowed.includes(key) && key !== "__proto__" && key.length <= limits.keyUnits;
  if (isExtra) readExtra(payload, input, key);
  else readUnknown(payload, key);
}

function readField(value, number) {
  const shape = shapes[number];
  if (typeof value === "string") return shape > AVATAR_SHAPE ? wrong("string") : readString(value, number);
  if (value === undefined) return undefined;
  const kind = kindOf(value);
  if (shape === MAP_SHAPE && kind === "object") return readEntries(value, units[number]);
  if (shape > MAP_SHAPE && kind === "array") return readGroups(value, units[number]);
  return wrong(kind);
}

function readText(text, maxUnits) {
  return text.length <= maxUnits ? text : new Note(TOO_LONG, text.length);
}

/** What `read` makes of a property. */
function readMember(object, key, read) {
  let value;
  try {
    value = object[key];
  } catch {
    return unreadable;
  }
  return read(value);
}

/** A property that should be text. */
function readTextMember(object, key, maxUnits) {
  return readMember(object, key, (value) => {
    if (typeof value === "string") return readText(value, maxUnits);
    return value === undefined ? undefined : wrong(kindOf(value));
  });
}

function readEntries(object, maxUnits) {
  // A Map or a Date has no keys of its own: taken for an empty object, it would clear what is stored.
  if (tagOf(object) !== "[object Object]") return unreadable;
  const keys = keysThatTell(object);
  if (keys === undefined) return unreadable;
  if (keys.length > limits.keys) return new Note(TOO_MANY, keys.length);
  const values = keys.map((key) => readTextMember(object, key, maxUnits));
  return new Entries(keys.map((key) => readText(key, maxUnits)), values);
}

function readGroups(array, maxUnits) {
  let length;
  try {
    ({ length } = array);
  } catch {
    return unreadable;
  }
  if (typeof length !== "number") return unreadable;
  // A Proxy may tell any number: it goes on as a count, which has 32 bits.
  const count = Math.min(Math.max(0, Math.trunc(length) || 0), NONE);
  if (count > limits.items) return new Note(TOO_MANY, count);
  const items = [];
  for (let index = 0; index < count; index += 1) items.push(readGroup(array, index, maxUnits));
  return new Groups(items);
}

function readGroup(array, index, maxUnits) {
  let item;
  try {
    item = array[index];
  } catch {
    return unreadable;
  }
  const kind = kindOf(item);
  if (kind !== "object") return wrong(kind);
  const keys = keysOf(item);
  if (keys === undefined) return unreadable;
  const group = new Group(undefined, []);
  for (const key of keys) {
    if (key === "group_id") group.id = readTextMember(item, key, maxUnits);
    else if (group.unknown.length < limits.unknownKeys) group.unknown.push(readKey(key));
  }
  return group;
}

function readUnknown(payload, key) {
  if (payload.unknownCount === 0) payload.unknown = [];
  payload.unknownCount += 1;
  if (payload.unknown.length < limits.unknownKeys) payload.unknown.push(readKey(key));
}

/** A key to be repeated to people: its beginning, with what has no UTF-8 form replaced. */
function readKey(key) {
  return wellFormed(key.slice(0, limits.keyUnits));
}

/** Where the first unpaired surrogate stands; less than 0 where there is none. */
function indexOfSurrogate(text) {
  return text.search(/\p{Surrogate}/u);
}

function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\u{FFFD}");
}

/** An allowed key with its value as JSON text; nothing when the value is one that JSON leaves out. */
function readExtra(payload, input, key) {
  let json;
  try {
    json = JSON.stringify(input[key]);
    if (json === undefined) return;
  } catch {
    // A getter, a cycle, a BigInt: it is told as unreadable.
  }
  if (json?.length > limits.extraUnits) json = undefined;
  const index = indexOfSurrogate(key);
  // A key without a UTF-8 form would be sent as another.
  if (index >= 0) json = new Note(ILL_FORMED, index);
  payload.extras = [...payload.extras, { key: wellFormed(key), json }];
}

function readConnection(connection) {
  const part = (key) => {
    const value = property(connection, key);
    if (value === undefined) return undefined;
    return typeof value === "string" ? wellFormed(value.slice(0, limits.extraUnits)) : wrong(kindOf(value));
  };
  const parts = [part("domainId"), part("endpoint"), part("accessToken")];
  return { allowHttpLoopback: property(connection, "allowHttpLoopback") === true, parts };
}

// Packing: no code but this runs from here until the verdict.

function pack(putAll, value, number) {
  // What a large payload took is given back.
  if (wordsEnd - wordsStart > USUAL_WORDS) makeRoom(USUAL_WORDS, USUAL_BYTES);
  while (!hasPacked(putAll, value, number)) makeRoom(4 * (wordsEnd - wordsStart), 4 * (textEnd - textStart));
}

/** Whether there was room for everything. */
function hasPacked(putAll, value, number) {
  if (words.length === 0) look();
  w = wordsStart;
  t = textStart;
  isFull = false;
  putAll(value, number);
  return !isFull;
}

/** Avatars go as themselves, and only where there is more to it than a short text. */
function giveAvatars({ slots }) {
  if (typeof slots[avatarNumber] === "string") core.given_avatar(slots[avatarNumber]);
}

function putWord(word) {
  if (w < wordsEnd) words[w++] = word;
  else isFull = true;
}

function putPayload(payload) {
  if (payload.refused !== undefined) return put(payload.refused);
  const { slots } = payload;
  for (let number = 0; number < slots.length; number += 1) {
    const slot = slots[number];
    if (slot === undefined) continue;
    putWord(FIELD | (number << 4));
    if (typeof slot === "string" && number !== avatarNumber) putText(slot);
    else put(slot, number);
  }
  for (const key of payload.unknown) {
    putWord(UNKNOWN);
    putText(key);
  }
  for (const { key, json } of payload.extras) {
    putWord(EXTRA);
    putText(key);
    put(json ?? unreadable);
  }
  putWord(0);
  putWord(payload.unknownCount);
}

function putConnection({ allowHttpLoopback, parts }) {
  putWord(allowHttpLoopback ? 1 : 0);
  for (const part of parts) put(part);
}

/** Anything that was read. */
function put(value, number) {
  if (typeof value === "string") {
    if (number === avatarNumber) putAvatar(value);
    else putText(value);
  } else if (value === undefined) putWord(0);
  else if (value instanceof Note) putNote(value);
  else if (value instanceof Entries) putEntries(value);
  else putGroups(value);
}

/** An address goes as a text, too: it is short. */
function putAvatar(avatar) {
  putWord(AVATAR);
  if (avatar.length <= SHORT_AVATAR_UNITS) putText(avatar);
  else putWord(0);
}

function putNote({ word, more }) {
  putWord(word);
  if (more !== undefined) putWord(more);
}

function putEntries({ keys, values }) {
  putWord(MAP | (keys.length << 4));
  for (let index = 0; index < keys.length; index += 1) {
    put(keys[index]);
    put(values[index]);
  }
}

function putGroups({ items }) {
  putWord(GROUPS | (items.length << 4));
  for (const item of items) {
    if (item instanceof Note) putNote(item);
    else {
      putWord(GROUP | (item.unknown.length << 4));
      put(item.id);
      for (const key of item.unknown) putText(key);
    }
  }
}

/** A text as UTF-8, from a whole word on. */
function putText(text) {
  // A unit takes three bytes at most.
  if (t + 3 * text.length + 3 > textEnd) {
    isFull = true;
    return;
  }
  const index = indexOfSurrogate(text);
  // Half of a pair: it has no UTF-8 form.
  if (index >= 0) return putNote(new Note(ILL_FORMED, index));
  const { written } = encoder.encodeInto(text, bytes.subarray(t, textEnd));
  putWord(TEXT | (written << 4));
  t = (t + written + 3) & ~3;
}

// Telling: the verdict's words, from front to back.

let at;
let texts;
let textAt;

function told(verdict, valueTold) {
  open();
  if (verdict === REFUSED) {
    const issues = toldIssues();
    return { ok: false, issues, changes: toldChanges() };
  }
  const changes = toldChanges();
  return { ok: true, value: valueTold(), changes };
}

function open() {
  nameLists();
  at = core.told_words() >>> 2;
  // The core may have needed more room to tell it.
  if (words.length === 0) look();
  const start = core.told_text();
  texts = decoder.decode(bytes.subarray(start, start + words[at++]));
  textAt = 0;
}

function toldText() {
  const from = textAt;
  textAt += words[at++];
  return texts.slice(from, textAt);
}

/** A text that may be missing. */
function toldSome() {
  if (words[at] !== NONE) return toldText();
  at += 1;
  return undefined;
}

function toldIssues() {
  const issues = [];
  for (let left = words[at++]; left > 0; left -= 1) issues.push(toldIssue());
  return issues;
}

function toldIssue() {
  const number = words[at++];
  const field = number === NONE ? undefined : fieldNames[number];
  const path = toldPath(field);
  const code = names.IssueCode[words[at++]];
  const issue = bare();
  if (field !== undefined) issue.field = field;
  issue.path = path;
  issue.code = code;
  tellCode[code]?.(issue);
  issue.message = toldText();
  return { ...issue };
}

function toldPath(field) {
  const steps = words[at++];
  if (steps === NONE) return [field];
  const path = [];
  while (path.length < steps) {
    const index = words[at++];
    path.push(index === NONE ? toldText() : index);
  }
  return path;
}

/** What each code tells besides. */
const tellCode = {
  invalid_type(issue) {
    issue.expected = names.ValueKind[words[at++]];
    issue.received = names.ValueKind[words[at++]];
  },
  too_big(issue) {
    issue.maximum = words[at++];
    issue.actual = words[at++];
    issue.unit = names.Unit[words[at++]];
    if (words[at++] !== 0) issue.atLeast = true;
  },
  too_small(issue) {
    issue.minimum = words[at++];
    issue.actual = words[at++];
    issue.unit = names.Unit[words[at++]];
  },
  invalid_format(issue) {
    issue.reason = names.FormatReason[words[at++]];
    const index = words[at++];
    if (index !== NONE) issue.index = index;
    setSome(issue, "found");
  },
  invalid_value(issue) {
    issue.options = [];
    for (let left = words[at++]; left > 0; left -= 1) issue.options.push(toldText());
    setSome(issue, "suggestion");
  },
  unrecognized_key(issue) {
    issue.key = toldText();
    setSome(issue, "suggestion");
  },
  rejected_by_service(issue) {
    issue.serviceCode = toldText();
    issue.serviceMessage = toldText();
  },
  invalid_connection(issue) {
    issue.reason = names.ConnectionReason[words[at++]];
  },
};

function setSome(issue, key) {
  const text = toldSome();
  if (text !== undefined) issue[key] = text;
}

function toldChanges() {
  const changes = [];
  for (let left = words[at++]; left > 0; left -= 1) {
    const field = fieldNames[words[at++]];
    const rule = names.ChangeRule[words[at++]];
    changes.push({ field, path: [field], rule, message: toldText() });
  }
  return changes;
}

/** The fields that there are: as given, or as changed. Undefined when there are none. */
function toldValue(payload) {
  const present = words[at++];
  const slots = payload.slots.map((slot, number) => (present & (1 << number) ? slot : undefined));
  for (let left = words[at++]; left > 0; left -= 1) {
    const number = words[at++];
    slots[number] = toldChanged(slots[number]);
  }
  return present === 0 ? undefined : valueOf({ ...payload, slots });
}

function toldChanged(given) {
  const form = words[at++];
  if (form === CHANGED_TEXT) return toldText();
  if (form === CHANGED_AVATAR) return core.told_avatar();
  if (form !== CHANGED_GROUPS) return given;
  const items = [];
  for (let left = words[at++]; left > 0; left -= 1) items.push(new Group(toldText()));
  return new Groups(items);
}

function toldRequest() {
  const [method, url] = [toldText(), toldText()];
  const headers = bare();
  for (let left = words[at++]; left > 0; left -= 1) headers[toldText()] = toldText();
  return { method, url, headers: { ...headers }, body: toldBody() };
}

/** The avatar is joined in, not copied. */
function toldBody() {
  const head = toldText();
  const tail = toldText();
  return head + (core.told_avatar() ?? "") + tail;
}

/** A valid payload, from what was read. */
function valueOf({ slots, extras }) {
  const value = objectOf(slots, plain);
  for (const { key, json } of extras) value[key] = JSON.parse(json);
  return { ...value };
}

function plain(value) {
  if (typeof value === "string") return value;
  if (value instanceof Entries) return Object.fromEntries(value.keys.map((key, index) => [key, value.values[index]]));
  if (value instanceof Groups) return value.items.map(({ id }) => ({ group_id: id }));
  return value;
}
