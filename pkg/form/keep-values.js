// Some browsers (WebKit) empty inputs with `autocomplete=off` of a page that they put aside and show
// again later, scripts and all. What was in them is put back.

/** Keeps what is in the controls of a document or form, but for passwords and files. */
export function keepValues(root) {
  let values = new Map();
  return {
    /** Before the page goes. */
    hold() {
      const controls = root.querySelectorAll("input:not([type=password], [type=file]), select, textarea");
      values = new Map([...controls].map((control) => [control, stateOf(control)]));
    },
    /** When it is shown again. */
    putBack() {
      const held = values;
      values = new Map();
      put(held);
      // They are emptied in a task of their own, after the event that says that the page is shown.
      setTimeout(() => put(held));
    },
  };
}

function put(values) {
  for (const [control, { value, checked }] of values) {
    if (control.value !== value) control.value = value;
    if (control.checked !== checked) control.checked = checked;
  }
}

function stateOf({ value, checked }) {
  return { value, checked };
}
