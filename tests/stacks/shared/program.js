// What each stack's program does in a browser; `told` is what came of it, for the test.

import { createClient, init, PdsError, validateUserUpdate } from "pds-profile";

import { steps } from "./steps.js";

export function program(address = location.href) {
  return steps({ createClient, init, PdsError, validateUserUpdate }, address);
}

/** Runs it and leaves what came of it for the test. */
export function run() {
  program().then(
    (told) => {
      globalThis.told = told;
    },
    (error) => {
      globalThis.told = { error: String(error?.stack ?? error) };
    },
  );
}
