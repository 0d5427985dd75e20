// Whether the pointer is down in a form. What appears between press and release moves what was pressed,
// and the browser then makes no click of it: messages wait until the button has heard of its own.

const pressed = new WeakMap();

/** Watches a form, for as long as it lives. */
export function watchPresses(form) {
  form.addEventListener(
    "pointerdown",
    () => {
      const released = new Promise((resolve) => {
        const listening = new AbortController();
        const end = () => {
          listening.abort();
          pressed.delete(form);
          // The click comes right after the release.
          setTimeout(resolve);
        };
        const { signal } = listening;
        for (const type of ["pointerup", "pointercancel", "dragend"]) {
          form.ownerDocument.defaultView.addEventListener(type, end, { capture: true, signal });
        }
      });
      pressed.set(form, released);
    },
    true,
  );
}

/** Does the work now, or when the pointer is up again. */
export function whenReleased(form, work) {
  const released = pressed.get(form);
  if (released === undefined) work();
  else released.then(work);
}
