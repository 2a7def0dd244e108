// Where a server gave the page: links to the pages of things, and to this page with more or less of what is near them;
// and dark or light as the reader chose it for all of its pages.
import { edgesOf, farEnd, node, served } from "./graph.js";
import { MOST } from "./nearby.js";
import { $, make } from "./dom.js";
import { say } from "./words.js";

const nameOf = (id) => id.replace(/^(?:id|concept)\/([^/]+)\//, "$1:");
const link = (id, href, text, target) => make("a", { class: "button", id, href, target, text });
const withOpened = (names) => {
  const address = new URL(location.href);
  address.searchParams.delete("expand");
  for (const name of names) address.searchParams.append("expand", name);
  return address.href;
};

export const pageOf = (id, lang) =>
  served && /^(?:id|concept)\//.test(id) ? link("page", `/${id.split("/").map(encodeURIComponent).join("/")}?lang=${lang}`, say("pageOf", lang), "_top") : null;

// How many neighbours the server has that are not in the page: it opens so many at a time.
export const openNear = (id, lang) => {
  const here = new Set(edgesOf(id).map((one) => farEnd(one, id)).filter((far) => far !== id)).size, rest = (node.get(id).near ?? 0) - here;
  if (!served || rest <= 0 || served.opened.includes(nameOf(id))) return null;
  return link("open-near", withOpened([...served.opened.slice(1), nameOf(id)]), say("openNear", lang, { count: Math.min(rest, MOST) }));
};

// The first of what was opened is what the picture is about: it stays.
export const shutNear = (id, lang) =>
  served && served.opened.indexOf(nameOf(id)) > 0 ? link("shut-near", withOpened(served.opened.slice(1).filter((name) => name !== nameOf(id))), say("shutNear", lang)) : null;

const THEME = "policygraph-theme";
const known = (theme) => (theme === "dark" || theme === "light" ? theme : null);

export const keptTheme = () => {
  try { return served ? known(localStorage.getItem(THEME)) : null; } catch { return null; }
};

export const keepTheme = (theme) => {
  try { if (served) localStorage.setItem(THEME, theme); } catch { /* A browser that keeps nothing still shows it. */ }
};

// The page around a frame, and other windows, choose for this one too.
export const onTheme = (take) => addEventListener("storage", (event) => served && event.key === THEME && take(known(event.newValue)));

// The way back is in the language that the reader has chosen here.
export const homeIn = (lang) => {
  if (!$("home")) return;
  const address = new URL($("home").href);
  address.searchParams.set("lang", lang);
  $("home").href = address.href;
};
