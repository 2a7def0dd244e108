// The signs of the kinds, and the legend that filters.
import { kinds, names, node, rank, relations } from "./graph.js";
import { $, button, make } from "./dom.js";
import { pathOf } from "./shapes.js";
import { counts } from "./picture.js";
import { clearFilters, FACETS, toggle } from "./state.js";
import { fill } from "./paint.js";
import { say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

export const sign = (kind) => {
  const svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "-13 -13 26 26");
  svg.setAttribute("class", "sign");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", pathOf(kinds[kind].shape, 0, 0, 9.5));
  path.setAttribute("fill", fill(kind));
  path.setAttribute("fill-rule", "evenodd");
  path.setAttribute("stroke", "currentColor");
  path.setAttribute("stroke-width", "1.5");
  svg.append(path);
  return svg;
};

const ORDERS = {
  kind: (a, b) => rank.get(a) - rank.get(b),
  year: (a, b) => (a === "") - (b === "") || a - b,
};
const NAMES = {
  kind: (value, lang) => kinds[value][lang],
  place: (value, lang) => node.get(value)?.[lang],
  relation: (value, lang) => relations[value][lang],
  year: (value) => String(value),
  tier: (value, lang) => names.tier[value]?.[lang],
  confidence: (value, lang) => names.confidence[value]?.[lang],
};

const option = (facet, value, count, off, lang) => {
  const box = make("input", { type: "checkbox", "data-facet": facet, "data-value": String(value), onchange: () => toggle(facet, value) });
  box.checked = !off.has(value);
  return make("label", { class: "option" }, box, facet === "kind" ? sign(value) : null, make("span", { class: "name", text: (value !== "" && NAMES[facet](value, lang)) || say("unknown", lang) }), make("span", { class: "count", text: String(count) }));
};

const opened = new Set(["kind", "place"]);

export const showFilters = (drawn, { off, lang }) => {
  const box = $("filters-body"), active = document.activeElement, facts = active?.dataset?.facet ? { ...active.dataset } : null;
  const parts = FACETS.map((facet) => {
    const found = counts(drawn, facet), values = [...found.keys()].sort(ORDERS[facet] ?? ((a, b) => found.get(b) - found.get(a) || (a < b ? -1 : 1)));
    if (values.length < (facet === "kind" ? 1 : 2)) return null;
    const details = make("details", { "data-part": facet, open: opened.has(facet), ontoggle: (event) => opened[event.target.open ? "add" : "delete"](facet) });
    details.append(make("summary", { text: say(facet, lang) }), ...values.map((value) => option(facet, value, found.get(value), off[facet], lang)));
    return details;
  });
  const any = FACETS.some((facet) => off[facet].size);
  box.replaceChildren(...parts.filter(Boolean), ...(any ? [button(say("reset", lang), clearFilters, { id: "reset" })] : []));
  if (facts) box.querySelector(`[data-facet="${facts.facet}"][data-value="${CSS.escape(facts.value)}"]`)?.focus();
};
