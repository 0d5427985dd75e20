import * as profile from "pds-profile";
import { expect, test } from "vitest";

import { judge } from "./judge.js";

test("judges", async () => {
  await profile.init();
  const { good, bad, isError } = judge(profile);
  expect(good.value).toEqual({ user_id: "u1", nick_name: "Ada" });
  expect(bad.issues.map(({ code }) => code)).toEqual(["too_big", "unrecognized_key"]);
  expect(isError).toBe(true);
  expect(profile.userUpdateSchema["~standard"].validate({ user_id: "u1" })).toEqual({ value: { user_id: "u1" } });
});
