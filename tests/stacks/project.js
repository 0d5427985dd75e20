// A cell's project: installed once for a set of versions, and given the packed package afresh each time.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { blocks } from "../tools/readme.js";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const target = fileURLToPath(new URL("../../target/stacks/", import.meta.url));

/** Makes the project of a cell and gives its folder. */
export async function project(name, cell, tarball) {
  const folder = join(target, name);
  await install(folder, name, cell);
  await unpack(folder, tarball);
  await cp(join(here, "shared"), folder, { recursive: true });
  await cp(join(here, cell.template), folder, { recursive: true });
  for (const [file, text] of Object.entries(cell.config ?? {})) await write(join(folder, file), text);
  if (cell.readme !== undefined) await writeBlocks(folder, cell.readme);
  return folder;
}

async function install(folder, name, { install: dependencies = {}, type = "module" }) {
  const manifest = JSON.stringify({ name, private: true, type, dependencies });
  const path = join(folder, "package.json");
  // Written last: an interrupted install is made again.
  const stamp = join(folder, "node_modules/.installed");
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === manifest) return;
  await rm(folder, { recursive: true, force: true });
  await write(path, manifest);
  // The packages ship what they run; an install script would download it once more.
  const words = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  await run("npm", words, { cwd: folder, maxBuffer: 2 ** 26 });
  await write(stamp, manifest);
}

async function unpack(folder, tarball) {
  const installed = join(folder, "node_modules/pds-profile");
  await rm(installed, { recursive: true, force: true });
  // What a stack keeps of the package that was there before.
  for (const cache of [".vite", ".cache"])
    await rm(join(folder, "node_modules", cache), { recursive: true, force: true });
  for (const output of [".next", ".nuxt", ".output", ".svelte-kit", ".astro", "build", "dist"])
    await rm(join(folder, output), { recursive: true, force: true });
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed]);
}

/** The README's files; their first lines name them. The sandbox stands in for the service. */
async function writeBlocks(folder, heading) {
  for (const { code } of blocks().filter((block) => block.heading === heading)) {
    const [, file] = /^\/\/ (\S+)\n/.exec(code);
    const endpoint = `endpoint: process.env.PDS_ENDPOINT, allowHttpLoopback: true`;
    await write(join(folder, file), code.replace(`domainId: "bj1"`, endpoint));
  }
}

async function write(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
