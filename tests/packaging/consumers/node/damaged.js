// The package without its wasm file, and with half of it: importing it fails, and says why.
import { readFileSync, rmSync, writeFileSync } from "node:fs";

const file = new URL("./node_modules/pds-profile/wasm/pds_profile_bg.wasm", import.meta.url);
const wasm = readFileSync(file);
const tell = ({ name, kind, message }) => ({ name, kind, message });

rmSync(file);
const missing = await import("./node_modules/pds-profile/node.js?missing").catch(tell);
writeFileSync(file, wasm.subarray(0, wasm.length >> 1));
const truncated = await import("./node_modules/pds-profile/node.js?truncated").catch(tell);
writeFileSync(file, wasm);

const { initSync, PdsError, validateUserUpdate } = await import("pds-profile/slim");
const told = [missing, truncated];
for (const source of [undefined, null, "x.wasm", new Uint8Array(8), wasm.subarray(0, 1000)]) {
  try {
    initSync(source);
  } catch (error) {
    told.push(tell(error), error instanceof PdsError ? tell(error) : undefined);
  }
}
initSync(wasm);
initSync(wasm);
console.log(JSON.stringify({ told, afterwards: validateUserUpdate({ user_id: "u1" }).ok }));
