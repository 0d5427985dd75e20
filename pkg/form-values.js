// What text inputs begin with.

/** The fields that people edit as text. */
const TEXT_FIELDS = ["user_id", "nick_name", "description", "phone", "email"];

/** The stored texts of a user, empty where there is none. @returns {import("./index.js").FormValues} */
export function formValues(user) {
  const texts = TEXT_FIELDS.map((name) => [name, asText(user?.[name])]);
  return /** @type {any} */ (Object.fromEntries(texts));
}

function asText(value) {
  return typeof value === "string" ? value : "";
}
