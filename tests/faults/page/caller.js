// The caller's side by name: tokens, functions that give them, refresh callbacks, reasons, inputs.

const LONGEST = 8_192;

/** Values by what is wrong with them. `token` is a good one, unique to the case. */
const VALUES = {
  crLf: (token) => `${token}\r\nX-Injected: 1`,
  newline: (token) => `${token}\n`,
  nul: (token) => `${token}\0`,
  latin1: (token) => `${token}é`,
  chinese: (token) => `${token}令牌`,
  space: (token) => ` ${token}`,
  empty: () => "",
  equalsSign: (token) => `=${token}`,
  tooLong: (token) => token.padEnd(LONGEST + 1, "x"),
  longest: (token) => token.padEnd(LONGEST, "x"),
  number: () => 42,
  null: () => null,
  undefined: () => undefined,
  object: (token) => ({ token }),
};

/** Functions by how they behave. `thrown` is what they fail with. */
const FUNCTIONS = {
  function: (token) => () => token,
  asyncFunction: (token) => async () => token,
  thenable: (token) => () => ({ then: (resolve) => resolve(token) }),
  thenableThrows: (_, thrown) => () => ({
    then() {
      throw thrown.value;
    },
  }),
  throws: (_, thrown) => () => {
    throw thrown.value;
  },
  throwsUndefined: (_, thrown) => () => {
    thrown.value = undefined;
    throw undefined;
  },
  rejects: (_, thrown) => () => Promise.reject(thrown.value),
  rejectsUndefined: (_, thrown) => () => {
    thrown.value = undefined;
    return Promise.reject();
  },
  rejectsString: (_, thrown) => () => {
    thrown.value = "no token today";
    return Promise.reject(thrown.value);
  },
  never: () => () => new Promise(() => {}),
};

/** @param {string | undefined} name of a value, of a function, or `() => name of a value` */
export function tokenBy(name, token, thrown) {
  if (name === undefined) return token;
  if (name.startsWith("() => ")) return () => VALUES[name.slice("() => ".length)](token);
  return (FUNCTIONS[name] ?? VALUES[name])(token, thrown);
}

/** Refresh callbacks; `calls` is how often this one has been called. */
export function refreshBy(name, token, thrown) {
  const fresh = `${token}-fresh`;
  const slowly = (settle) => () => new Promise((...ends) => setTimeout(() => settle(...ends), 150));
  const own = {
    fresh: () => fresh,
    same: () => token,
    slowFresh: slowly((resolve) => resolve(fresh)),
    slowThrows: slowly((_, reject) => reject(thrown.value)),
    neverThenFresh: (calls) => (calls === 1 ? new Promise(() => {}) : fresh),
    thenable: () => ({ then: (resolve) => resolve(fresh) }),
  }[name];
  return own ?? FUNCTIONS[name]?.(token, thrown) ?? (() => VALUES[name](token));
}

export const REASONS = {
  none: () => [],
  error: () => [new Error("The person left.")],
  string: () => ["the person left"],
  undefined: () => [undefined],
  object: () => [{ why: "the person left" }],
  symbol: () => [Symbol("left")],
};

/** A PNG that is nearly as large as an avatar may be. */
const largeAvatar = () => `data://image/png;base64,iVBORw0KGgoA${"A".repeat(300_000)}`;

export const INPUTS = {
  plain: () => ({ user_id: "u1", nick_name: "Ada" }),
  /** In a form that the engine has to be asked about. */
  nonAscii: () => ({ user_id: "u1", nick_name: "A\u0301da\u0301" }),
  largeAvatar: () => ({ user_id: "u1", avatar: largeAvatar() }),
  invalid: () => ({ user_id: "u1", nick_name: "x".repeat(129) }),
};

/** Options of a call that no type allows. */
export const CALL_OPTIONS = {
  null: () => null,
  noSignal: () => ({ signal: {} }),
  throwingGetter: () => ({
    get signal() {
      throw new Error("not to be read");
    },
  }),
};
