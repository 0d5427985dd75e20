// Calls without a network: `fetch` gives what a test wants.

import assert from "node:assert/strict";
import { afterEach } from "node:test";

import { createClient } from "../../pkg/inline.js";

export const TOKEN = "eyJhbGciOi.a-secret_~+/=";

const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

/** Answers each request with the next of these; an answer is a status, a body and headers. Gives the tokens. */
export function answerWith(...answers) {
  const tokens = [];
  globalThis.fetch = async (request) => {
    tokens.push(request.headers.get("authorization").slice("Bearer ".length));
    const [status, body, headers] = answers.length > 1 ? answers.shift() : answers[0];
    const text = typeof body === "string" || body === null ? body : JSON.stringify(body);
    return new Response(text, { status, headers });
  };
  return tokens;
}

export const client = (options) => createClient({ domainId: "bj1", accessToken: TOKEN, retry: false, ...options });
export const failure = (promise) => promise.then(assert.fail, (error) => error);
export const thrower = () => {
  throw new Error("not to be called");
};
