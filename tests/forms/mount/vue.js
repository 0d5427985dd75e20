// Mounts one of the README's Vue forms, as a page has it: nothing is loaded beforehand.

import { createApp, h, Suspense } from "vue";
import ProfileForm from "readme:form";

createApp(() => h(Suspense, null, () => h(ProfileForm))).mount("main");
