// Prints what a browser downloads when it imports a module, one line per file:
// path, bytes, bytes after gzip, bytes after brotli, separated by tabs.
//
// Usage: node measure.mjs ENTRY

import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
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
  return files;
}

function brotli(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

for (const file of reached(process.argv[2])) {
  const bytes = readFileSync(file);
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes).length];
  console.log([relative(".", file), ...sizes].join("\t"));
}
