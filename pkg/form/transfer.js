// What came by the clipboard or by dropping: a picture, an address, or a text that is none of ours.

/** The first picture of the files, if there is one. */
export function pictureIn({ files }) {
  return [...files].find((file) => file.type.startsWith("image/") || file.type === "");
}

/** The address that was dragged from another page: a link, or the picture itself. */
export function addressIn(transfer) {
  // Lines that begin with # are remarks: RFC 2483, section 5.
  const lines = transfer.getData("text/uri-list").split(/\r?\n/);
  const address = lines.find((line) => /^https?:/i.test(line)) ?? transfer.getData("text/plain").trim();
  return /^https?:\/\/\S+$/i.test(address) ? address : undefined;
}

/** Whether there is a text: who copies from a table or a letter gets a picture of it besides. */
export function hasText({ types }) {
  return types.includes("text/plain") || types.includes("text/html");
}

/** Whether what has the focus is for typing. */
export function isForText(element) {
  if (!(element instanceof HTMLElement)) return false;
  const isInput = element.matches(
    "textarea, input:not([type=checkbox], [type=radio], [type=range], [type=file], [type=button])",
  );
  return isInput || element.isContentEditable;
}
