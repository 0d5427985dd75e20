// The bundler makes a file of its own for the worker.

import { program } from "./program.js";

self.onmessage = ({ data }) => {
  program(data).then(postMessage, (error) => postMessage({ error: String(error?.stack ?? error) }));
};
