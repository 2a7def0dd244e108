// The page: the words of its controls, and what happens when one is used.
import { $, button, make } from "./dom.js";
import { node, scenes, title } from "./graph.js";
import { fillTable } from "./table.js";
import { paintPicture, saveSvg, savePng, writeSvg } from "./image.js";
import { keep, openLinks, read } from "./link.js";
import { openKeys } from "./keys.js";
import { openSearch } from "./search.js";
import { showFilters } from "./legend.js";
import { showPanel } from "./panel.js";
import { add } from "./nearby.js";
import { nearTo, picture } from "./picture.js";
import { homeIn, keepTheme, keptTheme, onTheme } from "./served.js";
import { fit, moveTo, open, repaint, seen, show } from "./stage.js";
import { begin, canUndo, change, nothingOff, onChange, openScene, state, undo } from "./state.js";
import { theme } from "./paint.js";
import { other, say } from "./words.js";

let drawn = null;
const lang = () => state().lang;

const tell = (text) => { $("status").textContent = text || summary(); };
const summary = () => {
  if (!drawn.all.length) return say("empty", lang());
  if (!drawn.nodes.length) return say("filtered", lang());
  const cells = drawn.nodes.filter((one) => one.members);
  if (cells.length) return say("statusGroups", lang(), { count: cells.length, all: cells.reduce((sum, one) => sum + one.members.length, 0) });
  return say(drawn.edges.length === 1 ? "statusOne" : "status", lang(), { shown: drawn.nodes.length, all: drawn.all.length, edges: drawn.edges.length });
};

const words = () => {
  const now = state();
  document.documentElement.lang = lang();
  document.title = title[lang()];
  $("title").textContent = title[lang()];
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say, lang());
  for (const element of document.querySelectorAll("[data-name]")) element.setAttribute("aria-label", say(element.dataset.name, lang()));
  $("language").lang = other(lang());
  homeIn(lang());
  $("story").replaceChildren(...scenes.map((one) => make("option", { value: one.name, text: one.title[lang()], selected: one.name === now.scene })));
  $("keys-list").replaceChildren(...[["↑ ↓ ← →", "keyMove"], ["Enter", "keyEnter"], ["Esc", "keyEscape"], ["+ − 0", "keyZoom"], ["/", "search"], ["f", "filters"], ["t", "table"], ["u", "undo"], ["l", "language"], ["d", "theme"], ["?", "keys"]].map(([key, word]) => make("li", {}, make("kbd", { text: key }), ` ${say(word, lang())}`)));
};

const shut = () => { document.body.classList.remove("filtering"); $("filters-open").setAttribute("aria-expanded", "false"); };
const toggleFilters = () => {
  const opened = document.body.classList.toggle("filtering");
  $("filters-open").setAttribute("aria-expanded", String(opened));
  if (opened) $("filters").focus();
  window.dispatchEvent(new Event("resize"));
};

const render = (now, before) => {
  if (now.theme) document.documentElement.dataset.theme = now.theme;
  else delete document.documentElement.dataset.theme;
  drawn = picture(now);
  if (!before || before.lang !== now.lang) words();
  $("story").value = now.scene;
  $("layout").textContent = say(now.layout === "anchored" ? "timeline" : "anchored", now.lang);
  $("layout").hidden = scenes.find((one) => one.name === now.scene).at.timeline === undefined;
  $("undo").disabled = !canUndo();
  $("table-open").setAttribute("aria-pressed", String(now.table));
  $("table").hidden = !now.table;
  $("canvas").setAttribute("aria-label", say("graph", now.lang, { nodes: drawn.nodes.length, edges: drawn.edges.length }));
  showFilters(drawn, now);
  // The status line takes its room before the picture is fitted into what is left.
  tell("");
  show(drawn, now);
  showPanel(drawn, now);
  if (now.table) fillTable(drawn, now);
  if (before && before.theme !== now.theme) repaint();
  keep(now);
};

const choose = (id) => change({ chosen: id });
const reach = (id) => {
  if (drawn.spots.has(id)) {
    // What a filter hides would be found and not seen: a search clears what stands before it.
    if (!drawn.left.has(id)) change({ off: nothingOff(), chosen: id });
    else choose(id);
  } else add(id, state().chosen && drawn.spots.has(state().chosen) ? state().chosen : id);
  moveTo(id);
  $("panel").focus();
};
const clear = () => { if ($("keys").open) return; shut(); if (state().chosen) change({ chosen: null }); };

const ACTIONS = {
  layout: () => change({ layout: state().layout === "anchored" ? "timeline" : "anchored" }),
  "table-open": () => { change({ table: !state().table }); if (state().table) $("table").focus(); },
  fit: () => fit(),
  undo,
  png: () => savePng(drawn, state()),
  svg: () => saveSvg(drawn, state()),
  print: () => window.print(),
  "keys-open": () => $("keys").showModal(),
  language: () => change({ lang: other(lang()) }),
  theme: () => {
    change({ theme: theme() === "dark" ? "light" : "dark" });
    keepTheme(state().theme);
  },
  "filters-open": toggleFilters,
  "filters-shut": shut,
  skip: () => $("panel").focus(),
};
const LETTERS = { f: "filters-open", t: "table-open", l: "language", d: "theme", "?": "keys-open" };

for (const [id, act] of Object.entries(ACTIONS)) $(id).addEventListener("click", (event) => { act(); event.target.closest("details")?.removeAttribute("open"); });
$("keys-shut").append(button("OK", () => $("keys").close()));
$("story").addEventListener("change", () => openScene($("story").value));
const network = open(choose);
openLinks((text) => tell(text), { copied: () => say("copied", lang()), uncopied: () => say("uncopied", lang()) });
openSearch({ lang, take: reach, tell });
openKeys({ drawn: () => drawn, clear, press: (key) => { const id = LETTERS[key]; if (id) ACTIONS[id](); return Boolean(id); } });
onChange(render);
// On paper stands the whole picture, however it is zoomed on the screen, and below it the table.
window.addEventListener("beforeprint", () => { fillTable(drawn, state()); $("paper").replaceChildren(paintPicture(drawn, state())); });
window.addEventListener("afterprint", () => $("paper").replaceChildren());
const follow = (first) => {
  const { patch, lost } = read(location.hash, state());
  if (first) begin({ theme: keptTheme(), ...patch });
  else if (Object.keys(patch).length) change({ table: false, theme: keptTheme(), ...patch });
  if (state().chosen && location.hash) moveTo(state().chosen);
  if (lost) tell(say("lost", lang()));
};
window.addEventListener("hashchange", () => follow(false));
onTheme((chosen) => change({ theme: chosen }));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { render(state(), state()); repaint(); });
follow(true);
network.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });
network.redraw();
// For tests, and for whoever looks from the console: what is drawn, and where.
window.policygraph = { network, node, state, change, openScene, find: (id) => drawn.spots.get(id), drawn: () => drawn, seen, near: () => nearTo(drawn, state().chosen), svg: () => writeSvg(drawn, state()), showAll: () => openScene("all") };
