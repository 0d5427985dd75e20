// The profile form: its fields as one value, what differs from what is stored, and what is wrong.

import { AvatarField } from "./avatar-field.js";
import { byId } from "./dom.js";
import { ChoiceField, TextField } from "./field.js";
import { GroupsField } from "./groups-field.js";
import { inEveryLocale, locale, t } from "./i18n.js";
import { pds } from "./package.js";
import { UserDataField } from "./user-data-field.js";

const CLASSES = {
  avatar: AvatarField,
  status: ChoiceField,
  role: ChoiceField,
  user_data: UserDataField,
  group_info_list: GroupsField,
};

export class ProfileForm extends EventTarget {
  #stored;
  #fields;
  /** An input that nobody sees: the browser restores it together with the others. */
  #restored = byId("restored");
  /** Fields of which no document says whether the caller may change them. */
  undocumented = [];

  /** @param {HTMLFormElement} element */
  constructor(element) {
    super();
    this.element = element;
    this.#fields = [...element.querySelectorAll("[data-field]")].map((root) => {
      const field = new (CLASSES[root.dataset.field] ?? TextField)(root);
      field.addEventListener("edit", () => this.#changed());
      return field;
    });
    inEveryLocale(() => this.#showName());
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
    for (const info of pds.fields(locale)) this.field(info.name)?.setInfo(info);
    this.#changed();
  }

  /** Shows a user, whose edits `keeps` says whether to keep. */
  setUser(user, keeps = () => false) {
    this.#stored = user;
    for (const field of this.#fields) field.fill(user[field.name], keeps(field));
    this.#restored.value = versionOf(user);
    this.#changed();
  }

  /**
   * Shows the first user of this visit. What somebody typed before it came is kept; so is what the
   * browser put back after a reload, but only if the profile is still the one that it was typed over.
   */
  setFirstUser(user) {
    const version = this.#restored.value;
    const isStale = version !== "" && version !== versionOf(user);
    this.setUser(user, (field) => !isStale && field.isChanged);
  }

  reset() {
    this.setUser(this.#stored);
  }

  /** Empties the form, for another profile. */
  clear() {
    this.#stored = undefined;
    this.undocumented = [];
    for (const field of this.#fields) field.fill(undefined);
    this.#restored.value = "";
    this.#changed();
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
    await this.field("avatar").whenReady;
    for (const field of this.#fields) field.settle();
    this.#changed();
  }

  /** The smallest update for what was changed; `undefined` until package and user are there. */
  diff() {
    if (pds === undefined || this.#stored === undefined) return undefined;
    const edited = Object.fromEntries(this.changedFields.map(({ name, value }) => [name, value]));
    return pds.diffUserUpdate(this.#stored, edited, { locale });
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
      if (own.length > 0) field.showIssues(own);
    }
    return issues.filter((issue) => this.field(issue.field) === undefined);
  }

  /** Makes fields that the caller's role may not change readable only, and says why. */
  setEditability(role, isSelf) {
    const allowed = pds.editableFields(role, { self: isSelf });
    for (const field of this.#fields) {
      field.setReason(allowed[field.name] === "denied" ? () => reason(field, isSelf) : undefined);
    }
    this.undocumented = this.#fields.filter((field) => allowed[field.name] === "undocumented");
    this.#changed();
  }

  #changed() {
    this.#showName();
    this.dispatchEvent(new Event("change"));
  }

  #showName() {
    const name = this.field("nick_name").value.trim();
    this.field("avatar").setName(name || (this.#stored?.user_id ?? ""));
  }
}

/** Says who may change a field, as far as the package knows. */
function reason(field, isSelf) {
  if (field.name === "user_id") return t("reason.user_id");
  const roles = pds.fields(locale).find((info) => info.name === "role").options;
  const may = roles.filter(
    (role) => pds.editableFields(role, { self: isSelf })[field.name] === "allowed",
  );
  if (may.length === 0) return t("reason.nobody");
  // Role by role, as the page names them.
  return t("reason.roles", { roles: may.map((role) => t(`option.role.${role}`)).join(t("comma")) });
}

/** Says which state of which profile the form was filled with. */
function versionOf(user) {
  return `${user.user_id ?? ""}@${user.updated_at ?? ""}`;
}
