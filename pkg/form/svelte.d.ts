/**
 * `<pds-profile-form>` in markup, for Svelte 5: `import "pds-profile/form/svelte"`.
 *
 * @packageDocumentation
 */

import type { HTMLAttributes } from "svelte/elements";
import type { PdsProfileForm, PdsProfileFormAttributes, PdsProfileFormHandlers } from "./index.js";

export * from "./index.js";

type Own = PdsProfileFormAttributes & PdsProfileFormHandlers;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "pds-profile-form": Omit<HTMLAttributes<PdsProfileForm>, keyof Own> & Own;
  }
}
