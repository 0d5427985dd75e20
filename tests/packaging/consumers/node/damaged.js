// The package with a part of its wasm: importing it is no matter, its first use says what is wrong.
import { readFileSync, writeFileSync } from "node:fs";

const folder = new URL("./node_modules/pds-profile/", import.meta.url);
const copy = new URL("wasm/pds_profile_base64.js", folder);
const text = readFileSync(copy, "utf8");
const wasm = readFileSync(new URL("wasm/pds_profile_bg.wasm", folder));
const tell = ({ name, kind, message }) => ({ name, kind, message });
const told = [];

writeFileSync(copy, `export default "${wasm.subarray(0, wasm.length >> 1).toString("base64")}";`);
const damaged = await import("pds-profile/inline");
told.push(await damaged.init().catch(tell));
try {
  damaged.validateUserUpdate({});
} catch (error) {
  told.push(tell(error));
}
writeFileSync(copy, text);

const { init, initSync, PdsError, validateUserUpdate } = await import("pds-profile/slim");
for (const source of [undefined, null, "x.wasm", new Uint8Array(8), wasm.subarray(0, 1000)]) {
  try {
    initSync(source);
  } catch (error) {
    told.push(tell(error), error instanceof PdsError ? tell(error) : undefined);
  }
}
initSync(wasm);
initSync(wasm);
await init(wasm);
console.log(JSON.stringify({ told, afterwards: validateUserUpdate({ user_id: "u1" }).ok }));
