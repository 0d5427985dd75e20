// The entry with the wasm inside it: ready at import, in one file more and no request besides. For
// tests, for schemas at module scope, and where no file can be served. A third larger to download.

import { startSync } from "./load.js";
import wasm from "./wasm/pds_profile_base64.js";

export * from "./api.js";

startSync(() => Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0)));

export async function init() {}
