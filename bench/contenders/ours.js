import { buildRequest, init } from "pds-profile";

export { validateField, validateUserUpdate as validate } from "pds-profile";

const CONNECTION = { domainId: "bj1" };

export const ready = () => init();
export const isOk = (result) => result.ok;
export const paths = (result) => result.issues.map(({ path }) => path);

/** Validates and gives the body. */
export function bodyOf(input) {
  const result = buildRequest(input, CONNECTION);
  if (!result.ok) throw new Error("not valid");
  return result.value.body;
}
