// A service worker, as a module.

import * as profile from "/pkg/index.js";

import { exercise } from "./exercise.js";

async function answer({ data, ports: [port] }) {
  await profile.init();
  port.postMessage({ scope: self.constructor.name, outcomes: await exercise(profile, data) });
}

addEventListener("message", (/** @type {any} */ event) => event.waitUntil(answer(event)));
