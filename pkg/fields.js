// The fields, one by one. Spelt out: engines find a property that is named in the code several times as
// fast as one whose name they are handed.

/** The fields in the service's order, by which `boundary.js` and the core number them. */
export const fieldNames = [
  "user_id", "nick_name", "status", "role", "avatar",
  "description", "phone", "email", "user_data", "group_info_list",
];

const numbers = {
  __proto__: null, user_id: 0, nick_name: 1, status: 2, role: 3, avatar: 4, description: 5, phone: 6, email: 7, user_data: 8,
  group_info_list: 9,
};

/** A field's number; less than 0 for what is no field. */
export function numberOf(name) {
  return numbers[name] ?? -1;
}

/** A slot for each field, all empty. */
export function emptySlots() {
  return new Array(fieldNames.length).fill(undefined);
}

class Bare {}
Object.setPrototypeOf(Bare.prototype, null);

/**
 * An object to be filled and then spread: a setter that somebody put on `Object.prototype` would take what
 * is assigned to a usual one.
 */
export function bare() {
  return new Bare();
}

/** What the slots hold, to be spread: texts, and what `plain` makes of the rest. */
export function objectOf(slots, plain) {
  const object = bare();
  if (slots[0] !== undefined) object.user_id = slots[0];
  if (slots[1] !== undefined) object.nick_name = slots[1];
  if (slots[2] !== undefined) object.status = slots[2];
  if (slots[3] !== undefined) object.role = slots[3];
  if (slots[4] !== undefined) object.avatar = slots[4];
  if (slots[5] !== undefined) object.description = slots[5];
  if (slots[6] !== undefined) object.phone = slots[6];
  if (slots[7] !== undefined) object.email = slots[7];
  if (slots[8] !== undefined) object.user_data = plain(slots[8]);
  if (slots[9] !== undefined) object.group_info_list = plain(slots[9]);
  return object;
}
