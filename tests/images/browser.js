// A page in headless Chromium with the package loaded, served by the sandbox.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { launch } from "../tools/browser.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export async function openPage() {
  const sandbox = await startSandbox();
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`${sandbox.url}/sandbox/users`);
  await page.evaluate(async (url) => {
    globalThis.pds = await import(`${url}/pkg/index.js`);
    await globalThis.pds.init();
    globalThis.blobOf = (base64, type) =>
      new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type });
  }, sandbox.url);

  return {
    fit: (base64, type, options) =>
      page.evaluate(
        ([base64, type, options]) => globalThis.pds.fitAvatar(globalThis.blobOf(base64, type), options),
        [base64, type, options],
      ),
    fitAborted: (bytes) =>
      page.evaluate(async (base64) => {
        const controller = new AbortController();
        const blob = globalThis.blobOf(base64, "image/jpeg");
        const fitting = globalThis.pds.fitAvatar(blob, { signal: controller.signal });
        controller.abort("changed my mind");
        return fitting.then(
          () => "resolved",
          ({ name, kind, cause }) => ({ name, kind, cause }),
        );
      }, bytes.toString("base64")),
    close: async () => {
      await browser.close();
      sandbox.stop();
    },
  };
}

function startSandbox() {
  const candidates = [process.env.PDS_SANDBOX_BIN, "target/debug/sandbox", "target/release/sandbox"];
  const binary = candidates
    .filter(Boolean)
    .map((path) => (path.startsWith("/") ? path : `${ROOT}/${path}`))
    .find(existsSync);
  if (binary === undefined) throw new Error("the sandbox is not built: cargo build -p sandbox");
  const child = spawn(binary, ["--port", "0", "--root", ROOT], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the sandbox ended with ${code}`)));
    child.stdout.on("data", (line) => {
      const url = /http:\/\/\S+/.exec(String(line))?.[0];
      if (url) resolve({ url, stop: () => child.kill() });
    });
  });
}
