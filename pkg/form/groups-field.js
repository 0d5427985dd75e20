// The groups, as chips. The service does not tell which groups a user is in, and an update replaces
// them all: so the list is only sent when the person says that it should be.

import { el, isComposing } from "./dom.js";
import { Field } from "./field.js";

export class GroupsField extends Field {
  #ids = [];
  #isReadOnly = false;

  constructor(root, context) {
    super(root, context);
    const part = (name) => context.part(root, name);
    this.replaces = part("groups-replace");
    this.editor = part("groups-editor");
    this.list = part("groups-list");
    this.input = part("groups-input");
    this.none = part("groups-none");
    this.replaces.addEventListener("change", () => {
      this.edited();
      if (this.replaces.checked) this.input.focus();
    });
    this.none.addEventListener("change", () => this.edited());
    part("groups-add").addEventListener("click", () => this.#add());
    this.input.addEventListener("input", () => this.edited());
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || isComposing(event)) return;
      // Enter adds the group here; it does not save the form.
      event.preventDefault();
      this.#add();
    });
    this.start();
  }

  get blank() {
    return undefined;
  }

  get value() {
    return this.replaces.checked ? this.#ids.map((group_id) => ({ group_id })) : undefined;
  }

  get judged() {
    return JSON.stringify([this.value, this.input.value]);
  }

  get control() {
    return this.replaces.checked ? this.input : this.replaces;
  }

  get described() {
    return this.root;
  }

  show(groups) {
    this.replaces.checked = groups !== undefined;
    this.#ids = (groups ?? []).map((group) => group.group_id);
    this.input.value = "";
    this.none.checked = false;
  }

  /** What was typed and not yet added is meant as well. */
  settle() {
    if (this.replaces.checked && this.input.value !== "" && !this.#unfit) this.#take();
    super.settle();
  }

  /** No list at all would empty all groups: that takes more than not having come to the list yet. */
  ownProblem() {
    if (!this.replaces.checked) return undefined;
    const unfit = this.#unfit;
    if (unfit !== undefined) return { text: unfit, target: () => this.input };
    if (this.#ids.length > 0 || this.none.checked) return undefined;
    return { text: () => this.words.t("groups.empty"), target: () => this.input };
  }

  targetOf(path) {
    return this.list.children[path[1]]?.querySelector("button");
  }

  setReadOnly(isReadOnly) {
    this.#isReadOnly = isReadOnly;
    this.replaces.disabled = isReadOnly;
  }

  render() {
    this.editor.hidden = !this.replaces.checked || this.#isReadOnly;
    this.list.replaceChildren(...this.#ids.map((id, index) => this.#chip(id, index)));
    this.none.closest("label").hidden = this.#ids.length > 0;
    super.render();
  }

  #chip(id, index) {
    const remove = el(
      "button",
      {
        type: "button",
        class: "pds-button-icon",
        "aria-label": this.words.t("groups.remove", { group: id }),
        on: { click: () => this.#remove(index) },
      },
      "×",
    );
    return el("li", { class: "pds-chip" }, el("bdi", {}, id), remove);
  }

  #add() {
    if (this.input.value === "") return;
    const unfit = this.#unfit;
    if (unfit !== undefined) {
      this.showProblem(unfit);
      this.context.announce(unfit());
      return;
    }
    this.context.announce(this.words.t("groups.added", { group: this.input.value }));
    this.#take();
    this.edited();
  }

  #take() {
    this.#ids.push(this.input.value.trim());
    this.input.value = "";
    this.none.checked = false;
    this.forgetRefusal();
  }

  /** Why what is typed cannot be added, if it cannot. */
  get #unfit() {
    const typed = this.input.value;
    if (typed === "") return undefined;
    const group = typed.trim();
    if (group === "") return () => this.words.t("groups.blank");
    return this.#ids.includes(group) ? () => this.words.t("groups.twice", { group }) : undefined;
  }

  #remove(index) {
    this.context.announce(this.words.t("groups.removed", { group: this.#ids[index] }));
    this.#ids.splice(index, 1);
    this.edited();
    this.input.focus();
  }
}
