// The picture as two tables: for screen readers, for print, and for whoever reads better in rows.
import { kinds, node, relations } from "./graph.js";
import { $, button, make } from "./dom.js";
import { byWeight } from "./paint.js";
import { change } from "./state.js";
import { say } from "./words.js";

const cell = (...children) => make("td", {}, ...children);
const head = (words, lang) => make("thead", {}, make("tr", {}, ...words.map((word) => make("th", { scope: "col", text: say(word, lang) }))));

export const fillTable = (drawn, { lang }) => {
  const choice = (id, text) => button(text, () => change({ chosen: id }), { class: "link" });
  const things = [...drawn.nodes].sort((a, b) => byWeight(a, b) || (a[lang] < b[lang] ? -1 : 1));
  const rows = things.map((one) =>
    make("tr", { "data-id": one.id }, cell(kinds[one.kind][lang]), make("th", { scope: "row" }, choice(one.id, one.members ? one[`title_${lang}`] : one[lang])), cell(one.members ? one[lang] : (one.says?.[lang] ?? "")), cell(node.get(one.home)?.[lang] ?? ""), cell(String(one.year ?? "")), cell(one.claims || one.records ? say("proofs", lang, { count: (one.claims ?? []).length + (one.records ?? []).length }) : "")));
  const lines = drawn.edges.map((one) =>
    make("tr", { "data-id": one.id }, cell(choice(one.from, node.get(one.from)[lang])), make("th", { scope: "row" }, choice(one.id, relations[one.kind][lang])), cell(choice(one.to, node.get(one.to)[lang])), cell(one.claims ? say("proofs", lang, { count: one.claims.length }) : "")));
  $("table").replaceChildren(
    make("table", { id: "things" }, make("caption", { text: say("things", lang, { count: rows.length }) }), head(["kind", "name", "value", "place", "year", "proof"], lang), make("tbody", {}, ...rows)),
    make("table", { id: "lines" }, make("caption", { text: say("lines", lang, { count: lines.length }) }), head(["from", "relation", "to", "proof"], lang), make("tbody", {}, ...lines)),
  );
};
