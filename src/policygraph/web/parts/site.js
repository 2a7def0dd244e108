// What a script adds to every page: the choice of dark or light, kept in this browser, and a sign that it is at work.
(() => {
  const root = document.documentElement, key = "policygraph-theme";
  const kept = (() => { try { return localStorage.getItem(key); } catch { return null; } })();
  root.dataset.script = "1";
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  const button = document.getElementById("theme");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      try { localStorage.setItem(key, root.dataset.theme); } catch { /* A browser that keeps nothing still shows it. */ }
    });
  }
})();
(() => {
  // What is answered sooner needs no sign; what is never answered loses its sign again.
  const SOON = 400, LATE = 30_000, FILE = /\.(?:csv|tsv|xlsx|json|md|ttl|nt|jsonld|rdf|srj|srx)$/;
  const line = document.getElementById("busy");
  if (!line) return;
  let waiting = [], pressed = null;
  const rest = () => {
    waiting.forEach(clearTimeout);
    line.textContent = "";
    pressed?.removeAttribute("aria-busy");
    pressed = null;
  };
  const work = (element) => {
    rest();
    const show = () => {
      pressed = element;
      pressed?.setAttribute("aria-busy", "true");
      line.textContent = line.dataset.words;
    };
    waiting = [setTimeout(show, SOON), setTimeout(rest, LATE)];
  };
  addEventListener("submit", (event) => {
    if (!event.defaultPrevented && !event.target.target) work(event.submitter);
  });
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const here = link.origin === location.origin, away = link.pathname !== location.pathname || link.search !== location.search;
    if (here && away && !link.target && !link.hasAttribute("download") && !FILE.test(link.pathname)) work(link);
  });
  addEventListener("keydown", (event) => event.key === "Escape" && rest());
  // A page that is gone back to is as it was left.
  addEventListener("pageshow", rest);
})();
