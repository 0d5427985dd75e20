// The README's React forms, mounted.

import { testForm } from "./form-tests.js";
import { FORMS, isReact } from "./readme-forms.js";

for (const heading of FORMS.filter(isReact)) testForm(heading);
