// What must compile, strictly and with exact optional properties: the uses that the types are made for.

import {
  applyIssues,
  buildRequest,
  changesSchema,
  createClient,
  createSchemas,
  diffUserUpdate,
  editableFields,
  fields,
  fieldSchemas,
  formValues,
  init,
  issueMessage,
  PdsError,
  userUpdateSchema,
  validateField,
  validateUserUpdate,
} from "pds-profile";
import type {
  Change,
  Client,
  Editability,
  ErrorKind,
  FieldName,
  HttpRequest,
  Issue,
  Result,
  User,
  UserUpdate,
  UserUpdateInput,
} from "pds-profile";
import { antdFields, antdRule } from "pds-profile/antd";
import { formikErrors, formikValidate } from "pds-profile/formik";
import wasm from "pds-profile/pds_profile_bg.wasm";
import { initSync, type validateUserUpdate as validateSlim } from "pds-profile/slim";
import { veeErrors, veeSchema } from "pds-profile/vee-validate";
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";

/** Compiles only when both are one type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(yes: Same<A, B>): void;

// Loading.
await init();
await init("/pds_profile_bg.wasm");
await init(new URL("https://example.com/x.wasm"));
await init(fetch("/x.wasm"));
await init(new Uint8Array([0]));
declare const module: WebAssembly.Module;
await init(module);
initSync(module);
initSync(new ArrayBuffer(8));

// Input is unknown; the outcome discriminates on `ok`.
declare const anything: unknown;
const result = validateUserUpdate(anything, { allow: ["expired_at"], dataUrlPrefix: "data:", locale: "zh" });
same<typeof result, Result<UserUpdate>>(true);
if (result.ok) {
  same<typeof result.value, UserUpdate>(true);
  const name: string | undefined = result.value.nick_name;
  const extra: unknown = result.value.expired_at;
  console.log(name, extra);
} else {
  for (const issue of result.issues) console.log(toText(issue), issue.message);
}
const changes: Change[] = result.changes;
same<ReturnType<typeof validateSlim>, Result<UserUpdate>>(true);

// An issue discriminates on `code`, exhaustively.
function toText(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return `${issue.expected} ${issue.received}`;
    case "too_big":
      return `${issue.maximum} ${issue.actual} ${issue.unit} ${issue.atLeast === true}`;
    case "too_small":
      return `${issue.minimum} ${issue.actual} ${issue.unit}`;
    case "invalid_format":
      return `${issue.reason} ${issue.index ?? 0} ${issue.found ?? ""}`;
    case "invalid_value":
      return issue.options.join();
    case "unrecognized_key":
      return issue.suggestion ?? issue.key;
    case "unreadable":
      return issue.path.join();
    case "rejected_by_service":
      return issue.serviceCode + issue.serviceMessage;
    case "invalid_connection":
      return issue.reason;
    default:
      return issue satisfies never;
  }
}

// One field: the value has the field's type.
const status = validateField("status", anything);
if (status.ok) same<typeof status.value, "enabled" | "disabled" | undefined>(true);
const id = validateField("user_id", "u1", { message: (issue) => (issue.code === "too_big" ? "!" : undefined) });
if (id.ok) same<typeof id.value, string>(true);

// A diff may come to nothing.
declare const user: User;
const diff = diffUserUpdate(user, { nick_name: "Ada" });
if (diff.ok) same<typeof diff.value, UserUpdate | null>(true);

const verdicts = editableFields("admin", { self: false });
same<typeof verdicts, Record<FieldName, Editability>>(true);
for (const field of fields("zh-CN")) console.log(field.label, field.maximum ?? 0, field.autocomplete ?? "on");

const request = buildRequest(anything, { domainId: "bj1" });
if (request.ok) same<typeof request.value, HttpRequest>(true);

// The client.
const client: Client = createClient({
  domainId: "bj1",
  accessToken: async () => "token",
  refresh: () => "other",
  retry: false,
  timeoutMs: 1_000,
  locale: "en-GB",
  message: () => undefined,
  onAttempt: ({ attempt, waitMs, reason }) => console.log(attempt, waitMs, reason),
});
same<Awaited<ReturnType<Client["updateUser"]>>, User>(true);
try {
  await client.updateUser(anything, { signal: AbortSignal.timeout(10) });
  await client.getUser({ userId: "u2" });
} catch (error) {
  if (error instanceof PdsError) {
    same<typeof error.kind, ErrorKind>(true);
    const wait: number | undefined = error.retryAfterMs;
    console.log(wait, error.issues.map((issue) => issueMessage(issue, "zh-CN")));
  }
}

// The schemas are what the two standards' own types say, and infer as they should.
const asSchema: StandardSchemaV1<UserUpdateInput, UserUpdate> = userUpdateSchema;
const asJsonSchema: StandardJSONSchemaV1<UserUpdateInput, UserUpdate> = userUpdateSchema;
same<StandardSchemaV1.InferInput<typeof userUpdateSchema>, UserUpdateInput>(true);
same<StandardSchemaV1.InferOutput<typeof userUpdateSchema>, UserUpdate>(true);
same<StandardSchemaV1.InferOutput<typeof fieldSchemas.email>, string | undefined>(true);
const outcome = await createSchemas({ locale: "zh" }).userUpdateSchema["~standard"].validate(anything);
if (outcome.issues) same<typeof outcome.issues, readonly Issue[]>(true);
else same<typeof outcome.value, UserUpdate>(true);
const input: UserUpdateInput = { user_id: "u1", nick_name: undefined, status: "enabled" };
console.log(asSchema, asJsonSchema, input, userUpdateSchema["~standard"].jsonSchema.input({ target: "draft-07" }));

// A form that edits a user.
const changed = changesSchema(user, { locale: "zh-CN" });
same<StandardSchemaV1.InferOutput<typeof changed>, UserUpdate>(true);
const { nick_name }: { nick_name: string } = formValues(user);
const saved: User = await client.saveChanges(user, { nick_name }, { timeoutMs: 1 });
const rules = [antdRule(fieldSchemas.nick_name)];
const fieldErrors: Array<{ name: Array<string | number>; errors: string[] }> = antdFields([]);
const check: (values: { nick_name: string }) => Promise<object> = formikValidate(changed);
const vee = veeSchema(changed);
const parsed = await vee.parse({ nick_name });
same<typeof parsed.value, UserUpdate | undefined>(true);
console.log(saved, rules, fieldErrors, check, formikErrors([]), veeErrors([]));

// The wasm file, whichever way a bundler imports it.
await init(wasm);
initSync(wasm);

// A plain form.
declare const form: HTMLFormElement;
applyIssues(form, [], { locale: "zh-CN", message: () => "…" })?.focus();
applyIssues(form, result.ok ? [] : result.issues);
console.log(changes);
