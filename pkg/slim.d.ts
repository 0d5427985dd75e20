/**
 * The entry that loads nothing: bring the compiled module, or its bytes, and call {@link initSync}.
 *
 * @packageDocumentation
 */

export type * from "./index.js";
export {
  applyIssues,
  buildRequest,
  createClient,
  createSchemas,
  diffUserUpdate,
  editableFields,
  fieldSchemas,
  fields,
  fitAvatar,
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
