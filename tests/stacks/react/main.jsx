import { init, validateField } from "pds-profile";
import { Suspense, use } from "react";
import { createRoot } from "react-dom/client";

import { run } from "./program.js";

function Message() {
  use(init());
  return <p>{validateField("email", "ada").issues[0].message}</p>;
}

const page = <Suspense fallback="…"><Message /></Suspense>;
createRoot(document.querySelector("main")).render(page);
run();
