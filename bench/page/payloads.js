// The payloads that are timed, and more on which all contenders must agree before anything is timed.
//
// Texts are flat, as a form or a FileReader gives them: a joined one would be copied at its first use.

const AVATAR_BYTES = 300 * 1024;
const HUGE_BYTES = 10 * 1024 * 1024;
const HEAD = "data://image/png;base64,";
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** So many different payloads of a kind take turns: whoever remembers the last one gains nothing. */
const TURNS = 8;

const flat = (text) => new TextDecoder().decode(new TextEncoder().encode(text));
const turns = (make, count = TURNS) => Array.from({ length: count }, (_, turn) => make(turn));

/** A PNG's data URL of at most so many bytes; what is in it does not matter. */
export function avatar(bytes, turn = 0) {
  const count = Math.floor((bytes - HEAD.length) / 4) * 3;
  const image = new Uint8Array(count);
  // A generator with a seed, so that every run has the same bytes.
  let state = turn + 1;
  for (let at = 0; at < count; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    image[at] = state >>> 24;
  }
  image.set(PNG);
  return flat(HEAD + image.toBase64());
}

/** In the service's order, so that all bodies are the same text. */
const small = (turn, more) => ({
  user_id: flat(`c9b7a5aa04d14ae3867fdc886fa01d${10 + (turn % 90)}`),
  nick_name: flat(`Ada Lovelace ${turn}`),
  ...more,
  description: flat(`Writes about engines, number ${turn}.`),
  phone: flat(`1390000${1000 + (turn % 9000)}`),
  email: flat(`ada.${turn}@example.com`),
});
/** In the language of most who use the service. */
const chinese = (turn) => ({
  ...small(turn),
  nick_name: flat(`艾达·洛芙莱斯 ${turn}`),
  description: flat(`写关于机器的文章，第 ${turn} 号。`),
});
const withAvatar = (turn, text) => small(turn, { avatar: text });
const https = (turn) =>
  withAvatar(turn, flat(`https://images.example.com/people/${turn}/portrait.png?size=512`));
const valid = (turn) => withAvatar(turn, avatar(AVATAR_BYTES, turn));
const badEnd = (turn) => withAvatar(turn, flat(`${avatar(AVATAR_BYTES, turn).slice(0, -1)}!`));
const broken = (turn) => {
  const text = avatar(AVATAR_BYTES, turn);
  const half = text.length / 2;
  return withAvatar(turn, flat(`${text.slice(0, half)}\n${text.slice(half + 1)}`));
};
const huge = (turn) => withAvatar(turn, avatar(HUGE_BYTES, turn));
const nineErrors = (turn) => ({
  user_id: flat(`a#${turn}`),
  nick_name: "\u0007",
  status: "sleeping",
  role: "king",
  avatar: "ftp://example.com/a.png",
  description: "\u0000",
  phone: "12",
  email: flat(`nobody${turn}`),
  user_data: { a: 1 },
  group_info_list: [],
});
const TYPED = "ada.lovelace@example.com";
const keystrokes = () => turns((turn) => ["email", flat(TYPED.slice(0, turn + 1))], TYPED.length);

/**
 * What is timed, in the order of the table. `kind`: how the contenders are asked: for a verdict, for
 * one on a field, for verdicts on a list, for the body of a request.
 */
export const TIMED = {
  small: { kind: "payload", title: "small edit", make: () => turns(small) },
  chinese: { kind: "payload", title: "small edit in Chinese", make: () => turns(chinese) },
  https: { kind: "payload", title: "https avatar", make: () => turns(https) },
  avatar: { kind: "payload", title: "300 KB avatar", make: () => turns(valid, 4) },
  "bad-end": { kind: "payload", title: "… its last character wrong", make: () => turns(badEnd, 4) },
  "white-space": { kind: "payload", title: "… white space inside", make: () => turns(broken, 4) },
  huge: { kind: "payload", title: "10 MB avatar", make: () => turns(huge, 2) },
  "nine-errors": { kind: "payload", title: "nine errors", make: () => turns(nineErrors) },
  batch: { kind: "batch", title: "10,000 small edits", make: () => [turns(small, 10_000)] },
  keystroke: { kind: "field", title: "one field, per keystroke", make: keystrokes },
  "small-body": { kind: "body", title: "small edit and its body", make: () => turns(small) },
  "avatar-body": { kind: "body", title: "300 KB avatar and its body", make: () => turns(valid, 4) },
};

const user = (more) => ({ user_id: "u1", ...more });
const head = (type, digits) => `data://image/${type};base64,${digits}`;

/** Not timed, only agreed on. */
export const SAMPLES = [
  user({}),
  {},
  { user_id: "" },
  { user_id: null },
  { user_id: 7 },
  { user_id: "x".repeat(64) },
  { user_id: "x".repeat(65) },
  { user_id: "\u{1F600}".repeat(64) },
  { user_id: "a#b" },
  { user_id: " a" },
  user({ nick_name: "" }),
  user({ nick_name: "\u{1F600}".repeat(128) }),
  user({ nick_name: "\u{1F600}".repeat(129) }),
  user({ nick_name: "艾达".repeat(64) }),
  user({ nick_name: "a\u202eb" }),
  user({ nick_name: ["Ada"] }),
  user({ status: "enabled", role: "superadmin" }),
  user({ status: "off", role: "user" }),
  user({ description: "one\n\ttwo" }),
  user({ description: "x".repeat(1024) }),
  user({ description: "x".repeat(1025) }),
  user({ description: "a\u0000b" }),
  user({ phone: "", email: "", avatar: "", description: "" }),
  user({ phone: "+12025550123" }),
  user({ phone: "1234" }),
  user({ phone: "1234567890123456" }),
  user({ email: "a@b" }),
  user({ email: "@b" }),
  user({ email: "a@-b.com" }),
  user({ email: "a@b@c" }),
  user({ email: `${"a".repeat(65)}@b.com` }),
  user({ avatar: "http://example.com" }),
  user({ avatar: "https://user@example.com/" }),
  user({ avatar: "https:///a.png" }),
  user({ avatar: "https://exam ple.com/a" }),
  user({ avatar: `https://example.com/${"a".repeat(4096)}` }),
  user({ avatar: "portrait.png" }),
  user({ avatar: head("png", "iVBORw0KGgoAAAAN") }),
  user({ avatar: head("jpeg", "/9j/4AAQSkZJRg==") }),
  user({ avatar: head("jpeg", "/9j/4AAQSkZJRh==") }),
  user({ avatar: head("jpeg", "SGVsbG8sIHdvcmxk") }),
  user({ avatar: head("svg+xml", "PHN2Zz48L3N2Zz4=") }),
  user({ avatar: head("png", "iVBORw0KGgo!AAAA") }),
  user({ avatar: { url: "https://example.com" } }),
  user({ avatar: avatar(AVATAR_BYTES + 4) }),
  user({ user_data: {} }),
  user({ user_data: { theme: "dark", size: "12" } }),
  user({ user_data: { theme: 1 } }),
  user({ user_data: { a: "x".repeat(1016) } }),
  user({ user_data: { a: "x".repeat(1017) } }),
  user({ user_data: { a: "\"".repeat(600) } }),
  user({ user_data: "{}" }),
  user({ group_info_list: [{ group_id: "g1" }, { group_id: "g2" }] }),
  user({ group_info_list: [{ group_id: "" }, {}] }),
  user({ group_info_list: [{ group_id: "g1", name: "x" }] }),
  user({ group_info_list: {} }),
  user({ nickname: "Ada", nick_name: "Ada" }),
];
