/**
 * The entry that brings no wasm: give {@link init} the address of `pds-profile/pds_profile_bg.wasm`, or
 * {@link initSync} the compiled module.
 *
 * @packageDocumentation
 */

import type { InitSource } from "./index.js";

export type * from "./index.js";
export {
  applyIssues,
  buildRequest,
  changesSchema,
  createClient,
  createSchemas,
  diffUserUpdate,
  editableFields,
  fieldSchemas,
  fields,
  fitAvatar,
  formValues,
  issueMessage,
  PdsError,
  userUpdateSchema,
  validateField,
  validateUserUpdate,
} from "./index.js";

/**
 * Starts the core. Idempotent; after a failure it may be called again.
 *
 * @param module the compiled `pds-profile/pds_profile_bg.wasm`, or its bytes, which are compiled at
 * once: on some platforms that is forbidden.
 * @throws PdsError of kind `not_initialised` when the module is not this package's.
 */
export function initSync(module: WebAssembly.Module | BufferSource): void;

/**
 * Loads the core, once: every call gives the same promise, until it fails. Never throws.
 *
 * @returns a promise that rejects with PdsError of kind `not_initialised`, whose message says what to mend.
 */
export function init(source: InitSource | Promise<Response>): Promise<void>;
