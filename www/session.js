// Who is signed in, and where. The token lives here, in memory, and nowhere else: not in the document,
// not in storage, not in an address.

import { pds } from "../pkg/form/package.js";
import { format } from "./words.js";

export class Session {
  #token;

  /** `{ isSandbox, domainId?, endpoint?, allowHttpLoopback? }`: where requests go, without the token. */
  connection;
  /** Loads and saves. */
  client;

  get hasToken() {
    return this.#token !== undefined;
  }

  /**
   * Uses another connection from now on.
   *
   * @throws {PdsError} of kind `invalid`, with an issue for what cannot work
   */
  use({ isSandbox, token, ...address }) {
    const { locale } = format;
    // Asked for at every call, as it may be replaced.
    const options = { ...address, accessToken: () => this.#token, locale };
    // Judges a token that is at hand: one that comes from a function is judged when it is used.
    pds.createClient({ ...options, accessToken: token });
    this.client = pds.createClient(options);
    this.#token = token;
    this.connection = { isSandbox, ...address };
  }

  /** Replaces a token that has ended. */
  renew(token) {
    this.#token = token;
  }

  forgetToken() {
    this.#token = undefined;
  }
}
