// The shape of an error, as `index.d.ts` promises it.

import { PdsError } from "/pkg/index.js";

import { KINDS } from "../kinds.js";

/** What may succeed later: it did not come through, or a status says so. */
function isRetryable({ kind, status }) {
  const byStatus = ["service", "gateway"].includes(kind);
  if (byStatus) return [429, 500, 502, 503, 504].includes(status);
  return ["network", "offline", "timeout", "rate_limited"].includes(kind);
}

/** The shape that `index.d.ts` promises. */
export function shapeProblems(error) {
  if (!(error instanceof PdsError)) return [`rejected with ${show(String(error))}, no PdsError`];
  const isText = (value) => typeof value === "string";
  const isCount = (value) => Number.isInteger(value) && value >= 0;
  const or = (is) => (value) => value === undefined || is(value);
  const shape = {
    name: (value) => value === "PdsError",
    kind: (value) => KINDS.includes(value),
    message: (value) => isText(value) && value.length > 10,
    stack: or(isText),
    retryable: (value) => value === isRetryable(error),
    attempts: isCount,
    issues: (value) =>
      Array.isArray(value) &&
      value.every(({ code, path, message }) => isText(code) && Array.isArray(path) && isText(message)),
    status: or((value) => isCount(value) && value >= 100),
    code: or(isText),
    serviceMessage: or(isText),
    requestId: or(isText),
    retryAfterMs: or((value) => Number.isFinite(value) && value >= 0),
  };
  const wrong = Object.keys(shape)
    .filter((key) => !shape[key](error[key]))
    .map((key) => `the error's ${key} is ${show(error[key])}`);
  const known = [...Object.keys(shape), "cause"];
  const unknown = Object.getOwnPropertyNames(error).filter((key) => !known.includes(key) && !ENGINE_KEYS.includes(key));
  if (unknown.length > 0) wrong.push(`the error has more than the types say: ${unknown}`);
  if (!/\p{Script=Han}/u.test(error.localizedMessage("zh-CN"))) wrong.push("no Chinese sentence");
  if (JSON.parse(JSON.stringify(error)).kind !== error.kind) wrong.push("toJSON lacks the kind");
  return wrong;
}

/** What Firefox gives every Error. */
const ENGINE_KEYS = ["fileName", "lineNumber", "columnNumber"];

/** A value as a person reads it, its keys in order. */
export function show(value) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return JSON.stringify(Object.fromEntries(Object.entries(value).sort()));
  }
  return JSON.stringify(value) ?? String(value);
}
