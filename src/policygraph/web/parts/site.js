// What a script adds to every page: the choice of dark or light, kept in this browser.
(() => {
  const root = document.documentElement, key = "policygraph-theme";
  const kept = (() => { try { return localStorage.getItem(key); } catch { return null; } })();
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  const button = document.getElementById("theme");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem(key, root.dataset.theme); } catch { /* A browser that keeps nothing still shows it. */ }
  });
})();
