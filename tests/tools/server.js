// A static server for tests: folders of files, and answers that differ from them.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const MEDIA_TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder on a free port of 127.0.0.1.
 *
 * @param {string} root
 * @param {(path: string, request: import("node:http").IncomingMessage) => any} [special]
 *   what to answer in place of a file, or with it: `{ status, headers, body }`; or another `{ file }`
 */
export async function serve(root, special = () => undefined) {
  const paths = [];
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    paths.push(path);
    const { status, headers, body, file: other = path } = (await special(path, request)) ?? {};
    const file = join(root, other.endsWith("/") ? `${other}index.html` : other);
    const content = body ?? (await readFile(file).catch(() => undefined));
    const type = MEDIA_TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(status ?? (content === undefined ? 404 : 200), { "Content-Type": type, ...headers });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** What was asked for, in order. */
    paths,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
