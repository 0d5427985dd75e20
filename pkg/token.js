// The access token of one client: where it comes from, and how a refused one is replaced.
//
// Refreshing makes the service's old tokens worthless, so parallel calls share one refresh, and a
// token that was refused once is never sent again.

export class TokenSource {
  #given;
  #refresh;
  #isToken;
  #fresh;
  #refused = new Set();
  #refreshing;
  /** The last refresh that failed: `{ refused, at, cause }`. */
  #failed;

  /**
   * @param {string | (() => string | Promise<string>)} given
   * @param {(() => string | Promise<string>) | undefined} refresh
   * @param {(token: unknown) => boolean} isToken
   */
  constructor(given, refresh, isToken) {
    this.#given = given;
    this.#refresh = refresh;
    this.#isToken = isToken;
  }

  /** The token to begin a call with. */
  async current() {
    const token = typeof this.#given === "function" ? await this.#given() : this.#given;
    return this.#refused.has(token) ? this.#fresh : token;
  }

  /** Whether there is anything to do about a refused token. */
  get canRefresh() {
    return typeof this.#refresh === "function";
  }

  /**
   * Another token in place of a refused one. A call that began before the last refresh failed shares
   * that failure: it would ask for the same again.
   */
  replace(refused, began) {
    if (this.#refused.has(refused)) return Promise.resolve(this.#fresh);
    if (this.#failed?.refused === refused && began < this.#failed.at) {
      return Promise.reject(this.#failed.cause);
    }
    this.#refreshing ??= this.#start(refused);
    return this.#refreshing;
  }

  /** Gives up a refresh that has not come back in time, so that the next call starts another. */
  abandon(refreshing) {
    if (this.#refreshing === refreshing) this.#refreshing = undefined;
  }

  #start(refused) {
    const refreshing = this.#ask(refused).finally(() => this.abandon(refreshing));
    return refreshing;
  }

  async #ask(refused) {
    try {
      const token = await this.#refresh();
      if (!this.#isToken(token)) throw new TypeError("The refresh callback gave no access token.");
      if (token === refused) throw new TypeError("The refresh callback gave the refused token again.");
      this.#refused.add(refused);
      this.#fresh = token;
      return token;
    } catch (cause) {
      this.#failed = { refused, at: performance.now(), cause };
      throw cause;
    }
  }
}
