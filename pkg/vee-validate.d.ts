/**
 * For VeeValidate 4, which ignores a Standard Schema that it is given as it is. Version 5 takes one.
 *
 * @packageDocumentation
 */

import type { Issue, StandardSchema } from "./index.js";

/** A schema as VeeValidate 4 has it: `TypedSchema`. */
export interface VeeSchema<Input, Output> {
  readonly __type: "VVTypedSchema";
  parse(values: Input): Promise<{ value?: Output; errors: Array<{ path?: string; errors: string[] }> }>;
}

/** For `validationSchema`; the schema loads the core if it is not there yet. */
export function veeSchema<Input, Output>(schema: StandardSchema<Input, Output>): VeeSchema<Input, Output>;

/** Issues for `setErrors`. What concerns no field is left out. */
export function veeErrors(issues: readonly Issue[]): Record<string, string[]>;
