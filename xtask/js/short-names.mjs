// Writes the short names that wasm-opt gave to imports and exports into the glue, too. The long ones
// end in hashes, which nothing compresses.
//
// Usage: node short-names.mjs LIST GLUE    the list as wasm-opt printed it

import { readFileSync, writeFileSync } from "node:fs";

const [, , list, file] = process.argv;
const { imports, exports } = JSON.parse(readFileSync(list, "utf8"));
let glue = readFileSync(file, "utf8");

function replace(pattern, replacement, isNeeded) {
  let count = 0;
  glue = glue.replace(pattern, () => {
    count += 1;
    return replacement;
  });
  if (isNeeded && count !== 1) throw new Error(`${pattern} is ${count} times in ${file}`);
}

/** What wasm-opt calls the one module. */
const MODULE = "a";
replace(/"\.\/pds_profile_bg\.js": /, `${MODULE}: `, true);
for (const [, name, short] of imports) replace(new RegExp(`\\b${name}: `, "g"), `${short}: `, true);
// Not all that is there is used.
for (const [name, short] of exports) replace(new RegExp(`\\bwasm\\.${name}\\b`, "g"), `wasm.${short}`);
writeFileSync(file, glue);
