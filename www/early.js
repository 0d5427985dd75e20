// Before the first paint: the remembered colours, so that a dark page does not flash white, and what
// keeps a form usable that has no script yet. A classic script on purpose: modules wait for the whole
// document, and for each other.

try {
  const theme = localStorage.getItem("pds-profile.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's colours it is.
}

// The sandbox is there when the page comes from this machine: its bar has its room from the start.
if (/^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(location.hostname)) {
  document.documentElement.dataset.sandbox = "likely";
}

/** What was pressed before anything listened; `main.js` asks for it once. */
globalThis.early = (() => {
  const words = {
    en: {
      waiting: "Saving as soon as the profile is loaded.",
      broken: "The page could not be loaded completely. Check the network, then reload it.",
    },
    zh: {
      waiting: "个人资料加载完成后将立即保存。",
      broken: "页面未能完整加载。请检查网络，然后刷新页面。",
    },
  };
  let wantsSave = false;
  const say = (key) => {
    const isChinese = /^zh/i.test(localeOf());
    const place = document.getElementById("load-state");
    if (place === null) return;
    place.textContent = words[isChinese ? "zh" : "en"][key];
    place.hidden = false;
  };
  // Left to the browser, a submit would end what is being loaded, though the policy stops it.
  const onSubmit = (event) => {
    event.preventDefault();
    if (event.target.id !== "profile") return;
    wantsSave = true;
    say("waiting");
  };
  const onError = ({ target }) => {
    if (target instanceof HTMLScriptElement) say("broken");
  };
  document.addEventListener("submit", onSubmit);
  document.addEventListener("error", onError, true);

  function localeOf() {
    try {
      return localStorage.getItem("pds-profile.locale") ?? navigator.language;
    } catch {
      return navigator.language;
    }
  }

  return {
    /** Leaves the form to whoever asks; whether Save was pressed. */
    takeOver() {
      document.removeEventListener("submit", onSubmit);
      document.removeEventListener("error", onError, true);
      return wantsSave;
    },
  };
})();
