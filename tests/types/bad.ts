// What must not compile: each line below an expectation is an error, or this file is one.

import {
  applyIssues,
  createClient,
  createSchemas,
  editableFields,
  init,
  userUpdateSchema,
  validateField,
  validateUserUpdate,
} from "pds-profile";
import type { ErrorKind, FieldName, Issue, PdsError, UserUpdate, UserUpdateInput } from "pds-profile";
import { init as slimInit } from "pds-profile/slim";

declare const issue: Issue;
declare const form: HTMLFormElement;

// @ts-expect-error a misspelt field
validateField("nickname", "Ada");
// @ts-expect-error a misspelt option
validateUserUpdate({}, { allowed: ["x"] });
// @ts-expect-error exact optional properties: leave it out
validateUserUpdate({}, { locale: undefined });
// @ts-expect-error one of two prefixes
validateUserUpdate({}, { dataUrlPrefix: "data:/" });
// @ts-expect-error unknown keys are for whole payloads
validateField("email", "a@b.c", { allow: ["x"] });
// @ts-expect-error the message is a text
validateUserUpdate({}, { message: () => 1 });

const result = validateUserUpdate({});
// @ts-expect-error there may be no value until `ok` is looked at
result.value.user_id;
// @ts-expect-error nor need there be issues
result.issues.length;
// @ts-expect-error the limit is there for some codes only
issue.maximum;
// @ts-expect-error not a code
if (issue.code === "too_long") throw issue;

// @ts-expect-error required
const noId: UserUpdate = { nick_name: "Ada" };
// @ts-expect-error required before validation, too
const noIdYet: UserUpdateInput = {};
// @ts-expect-error neither of the two
const off: UserUpdateInput = { user_id: "u1", status: "off" };
// @ts-expect-error nothing but texts
const data: UserUpdateInput = { user_id: "u1", user_data: { age: 7 } };
// @ts-expect-error not a field
const field: FieldName = "nickName";
// @ts-expect-error not a kind
const kind: ErrorKind = "error";

// @ts-expect-error a token is needed
createClient({ domainId: "bj1" });
// @ts-expect-error `true` is no policy
createClient({ domainId: "bj1", accessToken: "t", retry: true });
// @ts-expect-error whose fields?
editableFields("user");
// @ts-expect-error it is read-only
(new Error() as PdsError).kind = "internal";

// @ts-expect-error a number is no source
await init(1);
// @ts-expect-error the slim entry loads nothing
await slimInit();

// @ts-expect-error a target is needed
userUpdateSchema["~standard"].jsonSchema.input({});
// @ts-expect-error read-only
userUpdateSchema["~standard"].version = 2;
// @ts-expect-error not an option of schemas
createSchemas({ retry: false });
// @ts-expect-error not a form
applyIssues(form.elements[0], []);

console.log(noId, noIdYet, off, data, field, kind);
