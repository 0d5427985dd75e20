// The bundles: one with all contenders, one of each for a fresh page, and what each weighs.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { build } from "esbuild";

import { ajvModule } from "./contenders/ajv-build.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PACKAGE = here("../pkg/index.js");

const ajv = {
  name: "ajv",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^virtual:ajv$/ }, ({ path }) => ({ path, namespace: "ajv" }));
    onLoad({ filter: /./, namespace: "ajv" }, () => ({ contents: ajvModule(), resolveDir: here(".") }));
  },
};

/** The package is served as it is, beside the bundle. */
const packageBeside = {
  name: "package",
  setup({ onResolve }) {
    onResolve({ filter: /^pds-profile$/ }, () => ({ path: "/pkg/index.js", external: true }));
  },
};

/** @satisfies {import("esbuild").BuildOptions} */
const OPTIONS = /** @type {const} */ ({
  bundle: true,
  define: { "process.env.NODE_ENV": '"production"' },
  format: "esm",
  logLevel: "warning",
  // Only the package has to be started.
  logOverride: { "import-is-undefined": "silent" },
  minify: true,
  platform: "browser",
  target: "es2024",
  write: false,
});

async function bundle(options) {
  const { outputFiles } = await build({ ...OPTIONS, ...options });
  return /** @type {any} */ (outputFiles)[0].text;
}

/** The page with everybody in it. */
export function benchPage() {
  return bundle({
    entryPoints: [here("page/bench.js")],
    // What mitata imports where it runs in Bun.
    external: ["bun:jsc"],
    plugins: [ajv, packageBeside],
  });
}

/** The page with one contender in it. */
export function firstPage(contender) {
  const alias = { contender: here(`contenders/${contender}.js`) };
  return bundle({ entryPoints: [here("page/first.js")], alias, plugins: [ajv, packageBeside] });
}

/** Bytes of a contender that does the same job, minified: `{ raw, brotli }`. */
export async function weigh(contender) {
  const contents = `export { validate, validateField } from "./contenders/${contender}.js";`;
  return weighText(await bundle({ stdin: { contents, resolveDir: here(".") }, plugins: [ajv] }));
}

/** The same for the package: some of its functions or all of them, and the wasm file. */
export async function weighPackage(names) {
  const contents = `export ${names} from "${PACKAGE}";`;
  const { outputFiles } = await build({
    ...OPTIONS,
    splitting: true,
    outdir: "out",
    stdin: { contents, resolveDir: here(".") },
  });
  // The copy of the wasm is a part of its own, which a healthy page does not download.
  const scripts = outputFiles.filter(({ path }) => !/[\\/]fallback-/.test(path));
  const wasm = readFileSync(here("../pkg/wasm/pds_profile_bg.wasm"));
  const [script, module] = [weighText(scripts.map(({ text }) => text).join("\n")), weighText(wasm)];
  return { raw: script.raw + module.raw, brotli: script.brotli + module.brotli };
}

function weighText(content) {
  const bytes = Buffer.from(content);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}
