// The shared vectors of tests/cases/, read, built and compared. `tests/support/mod.rs` does the same
// for Rust; the format is described in `tests/cases/README.md`.
//
// Plain JavaScript without imports: `tests/web.rs` runs this text inside the wasm tests, too.

export const USER_ID = "c9b7a5aa04d14ae3867fdc886fa01da4";

const FIELDS = [
  "user_id", "nick_name", "status", "role", "avatar",
  "description", "phone", "email", "user_data", "group_info_list",
];

const SIGNATURES = {
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  "image/jpeg": [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00],
  "image/gif": [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x10, 0, 0x10, 0],
  "image/webp": [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38, 0x20],
};

const BUILDERS = {
  $repeat: ([text, times], item) => build(text, item).repeat(times),
  $concat: (parts, item) => parts.map((part) => build(part, item)).join(""),
  $object: (entries, item) => objectOf(entries.map((entry) => build(entry, item))),
  $keys: ([prefix, count]) => objectOf(Array.from({ length: count }, (_, n) => [`${prefix}${n}`, ""])),
  $list: ([value, times], item) => Array.from({ length: times }, () => build(value, item)),
  $groups: (count) => Array.from({ length: count }, (_, n) => ({ group_id: `g${n}` })),
  $item: (what, item) => (what === "name" ? codePointName(item) : String.fromCodePoint(item)),
  $utf16: (units) => String.fromCharCode(...units),
  $image: (wish) => image(wish),
};

/** The rows of a file, one for each code point where a row has `each`, with their values built. */
export function rowsOf(file) {
  return file.cases.flatMap((row) => {
    if (row.each === undefined) return [built(row)];
    return row.each.flatMap(codePoints).map((item) => built(row, item));
  });
}

/** Judges every row of a file and tells how each verdict differs from what the row says. */
export function failuresOf(file, validateUserUpdate, validateField) {
  const failures = [];
  for (const row of rowsOf(file)) {
    const tell = (problem) => failures.push(`${file.field ?? "payload"}: ${row.name}: ${problem}`);
    const expected = row.issues ? undefined : payloadOf(file.field, row, "value");
    const result = validateUserUpdate(payloadOf(file.field, row, "input"), row.options);
    problemsOf(row, result, expected).forEach(tell);
    if (result.ok) problemsOf({ changes: [] }, validateUserUpdate(result.value, row.options), expected).forEach(tell);
    if (file.field === null || !("input" in row)) continue;
    const alone = validateField(file.field, row.input, row.options);
    for (const problem of problemsOf(row, alone, row.value)) tell(`alone: ${problem}`);
  }
  return failures;
}

/** Every payload of a file. */
export function payloadsOf(file) {
  return rowsOf(file).map((row) => ({ payload: payloadOf(file.field, row, "input"), options: row.options }));
}

/** How many rows a file has. */
export function countOf(file) {
  return rowsOf(file).length;
}

function built(row, item) {
  const name = item === undefined ? row.name : `${row.name} (${codePointName(item)})`;
  const made = { ...row, name, changes: row.changes ?? [] };
  for (const key of ["input", "value", "issues"]) {
    if (key in row) made[key] = build(row[key], item);
  }
  if (!("value" in made) && "input" in made) made.value = made.input;
  return made;
}

function payloadOf(field, row, key) {
  if (field === null) return row[key];
  const payload = field === "user_id" ? {} : { user_id: USER_ID };
  if ("input" in row) payload[field] = row[key];
  return payload;
}

function problemsOf(row, result, expected) {
  const problems = [];
  const rules = result.changes.map((change) => change.rule);
  if (!isEqual(rules, row.changes)) problems.push(`changes ${rules}`);
  for (const told of [...result.changes, ...(result.issues ?? [])]) {
    if (typeof told.message !== "string" || told.message === "") problems.push("no message");
    const field = FIELDS.includes(told.path[0]) ? told.path[0] : undefined;
    if (told.field !== field) problems.push(`the field of ${told.path} is ${told.field}`);
  }
  if (result.ok !== !row.issues) {
    problems.push(result.ok ? `accepted as ${short(result.value)}` : `refused: ${short(result.issues)}`);
  } else if (result.ok) {
    if (!isEqual(result.value, expected)) problems.push(`value ${short(result.value)}`);
  } else if (!isEqual(result.issues.map(bare), row.issues)) {
    problems.push(`issues ${short(result.issues)}`);
  }
  return problems;
}

/** An issue without what follows from the rest of it. */
function bare({ field, message, ...issue }) {
  return issue;
}

function short(value) {
  return JSON.stringify(value).slice(0, 400);
}

/** Equality of plain data; keys in any order. */
function isEqual(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}

function build(value, item) {
  if (Array.isArray(value)) return value.map((element) => build(element, item));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0][0].startsWith("$")) return BUILDERS[entries[0][0]](entries[0][1], item);
  return objectOf(entries.map(([key, member]) => [key, build(member, item)]));
}

/** Defines rather than assigns, so that `__proto__` is a key like others. */
function objectOf(entries) {
  const object = {};
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  }
  return object;
}

function codePoints(range) {
  const [first, last = first] = range.split("-").map((hex) => Number.parseInt(hex, 16));
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

function codePointName(codePoint) {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

function image({ type, as = type, bytes, url_bytes, prefix = "data://", sent_as = "data://" }) {
  const head = (start) => `${start}${type};base64,`;
  const length = bytes ?? ((url_bytes - head(sent_as).length) / 4) * 3;
  if (!Number.isInteger(length)) throw new Error(`no base64 makes ${url_bytes} bytes of ${type}`);
  return head(prefix) + base64(imageBytes(as, length));
}

function imageBytes(type, length) {
  const signature = SIGNATURES[type];
  const bytes = new Uint8Array(Math.max(length, signature.length)).map((_, index) => (index * 31) % 251);
  bytes.set(signature);
  return bytes.subarray(0, length);
}

function base64(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x3000) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + 0x3000)));
  }
  return text;
}
