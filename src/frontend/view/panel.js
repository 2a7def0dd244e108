// All about the chosen thing or relation; where nothing is chosen, what the picture shows.
import { card, disagreement } from "./claims.js";
import { $, button, make } from "./dom.js";
import { disagreements, edge, edgesOf, farEnd, kinds, node, nodes, relations, scene, scenes, statements } from "./graph.js";
import { add, collapse, collapsible, expand, missing, MOST } from "./nearby.js";
import { sign } from "./legend.js";
import { change, openScene } from "./state.js";
import { counts } from "./picture.js";
import { say } from "./words.js";
import { copyLink } from "./link.js";
import { pageOf, shutNear, openNear } from "./served.js";

const LISTED = 200;
const soft = (text) => make("p", { class: "soft", text });

let drawn = null, lang = "zh", chosen = null;

const choose = (id, from) => (drawn.spots.has(id) ? change({ chosen: id }) : add(id, from ?? chosen));
const goTo = (id) => {
  const one = node.get(id), inside = drawn.spots.has(id);
  return make("button", { type: "button", class: "thing", "data-thing": id, title: inside ? null : say("outside", lang), onclick: () => choose(id) }, sign(one.kind), make("span", { text: `${one[lang]}${inside ? "" : " ＋"}` }));
};
const listing = (ids) => {
  const list = make("ul", { class: "things" }, ...ids.slice(0, LISTED).map((id) => make("li", {}, goTo(id))));
  return ids.length > LISTED ? make("div", {}, list, soft(say("others", lang, { count: ids.length - LISTED }))) : list;
};

// What only repeats a better claim comes after it.
const cards = (names, heading) => {
  const known = [...new Set(names ?? [])].filter((name) => name in statements).sort((a, b) => Boolean(statements[a].agreement) - Boolean(statements[b].agreement));
  const found = known.map((name) => card(name, lang, goTo)).filter(Boolean);
  return found.length ? [make("h3", { text: `${heading} (${found.length})` }), ...found] : [];
};

const about = (one) => {
  const place = one.home && one.home !== one.id && node.get(one.home);
  return [kinds[one.kind][lang], place && place[lang], one.year, one.draft && say("draft", lang)].filter(Boolean).join(" · ");
};

const actions = (id) => {
  const more = missing(id, drawn.spots).length, less = collapsible(id, drawn).length, bar = make("div", { class: "bar" });
  if (more) bar.append(button(say("expand", lang, { count: Math.min(more, MOST) }), () => expand(id, drawn.spots), { id: "expand" }));
  if (less) bar.append(button(say("collapse", lang), () => collapse(id, drawn), { id: "collapse" }));
  bar.append(...[pageOf(id, lang), openNear(id, lang), shutNear(id, lang)].filter(Boolean));
  bar.append(button(say("copy", lang), copyLink));
  return [bar, more > MOST ? soft(say("capped", lang, { most: MOST, rest: more - MOST })) : null];
};

const related = (id) => {
  const groups = new Map();
  for (const one of edgesOf(id)) {
    const key = `${one.from === id ? "→" : "←"} ${relations[one.kind][lang]}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(farEnd(one, id));
  }
  const told = groups.size ? [make("h3", { text: say("relations", lang) })] : [];
  for (const [key, ends] of groups) told.push(make("p", { class: "soft", text: `${key} (${ends.length})` }), listing(ends));
  return told;
};

const group = (one) => {
  const members = one.members.map((n) => nodes[n].id);
  return [
    make("h2", { text: one[`title_${lang}`] }),
    make("div", { class: "bar" }, button(say("open", lang, { count: members.length }), () => change({ group: one.id, chosen: null }), { id: "open" })),
    make("h3", { text: `${say("members", lang)} (${members.length})` }),
    make("ul", { class: "things" }, ...members.slice(0, LISTED).map((id) => make("li", {}, sign(node.get(id).kind), ` ${node.get(id)[lang]}`))),
    members.length > LISTED ? soft(say("others", lang, { count: members.length - LISTED })) : null,
  ];
};

const ofNode = (id) => {
  const one = node.get(id), other = lang === "zh" ? "en" : "zh";
  if (one.members) return group(one);
  const names = [...new Set([one[`title_${lang}`], one[other], one[`title_${other}`]])].filter((name) => name && name !== one[lang]);
  const stated = [...cards(one.claims, say(one.kind === "Disagreement" ? "between" : "claims", lang)), ...cards(one.records, say("records", lang))];
  return [
    make("h2", {}, sign(one.kind), ` ${one[lang]}`),
    soft(about(one)),
    ...names.map((name) => make("p", { class: "name", text: name })),
    ...actions(id),
    one.kind === "Disagreement" && disagreements[id] ? disagreement(id, lang, goTo, { whole: true }) : one.note ? soft(`${say("note", lang)}: ${one.note}`) : null,
    ...(stated.length ? stated : [soft(say("unproved", lang))]),
    ...related(id),
  ];
};

const ofEdge = (id) => {
  const one = edge.get(id), stated = cards(one.claims, say((one.claims ?? []).some((name) => statements[name]?.role_slug === "record") ? "records" : "claims", lang));
  return [
    make("h2", { text: relations[one.kind][lang] }),
    listing([one.from, one.to]),
    make("div", { class: "bar" }, button(say("copy", lang), copyLink)),
    ...(stated.length ? stated : [soft(say("administrative", lang))]),
  ];
};

const ofScene = (state) => {
  const one = scene.get(state.scene), found = counts(drawn, "kind");
  const told = Object.keys(kinds).filter((kind) => found.has(kind));
  return [
    make("h2", { text: state.group ? node.get(state.group)[`title_${lang}`] : one.title[lang] }),
    one.note[lang] ? make("p", { text: one.note[lang] }) : null,
    state.group ? make("div", { class: "bar" }, button(say("back", lang), () => change({ group: null, chosen: state.group }), { id: "back" })) : null,
    soft(say(drawn.all.length ? "pick" : "empty", lang)),
    drawn.all.some((one) => one.differs) ? soft(say("disputed", lang)) : null,
    told.length ? make("h3", { text: say("shows", lang) }) : null,
    make("ul", { class: "things" }, ...told.map((kind) => make("li", {}, sign(kind), ` ${kinds[kind][lang]} ${found.get(kind)}`))),
    scenes.length > 1 ? make("h3", { text: say("stories", lang) }) : null,
    make("ul", { class: "things" }, ...scenes.filter((other) => other.name !== one.name).map((other) => make("li", {}, make("button", { type: "button", class: "thing", onclick: () => openScene(other.name) }, make("span", { text: other.title[lang] }))))),
  ];
};

let last = null;
export const showPanel = (picture, state) => {
  drawn = picture;
  ({ lang, chosen } = state);
  const panel = $("panel"), known = chosen && (node.has(chosen) || edge.has(chosen));
  const told = !known ? ofScene(state) : edge.has(chosen) ? ofEdge(chosen) : ofNode(chosen);
  const focused = panel.contains(document.activeElement);
  panel.replaceChildren(...told.filter(Boolean));
  document.body.classList.toggle("chosen", Boolean(known));
  if (last !== chosen) panel.scrollTop = 0;
  last = chosen;
  // A button that was pressed is gone with what it showed: the reader goes on where the new text begins.
  if (focused && !panel.contains(document.activeElement)) panel.focus();
};
