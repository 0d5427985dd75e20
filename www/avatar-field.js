// The avatar: choose, drop or paste a picture, or give its address; see it; remove it. The package
// makes a photo fit. Like every other field it is saved with Save.

import { announce } from "./announcer.js";
import { byId, setAttribute, setText } from "./dom.js";
import { Field } from "./field.js";
import { formatNumber, locale, t } from "./i18n.js";
import { pds } from "./package.js";
import { cropped, photoOf } from "./photo.js";

const REMOTE = /^https?:/i;

export class AvatarField extends Field {
  /** What the service has. */
  #stored = "";
  /**
   * What the person wants instead: `{ photo }` as the package made it, with the `source` that `part`
   * of it was cut from; `{ address }` or `{ isRemoved }`; `undefined` for what is stored.
   */
  #draft;
  /** The address that may be looked at: the stored one, or one that the person asked to see. */
  #seenAddress;
  #brokenSource;
  /** A photo that is being made to fit: how to stop it, how far it is, and a promise of its end. */
  #preparing;
  #name = "";

  constructor(root) {
    super(root);
    this.control = byId("avatar-choose");
    this.pictures = [...root.querySelectorAll("img")];
    this.stage = byId("avatar-stage");
    this.initial = byId("avatar-initial");
    this.file = byId("avatar-file");
    this.address = byId("avatar-address");
    this.#listen();
    this.start();
  }

  get value() {
    if (this.#draft === undefined) return this.#stored;
    return this.#draft.photo?.value ?? this.#draft.address ?? "";
  }

  /** Resolves when no photo is being prepared. */
  get whenReady() {
    return this.#preparing?.end ?? Promise.resolve();
  }

  fill(stored, keepsEdit = false) {
    const draft = this.#draft;
    this.#draft = undefined;
    super.fill(stored);
    if (keepsEdit) this.#draft = draft;
    else this.address.value = "";
    this.render();
  }

  show(value = "") {
    if (this.#draft?.address === undefined) {
      this.#stored = value;
      return;
    }
    // An address in its normal form is the address that was meant.
    if (this.#seenAddress === this.#draft.address) this.#seenAddress = value;
    this.#draft = { address: value };
    this.address.value = value;
  }

  /** Whose avatar it is: a letter stands in for a picture. */
  setName(name) {
    if (this.#name === name) return;
    this.#name = name;
    this.render();
  }

  /** How a data URL begins is the package's affair, and no news to anybody. */
  reported(changes) {
    return changes.filter((change) => change.rule !== "data_url_prefix");
  }

  targetOf() {
    return this.#draft?.address === undefined ? undefined : this.address;
  }

  setReadOnly(isReadOnly) {
    for (const part of this.root.querySelectorAll("[data-edits]")) part.hidden = isReadOnly;
  }

  note() {
    if (this.#preparing !== undefined) return this.#progress;
    if (this.#isBroken) return t("avatar.not_loaded");
    if (this.#draft?.isRemoved) return t("avatar.removed");
    if (this.#draft?.photo !== undefined) return photoInWords(this.#draft.photo, this.info.maximum);
    return super.note();
  }

  render() {
    const source = this.#isBroken ? undefined : this.#source;
    for (const picture of this.pictures) {
      picture.hidden = source === undefined;
      if (picture.getAttribute("src") !== (source ?? null)) setAttribute(picture, "src", source);
    }
    this.pictures[0].alt = t(this.isChanged ? "avatar.alt_new" : "avatar.alt", {
      name: this.#name,
    });
    this.initial.hidden = source !== undefined;
    setText(this.initial, firstLetter(this.#name));
    setAttribute(this.stage, "aria-busy", this.#preparing !== undefined && "true");
    byId("avatar-remove").hidden = this.value === "";
    byId("avatar-undo").hidden = !this.isChanged;
    byId("avatar-crop").hidden = this.#draft?.source === undefined;
    byId("avatar-stop").hidden = this.#preparing === undefined;
    byId("avatar-preview").disabled = !REMOTE.test(this.#draft?.address ?? "");
    super.render();
  }

  get #source() {
    const { value } = this;
    if (value === "") return undefined;
    // Looking at a remote picture tells its host who looks: only at what is stored, or when asked.
    const isStored = this.#draft === undefined;
    if (REMOTE.test(value) && !isStored && this.#seenAddress !== value) return undefined;
    // The service's own form of a data URL is not everybody's.
    const shown = value.replace(/^data:\/\//i, "data:");
    return /^data:image\//i.test(shown) || REMOTE.test(shown) ? shown : undefined;
  }

  get #isBroken() {
    return this.#brokenSource !== undefined && this.#brokenSource === this.#source;
  }

  get #progress() {
    const { step } = this.#preparing;
    return [t("avatar.preparing"), step && t(`fit.step.${step}`)].filter(Boolean).join(" ");
  }

  /** Whether a picture may be given right now. */
  get #isOpen() {
    return this.control.closest("[hidden]") === null && !document.querySelector("dialog[open]");
  }

  #listen() {
    this.control.addEventListener("click", () => this.file.click());
    this.file.addEventListener("change", () => {
      this.#take(this.file.files[0]);
      // The same file again is a change as well.
      this.file.value = "";
    });
    byId("avatar-remove").addEventListener("click", () => this.#replace({ isRemoved: true }));
    byId("avatar-undo").addEventListener("click", () => this.#replace(undefined));
    byId("avatar-crop").addEventListener("click", () => {
      const { source, part } = this.#draft;
      this.#prepare((hooks) => cropped(source, { ...hooks, part }));
    });
    byId("avatar-stop").addEventListener("click", () => {
      this.#stop();
      this.render();
      this.control.focus();
    });
    byId("avatar-preview").addEventListener("click", () => {
      this.#seenAddress = this.#draft?.address;
      this.render();
    });
    this.address.addEventListener("input", () => {
      const address = this.address.value;
      this.#draft = address === "" ? undefined : { address };
      this.edited();
    });
    this.address.addEventListener("blur", () => {
      if (this.#draft?.address !== undefined) this.settle();
    });
    this.pictures[0].addEventListener("error", () => {
      this.#brokenSource = this.#source;
      this.render();
    });
    this.#listenForDrops();
    document.addEventListener("paste", (event) => {
      const picture = pictureIn(event.clipboardData);
      if (picture === undefined || !this.#isOpen) return;
      event.preventDefault();
      this.#take(picture);
    });
  }

  #listenForDrops() {
    const mark = (isOver) => this.stage.classList.toggle("is-target", isOver);
    const hasFiles = (event) => event.dataTransfer.types.includes("Files");
    // A file dropped beside the field must not replace the page.
    for (const type of ["dragover", "drop"]) {
      document.addEventListener(type, (event) => {
        if (hasFiles(event)) event.preventDefault();
      });
    }
    this.root.addEventListener("dragover", (event) => mark(hasFiles(event)));
    this.root.addEventListener("dragleave", (event) => {
      if (!this.root.contains(event.relatedTarget)) mark(false);
    });
    this.root.addEventListener("drop", (event) => {
      mark(false);
      if (hasFiles(event) && this.#isOpen) this.#take(event.dataTransfer.files[0]);
    });
  }

  #replace(draft) {
    this.#stop();
    this.#draft = draft;
    this.address.value = "";
    this.edited();
    // The button that was pressed may be gone.
    this.control.focus();
  }

  #stop() {
    this.#preparing?.controller.abort();
    this.#preparing = undefined;
  }

  #take(blob) {
    if (blob !== undefined && pds !== undefined) this.#prepare((hooks) => photoOf(blob, hooks));
  }

  /** Waits for a picture from `make`, which may ask the person, and takes it over. */
  async #prepare(make) {
    this.#stop();
    const controller = new AbortController();
    const mine = { controller };
    const onProgress = (step) => {
      mine.step = step;
      if (this.#preparing === mine) this.render();
    };
    const making = make({ signal: controller.signal, onProgress });
    // Whoever waits wants to know that it is over, however it ended.
    mine.end = making.then(
      () => {},
      () => {},
    );
    this.#preparing = mine;
    this.showProblem(undefined);
    announce(t("avatar.preparing"));
    let made;
    let error;
    try {
      made = await making;
    } catch (cause) {
      error = cause;
    }
    // Another picture was chosen meanwhile, or this one was dropped.
    if (this.#preparing !== mine) return;
    this.#preparing = undefined;
    if (error !== undefined) this.#showError(error);
    else this.#use(made);
    announce(this.problem ?? this.note() ?? "");
  }

  #showError(error) {
    const isOurs = error instanceof pds.PdsError;
    this.showProblem(() => (isOurs ? error.localizedMessage(locale) : t("avatar.failed")));
    // A browser that is short of memory says so; what else there is, is a fault of the page's.
    if (!isOurs && !(error instanceof DOMException)) reportError(error);
  }

  /** Takes what was made; nothing was when the person has thought better of it. */
  #use(made) {
    if (made === undefined) this.render();
    else if (!made.result.ok) this.showIssues(made.result.issues);
    else {
      const { result, source, part } = made;
      this.#draft = { photo: result, source, part };
      this.address.value = "";
      this.edited();
      this.settle();
    }
    // A picture that was dropped comes from nowhere that could have the focus again, and what had it
    // last is in a closed dialog.
    const { activeElement } = document;
    const isNowhere = activeElement === document.body || activeElement.closest("dialog") !== null;
    if (isNowhere) this.control.focus();
  }
}

/** How large the picture is, and what was done to the photo. */
function photoInWords({ value, width, height, notes }, maximum) {
  const [side, bytes, limit] = [width, value.length, maximum].map(formatNumber);
  const size = t("avatar.prepared", { width: side, height: formatNumber(height), bytes, limit });
  return [size, ...notes.map((note) => t(`fit.${note}`))].join("\n");
}

function pictureIn(transfer) {
  return [...(transfer?.files ?? [])].find((file) => file.type.startsWith("image/"));
}

/** The first letter as a person sees it: an emoji of five code points is one. */
function firstLetter(name) {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? "?";
}
