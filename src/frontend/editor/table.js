// The rows of an answer as a table: things by their labels, each a link to its page.
import { button, make } from "../view/dom.js";
import { say, to } from "./words.js";

const FIRST = 200;
const STEP = 1000;
const NUMBER = /#(?:integer|decimal|double|float)$/;

export const isNumber = (cell) => cell?.kind === "literal" && NUMBER.test(cell.datatype ?? "");

export const textOf = (cell, things) => (!cell ? "" : cell.kind === "iri" ? things[cell.value].label : (cell.text ?? cell.value));

const show = (cell, things) => {
  if (cell?.kind !== "iri") return make("td", { class: isNumber(cell) && "number", lang: cell?.lang, text: textOf(cell, things) });
  const { label, short, href } = things[cell.value];
  return make("td", {}, href ? make("a", { href: to(href), title: short, text: label }) : make("span", { title: cell.value, text: label }));
};

const named = (name, heading) => {
  const cell = make("th", { scope: "col", text: heading });
  if (heading !== name) cell.append(" ", make("small", { text: `?${name}` }));
  return cell;
};

export const showTable = ({ columns, headings, rows, things }) => {
  const body = make("tbody");
  const more = make("p");
  let shown = 0;
  const add = (count) => {
    body.append(...rows.slice(shown, shown + count).map((row) => make("tr", {}, ...row.map((cell) => show(cell, things)))));
    shown = Math.min(shown + count, rows.length);
    const left = Math.min(STEP, rows.length - shown);
    more.replaceChildren(...(left ? [button(say("more", { count: left, shown, total: rows.length }), () => add(STEP))] : []));
  };
  add(FIRST);
  const table = make("table", {}, make("caption", { class: "unseen", text: say("caption") }), make("thead", {}, make("tr", {}, ...columns.map((name, n) => named(name, headings[n])))), body);
  return make("div", {}, make("div", { class: "scroll answer", role: "region", tabindex: "0", "aria-label": say("scroll") }, table), more);
};
