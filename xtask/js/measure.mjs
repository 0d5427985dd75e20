// Prints sizes, one line for each thing: name, bytes, bytes after gzip, bytes after brotli, separated by
// tabs.
//
// Usage: node measure.mjs served ENTRY    every file that a browser downloads without a bundler
//        node measure.mjs bundled ENTRY   the same from a bundler: the script, minified, and the wasm
//        node measure.mjs parts ENTRY     an entry beside the package's: what it loads at once, and later
//        node measure.mjs peers FILE      what the benchmark found of other packages, if it has run

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Static imports and re-exports, and files fetched by an address relative to the module.
const STATIC = /^\s*(?:import|export)\b[^"';]*?["'](\.{1,2}\/[^"']+)["']/gm;
const FETCHED = /new URL\(\s*["']([^"':]+)["']\s*,\s*import\.meta\.url\s*\)/g;

function reached(entry) {
  const files = new Set([entry]);
  for (const file of files) {
    if (!file.endsWith(".js")) continue;
    const text = readFileSync(file, "utf8");
    for (const pattern of [STATIC, FETCHED]) {
      for (const [, target] of text.matchAll(pattern)) files.add(join(dirname(file), target));
    }
  }
  return [...files];
}

function brotli(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

function print(name, bytes) {
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes).length];
  console.log([name, ...sizes].join("\t"));
}

function served(entry) {
  for (const file of reached(entry)) print(relative(".", file), readFileSync(file));
}

function bundled(entry) {
  // The tests' esbuild.
  const { buildSync } = createRequire(join(process.cwd(), "tests/package.json"))("esbuild");
  // The copy of the wasm is a file of its own, which a healthy page does not download.
  const options = { bundle: true, format: "esm", minify: true, write: false, splitting: true, outdir: "out" };
  const { outputFiles } = buildSync({ ...options, entryPoints: [entry] });
  const scripts = outputFiles.filter(({ path }) => !basename(path).startsWith("fallback-"));
  if (scripts.length === outputFiles.length) throw new Error("the copy of the wasm is no part of its own");
  print("script, bundled and minified", Buffer.concat(scripts.map(({ contents }) => contents)));
  for (const file of reached(entry)) {
    if (file.endsWith(".wasm")) print(relative(".", file), readFileSync(file));
  }
}

/** The entry with what it imports, and each part that comes when it is needed. */
function parts(entry) {
  const { buildSync } = createRequire(join(process.cwd(), "tests/package.json"))("esbuild");
  const options = { bundle: true, format: "esm", minify: true, write: false, splitting: true, outdir: "out" };
  const { outputFiles } = buildSync({ ...options, entryPoints: [entry], external: ["../index.js"] });
  // Names of parts end in a hash; what several share is loaded at once.
  const isLater = ({ path }) => /-[A-Z0-9]{8}\.js$/.test(path) && !basename(path).startsWith("chunk-");
  const first = outputFiles.filter((file) => !isLater(file));
  print(entry, Buffer.concat(first.map(({ contents }) => contents)));
  for (const { path, contents } of outputFiles.filter(isLater)) {
    print(`later: ${basename(path).replace(/-[A-Z0-9]{8}\.js$/, "")}`, Buffer.from(contents));
  }
}

function peers(file) {
  if (!existsSync(file)) return;
  for (const [name, { raw, brotli }] of Object.entries(JSON.parse(readFileSync(file, "utf8")).sizes)) {
    console.log([name, raw, "", brotli].join("\t"));
  }
}

const [what, path] = process.argv.slice(2);
({ served, bundled, parts, peers })[what](path);
