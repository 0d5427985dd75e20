// What tests do with the avatar field.

/** Chooses a file, of whose name and type nothing should depend. */
export function choose(page, name, buffer) {
  return page.setInputFiles("#avatar-file", { name, mimeType: "application/octet-stream", buffer });
}

/** Waits until a chosen picture is in the form. */
export function prepared(page) {
  return page.waitForFunction(() => /^New picture|^新图片/.test(document.querySelector("#avatar-note").textContent));
}
