// The pages of the benchmark on 127.0.0.1, isolated from other origins, so that their clock ticks every
// 5 µs, and the package beside them as it would be served.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const PKG = fileURLToPath(new URL("../pkg/", import.meta.url));
const MEDIA_TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** @param {Map<string, string | Uint8Array>} made what is in no folder, by path */
export async function serve(made) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const content = made.get(path) ?? (await packageFile(path));
    const type = MEDIA_TYPES[extname(path)] ?? "application/octet-stream";
    // Cached without asking again, so that a second page shows what a returning visitor has.
    const caching = { "Cache-Control": content === undefined ? "no-store" : "max-age=3600" };
    response.writeHead(content === undefined ? 404 : 200, { "Content-Type": type, ...HEADERS, ...caching });
    response.end(content);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

async function packageFile(path) {
  if (!path.startsWith("/pkg/")) return undefined;
  return readFile(join(PKG, path.slice("/pkg/".length))).catch(() => undefined);
}

/** A page that runs one module. */
export function pageWith(script) {
  return `<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">
<script type="module" src="${script}"></script>`;
}
