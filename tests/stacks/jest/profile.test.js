const profile = require("pds-profile");
const { userUpdateSchema } = profile;

test("judges", async () => {
  await profile.init();
  const { value } = profile.validateUserUpdate({ user_id: "u1", nick_name: "  Ada 艾达 " });
  expect(value).toEqual({ user_id: "u1", nick_name: "Ada 艾达" });
  const bad = profile.validateUserUpdate({ user_id: "u1", nick_name: "x".repeat(129), emial: "a@b.c" });
  expect(bad.issues.map(({ code }) => code)).toEqual(["too_big", "unrecognized_key"]);
  expect(bad.issues[0] instanceof Object && profile.PdsError.prototype instanceof Error).toBe(true);
  expect(userUpdateSchema["~standard"].validate({ user_id: "u1" })).toEqual({ value: { user_id: "u1" } });
});
