// Who is signed in, where, and whose profile is open. The token lives here, in memory, and nowhere
// else: not in the document, not in storage, not in an address.

import { locale } from "./i18n.js";
import { pds } from "./package.js";

export class Session extends EventTarget {
  #token;
  #client;
  #opening;

  /** `{ isSandbox, domainId?, endpoint?, allowHttpLoopback? }`: where requests go, without the token. */
  connection;
  /** The user that the token belongs to. */
  me;

  get hasToken() {
    return this.#token !== undefined;
  }

  get isSelf() {
    return this.userId === undefined || this.userId === this.me?.user_id;
  }

  /**
   * Uses another connection from now on.
   *
   * @throws {PdsError} of kind `invalid`, with an issue for what cannot work
   */
  use({ isSandbox, token, ...address }) {
    const options = {
      ...address,
      // Asked for at every call, as it may be replaced.
      accessToken: () => this.#token,
      locale,
    };
    // Judges a token that is at hand: one that comes from a function is judged when it is used.
    pds.createClient({ ...options, accessToken: token });
    this.#client = pds.createClient(options);
    this.#token = token;
    this.connection = { isSandbox, ...address };
    this.me = undefined;
    this.userId = undefined;
  }

  /** Replaces a token that has ended. */
  renew(token) {
    this.#token = token;
  }

  forgetToken() {
    this.#token = undefined;
  }

  /**
   * Reads a profile: the signed-in user's own, or that of `userId`. Gives `undefined` when another
   * one has been asked for meanwhile.
   */
  async open(userId) {
    this.#opening?.abort();
    const opening = new AbortController();
    this.#opening = opening;
    const { signal } = opening;
    try {
      const me = await this.#client.getUser({ signal });
      const isOther = userId !== undefined && userId !== me.user_id;
      const user = isOther ? await this.#client.getUser({ userId, signal }) : me;
      if (signal.aborted) return undefined;
      this.me = me;
      this.userId = userId;
      return user;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  /** Takes the signed-in user's own profile, read by somebody else. */
  adopt(user) {
    this.me = user;
    this.userId = undefined;
    return user;
  }

  /** Reads the open profile again. */
  read() {
    return this.#client.getUser(this.isSelf ? {} : { userId: this.userId });
  }

  /** Sends an update; `hooks` hear of its attempts and answers, and may abort it. */
  save(update, hooks) {
    return this.#client.updateUser(update, hooks);
  }
}
