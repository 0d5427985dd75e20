// What each contender weighs for the same job.

import { weigh, weighPackage } from "./bundle.js";

const SAME_JOB = "{ init, validateUserUpdate, validateField }";

/** Bytes by name: `{ raw, brotli }`. */
export async function sizes(contenders) {
  const found = { ours: await weighPackage(SAME_JOB) };
  for (const name of contenders) if (name !== "ours") found[name] = await weigh(name);
  found["ours, with sending, forms, schemas and photos"] = await weighPackage("*");
  return found;
}
