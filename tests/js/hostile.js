// Hostile values: what only JavaScript can hand over, and what must become of it.
//
// Plain JavaScript without imports: `tests/web.rs` runs this text inside the wasm tests, too.

const TEXT_FIELDS = ["user_id", "nick_name", "status", "role", "avatar", "description", "phone", "email"];
const ALL_FIELDS = [...TEXT_FIELDS, "user_data", "group_info_list"];

/** Longer than anything that is read, and than an engine copies quickly. */
const HUGE_UNITS = 100_000_000;

/** What `JSON.parse` and a good caller never make; fresh at each call. */
export function hostileCases() {
  return [
    ...notAnObject(),
    ...exoticObjects(),
    ...unreadable(),
    ...wrongKinds(),
    ...inherited(),
    ...changing(),
    ...insideUserData(),
    ...insideGroups(),
    ...manyAndHuge(),
    ...allowed(),
    ...harmless(),
  ];
}

/** Judges every case; tells what is not as it should be. */
export function hostileFailures(validateUserUpdate) {
  const failures = [];
  const before = prototypes();
  for (const { name, input, options, expected, afterwards } of hostileCases()) {
    try {
      const result = validateUserUpdate(input, options);
      failures.push(...differences(result, expected).map((problem) => `${name}: ${problem}`));
      const told = afterwards?.(result);
      if (told) failures.push(`${name}: ${told}`);
    } catch (error) {
      failures.push(`${name}: threw ${String(error)}`);
    }
    if (prototypes() !== before) failures.push(`${name}: changed a prototype`);
  }
  return failures;
}

/** The keys of the prototypes that a careless assignment would reach. */
export function prototypes() {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).map(String).join())
    .join(";");
}

/** How a result differs from `{ value }` or from a list of issues, each told as "path code". */
function differences(result, expected) {
  const shape = shapeProblem(result);
  if (shape) return [shape];
  if (!Array.isArray(expected)) {
    const value = JSON.stringify(result.value ?? result.issues);
    return value === JSON.stringify(expected.value) ? [] : [`gave ${value.slice(0, 300)}`];
  }
  const told = (result.issues ?? []).map(({ path, code, received }) =>
    [path.join("."), code, received].filter(Boolean).join(" "),
  );
  const differs = result.ok || told.join("|") !== expected.join("|");
  return differs
    ? [`told ${told.join(" | ").slice(0, 300) || "nothing"}, not ${expected.join(" | ").slice(0, 300)}`]
    : [];
}

/** What is not as the types say; undefined when all is. */
export function shapeProblem(result) {
  if (result.ok !== true && result.ok !== false) return "neither ok nor not";
  if (!Array.isArray(result.changes)) return "no changes";
  if (result.ok) return "issues" in result ? "issues beside a value" : undefined;
  if ("value" in result) return "a value beside issues";
  if (!Array.isArray(result.issues) || result.issues.length === 0) return "refused without a reason";
  const isWhole = ({ path, code, message }) =>
    Array.isArray(path) && typeof code === "string" && typeof message === "string" && message !== "";
  return result.issues.every(isWhole) ? undefined : "an issue lacks path, code or message";
}

const missing = "user_id invalid_type undefined";
const thrower = () => {
  throw new Error("hostile");
};
const own = (object, key, descriptor) =>
  Object.defineProperty(object, key, { enumerable: true, configurable: true, ...descriptor });
const withUser = (rest) => ({ user_id: "u1", ...rest });
const revoked = (target = {}) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};

function notAnObject() {
  /** @type {[any, string][]} */
  const kinds = [
    [undefined, "undefined"],
    [null, "null"],
    ["", "string"],
    ["u1", "string"],
    [0, "number"],
    [NaN, "number"],
    [true, "boolean"],
    [1n, "bigint"],
    [Symbol("u1"), "symbol"],
    [() => ({ user_id: "u1" }), "function"],
    [class User {}, "function"],
    [[], "array"],
    [[withUser()], "array"],
    [new Proxy([], {}), "array"],
  ];
  return kinds.map(([input, kind], index) => ({
    name: `${kind} as a payload (${index})`,
    input,
    expected: [` invalid_type ${kind}`.trim()],
  }));
}

function exoticObjects() {
  const opaque = [
    new Map([["user_id", "u1"]]),
    new Set(["u1"]),
    new Date(0),
    /u1/,
    new Error("u1"),
    Promise.resolve(),
    new WeakMap(),
    new Number(1),
    new Boolean(true),
    new ArrayBuffer(8),
    new DataView(new ArrayBuffer(8)),
    new URLSearchParams("user_id=u1"),
  ];
  const empty = [{}, Object.create(null), globalThis.Math];
  const named = (input, expected) => ({
    name: `${Object.prototype.toString.call(input)} as a payload`,
    input,
    expected,
  });
  const cases = [
    ...opaque.map((input) => named(input, ["unreadable"])),
    ...empty.map((input) => named(input, [missing])),
  ];
  cases.push({
    name: "a String object as a payload",
    input: new String("ab"),
    expected: [missing, "0 unrecognized_key", "1 unrecognized_key"],
  });
  cases.push({
    name: "bytes as a payload",
    input: new Uint8Array(2),
    expected: [missing, "0 unrecognized_key", "1 unrecognized_key"],
  });
  return cases;
}

function unreadable() {
  const broken = { ownKeys: "its keys", getOwnPropertyDescriptor: "its descriptors" };
  /** @type {any[]} */
  const cases = Object.entries(broken).map(([trap, what]) => ({
    name: `a Proxy that throws for ${what}`,
    input: new Proxy(withUser(), { [trap]: thrower }),
    expected: ["unreadable"],
  }));
  cases.push({ name: "a revoked Proxy as a payload", input: revoked(), expected: ["unreadable"] });
  cases.push({ name: "a revoked Proxy of an array as a payload", input: revoked([]), expected: ["unreadable"] });
  for (const field of ALL_FIELDS) {
    const others = field === "user_id" ? {} : withUser();
    cases.push({
      name: `a getter of ${field} that throws`,
      input: own({ ...others }, field, { get: thrower }),
      expected: [`${field} unreadable`],
    });
    cases.push({
      name: `a setter of ${field} and no getter`,
      input: own({ ...others }, field, { set() {} }),
      expected: field === "user_id" ? [missing] : { value: withUser() },
    });
    cases.push({
      name: `a revoked Proxy as ${field}`,
      input: { ...others, [field]: revoked() },
      expected: [`${field} unreadable`],
    });
  }
  cases.push({
    name: "a Proxy that throws at every property",
    input: new Proxy({ ...withUser(), email: "a@b.c" }, { get: thrower }),
    expected: ["user_id unreadable", "email unreadable"],
  });
  cases.push({
    name: "a getter that throws undefined",
    input: own({}, "user_id", {
      get() {
        throw undefined;
      },
    }),
    expected: ["user_id unreadable"],
  });
  cases.push({
    name: "a getter that never returns but by an overflow",
    input: own({}, "user_id", {
      get() {
        return this.user_id;
      },
    }),
    expected: ["user_id unreadable"],
  });
  return cases;
}

function wrongKinds() {
  const values = [
    [Symbol("s"), "symbol"],
    [1n, "bigint"],
    [() => "Ada", "function"],
    [NaN, "number"],
    [Infinity, "number"],
    [-0, "number"],
    [new String("Ada"), "object"],
    [new Date(0), "object"],
    [new Map(), "object"],
    [{ toString: thrower }, "object"],
    [{ [Symbol.toPrimitive]: thrower }, "object"],
    [{ toJSON: thrower }, "object"],
    [Object.create(null), "object"],
    [[["Ada"]], "array"],
  ];
  const cases = [];
  for (const field of TEXT_FIELDS) {
    const others = field === "user_id" ? {} : withUser();
    for (const [value, kind] of values) {
      const what = Object.prototype.toString.call(value);
      cases.push({
        name: `${what} as ${field}`,
        input: { ...others, [field]: value },
        expected: [`${field} invalid_type ${kind}`],
      });
    }
  }
  for (const field of ALL_FIELDS.slice(1)) {
    cases.push({
      name: `undefined as ${field}`,
      input: withUser({ [field]: undefined }),
      expected: { value: withUser() },
    });
  }
  return cases;
}

function inherited() {
  class Payload {
    get user_id() {
      return "u1";
    }
  }
  const symbols = withUser({ [Symbol("nick_name")]: 1, [Symbol.iterator]: thrower });
  const hidden = own(withUser(), "nick_name", { value: "a\u0000", enumerable: false });
  return [
    { name: "an inherited user_id", input: Object.create({ user_id: "u1" }), expected: ["unreadable"] },
    { name: "a getter of a class", input: new Payload(), expected: ["unreadable"] },
    {
      name: "a getter of a class beside an own key",
      input: Object.assign(new Payload(), { nick_name: "Ada" }),
      expected: [missing],
    },
    {
      name: "inherited fields beside own ones",
      input: Object.assign(Object.create({ nick_name: "a\u0000", evil: 1 }), withUser()),
      expected: { value: withUser() },
    },
    {
      name: "a user_id that is not enumerable",
      input: own({}, "user_id", { value: "u1", enumerable: false }),
      expected: [missing],
    },
    { name: "a field that is not enumerable", input: hidden, expected: { value: withUser() } },
    { name: "symbols as keys", input: symbols, expected: { value: withUser() } },
    {
      name: "a prototype that throws",
      input: Object.setPrototypeOf(withUser(), new Proxy({}, { get: thrower, has: thrower, getPrototypeOf: thrower })),
      expected: { value: withUser() },
    },
    { name: "__proto__ in a literal", input: { __proto__: { user_id: "u1" } }, expected: ["unreadable"] },
    {
      name: "inherited custom data",
      input: withUser({ user_data: Object.create({ a: 1 }) }),
      expected: ["user_data unreadable"],
    },
    {
      name: "an inherited group_id",
      input: withUser({ group_info_list: [Object.create({ group_id: "g" })] }),
      expected: ["group_info_list.0.group_id invalid_type undefined"],
    },
    ...pollution(),
  ];
}

/** Somebody else's pollution of Object.prototype is not taken for what the caller gave. */
function pollution() {
  const input = withUser();
  const pollute = () => {
    /** @type {any} */ (Object.prototype).nick_name = "Eve";
    return "u1";
  };
  const polluting = own({}, "user_id", { get: pollute });
  const clean = () => delete (/** @type {any} */ (Object.prototype).nick_name) && undefined;
  return [
    {
      name: "a getter that pollutes Object.prototype",
      input: polluting,
      expected: { value: input },
      afterwards: clean,
    },
  ];
}

/** Values that are another at each look: the first look counts, and there is no second. */
function changing() {
  const cases = [];
  const counted = (answers) => {
    let reads = 0;
    return { get: () => answers[Math.min(reads++, answers.length - 1)], reads: () => reads };
  };
  /** @type {[string, any, any][]} */
  const changing = [
    ["nick_name", "Ada", "a\u0000"],
    ["avatar", "https://example.com/", "javascript:alert(1)"],
    ["role", "user", "king"],
    ["email", "a@b.c", ""],
    ["user_data", { a: "b" }, { a: 1 }],
    ["group_info_list", [{ group_id: "g" }], [{}]],
  ];
  for (const [field, good, bad] of changing) {
    const answers = counted([good, bad]);
    cases.push({
      name: `${field} that changes after the first look`,
      input: own(withUser(), field, { get: answers.get }),
      expected: { value: withUser({ [field]: good }) },
      afterwards: () => (answers.reads() === 1 ? undefined : `was read ${answers.reads()} times`),
    });
  }
  const unknown = counted([1]);
  cases.push({
    name: "an unknown key is told without being read",
    input: own(withUser(), "birthday", { get: unknown.get }),
    expected: ["birthday unrecognized_key"],
    afterwards: () => (unknown.reads() === 0 ? undefined : "was read"),
  });
  const trapped = spy(
    withUser({
      nick_name: "Ada",
      user_data: spy({ a: "b" }).proxy,
      group_info_list: spy([spy({ group_id: "g" }).proxy]).proxy,
    }),
  );
  cases.push({
    name: "a Proxy sees each property read once, and nothing else",
    input: trapped.proxy,
    expected: { value: withUser({ nick_name: "Ada", user_data: { a: "b" }, group_info_list: [{ group_id: "g" }] }) },
    afterwards: () => trapped.complaint(),
  });
  const vanishing = withUser({ nick_name: "Ada" });
  own(vanishing, "user_id", {
    get() {
      delete vanishing.nick_name;
      return "u1";
    },
  });
  cases.push({ name: "a getter that deletes another field", input: vanishing, expected: { value: withUser() } });
  return cases;
}

/**
 * A Proxy that counts: properties may be read once each, keys listed once, descriptors and the prototype
 * asked for, nothing else be done.
 */
function spy(target) {
  const calls = new Map();
  const count = (what) => calls.set(what, (calls.get(what) ?? 0) + 1);
  const passive = ["get", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"];
  const traps = Object.getOwnPropertyNames(Reflect).map((trap) => [
    trap,
    (...args) => {
      count(trap === "get" || !passive.includes(trap) ? `${trap} ${String(args[1])}` : trap);
      return Reflect[trap](...args);
    },
  ]);
  const complaint = () => {
    const wrong = [...calls].filter(([what, times]) => {
      const isRead = what.startsWith("get ") || what === "ownKeys";
      return isRead ? times > 1 : !passive.includes(what);
    });
    return wrong.length === 0 ? undefined : `did ${JSON.stringify(wrong)}`;
  };
  return { proxy: new Proxy(target, Object.fromEntries(traps)), complaint };
}

function insideUserData() {
  const cycle = {};
  cycle.self = cycle;
  const key = (value) => withUser({ user_data: { k: value } });
  return [
    {
      name: "a cycle in user_data",
      input: withUser({ user_data: cycle }),
      expected: ["user_data.self invalid_type object"],
    },
    { name: "a BigInt in user_data", input: key(1n), expected: ["user_data.k invalid_type bigint"] },
    { name: "a symbol in user_data", input: key(Symbol("s")), expected: ["user_data.k invalid_type symbol"] },
    { name: "a function in user_data", input: key(() => "v"), expected: ["user_data.k invalid_type function"] },
    { name: "undefined in user_data", input: key(undefined), expected: ["user_data.k invalid_type undefined"] },
    {
      name: "a String object in user_data",
      input: key(new String("v")),
      expected: ["user_data.k invalid_type object"],
    },
    { name: "a revoked Proxy in user_data", input: key(revoked()), expected: ["user_data.k unreadable"] },
    {
      name: "a getter in user_data that throws",
      input: withUser({ user_data: own({}, "k", { get: thrower }) }),
      expected: ["user_data.k unreadable"],
    },
    {
      name: "user_data that will not list its keys",
      input: withUser({ user_data: new Proxy({}, { ownKeys: thrower }) }),
      expected: ["user_data unreadable"],
    },
    {
      name: "symbols as keys in user_data",
      input: withUser({ user_data: { a: "b", [Symbol("s")]: 1 } }),
      expected: { value: withUser({ user_data: { a: "b" } }) },
    },
    {
      name: "user_data 100,000 levels deep",
      input: withUser({ user_data: { k: deep(100_000) } }),
      expected: ["user_data.k invalid_type object"],
    },
    {
      name: "100,000 keys in user_data",
      input: withUser({ user_data: many(100_000, "v") }),
      expected: ["user_data too_big"],
    },
    {
      name: "__proto__ from JSON in user_data",
      input: withUser({ user_data: JSON.parse('{"__proto__":{"polluted":"yes"}}') }),
      expected: ["user_data.__proto__ unrecognized_key"],
    },
    {
      name: "names of JavaScript in user_data",
      input: withUser({ user_data: { constructor: "a", prototype: "b", hasOwnProperty: "c" } }),
      expected: { value: withUser({ user_data: { constructor: "a", prototype: "b", hasOwnProperty: "c" } }) },
    },
  ];
}

function insideGroups() {
  const groups = (list) => withUser({ group_info_list: list });
  const array = (handler) => groups(new Proxy([{ group_id: "g" }], handler));
  const length = (value) => array({ get: (target, key) => (key === "length" ? value : target[key]) });
  /** @type {any} */
  const argumentsOf = function () {
    // biome-ignore lint/complexity/noArguments: that is what is handed over.
    return arguments;
  };
  // biome-ignore lint/suspicious/noSparseArray: so is the hole.
  const withHole = [, { group_id: "g" }];
  return [
    { name: "a hole in the list", input: groups(withHole), expected: ["group_info_list.0 invalid_type undefined"] },
    {
      name: "a list with more than elements",
      input: groups(Object.assign([{ group_id: "g" }], { extra: 1 })),
      expected: { value: groups([{ group_id: "g" }]) },
    },
    {
      name: "something like a list",
      input: groups({ length: 1, 0: { group_id: "g" } }),
      expected: ["group_info_list invalid_type object"],
    },
    {
      name: "arguments as a list",
      input: groups(argumentsOf({ group_id: "g" })),
      expected: ["group_info_list invalid_type object"],
    },
    {
      name: "a Set as a list",
      input: groups(new Set([{ group_id: "g" }])),
      expected: ["group_info_list invalid_type object"],
    },
    { name: "a length that throws", input: array({ get: thrower }), expected: ["group_info_list unreadable"] },
    { name: "an endless length", input: length(Infinity), expected: ["group_info_list too_big"] },
    { name: "a length that is no number", input: length("1"), expected: ["group_info_list unreadable"] },
    { name: "a length below zero", input: length(-1), expected: { value: groups([]) } },
    { name: "a length of NaN", input: length(NaN), expected: { value: groups([]) } },
    {
      name: "a sparse list of four milliards",
      input: groups(new Array(2 ** 32 - 1)),
      expected: ["group_info_list too_big"],
    },
    {
      name: "an element that throws",
      input: groups(own([], "0", { get: thrower })),
      expected: ["group_info_list.0 unreadable"],
    },
    { name: "a revoked Proxy as an element", input: groups([revoked()]), expected: ["group_info_list.0 unreadable"] },
    {
      name: "a group_id that throws",
      input: groups([own({}, "group_id", { get: thrower })]),
      expected: ["group_info_list.0.group_id unreadable"],
    },
    {
      name: "a group that is its own list",
      input: groups(cyclicList()),
      expected: ["group_info_list.0 invalid_type array"],
    },
    {
      name: "a group with 100,000 keys",
      input: groups([{ group_id: "g", ...many(100_000, 1) }]),
      expected: Array.from({ length: 100 }, (_, n) => `group_info_list.0.k${n} unrecognized_key`),
    },
    {
      name: "1,000 groups with 100 keys each",
      input: groups(Array.from({ length: 1000 }, (_, n) => ({ group_id: `g${n}`, ...many(100, 1) }))),
      expected: Array.from({ length: 100 }, (_, n) => `group_info_list.0.k${n} unrecognized_key`),
    },
    {
      name: "a group with a key of 100,000,000 characters",
      input: groups([{ group_id: "g", ["k".repeat(HUGE_UNITS)]: 1 }]),
      expected: [`group_info_list.0.${"k".repeat(64)}… unrecognized_key`],
    },
  ];
}

function cyclicList() {
  const list = [];
  list.push(list);
  return list;
}

function manyAndHuge() {
  const cases = [];
  const huge = "a".repeat(HUGE_UNITS);
  for (const field of TEXT_FIELDS) {
    const others = field === "user_id" ? {} : withUser();
    const code = { status: "invalid_value", role: "invalid_value", avatar: "invalid_format" }[field] ?? "too_big";
    cases.push({
      name: `100,000,000 characters as ${field}`,
      input: { ...others, [field]: huge },
      expected: [`${field} ${code}`],
    });
  }
  const avatars = [
    ["data:image/png;base64,", "too_big"],
    ["https://example.com/", "too_big"],
    ["data:", "too_big"],
  ];
  for (const [head, code] of avatars) {
    cases.push({
      name: `100,000,000 characters behind ${head}`,
      input: withUser({ avatar: head + huge }),
      expected: [`avatar ${code}`],
    });
  }
  cases.push({
    name: "100,000,000 spaces as avatar",
    input: withUser({ avatar: " ".repeat(HUGE_UNITS) }),
    expected: ["avatar invalid_format"],
  });
  cases.push({
    name: "100,000,000 spaces before a URL",
    input: withUser({ avatar: `${" ".repeat(HUGE_UNITS)}https://a.b/` }),
    expected: ["avatar invalid_format"],
  });
  cases.push({
    name: "100,000,000 characters in user_data",
    input: withUser({ user_data: { k: huge } }),
    expected: ["user_data.k too_big"],
  });
  cases.push({
    name: "a key of 100,000,000 characters in user_data",
    input: withUser({ user_data: { [huge]: "v" } }),
    expected: ["user_data too_big"],
  });
  cases.push({
    name: "100,000,000 characters as a group_id",
    input: withUser({ group_info_list: [{ group_id: huge }] }),
    expected: ["group_info_list.0.group_id too_big"],
  });
  cases.push({
    name: "a key of 100,000,000 characters",
    input: withUser({ [huge]: 1 }),
    expected: [`${"a".repeat(64)}… unrecognized_key`],
  });
  cases.push({
    name: "100,000 keys",
    input: { ...withUser(), ...many(100_000, 1) },
    expected: [...Array.from({ length: 100 }, (_, n) => `k${n} unrecognized_key`), "too_big"],
  });
  return cases;
}

function allowed() {
  const cycle = {};
  cycle.self = cycle;
  const options = { allow: ["x"] };
  const leftOut = [undefined, () => 1, Symbol("s")];
  const broken = [
    cycle,
    1n,
    { toJSON: thrower },
    own({}, "y", { get: thrower }),
    revoked(),
    deep(100_000),
    "a".repeat(1_000_000),
  ];
  return [
    ...leftOut.map((x) => ({
      name: `${typeof x} under an allowed key`,
      options,
      input: withUser({ x }),
      expected: { value: withUser() },
    })),
    ...broken.map((x, index) => ({
      name: `what is not JSON under an allowed key (${index})`,
      options,
      input: withUser({ x }),
      expected: ["x unreadable"],
    })),
    {
      name: "a getter of an allowed key that throws",
      options,
      input: own(withUser(), "x", { get: thrower }),
      expected: ["x unreadable"],
    },
    {
      name: "an allowed key with an unpaired surrogate",
      options: { allow: ["a\ud800"] },
      input: withUser({ "a\ud800": 1 }),
      expected: ["a\ufffd invalid_format"],
    },
    {
      name: "an allowed value is what its toJSON says",
      options,
      input: withUser({ x: new Date(0) }),
      expected: { value: withUser({ x: "1970-01-01T00:00:00.000Z" }) },
    },
    {
      name: "numbers that JSON does not know under an allowed key",
      options,
      input: withUser({ x: [NaN, -0, 1e21] }),
      expected: { value: withUser({ x: [null, 0, 1e21] }) },
    },
    {
      name: "a payload's own toJSON is a key like others",
      input: withUser({ toJSON: () => ({ user_id: "eve" }) }),
      expected: ["toJSON unrecognized_key"],
    },
    {
      name: "unpaired surrogates under an allowed key are escaped",
      options,
      input: withUser({ x: "\ud800" }),
      expected: { value: withUser({ x: "\ud800" }) },
    },
    ...[
      null,
      undefined,
      1,
      "x",
      [],
      () => {},
      revoked(),
      new Proxy({}, { get: thrower }),
      { allow: "x", dataUrlPrefix: 1, locale: {} },
      own({}, "allow", { get: thrower }),
    ].map((strange, index) => ({
      name: `strange options (${index})`,
      options: strange,
      input: withUser(),
      expected: { value: withUser() },
    })),
  ];
}

function harmless() {
  const value = withUser({ nick_name: "Ada" });
  return [
    {
      name: "a frozen payload",
      input: deepFreeze(withUser({ nick_name: " Ada", user_data: {}, group_info_list: [] })),
      expected: { value: withUser({ nick_name: "Ada", user_data: {}, group_info_list: [] }) },
    },
    { name: "a payload without a prototype", input: Object.assign(Object.create(null), value), expected: { value } },
    { name: "an instance of a class", input: Object.assign(new (class Form {})(), value), expected: { value } },
    { name: "a Proxy of a good payload", input: new Proxy(value, {}), expected: { value } },
    { name: "getters that work", input: own(withUser(), "nick_name", { get: () => "Ada" }), expected: { value } },
    {
      name: "a well-formed pair at the end",
      input: withUser({ nick_name: "a\ud83d\udc4d" }),
      expected: { value: withUser({ nick_name: "a👍" }) },
    },
  ];
}

function deepFreeze(value) {
  for (const member of Object.values(value)) if (typeof member === "object") deepFreeze(member);
  return Object.freeze(value);
}

function deep(levels) {
  let value = {};
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
}

function many(count, value) {
  const object = {};
  for (let n = 0; n < count; n += 1) object[`k${n}`] = value;
  return object;
}
