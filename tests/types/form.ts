// The form element's types: what has to compile, and what must not.

import { type Client, createClient, type User } from "pds-profile";
import { define, type PdsProfileForm } from "pds-profile/form";

const form = document.querySelector("pds-profile-form");
if (form !== null) {
  const client: Client = createClient({ domainId: "bj1", accessToken: "t" });
  form.client = client;
  form.client = null;
  form.fields = ["nick_name", "avatar"];
  form.callerRole = "admin";
  form.appearance = "dark";
  form.messages = { save: "Speichern" };
  // @ts-expect-error no such field is in the service
  form.fields = ["nickname"];
  // @ts-expect-error a role that there is not
  form.callerRole = "owner";
  // @ts-expect-error told, not set
  form.busy = true;
  form.addEventListener("saved", ({ detail }) => {
    const user: User = detail.user;
    return user.nick_name;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const id: string = event.detail.update.user_id;
    return id;
  });
  form.addEventListener("unauthorized", ({ detail }) => detail.isAsked && detail.retry());
  form.addEventListener("change", ({ detail }) => detail.result?.ok && detail.changedFields.length);
  form.addEventListener("keydown", () => {});
}

const own: PdsProfileForm = document.createElement("pds-profile-form");
own.save().then((isStored: boolean) => isStored);
define("my-profile-form");
