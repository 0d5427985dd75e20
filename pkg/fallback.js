// The copy of the wasm inside the package, for a page where the file beside the package gives no wasm. A
// part of its own: who has the file does not download this.

import { bytesOfBase64 } from "./base64.js";
import wasm from "./wasm/pds_profile_base64.js";

/** Starts the core from the copy, and says on the console how to do better. */
export async function startFromCopy(start, failure) {
  await start(bytesOfBase64(wasm));
  console.warn(
    `pds-profile uses the copy of its WebAssembly that is inside the package. ${failure.message} ` +
      "That works, but is larger to download. To use the file, serve pds-profile/pds_profile_bg.wasm and pass its " +
      'address to init(). In development with Vite 5 to 7: optimizeDeps: { exclude: ["pds-profile"] }.',
  );
}
