// Says things of the page to screen readers; what the form has to say, it says itself.

import { Announcer } from "../pkg/form/announcer.js";
import { byId } from "./dom.js";

const announcer = new Announcer(byId("page-announcer"));

export function announce(text) {
  announcer.say(text);
}
