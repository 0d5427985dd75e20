// The README's forms for Vue, Svelte and plain pages, mounted.

import { testForm } from "./form-tests.js";
import { FORMS, isReact } from "./readme-forms.js";

for (const heading of FORMS) if (!isReact(heading)) testForm(heading);
