// What pages, extensions and monitoring scripts do to the globals. Each puts its patch in place, and
// gives a function that takes it away.

const { fetch, Headers, Request, Response } = globalThis;

/** Puts a value in the place of a property. */
function replace(object, key, value) {
  return describe(object, key, { value, writable: true, configurable: true });
}

function describe(object, key, descriptor) {
  const own = Object.getOwnPropertyDescriptor(object, key);
  Object.defineProperty(object, key, descriptor);
  return () => (own === undefined ? delete object[key] : Object.defineProperty(object, key, own));
}

const fetchIs = (value) => () => replace(globalThis, "fetch", value);
const fetchGives = (value) => fetchIs(async () => value());
const fetchRejects = (reason) => fetchIs(() => Promise.reject(reason));

const thrower = () => {
  throw new Error("patched");
};
const throws = (object, key) => () => replace(object, key, thrower);
const getterThrows = (object, key) => () => describe(object, key, { get: thrower, configurable: true });

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const lookAlike = () => ({
  ok: true,
  status: 200,
  type: "cors",
  headers: new Headers(),
  body: null,
});
/** As a polyfill or a library has it: what it does is a Response's, what it is is its own. */
class OtherResponse {
  #real;

  constructor(real, own) {
    this.#real = real;
    Object.assign(this, own);
    for (const key of ["status", "headers", "type", "ok", "body"]) this[key] ??= real[key];
  }

  arrayBuffer() {
    return this.#real.arrayBuffer();
  }
}

const fetchGivesOther = (own) => fetchIs(async (input, init) => new OtherResponse(await fetch(input, init), own));
/** A stream of another kind than the web's. */
const otherStream = { pipe() {} };

const good = () => new Response('{"nick_name":"Ada"}');
const streaming = (source) => () => new Response(new ReadableStream(source));

async function read() {
  const response = good();
  await response.text();
  return response;
}

function locked() {
  const response = good();
  response.body.getReader();
  return response;
}

/** The real one, behind a promise of a kind that is not the engine's. @extends {Promise<any>} */
class OtherPromise extends Promise {}

function otherFramesFetch() {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  const restore = replace(globalThis, "fetch", frame.contentWindow.fetch.bind(frame.contentWindow));
  return () => {
    restore();
    frame.remove();
  };
}

/** Whoever drives the browser sees what is wanted, and says when it is so. */
async function offline(isWanted) {
  globalThis.network.wantsOffline = isWanted;
  while (globalThis.network.isOffline !== isWanted) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function emulatedOffline() {
  await offline(true);
  return () => offline(false);
}

export const PATCHES = {
  "fetch is missing": fetchIs(undefined),
  "fetch is no function": fetchIs(42),
  "fetch throws an Error": fetchIs(thrower),
  "fetch throws undefined": fetchIs(() => {
    throw undefined;
  }),
  "fetch rejects with undefined": fetchRejects(undefined),
  "fetch rejects with a string": fetchRejects("no"),
  "fetch rejects with a symbol": fetchRejects(Symbol("no")),
  "fetch rejects with an object": fetchRejects({ no: true }),
  "fetch rejects with an AbortError": fetchRejects(new DOMException("", "AbortError")),
  "fetch gives undefined": fetchGives(() => undefined),
  "fetch gives null": fetchGives(() => null),
  "fetch gives a string": fetchGives(() => "{}"),
  "fetch gives a look-alike": fetchGives(lookAlike),
  "fetch gives a revoked Proxy": fetchIs(revoked),
  "fetch gives Response.error()": fetchGives(() => Response.error()),
  "fetch gives a throwing thenable": fetchIs(() => ({ then: thrower })),
  "fetch never settles": fetchIs(() => new Promise(() => {})),
  "fetch ignores the signal": fetchIs(async ({ url, method, headers }) =>
    fetch(url, { method, headers, credentials: "omit", referrerPolicy: "no-referrer" }),
  ),
  "fetch is wrapped": fetchIs(async (input, init) => fetch(input, init)),
  "fetch is wrapped by a Proxy": () => replace(globalThis, "fetch", new Proxy(fetch, {})),
  "fetch gives a Response at once": fetchIs(good),
  "fetch gives a thenable": fetchIs((input, init) => ({
    then: (resolve, reject) => fetch(input, init).then(resolve, reject),
  })),
  "fetch gives a thenable that settles twice": fetchIs((input, init) => ({
    then: (resolve, reject) =>
      fetch(input, init).then((response) => {
        resolve(response);
        reject(new Error("again"));
        resolve(undefined);
      }),
  })),
  "fetch gives a Promise of a subclass": fetchIs((input, init) => OtherPromise.resolve(fetch(input, init))),
  "fetch is another frame's": otherFramesFetch,
  "fetch gives a Response of another class": fetchGivesOther({}),
  "fetch gives a Response without a stream": fetchGivesOther({ body: otherStream }),
  "fetch gives a Response whose buffer is a number": fetchGivesOther({
    body: otherStream,
    arrayBuffer: async () => 42,
  }),
  "fetch gives a Response whose buffer is too much": fetchGivesOther({
    body: otherStream,
    arrayBuffer: async () => new ArrayBuffer(1024 * 1024 + 1),
  }),
  "fetch gives a body that was read": fetchGives(read),
  "fetch gives a body that is locked": fetchGives(locked),
  "fetch gives a body of strings": fetchGives(streaming({ start: (body) => body.enqueue("{}") })),
  "fetch gives a body that never ends": fetchGives(streaming({})),
  "fetch gives a body that fails": fetchGives(streaming({ pull: thrower })),
  "Request throws": throws(globalThis, "Request"),
  "Request is a subclass": () => replace(globalThis, "Request", class extends Request {}),
  "Headers throws": throws(globalThis, "Headers"),
  "Headers.set throws": throws(Headers.prototype, "set"),
  "Headers.get throws": throws(Headers.prototype, "get"),
  "JSON.parse throws": throws(JSON, "parse"),
  "TextDecoder.decode throws": throws(TextDecoder.prototype, "decode"),
  "TextEncoder.encodeInto throws": throws(TextEncoder.prototype, "encodeInto"),
  "TextDecoder throws": throws(globalThis, "TextDecoder"),
  "Math.random throws": throws(Math, "random"),
  "Date.now throws": throws(Date, "now"),
  "normalize throws": throws(String.prototype, "normalize"),
  "Response.status throws": getterThrows(Response.prototype, "status"),
  "Response.body throws": getterThrows(Response.prototype, "body"),
  offline: () => describe(navigator, "onLine", { get: () => false, configurable: true }),
  emulatedOffline,
};
