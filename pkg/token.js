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

  /** Another token in place of a refused one. */
  replace(refused) {
    if (this.#refused.has(refused) && this.#fresh !== refused) return Promise.resolve(this.#fresh);
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
    const token = await this.#refresh();
    if (!this.#isToken(token)) throw new TypeError("The refresh callback gave no access token.");
    this.#refused.add(refused);
    this.#fresh = token;
    return token;
  }
}
