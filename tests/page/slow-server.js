// The sandbox behind a server that holds one file back until it is told: browsers differ in how requests
// can be intercepted, and all of them can wait.

import { createServer, request } from "node:http";

/** Serves what `origin` serves, but for the paths that end in `name`, which wait for `letGo()`. */
export async function holding(origin, name) {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  const { hostname, port } = new URL(origin);
  const server = createServer(async (incoming, answer) => {
    if (incoming.url.endsWith(name)) await held;
    const { method, url, headers } = incoming;
    const options = { hostname, port, method, path: url, headers };
    const passed = request(options, (given) => {
      answer.writeHead(given.statusCode, given.headers);
      given.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    incoming.pipe(passed);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    letGo();
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, letGo, stop };
}
