// From a file that somebody chose to a picture that the service takes.

import { pds } from "./package.js";

export class Photos {
  #context;
  #dialog;

  constructor(context) {
    this.#context = context;
  }

  /**
   * The picture, whose part to keep is asked for when the original cannot stay as it is:
   * `{ result, source?, part? }`, or `undefined` when the person does not want it after all.
   */
  async from(blob, { signal, onProgress }) {
    const { locale } = this.#context.words;
    // Before anything shows it: a file that is no picture, or an enormous one, ends here.
    const result = await pds.fitAvatar(blob, { signal, onProgress, locale });
    // What fits as it is can be cropped as well, when somebody asks for it.
    if (!result.ok || !result.notes.includes("re_encoded")) return { result, source: blob };
    try {
      return await this.crop(blob, { signal });
    } catch (error) {
      // It is good as it is: short of memory, a browser may fail to show it once more.
      if (signal.aborted) throw error;
      return { result, source: blob };
    }
  }

  /**
   * A part of a picture that is known to be good: the one that `part` names, until it is moved.
   *
   * @param {Blob} blob
   * @param {{ part?: any, signal: AbortSignal }} options
   */
  async crop(blob, { part, signal }) {
    // Not everybody who edits a profile has a photo at hand: the dialog comes when it is needed.
    const { CropDialog } = await import("./crop-dialog.js");
    this.#dialog ??= new CropDialog(this.#context);
    const { locale } = this.#context.words;
    const fit = (crop, hooks) => pds.fitAvatar(blob, { ...hooks, crop, locale });
    const chosen = await this.#dialog.ask(blob, { part, signal, fit });
    return chosen && { result: chosen.photo, source: blob, part: chosen.part };
  }
}
