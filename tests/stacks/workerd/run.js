// Bundles the worker as its own tools do, with the wasm as a module beside it, and asks it in workerd.

import { build } from "esbuild";
import { Miniflare } from "miniflare";

const wasmBeside = {
  name: "wasm",
  setup({ onResolve }) {
    onResolve({ filter: /\.wasm$/ }, () => ({ path: "./pds_profile_bg.wasm", external: true }));
  },
};
await build({
  bundle: true,
  conditions: ["workerd", "worker", "browser"],
  entryPoints: ["worker.js"],
  format: "esm",
  outfile: "dist/worker.js",
  plugins: [wasmBeside],
});
const { readFile } = await import("node:fs/promises");
const worker = new Miniflare({
  compatibilityDate: "2026-01-01",
  modules: [
    { type: "ESModule", path: "worker.js", contents: await readFile("dist/worker.js", "utf8") },
    {
      type: "CompiledWasm",
      path: "pds_profile_bg.wasm",
      contents: await readFile("node_modules/pds-profile/wasm/pds_profile_bg.wasm"),
    },
  ],
});
const response = await worker.dispatchFetch("http://localhost/");
console.log(await response.text());
await worker.dispose();
