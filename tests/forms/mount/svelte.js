// Mounts one of the README's Svelte forms, as a page has it: nothing is loaded beforehand.

import { mount } from "svelte";
import ProfileForm from "readme:form";

mount(ProfileForm, { target: document.querySelector("main") });
