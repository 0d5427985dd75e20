// The package in a dedicated worker: the page hands it the address and is told what came of it.

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

worker.onmessage = ({ data }) => {
  globalThis.told = data;
};
worker.onerror = ({ message }) => {
  globalThis.told = { error: message };
};
worker.postMessage(location.href);
