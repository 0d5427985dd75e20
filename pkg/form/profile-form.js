// The profile form: its fields as one value, what differs from what is stored, and what is wrong.

import { arrange } from "./arrange.js";
import { AvatarField } from "./avatar-field.js";
import { ChoiceField } from "./choice-field.js";
import { FilledWith } from "./filled-with.js";
import { GroupsField } from "./groups-field.js";
import { pds } from "./package.js";
import { watchPresses } from "./presses.js";
import { TextField } from "./text-field.js";
import { UserDataField } from "./user-data-field.js";

/** @import { Context } from "./context.js" */

const CLASSES = {
  avatar: AvatarField,
  status: ChoiceField,
  role: ChoiceField,
  user_data: UserDataField,
  group_info_list: GroupsField,
};

export class ProfileForm extends EventTarget {
  #stored;
  /** All fields, shown or not. */
  #all;
  /** Those that are shown, in their order. */
  #fields;
  #filledWith;
  #context;
  #words;
  #diff;
  /** Fields of which no document says whether the caller may change them. */
  undocumented = [];

  /** @param {HTMLFormElement} element @param {Context} context */
  constructor(element, context) {
    super();
    this.element = element;
    this.#context = context;
    this.#words = context.words;
    watchPresses(element);
    this.#filledWith = new FilledWith(context.part(element, "restored"));
    const roots = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-field]"));
    this.#all = Array.from(roots, (root) => {
      const field = new (CLASSES[root.dataset.field] ?? TextField)(root, context);
      field.addEventListener("edit", () => this.#changed());
      field.addEventListener("verdict", () => this.dispatchEvent(new Event("verdict")));
      return field;
    });
    this.#fields = this.#all;
    this.#words.inEveryLocale(() => {
      this.#diff = undefined;
      this.#showName();
    });
  }

  /** Shows these fields and no others, in this order. */
  arrange(names) {
    this.#fields = names.map((name) => this.#all.find((field) => field.name === name)).filter(Boolean);
    const roots = new Map(this.#fields.map((field) => [field.name, field.root]));
    arrange(this.element, roots, this.#context);
    this.#changed();
  }

  get fields() {
    return this.#fields;
  }

  field(name) {
    return this.#fields.find((field) => field.name === name);
  }

  /** The user as the service has it; `undefined` until it has been loaded. */
  get stored() {
    return this.#stored;
  }

  get changedFields() {
    return this.#fields.filter((field) => field.isChanged);
  }

  /** Whether there is anything that leaving the page would lose. */
  get isDirty() {
    return this.changedFields.length > 0 && this.diff()?.value !== null;
  }

  /** Takes limits and options from the package, once it is there. */
  usePackage() {
    const infos = pds.fields(this.#words.locale);
    for (const field of this.#all) field.setInfo(infos.find((info) => info.name === field.name));
    this.#changed();
  }

  /** Shows a user, whose edits `keeps` says whether to keep. */
  setUser(user, keeps = (_field) => false) {
    this.#stored = user;
    for (const field of this.#all) field.fill(user[field.name], keeps(field));
    this.#filledWith.write(user);
    this.#changed();
  }

  /**
   * Shows the first user of this visit. What somebody typed before it came is kept, and so is what the
   * browser put back after a reload; what it put back that nobody had typed is not an edit.
   */
  setFirstUser(user) {
    const before = this.#filledWith.read();
    const isElse = before !== undefined && before.user_id !== user.user_id;
    const isTyped = (field) => field.isChanged && before?.[field.name] !== field.value;
    this.setUser(user, (field) => !isElse && isTyped(field));
  }

  reset() {
    this.forgetRefusals();
    this.setUser(this.#stored);
  }

  /** Forgets what was refused, of all fields or of some. */
  forgetRefusals(names = this.#fields.map((field) => field.name)) {
    for (const name of names) this.field(name)?.forgetRefusal();
  }

  /** Empties the form, for another profile. */
  clear() {
    this.#stored = undefined;
    this.undocumented = [];
    this.forgetRefusals();
    for (const field of this.#all) field.fill(undefined);
    this.#filledWith.clear();
    this.#changed();
  }

  /** Ends what its fields have under way. */
  halt() {
    this.#all.find((field) => field.name === "avatar").halt();
  }

  /** What each field holds now, to tell later what was edited since. */
  snapshot() {
    return new Map(this.#fields.map((field) => [field, JSON.stringify(field.value)]));
  }

  /** Which fields hold something else than in the snapshot. */
  editedSince(snapshot) {
    return (field) => snapshot.get(field) !== JSON.stringify(field.value);
  }

  /** Judges every changed field, shows normal forms, and resolves when photos are ready. */
  async settle() {
    await this.field("avatar")?.whenReady;
    for (const field of this.#fields) field.settle();
    this.#changed();
  }

  /** The smallest update for what was changed; `undefined` until package and user are there. */
  diff() {
    if (pds === undefined || this.#stored === undefined) return undefined;
    return (this.#diff ??= this.#difference());
  }

  #difference() {
    const edited = Object.fromEntries(this.changedFields.map(({ name, value }) => [name, value]));
    return pds.diffUserUpdate(this.#stored, edited, { locale: this.#words.locale });
  }

  /** Fields with a problem, first to last. */
  get faulty() {
    return this.#fields.filter((field) => field.problem !== undefined);
  }

  /** Whether a changed field has no value that could be judged. */
  get isUnready() {
    return this.changedFields.some((field) => field.ownProblem() !== undefined);
  }

  /** Puts each issue to its field; gives those that belong to none. */
  showIssues(issues) {
    for (const field of this.#fields) {
      const own = issues.filter((issue) => issue.field === field.name);
      // The page's own words say more than those about a value that could not be made.
      if (own.length > 0 && field.ownProblem() === undefined) field.showIssues(own);
    }
    return issues.filter((issue) => this.field(issue.field) === undefined);
  }

  /**
   * Makes fields that the caller's role may not change readable only, and says why; all of them, without
   * a word, where nothing is to be changed at all.
   */
  setEditability({ role, isSelf, isReadOnly }) {
    const allowed = pds.editableFields(role, { self: isSelf });
    for (const field of this.#all) {
      const why = isReadOnly ? () => undefined : () => reason(field, isSelf, this.#words);
      field.setReason(isReadOnly || allowed[field.name] === "denied" ? why : undefined);
    }
    const isOpen = (field) => !isReadOnly && allowed[field.name] === "undocumented";
    this.undocumented = this.#fields.filter(isOpen);
    this.#changed();
  }

  #changed() {
    this.#diff = undefined;
    this.#showName();
    this.dispatchEvent(new Event("change"));
  }

  #showName() {
    const [avatar, nickName] = ["avatar", "nick_name"].map((name) => this.#all.find((field) => field.name === name));
    avatar.setName(nickName.value.trim() || (this.#stored?.user_id ?? ""));
  }
}

/** Says who may change a field, as far as the package knows. */
function reason(field, isSelf, { t, locale }) {
  if (field.name === "user_id") return t("reason.user_id");
  const roles = pds.fields(locale).find((info) => info.name === "role").options;
  const may = roles.filter(
    (role) => pds.editableFields(role, { self: isSelf })[field.name] === "allowed",
  );
  if (may.length === 0) return t("reason.nobody");
  // Role by role, as the form names them.
  return t("reason.roles", { roles: may.map((role) => t(`option.role.${role}`)).join(t("comma")) });
}
