// The types as an installed package resolves them.
import { init, validateUserUpdate, type UserUpdate } from "pds-profile";
import { userUpdateSchema } from "pds-profile/inline";
import { initSync } from "pds-profile/slim";
import schema from "pds-profile/schema.json" with { type: "json" };

await init();
initSync(new Uint8Array());
const result = validateUserUpdate({ user_id: "u1" });
const update: UserUpdate | undefined = result.ok ? result.value : undefined;
const title: string = schema.title;
console.log(update, title, userUpdateSchema["~standard"].vendor);
