/**
 * pds-profile: validate, normalise, build and send `UpdateUser` payloads
 * (`POST /v2/user/update`) of Alibaba Cloud PDS (Drive and Photo Service).
 *
 * Call {@link init} once. After it everything but sending is synchronous, and
 * nothing but sending rejects. On a server nothing needs to be called.
 *
 * @packageDocumentation
 */

/** The ten fields of an update, in the service's order. Source: the service's UpdateUser page. */
export type FieldName =
  | "user_id"
  | "nick_name"
  | "status"
  | "role"
  | "avatar"
  | "description"
  | "phone"
  | "email"
  | "user_data"
  | "group_info_list";

/** Whether the user may log on. */
export type Status = "enabled" | "disabled";

/** A role that an update may set. The subdomain roles exist only where the domain supports subdomains. */
export type Role = "user" | "admin" | "superadmin" | "subdomain_admin" | "subdomain_super_admin";

/** A language that the package has sentences in. */
export type Locale = "en" | "zh-CN";

/** A group that the user belongs to. */
export interface GroupInfo {
  group_id: string;
}

/**
 * A payload that the service will take: checked, normalised, in the service's own words.
 *
 * A field that is absent is left alone by the service; `""` clears it.
 */
export interface UserUpdate {
  /** 1 to 64 code points; no `#`, no control characters, no white space at the ends. */
  user_id: string;
  /** At most 128 code points, in NFC, without control or bidirectional-override characters. `""` clears it. */
  nick_name?: string;
  status?: Status;
  role?: Role;
  /**
   * `http(s)://…` of at most 4,096 bytes, or a base64 data URL (PNG, JPEG, GIF, WebP) of at most
   * 307,200 bytes as sent. The data form begins with `data://` unless `dataUrlPrefix` says `data:`.
   * `""` removes it.
   */
  avatar?: string;
  /** At most 1,024 code points, in NFC, lines ended by `\n`. `""` clears it. */
  description?: string;
  /** 5 to 15 digits, `+` allowed in front; no separators. `""` clears it. */
  phone?: string;
  /** At most 254 bytes, 64 of them before the `@`; domain in lower case. `""` clears it. */
  email?: string;
  /** String values; at most 1,024 code points as compact JSON. */
  user_data?: Record<string, string>;
  /** No duplicates. */
  group_info_list?: GroupInfo[];
  /** Keys named in `allow`, passed through untouched. */
  [extra: string]: unknown;
}

/**
 * What a form has before it is judged: as {@link UserUpdate}, with white space, separators and
 * capitals where people type them. A field that is absent or `undefined` is left alone.
 */
export interface UserUpdateInput {
  user_id: string;
  nick_name?: string | undefined;
  status?: Status | undefined;
  role?: Role | undefined;
  avatar?: string | undefined;
  description?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  user_data?: Record<string, string> | undefined;
  group_info_list?: GroupInfo[] | undefined;
}

/** What a length counts. A code point is one Unicode character: an emoji of two UTF-16 units is one. */
export type Unit = "code_points" | "bytes" | "digits" | "items" | "keys" | "pixels";

/** The kind of a JavaScript value, as issues name it. */
export type ValueKind =
  | "undefined"
  | "null"
  | "boolean"
  | "number"
  | "bigint"
  | "string"
  | "symbol"
  | "function"
  | "array"
  | "object";

/** Why a text does not have the format that its field needs. */
export type FormatReason =
  | "unpaired_surrogate"
  | "control_character"
  | "invisible_character"
  | "shows_nothing"
  | "noncharacter"
  | "bidi_control"
  | "number_sign"
  | "surrounding_white_space"
  | "not_a_number"
  | "phone_extension"
  | "several_numbers"
  | "missing_at"
  | "local_part_empty"
  | "local_part_character"
  | "local_part_too_long"
  | "domain_character"
  | "several_addresses"
  | "domain_invalid"
  | "not_url_or_data_url"
  | "scheme_missing"
  | "white_space"
  | "host_missing"
  | "host_invalid"
  | "credentials"
  | "media_type_not_allowed"
  | "not_base64"
  | "signature_mismatch"
  | "not_an_image"
  | "image_type_not_supported"
  | "image_damaged"
  | "image_unreadable"
  | "image_blank"
  | "image_will_not_fit";

/** Where a value stands: keys and indexes from the root, e.g. `["group_info_list", 2, "group_id"]`. */
export type IssuePath = ReadonlyArray<string | number>;

/** What all issues have. */
export interface IssueBase {
  /** The field at fault; absent when the problem is the whole payload, an unknown key or the connection. */
  field?: FieldName;
  /** Empty for the payload itself. */
  path: Array<string | number>;
  /** A sentence that says what to do, in the locale asked for (default `en`). */
  message: string;
}

/** A value of the wrong kind; `received: "undefined"` when a required field is missing. */
export interface InvalidTypeIssue extends IssueBase {
  code: "invalid_type";
  expected: ValueKind;
  received: ValueKind;
}
/** Over the limit. */
export interface TooBigIssue extends IssueBase {
  code: "too_big";
  maximum: number;
  actual: number;
  unit: Unit;
  /** Present when the value was refused before it was read whole: `actual` is then a lower bound. */
  atLeast?: true;
}
/** Under the limit. */
export interface TooSmallIssue extends IssueBase {
  code: "too_small";
  minimum: number;
  actual: number;
  unit: Unit;
}
/** A text that does not have the form its field needs. */
export interface InvalidFormatIssue extends IssueBase {
  code: "invalid_format";
  reason: FormatReason;
  /** Where: a code-point index; for `unpaired_surrogate` a UTF-16 index. */
  index?: number;
  /** What stands there: `U+202E`; the media type; the host. Shortened. */
  found?: string;
}
/** Not one of the values that the field may have. */
export interface InvalidValueIssue extends IssueBase {
  code: "invalid_value";
  options: string[];
  /** The option that was probably meant. */
  suggestion?: string;
}
/** A key that the service does not document. */
export interface UnrecognizedKeyIssue extends IssueBase {
  code: "unrecognized_key";
  /** Shortened to 64 code points. */
  key: string;
  /** The key that was probably meant. */
  suggestion?: string;
}
/**
 * Reading the property threw (a getter, a revoked Proxy), the value is not JSON (a cycle, a BigInt), or an
 * object has no own keys to read (FormData, a Map, an instance that has accessors only).
 */
export interface UnreadableIssue extends IssueBase {
  code: "unreadable";
}
/** The service refused the field. */
export interface RejectedIssue extends IssueBase {
  code: "rejected_by_service";
  /** The service's dotted code, e.g. `InvalidParameter.NickName`. */
  serviceCode: string;
  /** The service's own words, untranslated. */
  serviceMessage: string;
}
/** A connection that cannot be used; the path is `["domainId"]`, `["endpoint"]` or `["accessToken"]`. */
export interface InvalidConnectionIssue extends IssueBase {
  code: "invalid_connection";
  reason: ConnectionReason;
}

/** Why a connection cannot be used. */
export type ConnectionReason =
  | "missing"
  | "both_given"
  | "not_a_dns_label"
  | "not_a_url"
  | "not_https"
  | "has_credentials"
  | "has_path_query_or_fragment"
  | "not_a_token";

/** One problem with a payload. Discriminate on `code`. */
export type Issue =
  | InvalidTypeIssue
  | TooBigIssue
  | TooSmallIssue
  | InvalidFormatIssue
  | InvalidValueIssue
  | UnrecognizedKeyIssue
  | UnreadableIssue
  | RejectedIssue
  | InvalidConnectionIssue;

/** The stable codes of issues. */
export type IssueCode = Issue["code"];

/** What a normalisation did. */
export type ChangeRule =
  | "trimmed"
  | "invisible_removed"
  | "unwrapped"
  | "full_width_to_ascii"
  | "unicode_nfc"
  | "line_breaks"
  | "separators_removed"
  | "digits_to_ascii"
  | "trunk_zero_removed"
  | "country_code_removed"
  | "domain_to_ascii"
  | "domain_lower_cased"
  | "scheme_lower_cased"
  | "spaces_encoded"
  | "media_type_lower_cased"
  | "media_type_corrected"
  | "base64_normalised"
  | "data_url_prefix"
  | "duplicates_removed";

/** A normalisation that changed the value. Show it, so that nobody is surprised. */
export interface Change {
  field: FieldName;
  path: Array<string | number>;
  rule: ChangeRule;
  /** A sentence that says what was done. */
  message: string;
}

/** How a data URL begins on the wire: the service's document says `data://`. */
export type DataUrlPrefix = "data://" | "data:";

/** How payloads are judged, and how that is told. */
export interface ValidateOptions {
  /** Undocumented keys to pass through untouched. */
  allow?: readonly string[];
  /** Default `data://`. */
  dataUrlPrefix?: DataUrlPrefix;
  /**
   * Language of the messages, as a BCP 47 tag: `zh`, `zh-Hans-CN`, `zh_TW` and the like are Chinese,
   * all else English. Default `en`.
   */
  locale?: string;
  /**
   * Your own sentence for an issue; `undefined` keeps the package's. For other languages, or other
   * words. What it throws is ignored.
   */
  message?: (issue: Issue) => string | undefined;
}

/** What became of a value: data, never an exception. */
export type Result<T> =
  | { ok: true; value: T; issues?: undefined; changes: Change[] }
  | { ok: false; value?: undefined; issues: Issue[]; changes: Change[] };

/**
 * Judges and normalises a payload. Reports every problem at once. Never throws for bad input.
 *
 * @throws {@link PdsError} of kind `not_initialised` before {@link init}.
 */
export function validateUserUpdate(input: unknown, options?: ValidateOptions): Result<UserUpdate>;

/** Judges one field as it would be judged in a payload: for keystrokes. */
export function validateField<F extends FieldName>(
  name: F,
  value: unknown,
  options?: Omit<ValidateOptions, "allow">,
): Result<UserUpdate[F]>;

/** The sentence for an issue in another language. */
export function issueMessage(issue: Issue, locale?: string): string;

/** How a field is limited, and how a form should ask for it. */
export interface FieldInfo {
  name: FieldName;
  required: boolean;
  kind: "string" | "object" | "array";
  /** The longest value; for `avatar` that of the data form. */
  maximum?: number;
  minimum?: number;
  unit?: Unit;
  /** Values to choose from. */
  options?: string[];
  /** Whether `""` clears it. */
  clearable: boolean;
  /** HTML hints; absent where none fits. */
  autocomplete?: string;
  inputmode?: string;
  /** The field's label. */
  label: string;
}

/** Facts about every field, in the service's order. */
export function fields(locale?: string): FieldInfo[];

/**
 * The smallest update that turns `current` into `edited`; `value` is `null` when nothing changed.
 *
 * `edited` may leave `user_id` out. Fields that are absent in it are left alone, `""` clears.
 * A field that `current` does not tell (`group_info_list`) is sent whenever it is given.
 */
export function diffUserUpdate(
  current: Partial<User>,
  edited: unknown,
  options?: ValidateOptions,
): Result<UserUpdate | null>;

/** `allowed` and `denied` are documented; `undocumented`: no document says, so the service decides. */
export type Editability = "allowed" | "denied" | "undocumented";

/** What a caller of this role may change, on itself or on somebody else. */
export function editableFields(role: string, options: { self: boolean }): Record<FieldName, Editability>;

/** The dialects of JSON Schema that there are. Any other target throws a `RangeError`. */
export type JsonSchemaTarget = "draft-2020-12" | "draft-07";

/** What a JSON Schema is asked with. */
export interface JsonSchemaOptions {
  target: JsonSchemaTarget | (string & {});
}

/**
 * Standard Schema v1 and Standard JSON Schema (spec 1.1) in one object: react-hook-form, TanStack
 * Form, Conform and the rest take it as it is. Source: https://standardschema.dev.
 */
export interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "pds-profile";
    /**
     * Judges and normalises: synchronously once the core is loaded. Before that it loads the core and
     * gives a promise, which rejects with {@link PdsError} of kind `not_initialised` when that fails;
     * with `pds-profile/slim`, which cannot load it, it throws. Issues carry `code`, the limit and
     * `actual` besides `message` and `path`.
     */
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
    /**
     * A fresh JSON Schema: `input` for what may be given, `output` for what is sent. Lengths are in
     * code points. What it cannot say stands in its `$comment`s. Needs no {@link init}.
     */
    readonly jsonSchema: {
      /** What may be given. */
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      /** What is sent. */
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
    /** For type inference alone: never there. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a schema says of a value. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly value?: undefined; readonly issues: readonly Issue[] };

/** The schemas that one set of options makes. */
export interface Schemas {
  /** For whole payloads. Paths begin at the payload. */
  readonly userUpdateSchema: StandardSchema<UserUpdateInput, UserUpdate>;
  /** For one field each. Paths begin at the field: its own issues have the path `[]`. */
  readonly fieldSchemas: {
    readonly [F in FieldName]: StandardSchema<UserUpdateInput[F], UserUpdate[F]>;
  };
}

/** Schemas in another language, with other words, or with undocumented keys. */
export function createSchemas(options?: ValidateOptions): Schemas;

/**
 * The schema of a form that edits this user: only what differs from `current` is judged, and the value
 * is the smallest update, so that nothing else is overwritten. A form that changed nothing gives
 * `{ user_id }`, which {@link Client.saveChanges} does not send.
 */
export function changesSchema(
  current: Partial<User>,
  options?: ValidateOptions,
): StandardSchema<Partial<UserUpdateInput>, UserUpdate>;

/** What text inputs begin with. */
export type FormValues = {
  user_id: string;
  nick_name: string;
  description: string;
  phone: string;
  email: string;
};

/** A user's stored texts as a form's default values: `""` where nothing is stored. Needs no {@link init}. */
export function formValues(user: Partial<User> | null | undefined): FormValues;

/** The schema of a payload, with the default options. */
export const userUpdateSchema: Schemas["userUpdateSchema"];

/** The schema of each field, with the default options. */
export const fieldSchemas: Schemas["fieldSchemas"];

/** How issues are shown in a form. */
export interface ApplyIssuesOptions {
  /** Translates the issues. Default: they keep the messages that they have. */
  locale?: string;
  /** Your own sentence for an issue; `undefined` keeps the package's. */
  message?: (issue: Issue) => string | undefined;
}

/**
 * Shows issues in a plain HTML form, in place of those that it showed before; `[]` clears them.
 *
 * A control is found by its name: the field's, or the path as it reads: `user_data.theme`,
 * `group_info_list[0].group_id`. It gets `setCustomValidity`, `aria-invalid`, and a text that
 * `aria-describedby` leads to: in the form's element with `data-message-for="<name>"`, or in a new
 * `<span>` behind the control. Typing in a control clears its message. An issue without a control
 * is shown in the element with `data-message-for=""`, if there is one.
 *
 * @returns the first control at fault, to put the focus on; `null` when there is none.
 */
export function applyIssues(
  form: HTMLFormElement,
  issues: readonly Issue[],
  options?: ApplyIssuesOptions,
): HTMLElement | null;

/** Where to send. Give `domainId` or `endpoint`, not both. */
export interface Connection {
  /** One DNS label; becomes `https://{domainId}.api.aliyunpds.com`. */
  domainId?: string;
  /** A full origin, `https://…`; for gateways and private editions. */
  endpoint?: string;
  /** Allow `http:` to `localhost`, `127.0.0.0/8` and `[::1]`. Default false. */
  allowHttpLoopback?: boolean;
  /** RFC 6750 token, at most 8,192 bytes. Leave out to get a request without `Authorization`. */
  accessToken?: string;
}

/** A request as a value: send it with anything. */
export interface HttpRequest {
  method: "POST";
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Validates `update` and builds its request. */
export function buildRequest(
  update: unknown,
  connection: Connection,
  options?: ValidateOptions,
): Result<HttpRequest>;

/**
 * The user as the service tells it. Every field may be missing; unknown fields are kept as they came, but
 * for integers beyond 2^53, which keep their digits as text.
 */
export interface User {
  domain_id?: string;
  user_id?: string;
  user_name?: string;
  nick_name?: string;
  /** Begins with `data:` where the service stored `data://`, so that it can be shown as it is. */
  avatar?: string;
  email?: string;
  phone?: string;
  description?: string;
  default_drive_id?: string;
  creator?: string;
  /** A {@link Role} or one that this version does not know. */
  role?: string;
  status?: string;
  /** Milliseconds since the epoch. */
  created_at?: number;
  /** Milliseconds since the epoch. */
  updated_at?: number;
  user_data?: Record<string, unknown>;
  [extra: string]: unknown;
}

/** What went wrong, for a `switch`. */
export type ErrorKind =
  | "invalid"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "rate_limited"
  | "service"
  | "gateway"
  | "network"
  | "offline"
  | "timeout"
  | "aborted"
  | "redirected"
  | "too_large"
  | "undecodable"
  | "busy"
  | "not_initialised"
  | "internal";

/** The one error class. It never holds the access token: where the service repeats it stands `***`. */
export class PdsError extends Error {
  readonly name: "PdsError";
  readonly kind: ErrorKind;
  /** HTTP status, when there was a response. */
  readonly status?: number;
  /** The service's code, e.g. `InvalidParameter.NickName`, or the gateway's, e.g. `D504TO`. */
  readonly code?: string;
  /** The service's own words, untranslated. */
  readonly serviceMessage?: string;
  /** For a support ticket. CORS may hide it. */
  readonly requestId?: string;
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  /** How long the service asked to wait. */
  readonly retryAfterMs?: number;
  /** Requests that were tried. */
  readonly attempts: number;
  /** Problems by field; empty unless `kind` is `invalid` or the service named a field. */
  readonly issues: Issue[];
  /** A sentence for a person: what happened and what to do. */
  localizedMessage(locale?: string): string;
  /** What a log may have: everything but the stack and the cause. */
  toJSON(): Record<string, unknown>;
}

/** When to send again. Only after no answer at all, 429, 500, 502, 503 and 504. */
export interface RetryOptions {
  /** Requests after the first. Default 2. */
  maxRetries?: number;
  /** The longest first wait; it doubles each time, and the wait is drawn from all of it. Default 300. */
  baseDelayMs?: number;
  /** The longest wait. Default 5,000. */
  maxDelayMs?: number;
  /** A `Retry-After` that asks for longer is not waited for: the error comes at once. Default 30,000. */
  maxRetryAfterMs?: number;
}

/** What will be tried next, told before the wait for it. */
export interface Attempt {
  /** The request's number, from 1. */
  attempt: number;
  /** How long there will be no request: "retrying in 2 s". */
  waitMs: number;
  /** Why it is tried again; absent for the first. */
  reason?: ErrorKind;
}

/** Where a client sends, with which token, how patiently. */
export interface ClientOptions extends Omit<Connection, "accessToken">, ValidateOptions {
  /** The token, or a function that gives it when a call begins. */
  accessToken: string | (() => string | Promise<string>);
  /**
   * Gives a new token in place of one that was refused: by a 401 with the code `AccessTokenInvalid`, one
   * that says that the token expired, or none at all, as proxies answer. Called once for all calls that
   * wait for it, and at most once per call. Without it such a call rejects as `unauthorized`.
   */
  refresh?: () => string | Promise<string>;
  /** Milliseconds for a whole call: token, retries and waits included. Default 15,000. */
  timeoutMs?: number;
  /** `false` turns retrying off. */
  retry?: RetryOptions | false;
  /** For progress. What it throws, or its promise rejects with, is ignored. */
  onAttempt?: (attempt: Attempt) => void;
}

/** What an answer says of itself. */
export interface Answer {
  /** HTTP status. */
  status: number;
  /** For a support ticket. CORS may hide it. */
  requestId?: string;
  /** Requests tried so far. */
  attempts: number;
}

/** What concerns one call. */
export interface CallOptions {
  /** Abort with any reason: the call rejects with kind `aborted`. */
  signal?: AbortSignal;
  /** Milliseconds for this call. */
  timeoutMs?: number;
  /** For progress of this call; see {@link ClientOptions.onAttempt}. */
  onAttempt?: (attempt: Attempt) => void;
  /** Is told of each answer, success or not. What it throws, or its promise rejects with, is ignored. */
  onResponse?: (answer: Answer) => void;
}

/** Sends, and always settles. It keeps no user and no payload. */
export interface Client {
  /**
   * Validates, sends, and gives the stored user back. Rejects with {@link PdsError}, always within
   * its time. While an update of the same user is in flight, a second one rejects as `busy`: so no
   * update overtakes another, and pressing Save twice sends once.
   */
  updateUser(input: unknown, options?: CallOptions): Promise<User>;
  /**
   * Sends what differs from `current`, and nothing where nothing does: {@link diffUserUpdate}, then
   * {@link updateUser}. So a field that a form left blank because nothing is stored there is not
   * sent, and one that the person emptied is cleared. Gives the stored user back; `current` itself
   * when there is nothing to send.
   */
  saveChanges(current: Partial<User>, edited: unknown, options?: CallOptions): Promise<User>;
  /** The user of the token, or `userId`. */
  getUser(options?: CallOptions & { userId?: string }): Promise<User>;
}

/** @throws {@link PdsError} of kind `invalid` when the options cannot work. */
export function createClient(options: ClientOptions): Client;

/** The image types that an avatar may have. */
export type AvatarMediaType = "image/png" | "image/jpeg" | "image/gif" | "image/webp";

/** What was done to a photo. */
export type FitNote =
  | "metadata_removed"
  | "animation_lost"
  | "cropped"
  | "scaled_down"
  | "re_encoded";

/** How a photo is made to fit. */
export interface FitAvatarOptions {
  /** The longest side of the result, in pixels. Default 512, at most 4,096. */
  side?: number;
  /**
   * The part to keep, in pixels of the upright picture; `false` keeps all of it. Default: the square
   * in the middle. A part with `width` and `height` keeps its shape.
   */
  crop?:
    | { x: number; y: number; side: number }
    | { x: number; y: number; width: number; height: number }
    | false;
  /** Default `data://`. */
  dataUrlPrefix?: DataUrlPrefix;
  /** Language of the messages. Default `en`. */
  locale?: string;
  /** Your own sentence for an issue; `undefined` keeps the package's. */
  message?: (issue: Issue) => string | undefined;
  /** Abort with any reason: the promise rejects with kind `aborted`. */
  signal?: AbortSignal;
  /** Milliseconds. Default 20,000; then the promise rejects with kind `timeout`. */
  timeoutMs?: number;
  /** For a progress bar. */
  onProgress?: (step: "reading" | "decoding" | "encoding") => void;
}

/** A picture that the service takes, or why there is none. */
export type FitResult =
  | {
      ok: true;
      /** The data URL, as it will be sent; valid for `avatar`. */
      value: string;
      mediaType: AvatarMediaType;
      width: number;
      height: number;
      notes: FitNote[];
    }
  | { ok: false; issues: Issue[]; changes: Change[] };

/**
 * Makes a photo fit: any file in, a data URL within the limit out. Turned upright, cropped square,
 * scaled and re-encoded, the best quality first; nothing but the picture is kept: no place, no notes,
 * nothing behind its end. A small original is kept as it is, if it is as square as what was asked for.
 *
 * Takes whatever the browser can decode, of at most 67,108,864 pixels. Browsers and their workers only.
 * Rejects with {@link PdsError} of kind `aborted` or `timeout`, of kind `invalid` when the call is wrong
 * (no Blob, a crop of NaN), of kind `internal` when the browser or the core fails.
 */
export function fitAvatar(blob: Blob, options?: FitAvatarOptions): Promise<FitResult>;

/** What {@link init} loads the core from. */
export type InitSource =
  | string
  | URL
  | Request
  | Response
  | BufferSource
  | (WebAssembly.Module & object);

/**
 * Loads the core, once: every call gives the same promise, until it fails. Never throws. On a server,
 * in Cloudflare's workers and with `pds-profile/inline` the core starts by itself when it is first
 * used, and this has it started.
 *
 * @param source Default: the `.wasm` file beside the package; where that is missing, is something else
 * or is blocked, the copy inside the package, with one warning on the console. What is given is used as
 * it is, without that.
 * @returns a promise that rejects with {@link PdsError} of kind `not_initialised`, whose message says
 * what to mend: no such file (`status`), a damaged file, another file in its place, or a Content
 * Security Policy without `'wasm-unsafe-eval'`.
 */
export function init(source?: InitSource | Promise<Response>): Promise<void>;
