/**
 * `<pds-profile-form>` in templates, for Vue 3: `import "pds-profile/form/vue"`, and
 * `compilerOptions.isCustomElement` for what begins with `pds-`.
 *
 * @packageDocumentation
 */

import type { DefineComponent } from "vue";
import type { PdsProfileFormAttributes, PdsProfileFormEvents } from "./index.js";

export * from "./index.js";

type Emits = { [K in keyof PdsProfileFormEvents]: (event: PdsProfileFormEvents[K]) => void };

declare module "vue" {
  interface GlobalComponents {
    "pds-profile-form": DefineComponent<PdsProfileFormAttributes, object, object, object, object, object, object, Emits>;
  }
}
