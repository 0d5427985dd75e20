// The sandbox on a port of its own: started, asked, told, stopped.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export class Sandbox {
  #process;
  /** Where it listens, without a slash at the end. */
  url;

  static async start() {
    const sandbox = new Sandbox();
    [sandbox.#process, sandbox.url] = await started();
    return sandbox;
  }

  stop() {
    this.#process.kill();
  }

  /** Asks or tells it. */
  async control(method, path, body) {
    const answer = await fetch(`${this.url}/sandbox/${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    assert.ok(answer.ok, `${method} /sandbox/${path}: ${answer.status} ${await answer.clone().text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  /** Makes the next updates go wrong. */
  fault(fault, times = 1) {
    return this.control("POST", "faults", { path: "/v2/user/update", times, fault });
  }

  stored(userId = "self") {
    return this.control("GET", `users/${userId}`);
  }

  /** The updates that have reached it, their bodies parsed. */
  async updates() {
    const requests = await this.control("GET", "requests");
    const updates = requests.filter((request) => request.path === "/v2/user/update");
    // The sandbox keeps the first 4 KiB.
    const parsed = ({ body }) => (body.length < 4096 ? JSON.parse(body) : undefined);
    return updates.map((request) => ({ ...request, json: parsed(request) }));
  }
}

/** A token as the sandbox's journal has it: its length, and FNV-1a in 32 bits. */
export function masked(token) {
  const bytes = new TextEncoder().encode(token);
  const hash = bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
  return `(${[...token].length} chars, ${hash.toString(16).padStart(8, "0")})`;
}

async function started() {
  const places = ["target/debug/sandbox", "target/release/sandbox"].map((place) => root + place);
  const program = process.env.PDS_SANDBOX_BIN ?? places.find((place) => existsSync(place));
  if (program === undefined || !existsSync(program)) {
    throw new Error("There is no sandbox: run `cargo build -p sandbox`, or set PDS_SANDBOX_BIN.");
  }
  if (!existsSync(`${root}pkg/wasm/pds_profile_bg.wasm`)) {
    throw new Error("The package has no wasm: run `cargo xtask build`.");
  }
  const child = spawn(program, ["--port", "0", "--root", root], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^sandbox listening on (http:\S+)$/.exec(line) ?? [];
    if (url !== undefined) return [child, url];
  }
  throw new Error(`${program} ended before it listened.`);
}
