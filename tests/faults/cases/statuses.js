// What an answer means: status × body, the errors that the service documents, and which are retried.

import { QUICK } from "./common.js";

const STATUS = [
  200, 201, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429, 431, 500,
  502, 503, 504, 520, 599,
];
const BODY = [
  "good",
  "serviceError",
  "wrongTypes",
  "notAnObject",
  "truncated",
  "empty",
  "html",
  "bom",
  "badUtf8",
  "endless",
  "badGzip",
  "deep",
];
/** These hold a JSON object: as an error, they are the service speaking. */
const OBJECTS = ["good", "serviceError", "wrongTypes", "bom"];
const REDIRECTS = [301, 302, 303, 307, 308];

const SERVICE_KINDS = {
  304: "redirected",
  400: "invalid",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  422: "invalid",
  429: "rate_limited",
};
const GATEWAY_KINDS = {
  304: "redirected",
  401: "unauthorized",
  403: "forbidden",
  413: "too_large",
  429: "rate_limited",
};

function kindOf(status, body) {
  if (REDIRECTS.includes(status)) return "redirected";
  // These have no body, whatever follows.
  if (status === 304) return "redirected";
  if (status === 204) return "undecodable";
  if (body === "endless") return "too_large";
  if (body === "badGzip") return "network";
  const isObject = OBJECTS.includes(body);
  // An error that comes as a success is an error.
  if (status < 300 && body === "serviceError") return "service";
  if (status < 300) return isObject ? "ok" : "undecodable";
  return isObject ? (SERVICE_KINDS[status] ?? "service") : (GATEWAY_KINDS[status] ?? "gateway");
}

/** What a person with a support ticket needs; a redirect is opaque, and a lost body may hide its head. */
function told(kind, status) {
  if (kind === "ok" || kind === "network" || REDIRECTS.includes(status)) return {};
  return { status, requestId: "request-1" };
}

export const STATUSES = STATUS.flatMap((status) =>
  BODY.map((body) => {
    const headers = REDIRECTS.includes(status) ? { Location: "{other}/" } : {};
    const kind = kindOf(status, body);
    const name = `${status} with the body ${body}`;
    return { name, answers: [{ status, body, headers }], expect: { kind, ...told(kind, status) } };
  }),
);

const documented = (status, code, message, expect) => ({
  name: `${status} ${code || "without code"}: ${message}`,
  answers: [{ status, json: { code, message } }],
  expect: { status, code, ...expect },
});

const gateway = (status, code, message, expect) => ({
  name: `gateway ${status} ${code}`,
  answers: [{ status, body: "empty", headers: { "X-Ca-Error-Code": code, "X-Ca-Error-Message": message } }],
  expect: { status, code, ...expect },
});

const NICK_NAME = "The input parameter nick_name is not valid. too long";

export const DOCUMENTED = [
  documented(400, "InvalidParameter.NickName", NICK_NAME, {
    kind: "invalid",
    fields: ["nick_name"],
  }),
  documented(400, "InvalidParameter", NICK_NAME, { kind: "invalid", fields: ["nick_name"] }),
  documented(400, "InvalidParameter.Unheard", "no", { kind: "invalid", fields: [] }),
  documented(401, "AccessTokenInvalid", "ErrValidateTokenFailed", { kind: "unauthorized" }),
  documented(401, "TokenExpired", "UserNotEnabled", { kind: "forbidden" }),
  documented(403, "ForbiddenNoPermission.User", "no permission", { kind: "forbidden" }),
  documented(403, "Forbidden", "UserRoleChanged", { kind: "unauthorized" }),
  documented(404, "NotFound.User", "The resource user cannot be found.", { kind: "not_found" }),
  documented(409, "AlreadyExist.Phone", "It exists.", { kind: "conflict", fields: ["phone"] }),
  documented(429, "TooManyRequests", "Slow down.", { kind: "rate_limited" }),
  documented(500, "InternalError", "Try again later.", { kind: "service" }),
  documented(503, "ServiceUnavailable", "Try again later.", { kind: "service" }),
  gateway(504, "D504TO", "timeout", { kind: "gateway" }),
  gateway(404, "I404NF", "API not found with it", { kind: "gateway" }),
  {
    name: "an error whose details CORS hides",
    answers: [{ status: 504, body: "empty", expose: false, headers: { "X-Ca-Error-Code": "D504TO" } }],
    expect: { kind: "gateway", status: 504, requestId: null },
  },
  {
    name: "getUser tells a user",
    play: "get",
    expect: { kind: "ok" },
  },
  {
    name: "getUser of nobody",
    play: "get",
    answers: [{ status: 404, json: { code: "NotFound.User", message: "no" } }],
    expect: { kind: "not_found", status: 404 },
  },
];

const TRIED_AGAIN = [429, 500, 502, 503, 504];

const retried = (name, answers, retry, expect) => ({ name, answers, options: { retry }, expect });

export const RETRIED = [
  ...STATUS.filter((status) => status >= 300 && !REDIRECTS.includes(status)).map((status) => {
    const attempts = TRIED_AGAIN.includes(status) ? 3 : 1;
    const kind = kindOf(status, "serviceError");
    return retried(`${status} again and again`, [{ status, body: "serviceError" }], QUICK, {
      kind,
      attempts,
    });
  }),
  ...TRIED_AGAIN.flatMap((status) => [
    retried(`gateway ${status} twice, then good`, [{ status, body: "empty" }, { status, body: "html" }, {}], QUICK, {
      kind: "ok",
      attempts: 3,
      planned: 3,
    }),
    retried(`${status} with retries off`, [{ status, body: "serviceError" }], false, {
      kind: kindOf(status, "serviceError"),
      planned: 1,
    }),
  ]),
  retried("no retries by number", [{ status: 503 }], { maxRetries: 0 }, { kind: "service" }),
  retried("five retries", [{ status: 503 }], { ...QUICK, maxRetries: 5 }, { kind: "service", attempts: 6 }),
  retried("the default policy", [{ status: 503 }, {}], undefined, { kind: "ok", attempts: 2 }),
  retried("a connection lost once", [{ cut: { at: "start", then: "reset" } }, {}], QUICK, {
    kind: "ok",
    attempts: 2,
  }),
  retried("a connection lost each time", [{ cut: { at: "head", then: "reset" } }], QUICK, {
    kind: "network",
    attempts: 3,
  }),
  retried("a body that breaks off is not asked for again", [{ cut: { at: "body", then: "reset" } }, {}], QUICK, {
    kind: "network",
    attempts: 1,
  }),
  retried("what is no JSON is not asked for again", [{ body: "html" }, {}], QUICK, {
    kind: "undecodable",
  }),
  retried("what is too large is not asked for again", [{ body: "endless" }, {}], QUICK, {
    kind: "too_large",
  }),
  retried("a redirect is not asked for again", [{ status: 302, headers: { Location: "{other}/" } }, {}], QUICK, {
    kind: "redirected",
  }),
  {
    name: "refused three times",
    options: { retry: QUICK, endpoint: "refused" },
    expect: { kind: "network", attempts: 3, requests: 0 },
  },
  {
    name: "a preflight refused three times",
    preflight: "refused",
    options: { retry: QUICK },
    expect: { kind: "network", attempts: 3, requests: 0 },
  },
];
