// Numbers of an answer as bars, for the columns that the reader picks.
import { make } from "../view/dom.js";
import { isNumber, textOf } from "./table.js";
import { lang, say } from "./words.js";

const MOST = 60;
// They tell every row apart, and say nothing by it.
const APART = new Set(["claim", "source", "record", "coverage", "primary"]);
const [NAMES, BAR, WIDTH, HEIGHT] = [250, 380, 760, 26];
const SVG = "http://www.w3.org/2000/svg";

const draw = (tag, facts, text) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(facts)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
};

const grouped = new Intl.NumberFormat(lang, { maximumFractionDigits: 10 });

const wide = (letter) => (letter.codePointAt(0) > 0x2e80 ? 2 : 1);

const short = (text, most) => {
  let [room, cut] = [most, ""];
  for (const letter of text) {
    room -= wide(letter);
    if (room < 0) return `${cut}…`;
    cut += letter;
  }
  return text;
};

const bars = (told, title) => {
  const values = told.map((one) => one.value);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = (value) => NAMES + ((value - least) / (most - least || 1)) * BAR;
  const picture = draw("svg", { viewBox: `0 0 ${WIDTH} ${told.length * HEIGHT + 4}`, role: "img", "aria-label": title, class: "bars" });
  told.forEach(({ name, value, shown }, n) => {
    const y = n * HEIGHT + 4;
    const bar = draw("rect", { x: Math.min(scale(0), scale(value)), y, width: Math.max(Math.abs(scale(value) - scale(0)), 1), height: HEIGHT - 8, rx: 2 });
    bar.append(draw("title", {}, `${name}: ${shown}`));
    picture.append(draw("text", { x: NAMES - 8, y: y + 14, class: "name", "text-anchor": "end" }, short(name, 32)), bar, draw("text", { x: Math.max(scale(value), scale(0)) + 6, y: y + 14, class: "value" }, shown));
  });
  picture.append(draw("line", { x1: scale(0), x2: scale(0), y1: 0, y2: told.length * HEIGHT + 4 }));
  return picture;
};

// Lengths compare only what is counted alike.
const care = ({ columns, headings, rows, things }) =>
  ["unit", "per", "period", "bound"].flatMap((name) => {
    const at = columns.indexOf(name);
    const values = at < 0 ? [] : [...new Set(rows.map((row) => textOf(row[at], things)).filter(Boolean))];
    return values.length > 1 ? [make("p", { class: "warning", text: say("chartUnits", { column: headings[at], values: values.slice(0, 4).join(" / ") }) })] : [];
  });

const picker = (id, label, options, chosen, pick) =>
  make("span", {}, make("label", { for: id, text: label }), " ", make("select", { id, onchange: (event) => pick(Number(event.target.value)) }, ...options.map(({ at, name }) => make("option", { value: String(at), selected: at === chosen, text: name }))));

// The column that tells the rows apart best by things that have a label.
const namesOf = ({ columns, rows, things }, y) => {
  const different = (at) => new Set(rows.map((row) => (row[at]?.kind === "iri" ? textOf(row[at], things) : ""))).size;
  const fit = columns.map((_, at) => at).filter((at) => at !== y && !APART.has(columns[at]));
  return fit.sort((a, b) => different(b) - different(a) || a - b)[0] ?? 0;
};

// A number that was counted needs no unit; any other says nothing without one.
const bare = (columns, y, query) => !columns.includes("unit") && !new RegExp(`COUNT\\s*\\([^)]*\\)\\s+AS\\s+\\?${columns[y]}\\b`, "i").test(query);

export const showChart = (answer, query) => {
  const { columns, headings, rows, things } = answer;
  const all = columns.map((_, at) => ({ at, name: headings[at] }));
  const numbers = all.filter(({ at }) => rows.some((row) => isNumber(row[at])));
  if (!numbers.length) return make("p", { text: say("chartNone") });
  let y = numbers.find(({ at }) => !["year", "since"].includes(columns[at]))?.at ?? numbers[0].at;
  let x = namesOf(answer, y);
  const box = make("div", { class: "chart", role: "region", tabindex: "0", "aria-label": say("chartScroll") });
  const show = () => {
    const told = rows.filter((row) => isNumber(row[y])).map((row) => ({ name: textOf(row[x], things), value: Number(row[y].value), shown: grouped.format(Number(row[y].value)) }));
    const cut = told.length > MOST ? [make("p", { class: "soft", text: say("chartCut", { count: MOST }) })] : [];
    const title = say("chartTitle", { x: headings[x], y: headings[y] });
    const unknown = bare(columns, y, query) ? [make("p", { class: "soft", text: say("chartBare") })] : [];
    box.replaceChildren(make("p", { class: "chart-title", text: title }), ...care(answer), ...unknown, bars(told.slice(0, MOST), title), ...cut);
  };
  show();
  return make("div", {}, make("div", { class: "bar" }, picker("chart-x", say("x"), all, x, (at) => ((x = at), show())), picker("chart-y", say("y"), numbers, y, (at) => ((y = at), show()))), box);
};
