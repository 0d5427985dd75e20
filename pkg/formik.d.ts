/**
 * For Formik: a function for its `validate`, and the service's refusals for `setErrors`.
 *
 * @packageDocumentation
 */

import type { Issue, StandardSchema } from "./index.js";

/** Errors as Formik has them: a sentence, or nested as the values are. */
export type FormikErrors = { [name: string]: string | FormikErrors | Array<string | FormikErrors> };

/** For `validate`: the form's values are judged by the schema, which loads the core if it is not there yet. */
export function formikValidate(schema: StandardSchema<unknown, unknown>): (values: unknown) => Promise<FormikErrors>;

/** Issues for `setErrors`: the first message of each place. What concerns no field is left out. */
export function formikErrors(issues: readonly Issue[]): FormikErrors;
