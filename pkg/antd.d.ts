/**
 * For Ant Design's Form (5 and 6): rules that ask a schema, and the service's refusals at their fields.
 *
 * @packageDocumentation
 */

import type { Issue, StandardSchema } from "./index.js";

/**
 * A rule for `<Form.Item rules={[…]}>`: the field's value is judged by its schema, which loads the core
 * if it is not there yet. The error is the first issue's sentence.
 */
export function antdRule(schema: StandardSchema<unknown, unknown>): {
  validator: (rule: unknown, value: unknown) => Promise<void>;
};

/** Issues for `form.setFields`: each message at its field. What concerns no field is left out. */
export function antdFields(issues: readonly Issue[]): Array<{ name: Array<string | number>; errors: string[] }>;
