// Before the first paint: the remembered colours, so that a dark page does not flash white.
// A classic script on purpose, because modules wait for the whole document.

try {
  const theme = localStorage.getItem("pds-profile.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's colours it is.
}
