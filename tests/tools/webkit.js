// WebKitGTK for tests, driven by its own WebDriver on a screen that nobody sees. What is missing fails
// with a message that says how to get it.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { Builder, Capabilities } from "selenium-webdriver";

/** Where distributions put it: Debian below a folder for the kind of processor. */
const places = () =>
  ["/usr/libexec", "/usr/lib", ...readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`)].map(
    (folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`,
  );
const PATIENCE_MS = 30_000;

/** Starts driver and browser; `stop()` ends both. */
export async function launchWebKit() {
  const binary = process.env.MINIBROWSER ?? places().find((place) => existsSync(place));
  if (binary === undefined) {
    throw new Error("There is no MiniBrowser of WebKitGTK: run cargo xtask setup.");
  }
  const port = await freePort();
  const program = process.env.WEBKITDRIVER ?? "WebKitWebDriver";
  // A group of its own: the screen, the driver and the browser end together.
  const child = spawn(process.env.XVFB_RUN ?? "xvfb-run", ["--auto-servernum", program, `--port=${port}`], {
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
  });
  const failed = new Promise((_, reject) => {
    child.on("error", (cause) => reject(new Error("xvfb-run: run cargo xtask setup.", { cause })));
    child.on("exit", (code) => reject(new Error(`${program} ended with ${code}.`)));
  });
  failed.catch(() => {});
  const kill = () => {
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended by itself.
    }
  };
  try {
    await Promise.race([answering(port), failed]);
    const capabilities = new Capabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary, args: ["--automation"] },
      pageLoadStrategy: "none",
    });
    const server = `http://127.0.0.1:${port}`;
    const driver = await new Builder().usingServer(server).withCapabilities(capabilities).build();
    const stop = async () => {
      await driver.quit().catch(() => {});
      kill();
    };
    return { driver, stop };
  } catch (error) {
    kill();
    throw error;
  }
}

async function answering(port) {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error("WebKitWebDriver does not answer.");
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
