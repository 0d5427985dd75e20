// Values and payloads of anything, for fast-check.

import fc from "fast-check";

import { fields } from "../../pkg/inline.js";

const NAMES = fields().map((field) => field.name);

/** Anything that JavaScript has, more of it where the rules look. */
export function anyValue() {
  const unit = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
        .map((units) => String.fromCharCode(...units)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "",
        "enabled",
        "user",
        "13900001111",
        "a@b.c",
        "https://a.b/",
        "data:image/png;base64,",
        "data://x,",
      ),
    },
  );
  const exotic = {
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withObjectString: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
    maxDepth: 3,
  };
  const objects = fc.dictionary(
    fc.oneof(unit, fc.constantFrom("group_id", "__proto__", "constructor", "length")),
    unit,
    { maxKeys: 8 },
  );
  const groups = fc.array(fc.record({ group_id: unit }, { requiredKeys: [] }), { maxLength: 6 });
  return fc.oneof(
    unit,
    objects,
    groups,
    fc.anything(exotic),
    fc.constantFrom(Symbol("s"), () => 1, class {}, undefined, NaN, -0),
  );
}

function anyKey() {
  const odd = ["__proto__", "constructor", "toString", "nickName", "USER_ID", "", "0", "then", "toJSON"];
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
    fc.constantFrom(...odd),
    fc.string({ maxLength: 12 }),
  );
}

/** How a property is there: as it is, by a getter, by one that throws, not enumerable, inherited. */
export const HOW = ["plain", "getter", "throwing", "hidden", "inherited"];
/** What the payload is wrapped into. */
const WRAPPERS = ["none", "none", "proxy", "throwing get", "throwing ownKeys", "revoked", "frozen", "null prototype"];

export function payloadOf(entries, wrapper) {
  const parent = {};
  const object = Object.create(wrapper === "null prototype" ? null : parent);
  for (const [key, value, how] of entries) {
    const target = how === "inherited" ? parent : object;
    const get =
      how === "throwing"
        ? () => {
            throw value;
          }
        : () => value;
    const descriptor = how === "getter" || how === "throwing" ? { get } : { value };
    Object.defineProperty(target, key, { ...descriptor, enumerable: how !== "hidden", configurable: true });
  }
  return wrapped(object, wrapper);
}

function wrapped(object, wrapper) {
  const throwing = () => {
    throw new Error("hostile");
  };
  switch (wrapper) {
    case "proxy":
      return new Proxy(object, {});
    case "throwing get":
      return new Proxy(object, { get: throwing });
    case "throwing ownKeys":
      return new Proxy(object, { ownKeys: throwing });
    case "frozen":
      return Object.freeze(object);
    case "revoked": {
      const { proxy, revoke } = Proxy.revocable(object, {});
      revoke();
      return proxy;
    }
    default:
      return object;
  }
}

/** What a payload is made of: fast-check looks into values, and a hostile one would strike there. */
export function anyParts() {
  const entry = fc.tuple(
    anyKey(),
    anyValue(),
    fc.oneof({ weight: 4, arbitrary: fc.constant("plain") }, fc.constantFrom(...HOW)),
  );
  const entries = fc.array(entry, { maxLength: 4 });
  const good = entries.map((entries) => [...entries, ["user_id", "u1", "plain"]]);
  return fc.tuple(fc.oneof(good, entries), fc.constantFrom(...WRAPPERS));
}
