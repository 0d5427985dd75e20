// Mounts one of the README's forms against the service at the page's own origin.

import { createClient, init } from "pds-profile";
import { createRoot } from "react-dom/client";
import { ProfileForm } from "readme:form";

await init();
const client = createClient({ endpoint: location.origin, allowHttpLoopback: true, accessToken: "token" });
const onSaved = (user) => {
  globalThis.saved = user;
};
createRoot(document.querySelector("main")).render(<ProfileForm client={client} onSaved={onSaved} />);
