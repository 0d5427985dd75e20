// The package as its users get it: packed by npm, installed in a project outside the checkout.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));

/** Packs `pkg/` into a folder of its own. */
export async function pack() {
  for (const built of ["wasm/pds_profile_bg.wasm", "wasm/pds_profile_base64.js"]) {
    if (!existsSync(join(pkg, built))) throw new Error(`pkg/${built} is missing: run cargo xtask build.`);
  }
  const folder = await mkdtemp(join(tmpdir(), "pds-profile-"));
  const [packed] = JSON.parse(await npm(pkg, folder, "pack", "--json", "--pack-destination", folder));
  return {
    ...packed,
    folder,
    tarball: join(folder, packed.filename),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Copies a project and installs the packed package in it. */
export async function install(packed, source, name) {
  const project = join(packed.folder, name);
  await cp(source, project, { recursive: true });
  const manifest = { name, private: true, type: "module" };
  await writeFile(join(project, "package.json"), JSON.stringify(manifest));
  await cp(await installedModules(packed), join(project, "node_modules"), { recursive: true });
  return project;
}

/** What npm makes of the tarball, made once: it is the same in every project. */
function installedModules(packed) {
  packed.modules ??= installModules(packed);
  return packed.modules;
}

async function installModules({ folder, tarball }) {
  const project = join(folder, "installed");
  await mkdir(project);
  await writeFile(join(project, "package.json"), `{ "private": true }`);
  await npm(project, folder, "install", "--offline", "--ignore-scripts", tarball);
  return join(project, "node_modules");
}

/** With a cache of its own: what npm has met before must not make a difference. */
async function npm(cwd, folder, ...words) {
  const options = ["--no-audit", "--no-fund", "--cache", join(folder, "cache")];
  const { stdout } = await run("npm", [...words, ...options], { cwd });
  return stdout;
}
