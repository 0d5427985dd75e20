// What the page remembers between visits: language and colours, and nothing about the person.

const PREFIX = "pds-profile.";

export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Storage is off or full: the choice lasts as long as the page.
  }
}
