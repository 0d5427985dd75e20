// One of the README's forms with everything that it needs, as one script. The forms import the package
// by its name and `./profile`, which is a block of the README, too.

import { fileURLToPath } from "node:url";

import { compileScript, parse } from "@vue/compiler-sfc";
import { build } from "esbuild";

import { blockOf } from "../tools/readme.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
export const PACKAGE = at("../../pkg/");
const MOUNTS = { tsx: "./mount/react.jsx", vue: "./mount/vue.js" };

/** Bundles the form under a heading of the README for a browser. */
export async function bundled(heading) {
  const { language, code } = blockOf(heading);
  const { outputFiles } = await build({
    alias: aliases(),
    bundle: true,
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    entryPoints: [at(MOUNTS[language])],
    format: "esm",
    jsx: "automatic",
    logLevel: "silent",
    plugins: [readme(compiled(language, code))],
    write: false,
  });
  return outputFiles[0].text;
}

function aliases() {
  const entries = { "pds-profile": "index.js" };
  for (const name of ["react", "vue"]) entries[`pds-profile/form/${name}`] = "form/index.js";
  for (const name of ["antd", "formik", "vee-validate"]) entries[`pds-profile/${name}`] = `${name}.js`;
  return Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, PACKAGE + file]));
}

/** The form as what esbuild knows. */
function compiled(language, code) {
  if (language === "tsx") return { contents: code, loader: "tsx" };
  const { descriptor } = parse(code, { filename: "ProfileForm.vue" });
  const compilerOptions = { isCustomElement: (tag) => tag.startsWith("pds-") };
  const { content } = compileScript(descriptor, { id: "form", inlineTemplate: true, templateOptions: { compilerOptions } });
  return { contents: content, loader: "ts" };
}

/** Gives the blocks where the scripts import them. */
function readme(form) {
  const modules = { form, profile: { contents: blockOf("Forms").code, loader: "ts" } };
  return {
    name: "readme",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^readme:form$/ }, () => ({ path: "form", namespace: "readme" }));
      onResolve({ filter: /^\.\/profile$/, namespace: "readme" }, () => ({ path: "profile", namespace: "readme" }));
      onLoad({ filter: /.*/, namespace: "readme" }, ({ path }) => ({ ...modules[path], resolveDir: at(".") }));
    },
  };
}
