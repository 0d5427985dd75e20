// Writes what the npm package's wasm is made of, as CycloneDX: the crates that are compiled into it, and,
// as `excluded`, those that only run while it is compiled. The JavaScript has no dependencies.
//
// No time and no random number stands in it: the same lock file, the same bytes.
//
// Usage: node sbom.mjs FILE

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const TARGET = "wasm32-unknown-unknown";
const ROOT = "pds-profile";

const words = ["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET];
const output = execFileSync(process.env.CARGO ?? "cargo", words, { maxBuffer: 2 ** 28 });
const { packages, resolve } = JSON.parse(output);
const packageOf = new Map(packages.map((found) => [found.id, found]));
const nodeOf = new Map(resolve.nodes.map((node) => [node.id, node]));

/** Follows dependencies of the kinds that are asked for; macros run in the compiler. */
function reach(start, follow) {
  const reached = new Set([start]);
  for (const id of reached) {
    for (const { pkg, dep_kinds: kinds } of nodeOf.get(id).deps) {
      if (kinds.some(({ kind }) => follow(kind, packageOf.get(pkg)))) reached.add(pkg);
    }
  }
  return reached;
}

const isMacro = ({ targets }) => targets.some(({ kind }) => kind.includes("proc-macro"));
const root = packages.find(({ name, source }) => name === ROOT && source === null);
const inside = reach(root.id, (kind, found) => kind === null && !isMacro(found));
const all = reach(root.id, (kind) => kind !== "dev");

function checksums() {
  const lock = readFileSync("Cargo.lock", "utf8");
  const entries = lock.matchAll(/name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"/g);
  return new Map([...entries].map(([, name, version, sum]) => [`${name}@${version}`, sum]));
}

const sums = checksums();

function component(id) {
  const { name, version, license } = packageOf.get(id);
  const purl = `pkg:cargo/${name}@${version}`;
  const licenses = license ? [{ expression: license.replaceAll("/", " OR ") }] : [];
  const hash = sums.get(`${name}@${version}`);
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    scope: inside.has(id) ? "required" : "excluded",
    hashes: hash ? [{ alg: "SHA-256", content: hash }] : [],
    licenses,
    purl,
  };
}

const manifest = JSON.parse(readFileSync("pkg/package.json", "utf8"));
const purl = `pkg:npm/${manifest.name}@${manifest.version}`;
const components = [...all].filter((id) => id !== root.id).map(component);
const byName = (a, b) => (a.purl < b.purl ? -1 : 1);
const sbom = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: {
    component: {
      type: "library",
      "bom-ref": purl,
      name: manifest.name,
      version: manifest.version,
      licenses: [{ expression: manifest.license.replace(/^\((.*)\)$/, "$1") }],
      purl,
    },
  },
  components: components.sort(byName),
};
writeFileSync(process.argv[2], `${JSON.stringify(sbom, undefined, 2)}\n`);
console.log(`${inside.size - 1} crates in the wasm, ${all.size - inside.size} that only compile it`);
