// The avatar: choose, drop or paste a picture, or give its address; see it; remove it. The package
// makes a photo fit. Like every other field it is saved with Save.

import { listenToControls } from "./avatar-controls.js";
import { AvatarPicture } from "./avatar-picture.js";
import { isFocusLost } from "./dom.js";
import { listenForDrops } from "./drops.js";
import { Field } from "./field.js";
import { pds } from "./package.js";
import { Photos } from "./photo.js";
import { photoInWords, Preparation } from "./preparation.js";
import { addressIn, pictureIn } from "./transfer.js";

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
  /** The Preparation of a photo that is being made to fit. */
  #preparing;
  #picture;
  #name = "";
  #photos;
  file;
  address;
  remove;
  undo;
  crop;
  stop;
  preview;

  constructor(root, context) {
    super(root, context);
    this.#photos = new Photos(context);
    const part = (name) => context.part(root, `avatar-${name}`);
    this.control = part("choose");
    this.#picture = new AvatarPicture(root, part, () => this.render());
    for (const name of ["file", "address", "remove", "undo", "crop", "stop", "preview"]) this[name] = part(name);
    this.#listen();
    this.start();
  }

  get value() {
    if (this.#draft === undefined) return this.#stored;
    return this.#draft.photo?.value ?? this.#draft.address ?? "";
  }

  /** A refused file is not the value, and stays refused whatever the service stores meanwhile. */
  get judged() {
    return this.#draft?.address ?? "";
  }

  /** An address that was put there by a password manager, or by the browser after a reload. */
  adopt() {
    const address = this.address.value;
    if (address !== "" && this.#draft === undefined) this.#draft = { address };
  }

  /** Resolves when no photo is being prepared. */
  get whenReady() {
    return this.#preparing?.outcome ?? Promise.resolve();
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
    const parts = /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("[data-edits], .pds-field-hint"));
    for (const part of parts) part.hidden = isReadOnly;
  }

  note() {
    if (this.#preparing !== undefined) return this.#preparing.inWords(this.words);
    if (this.#picture.isBroken) return this.words.t("avatar.not_loaded");
    if (this.#draft?.isRemoved) return this.words.t("avatar.removed");
    if (this.#draft?.photo !== undefined) return photoInWords(this.#draft.photo, this.words);
    return super.note();
  }

  render() {
    this.#picture.show({
      value: this.#seen,
      name: this.#name,
      alt: this.words.t(this.isChanged ? "avatar.alt_new" : "avatar.alt", { name: this.#name }),
      isBusy: this.#preparing !== undefined,
    });
    this.remove.hidden = this.value === "";
    this.undo.hidden = !this.isChanged;
    this.crop.hidden = this.#draft?.source === undefined;
    this.stop.hidden = this.#preparing === undefined;
    this.preview.disabled = !REMOTE.test(this.#draft?.address ?? "");
    super.render();
  }

  /** What may be looked at: looking at a remote picture tells its host who looks. */
  get #seen() {
    const { value } = this;
    const isStored = this.#draft === undefined;
    return REMOTE.test(value) && !isStored && this.#seenAddress !== value ? "" : value;
  }

  #listen() {
    listenToControls(this, {
      chosen: (blob) => this.#take(blob),
      removed: () => this.#replace({ isRemoved: true }),
      undone: () => this.#replace(undefined),
      cropped: () => {
        const { source, part } = this.#draft;
        this.#prepare((hooks) => this.#photos.crop(source, { ...hooks, part }));
      },
      stopped: () => this.halt(),
      previewed: () => {
        this.#seenAddress = this.#draft?.address;
        this.render();
      },
      typed: () => this.#typed(),
    });
    this.address.addEventListener("blur", () => {
      if (this.address.value !== (this.#draft?.address ?? "")) this.#typed();
      if (this.#draft?.address !== undefined) this.left();
    });
    listenForDrops(this.root, {
      stage: this.#picture.stage,
      address: this.address,
      take: (transfer) => this.take(transfer) || this.#refuse(() => this.words.t("avatar.no_picture")),
    });
  }

  /**
   * Takes what was pasted or dropped: the first picture of several files, or an address. Always says
   * something; false when there was neither.
   */
  take(transfer) {
    const picture = pictureIn(transfer);
    const address = addressIn(transfer);
    if (picture === undefined && address === undefined) {
      if (transfer.files.length === 0) return false;
      this.#refuse(() => this.words.t("avatar.no_picture"));
    } else if (this.control.closest("[hidden]") !== null) {
      this.context.announce(this.words.t("avatar.not_allowed"));
    } else if (picture !== undefined) this.#take(picture);
    else this.#takeAddress(address);
    return true;
  }

  #typed() {
    const address = this.address.value;
    this.#draft = address === "" ? undefined : { address };
    this.edited();
  }

  #takeAddress(address) {
    this.halt();
    this.address.value = address;
    this.address.closest("details").open = true;
    this.#typed();
    this.settle();
    this.context.announce(this.problem ?? this.words.t("avatar.address_taken"));
  }

  #refuse(text) {
    this.showProblem(text);
    this.context.announce(text());
  }

  #replace(draft) {
    this.halt();
    this.#draft = draft;
    this.address.value = "";
    this.forgetRefusal();
    this.edited();
    // The button that was pressed may be gone.
    this.control.focus();
  }

  /** Ends what is under way. */
  halt() {
    this.#preparing?.stop();
    this.#preparing = undefined;
    this.render();
  }

  #take(blob) {
    if (blob === undefined) return;
    if (pds === undefined) this.#refuse(() => this.words.t("avatar.not_yet"));
    else this.#prepare((hooks) => this.#photos.from(blob, hooks));
  }

  /** Waits for a picture from `make`, which may ask the person, and takes it over. */
  async #prepare(make) {
    this.halt();
    const mine = new Preparation(make, () => this.#preparing === mine && this.render());
    this.#preparing = mine;
    this.showProblem(undefined);
    this.context.announce(this.words.t("avatar.preparing"));
    const { made, error } = await mine.outcome;
    // Another picture was chosen meanwhile, or this one was dropped.
    if (this.#preparing !== mine) return;
    this.#preparing = undefined;
    if (error !== undefined) this.#showError(error);
    else this.#use(made);
    this.context.announce(this.problem ?? this.note() ?? "");
  }

  #showError(error) {
    const isOurs = error instanceof pds.PdsError;
    this.showProblem(() => (isOurs ? error.localizedMessage(this.words.locale) : this.words.t("avatar.failed")));
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
    if (isFocusLost()) this.control.focus();
  }
}
