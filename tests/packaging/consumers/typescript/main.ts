// The types as an installed package resolves them.
import { init, validateUserUpdate, type UserUpdate } from "pds-profile";
import { antdRule } from "pds-profile/antd";
import { formikValidate } from "pds-profile/formik";
import { userUpdateSchema } from "pds-profile/inline";
import wasm from "pds-profile/pds_profile_bg.wasm";
import { initSync } from "pds-profile/slim";
import schema from "pds-profile/schema.json" with { type: "json" };
import { veeSchema } from "pds-profile/vee-validate";

await init();
await init(wasm);
initSync(wasm);
const result = validateUserUpdate({ user_id: "u1" });
const update: UserUpdate | undefined = result.ok ? result.value : undefined;
const title: string = schema.title;
if (!result.ok) console.log(result.issues.map(({ message }) => message));
else console.log(result.value.user_id);
console.log(antdRule(userUpdateSchema), formikValidate(userUpdateSchema), veeSchema(userUpdateSchema));
console.log(update, title, userUpdateSchema["~standard"].vendor);
