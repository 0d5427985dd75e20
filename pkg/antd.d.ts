/**
 * For Ant Design's Form (5 and 6): rules that ask a schema, and the service's refusals at their fields.
 *
 * @packageDocumentation
 */

import type { FieldName, Issue, StandardSchema } from "./index.js";

/**
 * A rule for `<Form.Item rules={[…]}>`. With a name, the schema is one of payloads and is asked about
 * that field alone: `antdRule(changesSchema(user), "phone")`. Without, it is the field's own:
 * `antdRule(fieldSchemas.phone)`. It loads the core if it is not there yet. The error is the first
 * issue's sentence.
 */
export function antdRule(
  schema: StandardSchema<unknown, unknown>,
  name?: FieldName,
): { validator: (rule: unknown, value: unknown) => Promise<void> };

/** Issues for `form.setFields`: each message at its field. What concerns no field is left out. */
export function antdFields(issues: readonly Issue[]): Array<{ name: Array<string | number>; errors: string[] }>;
