// The receiving side of a raw HTTP connection: just enough to know what came.

/** The bytes that come in on a socket. */
export class Incoming {
  #bytes = Buffer.alloc(0);
  #wake = () => {};
  #isOver = false;

  constructor(socket) {
    socket.on("data", (bytes) => {
      this.#bytes = Buffer.concat([this.#bytes, bytes]);
      this.#wake();
    });
    socket.on("close", () => {
      this.#isOver = true;
      this.#wake();
    });
  }

  text() {
    return this.#bytes.toString("latin1");
  }

  get #headEnd() {
    return this.#bytes.indexOf("\r\n\r\n");
  }

  /** The request's head; none when the connection was only opened. */
  async head() {
    await this.#until(() => this.#headEnd >= 0);
    return this.#headEnd < 0 ? undefined : this.text().slice(0, this.#headEnd);
  }

  async body(length) {
    await this.#until(() => this.#bytes.length >= this.#headEnd + 4 + length);
  }

  async #until(isThere) {
    while (!isThere() && !this.#isOver) await new Promise((/** @type {any} */ resolve) => (this.#wake = resolve));
  }
}

/** Its method, path and headers. */
export function parsed(head) {
  const [first, ...lines] = head.split("\r\n");
  const [method, path] = first.split(" ");
  const pairs = lines.map((line) => [line.split(":")[0].toLowerCase(), line.replace(/^[^:]*:\s*/, "")]);
  return { method, path, headers: Object.fromEntries(pairs) };
}
