// A page with one of the README's forms in it, served as its readers would: bundled, by SvelteKit, or as
// it stands.

import { blockOf } from "../tools/readme.js";
import { serve } from "../tools/server.js";
import { bundled, PACKAGE } from "./bundle.js";
import { svelteKit } from "./sveltekit.js";

const HEAD = `<!doctype html><title>A form</title><link rel="icon" href="data:,">`;
const WITH_BUNDLE = `${HEAD}<main></main><script type="module" src="/bundle.js"></script>`;
/** Where the plain page looks for the package. */
const INSTALLED = "/node_modules/pds-profile/";

/** Serves the form under a heading of the README: `{ origin, close }`. */
export async function siteOf(heading) {
  const { language, code } = blockOf(heading);
  if (language === "svelte") return svelteKit(code);
  if (language === "html") return plain(HEAD + code);
  const script = await bundled(heading);
  return serve(PACKAGE, (path) => {
    if (path === "/") return { body: WITH_BUNDLE };
    return path === "/bundle.js" ? { body: script } : undefined;
  });
}

function plain(page) {
  return serve(PACKAGE, (path) => {
    if (path === "/") return { body: page };
    return path.startsWith(INSTALLED) ? { file: path.slice(INSTALLED.length) } : undefined;
  });
}
