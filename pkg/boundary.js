// How values cross into the core and back: the one place that knows both sides.
//
// A payload of which every value matches its field's pattern is accepted without crossing (`accept.js`).
// Everything else goes as arrays (`input.js`), is validated by one call, and comes back as JSON. All of the
// caller's is read before anything is written, so that a getter that calls this again changes nothing.

import { isAccepted } from "./accept.js";
import { copyOf, removeEqual } from "./copy.js";
import {
  allowedKeys,
  encodeConnection,
  encodePayload,
  encodeValue,
  fieldNamed,
  learnRules,
  readPayload,
  rules,
} from "./input.js";
import { property } from "./read.js";

export { allowedKeys } from "./input.js";

const { parse } = JSON;
const AVATAR = "avatar";

let core;

/** Gets to know a fresh instance of the core. */
export function connect(loaded) {
  core = loaded;
  if (rules === undefined) learnRules(core.reading_rules());
}

export function validateUpdate(options, input) {
  const payload = readPayload(input, allowedKeys(options));
  if (isPayloadAccepted(payload)) return { ok: true, value: acceptedValue(payload), changes: [] };
  const { prefix, locale } = readOptions(options);
  const outcome = parse(core.validate_update(encodePayload(payload), prefix, locale));
  return withAvatar(outcome, avatarOf(payload));
}

/** Whether all that was read is text that matches its field's pattern, the required field among it. */
function isPayloadAccepted({ refused, values, unknownCount, extras }) {
  if (refused !== undefined || unknownCount > 0 || extras.length > 0) return false;
  for (let number = 0; number < values.length; number += 1) {
    if (!isAccepted(rules.fields[number].fastPath, values[number])) return false;
  }
  return true;
}

/** The values in the service's order. */
function acceptedValue({ values }) {
  const value = bare();
  for (let number = 0; number < values.length; number += 1) {
    if (values[number] !== undefined) value[rules.fields[number].name] = values[number];
  }
  return { ...value };
}

class Bare {}
Object.setPrototypeOf(Bare.prototype, null);

/**
 * An object to be filled and then spread: a setter on `Object.prototype` would take what is assigned to a
 * usual one.
 */
function bare() {
  return new Bare();
}

export function validateNamedField(options, name, input) {
  const field = fieldNamed(name);
  if (field !== undefined && isAccepted(field.fastPath, input)) return { ok: true, value: input, changes: [] };
  const { prefix, locale } = readOptions(options);
  const value = field === undefined ? undefined : encodeValue(field, input);
  const outcome = withAvatar(parse(core.validate_field(name, value, prefix, locale)), input);
  return outcome.ok ? { ...outcome, value: outcome.value[name] } : outcome;
}

export function diffUpdates(options, current, edited) {
  const allowed = allowedKeys(options);
  const { prefix, locale } = readOptions(options);
  const isRead = (key) => fieldNamed(key) !== undefined || allowed.includes(key);
  const [stored, given] = [copyOf(current, isRead), copyOf(edited, isRead)];
  // What says the same is neither validated nor sent. Whom it is about is always read.
  removeEqual(given, stored, (key) => isRead(key) && key !== rules.fields[0].name);
  const [before, after] = [stored, given].map((user) => encodePayload(readPayload(user, allowed), true));
  return parse(core.diff_updates(before, after, prefix, locale));
}

/** A payload as a request. */
export function buildUpdateRequest(options, input, connection) {
  return requestFor(options, readPayload(input, allowedKeys(options)), connection);
}

/** A payload as a request, and whom it is about. */
export function buildClientRequest(options, input, connection) {
  const payload = readPayload(input, allowedKeys(options));
  const outcome = requestFor(options, payload, connection);
  // An id is never changed: what was read is what is sent.
  return outcome.ok ? { ...outcome, userId: payload.values[0] } : outcome;
}

function requestFor(options, payload, connection) {
  const target = encodeConnection(connection);
  const { prefix, locale } = readOptions(options);
  const outcome = parse(core.build_update_request(encodePayload(payload), target, prefix, locale));
  return withAvatar(outcome, avatarOf(payload));
}

/** The request for a user, the token's own where no id is given. */
export function buildGetRequest(options, userId, connection) {
  const id = encodeValue(rules.fields[0], userId);
  const target = encodeConnection(connection);
  return { ...parse(core.build_get_request(id, target, readOptions(options).locale)), userId };
}

/** What an image file says of itself: `{ ok: true, value }` or `{ ok: false, issues }`. */
export function inspectImage(locale, { head, tail, size }) {
  return parse(core.inspect_image(head, tail, size, locale));
}

/** The refusal of an image. */
export function refusedImage(locale, reason) {
  return parse(core.refuse_image(reason, locale));
}

/** What came of a request; see `answer` in `src/js/call.rs`. */
export function readAnswer(options, { response, body, failure }, { token, userId, ...state }) {
  const { mayRefresh, retries, leftMs } = state;
  const [asked, answered] = [
    [token, userId ?? ""],
    [response, body, failure],
  ];
  const retry = [options.retry, readOptions(options).locale, mayRefresh, retries, leftMs, Math.random()];
  const outcome = Object.fromEntries(core.answer(...asked, ...answered, ...retry));
  if (outcome.ok) return outcome;
  const error = Object.fromEntries(outcome.error);
  return { ...outcome, error: { ...error, issues: parse(error.issues) } };
}

/** What is wrong with a connection. */
export function connectionIssues(connection, locale) {
  const outcome = parse(core.validate_connection(encodeConnection(connection), readOptions({ locale }).locale));
  return outcome.ok ? [] : outcome.issues;
}

function readOptions(options) {
  const text = (key) => {
    const value = options === undefined ? undefined : property(options, key);
    return typeof value === "string" ? value : "";
  };
  return { prefix: text("dataUrlPrefix"), locale: text("locale") };
}

function avatarOf({ values }) {
  return values[rules.fields.findIndex(({ name }) => name === AVATAR)];
}

/** An outcome with the payload of an avatar that did not cross, behind the head that the core made. */
function withAvatar({ avatar, ...outcome }, given) {
  if (avatar === undefined) return outcome;
  const { value } = outcome;
  const rest = given.slice(avatar.rest_from);
  if (value.body === undefined) return { ...outcome, value: { ...value, [AVATAR]: avatar.head + rest } };
  // Quotation marks inside of texts are escaped: these stand around the key.
  const hole = `,"${AVATAR}":"${avatar.head}`;
  const at = value.body.indexOf(hole) + hole.length;
  return { ...outcome, value: { ...value, body: value.body.slice(0, at) + rest + value.body.slice(at) } };
}
