// What a day of forms brings: good and bad, plain and to be mended, short and as long as may be.

const AVATAR_BYTES = 300 * 1024;
const HEAD = "data:image/jpeg;base64,";
const USER_ID = "c9b7a5aa04d14ae3867fdc886fa01da4";

const user = (more) => ({ user_id: USER_ID, ...more });

/** A JPEG by its first bytes, of as many bytes as are allowed when `data://` is in front. */
function avatar() {
  const digits = Math.floor((AVATAR_BYTES - HEAD.length - "//".length) / 4) * 4;
  return HEAD + "/9j/".padEnd(digits, "4AAQSkZJRgABAQAA");
}

const valid = avatar();

/** 300 KB each: good, wrong at the end, wrong in the middle, too long. */
export const AVATARS = [
  user({ avatar: valid }),
  user({ avatar: `${valid.slice(0, -1)}!` }),
  user({ avatar: `${valid.slice(0, 150_000)}\n${valid.slice(150_001)}` }),
  user({ avatar: `${valid}AAAA` }),
];

/** As long as may be, or longer. */
export const LONG = [
  user({ nick_name: "👩".repeat(129), description: "x".repeat(1025) }),
  user({ description: "说明".repeat(512) }),
  user({ avatar: `https://example.com/${"a".repeat(4_096)}` }),
  user({ user_data: { theme: "dark", notes: "x".repeat(900) } }),
  user({ group_info_list: Array.from({ length: 100 }, (_, n) => ({ group_id: `g${n % 60}` })) }),
];

/** What people type most of the time. */
export const SHORT = [
  user({}),
  user({ nick_name: "Ada Lovelace", phone: "13900001111", email: "ada@example.com" }),
  user({ nick_name: "  Ada\u00a0", phone: "+86 139-0000-1111", email: "ada@Example.COM" }),
  user({ nick_name: "艾达·洛夫莱斯 👩‍💻", description: "e\u0301\r\nline\r\n" }),
  user({ avatar: "https://images.example.com/people/1/portrait.png?size=512" }),
  user({ status: "enabled", role: "admin" }),
  user({ user_data: { theme: "dark" } }),
  user({ nickname: "Ada", nick_name: null, phone: "12", email: "nobody", avatar: "ftp://x" }),
  { user_id: "a#b", status: "asleep", role: "king", user_data: { a: 1 }, group_info_list: [{}] },
  {},
  null,
  "not a payload",
];
