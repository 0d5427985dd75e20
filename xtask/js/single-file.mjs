// Writes the whole package as one script, which a page loads with `<script src>` (the global
// `pdsProfile`), from a CDN or from the disk, and which CommonJS requires; with its types beside it.
//
// Usage: node single-file.mjs ESBUILD FOLDER    where esbuild's module is, and where to write

import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , esbuild, folder] = process.argv;
const { buildSync } = createRequire(import.meta.url)(esbuild);

// jsdom has neither of the two, and the engine that it runs in has both.
const CODECS = `const isMissing = globalThis.TextDecoder === undefined && typeof require === "function";
export const { TextDecoder, TextEncoder } = isMissing ? require("node:util") : globalThis;`;

mkdirSync(folder, { recursive: true });
const codecs = join(folder, "codecs.mjs");
writeFileSync(codecs, CODECS);
buildSync({
  entryPoints: ["pkg/inline.js"],
  outfile: join(folder, "pds-profile.js"),
  bundle: true,
  // Nothing here loads a file by its address: the glue's own default is not reached.
  define: { "import.meta.url": "undefined" },
  external: ["node:util"],
  footer: { js: `if (typeof module === "object") module.exports = pdsProfile;` },
  format: "iife",
  globalName: "pdsProfile",
  inject: [codecs],
  logLevel: "warning",
  minify: true,
  platform: "browser",
  target: "es2022",
});
rmSync(codecs);
// CommonJS, though the package's other scripts are modules.
writeFileSync(join(folder, "package.json"), `{ "type": "commonjs" }\n`);
copyFileSync("pkg/index.d.ts", join(folder, "pds-profile.d.ts"));
