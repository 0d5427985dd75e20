// Mounts one of the README's React forms, as a page has it: nothing is loaded beforehand.

import { MantineProvider } from "@mantine/core";
import { Suspense } from "react";
import { createRoot } from "react-dom/client";
import { ProfileForm } from "readme:form";

createRoot(document.querySelector("main")).render(
  <Suspense>
    <MantineProvider>
      <ProfileForm />
    </MantineProvider>
  </Suspense>,
);
