// The fault server: everything that the fault tests talk to, on 127.0.0.1, closed at the end.
//
// - The site (one port): the test page, the package, and the controls that the page works.
// - Lanes (a port each): raw sockets that play the service. A lane plays one case at a time, so that
//   cases can run side by side and a preflight, which bears no token, still belongs to a case.
// - The other origin: where redirects lead. Nothing may ever arrive there.
// - A port where nobody listens.

import { randomBytes } from "node:crypto";
import net from "node:net";
import { fileURLToPath } from "node:url";

import { serve } from "../tools/server.js";
import { CASES } from "./cases.js";
import { Lane } from "./lane.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** For the matrix; a page that starts workers would need a policy for their addresses. */
const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";
const HOST = "127.0.0.1";

/** @param {number} laneCount how many cases can run side by side */
export async function startFaultServer(laneCount) {
  // In every token of this run, and in nothing else.
  const canary = `cnry${randomBytes(8).toString("hex")}`;
  const strays = [];
  const other = net.createServer((socket) => {
    strays.push("a connection to the other origin");
    socket.on("error", () => {});
    socket.destroy();
  });
  const places = { other: await listen(other), refused: await refusedOrigin() };
  const lanes = [];
  for (let index = 0; index < laneCount; index += 1) {
    const lane = new Lane(canary, places);
    lane.origin = await listen(lane.server);
    lanes.push(lane);
  }

  const origins = lanes.map((lane) => lane.origin);
  const csp = policy([...origins, places.other, places.refused]);
  const config = { canary, lanes: origins, ...places };
  const site = await serve(ROOT, async (path, request) => {
    const seen = request.url + JSON.stringify(request.headers);
    if (seen.includes(canary)) strays.push(`the token in a request to the site: ${path}`);
    const headers = {
      "Content-Security-Policy": path.endsWith("/page.html") ? `${csp}; ${TRUSTED_TYPES}` : csp,
    };
    if (!path.startsWith("/control/")) return { headers };
    const { searchParams } = new URL(request.url, "http://site");
    const value = await control(path.slice("/control/".length), searchParams, { lanes, config });
    return { headers, body: JSON.stringify(value ?? null) };
  });

  return {
    origin: site.origin,
    canary,
    lanes,
    ...places,
    /** What arrived where it should not have. */
    strays,
    async close() {
      for (const lane of lanes) lane.close();
      const servers = [other, ...lanes.map((lane) => lane.server)];
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
      await site.close();
    },
  };
}

/** What the page asks of the server between cases. */
async function control(name, params, { lanes, config }) {
  const lane = lanes[Number(params.get("lane"))];
  const answers = {
    config: () => config,
    begin: () => lane.begin(CASES[Number(params.get("case"))]),
    end: () => lane.end(),
    mark: () => lane.marked(params.get("name")),
  };
  return answers[name]();
}

function policy(origins) {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src 'self' ${origins.join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

async function listen(server) {
  await new Promise((done) => server.listen(0, HOST, done));
  return `http://${HOST}:${server.address().port}`;
}

/** A port that was free a moment ago. */
async function refusedOrigin() {
  const server = net.createServer();
  const origin = await listen(server);
  await new Promise((done) => server.close(done));
  return origin;
}
