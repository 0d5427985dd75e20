// A SvelteKit project with one page, built and served by its own tools.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { blockOf } from "../tools/readme.js";
import { PACKAGE } from "./bundle.js";

const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));
const vite = join(modules, "vite/bin/vite.js");
const PATIENCE_MS = 60_000;

/** The longer name first: Vite takes the first that fits. */
const ALIASES = { "pds-profile/form/svelte": `${PACKAGE}form/index.js`, "pds-profile": `${PACKAGE}index.js` };

/** The project's files, with the page. */
const files = (page) => ({
  "package.json": `{ "private": true, "type": "module" }`,
  "svelte.config.js": "export default {};",
  "vite.config.js": `import { sveltekit } from "@sveltejs/kit/vite";
    export default {
      plugins: [sveltekit()],
      resolve: { alias: ${JSON.stringify(ALIASES)} },
    };`,
  "src/app.html": `<!doctype html><head><link rel="icon" href="data:,">%sveltekit.head%</head>
    <body><div>%sveltekit.body%</div></body>`,
  "src/routes/profile.ts": blockOf("Forms").code,
  "src/routes/+page.ts": `import { profile } from "./profile";
    export const ssr = false;
    export const load = () => profile;`,
  "src/routes/+page.svelte": page,
});

/** Builds and serves it: `{ origin, close }`. */
export async function svelteKit(page) {
  const root = await mkdtemp(join(tmpdir(), "sveltekit-"));
  await symlink(modules, join(root, "node_modules"));
  for (const [name, text] of Object.entries(files(page))) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  const [code] = await once(start(root, ["build", "--logLevel", "error"]), "exit");
  if (code !== 0) throw new Error("SvelteKit's build failed.");
  const port = String(await freePort());
  const preview = start(root, ["preview", "--host", "127.0.0.1", "--port", port, "--strictPort"]);
  const origin = `http://127.0.0.1:${port}`;
  await answers(origin);
  const close = async () => {
    preview.kill();
    await rm(root, { recursive: true });
  };
  return { origin, close };
}

function start(cwd, words) {
  return spawn(process.execPath, [vite, ...words], { cwd, stdio: ["ignore", "ignore", "inherit"] });
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

async function answers(origin) {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const response = await fetch(origin).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > end) throw new Error(`${origin} does not answer.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
