// Pictures and addresses that are dropped on the avatar.

const KNOWN = ["Files", "text/uri-list", "text/html", "text/plain"];

/** @param {HTMLElement} root @param {{ stage: HTMLElement, address: HTMLInputElement, take: Function }} parts */
export function listenForDrops(root, { stage, address, take }) {
  const mark = (isOver) => stage.classList.toggle("pds-is-target", isOver);
  const isOurs = (/** @type {any} */ { target, dataTransfer }) => {
    // An address dropped into its own input is the input's.
    if (target === address) return dataTransfer.types.includes("Files");
    return KNOWN.some((type) => dataTransfer.types.includes(type));
  };
  for (const type of ["dragenter", "dragover"]) {
    root.addEventListener(type, (event) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      mark(true);
    });
  }
  root.addEventListener("dragleave", (/** @type {any} */ event) => {
    if (!root.contains(event.relatedTarget)) mark(false);
  });
  root.addEventListener("drop", (/** @type {any} */ event) => {
    mark(false);
    if (!isOurs(event)) return;
    event.preventDefault();
    take(event.dataTransfer);
  });
}
