// The groups, as chips. The service does not tell which groups a user is in, and an update replaces
// them all: so the list is only sent when the person says that it should be.

import { announce } from "./announcer.js";
import { byId, el } from "./dom.js";
import { Field } from "./field.js";
import { t } from "./i18n.js";

export class GroupsField extends Field {
  #ids = [];
  #isReadOnly = false;

  constructor(root) {
    super(root);
    this.replaces = byId("groups-replace");
    this.editor = byId("groups-editor");
    this.list = byId("groups-list");
    this.input = byId("groups-input");
    this.replaces.addEventListener("change", () => {
      this.edited();
      if (this.replaces.checked) this.input.focus();
    });
    byId("groups-add").addEventListener("click", () => this.#add());
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      // Enter adds the group here; it does not save the form.
      event.preventDefault();
      this.#add();
    });
    this.start();
  }

  get value() {
    return this.replaces.checked ? this.#ids.map((group_id) => ({ group_id })) : undefined;
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
  }

  /** What was typed and not yet added is meant as well. */
  settle() {
    if (this.replaces.checked && this.input.value !== "") this.#take();
    super.settle();
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
    super.render();
  }

  #chip(id, index) {
    const remove = el(
      "button",
      {
        type: "button",
        class: "button-icon",
        "aria-label": t("groups.remove", { group: id }),
        on: { click: () => this.#remove(index) },
      },
      "×",
    );
    return el("li", { class: "chip" }, el("bdi", {}, id), remove);
  }

  #add() {
    if (this.input.value === "") return;
    announce(t("groups.added", { group: this.input.value }));
    this.#take();
    this.edited();
  }

  #take() {
    this.#ids.push(this.input.value);
    this.input.value = "";
  }

  #remove(index) {
    announce(t("groups.removed", { group: this.#ids[index] }));
    this.#ids.splice(index, 1);
    this.edited();
    this.input.focus();
  }
}
