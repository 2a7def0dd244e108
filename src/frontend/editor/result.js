// What a query answered: a table, a chart, a graph, the raw data, and what an empty answer means.
import { $, make } from "../view/dom.js";
import { showChart } from "./chart.js";
import { showTable } from "./table.js";
import { tablist } from "./tablist.js";
import { count, say, to, told } from "./words.js";

// What an address may hold of a query: servers and proxies take some 8 kB in all.
const ADDRESS = 6000;
const RAW = 200_000;

const rawJson = ({ columns, rows }) => {
  const term = ({ kind, value, datatype, lang }) => ({ type: { iri: "uri", blank: "bnode" }[kind] ?? kind, value, ...(lang ? { "xml:lang": lang } : datatype ? { datatype } : {}) });
  const bindings = rows.map((row) => Object.fromEntries(row.flatMap((cell, n) => (cell ? [[columns[n], term(cell)]] : []))));
  return JSON.stringify({ head: { vars: columns }, results: { bindings } }, null, 1);
};

const showRaw = (answer) => {
  const text = answer.turtle ?? rawJson(answer);
  const cut = text.length > RAW && make("p", { class: "soft", text: say("rawCut", { count: RAW }) });
  return make("div", {}, cut || null, make("pre", { tabindex: "0", "aria-label": say("rawTitle"), role: "region", text: text.slice(0, RAW) }));
};

const showGraph = (query) => {
  if (encodeURIComponent(query).length > ADDRESS) return make("p", { text: say("graphLong") });
  const alone = to("/graph", { sparql: query });
  return make("div", {}, make("p", {}, make("a", { href: alone, text: say("graphOpen") })), make("iframe", { src: to("/graph", { sparql: query, bare: "1" }), title: say("graphTitle"), class: "graph" }));
};

// A long query does not fit in an address: the same button then sends it as a form.
const download = (query, form) => {
  const name = form.toUpperCase();
  if (encodeURIComponent(query).length <= ADDRESS) return make("a", { href: `/sparql?${new URLSearchParams({ query, format: form })}`, download: `answer.${form}`, text: name });
  return make("form", { action: "/sparql", method: "post", target: "_blank" }, make("input", { type: "hidden", name: "query", value: query }), make("input", { type: "hidden", name: "format", value: form }), make("button", { class: "link", text: name }));
};

const downloads = (query, { turtle, cut, total }) => {
  if (cut || !total) return null;
  const forms = turtle === undefined ? ["csv", "tsv", "json", "xml"] : ["ttl", "nt", "jsonld", "rdf"];
  return make("div", { class: "downloads" }, make("span", { text: say("downloads") }), ...forms.map((form) => download(query, form)));
};

const showEmpty = ({ sentence, coverage, lookedFor, note }) =>
  make(
    "div",
    { class: "empty" },
    make("p", { text: sentence }),
    lookedFor.length ? make("p", { text: coverage }) : null,
    lookedFor.length ? make("ul", {}, ...lookedFor.map((one) => make("li", {}, make("a", { href: to(one.href), text: one.text })))) : null,
    make("p", { text: `${note} ` }, make("a", { href: to("/q/coverage"), text: say("coverage") })),
  );

const tell = (...children) => {
  $("answer").hidden = false;
  $("told").replaceChildren(...children.filter(Boolean));
};

let view = "table";

const showViews = (answer, query) => {
  const made = new Map();
  const makers = { table: () => showTable(answer), chart: () => showChart(answer, query), graph: () => showGraph(query), raw: () => showRaw(answer) };
  const panel = make("div", { role: "tabpanel", id: "shown" });
  const row = make("div");
  const pick = (id, focused) => {
    view = id;
    if (!made.has(id)) made.set(id, makers[id]());
    row.replaceChildren(tablist(say("views"), Object.keys(makers).map((one) => ({ id: one, name: say(one), panel: "shown" })), id, pick));
    panel.setAttribute("aria-labelledby", `tab-${id}`);
    panel.replaceChildren(made.get(id));
    if (focused) $(`tab-${id}`).focus();
  };
  pick(view, false);
  return [row, panel];
};

const milliseconds = (seconds) => (seconds < 0.1 ? (seconds * 1000).toFixed(1) : Math.round(seconds * 1000));

export const showAnswer = (answer, query) => {
  if (answer.form === "ASK") return tell(make("p", { class: "truth", role: "status" }, make("strong", { text: say(String(answer.boolean)) })));
  const { total, cut, most, seconds, turtle } = answer;
  const counted = make("p", { class: "counted" }, make("strong", { role: "status", text: count(total, turtle === undefined ? "row" : "triple") }), " ", make("span", { class: "soft", text: say("took", { milliseconds: milliseconds(seconds) }) }));
  const shown = total ? showViews(answer, query) : [showEmpty(answer.empty)];
  tell(counted, cut && make("p", { class: "cut", role: "status", text: say("cut", { most }) }), downloads(query, answer), ...shown);
};

export const showFailure = (error) => tell(make("p", { class: "sentence warning", role: "alert", text: told(error.message).split("\n")[0] }));

export const showNote = (text) => tell(make("p", { class: "sentence", role: "status", text }));
