// Writes the SHA-256 of a file beside it, as `sha256sum -c` reads it.
//
// Usage: node checksum.mjs FILE

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const [, , file] = process.argv;
const line = `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${basename(file)}\n`;
writeFileSync(`${file}.sha256`, line);
process.stdout.write(line);
