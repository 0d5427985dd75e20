/**
 * `<pds-profile-form>` in JSX, for React 19: `import "pds-profile/form/react"`.
 *
 * @packageDocumentation
 */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { PdsProfileForm, PdsProfileFormAttributes, PdsProfileFormHandlers } from "./index.js";

export * from "./index.js";

type Own = PdsProfileFormAttributes & PdsProfileFormHandlers;
type Html = DetailedHTMLProps<HTMLAttributes<PdsProfileForm>, PdsProfileForm>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "pds-profile-form": Omit<Html, keyof Own> & Own;
    }
  }
}
