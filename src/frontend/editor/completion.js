// What can come next: terms of the graph by their Chinese or English labels or their names, variables, keywords.
import { make } from "../view/dom.js";
import { standing } from "./standing.js";
import { variables } from "./tokens.js";
import { folded, vocabulary } from "./vocabulary.js";
import { lang, say } from "./words.js";

const { startCompletion } = window.codemirror;
const MOST = 60;
const WORD = /[?$]?[\p{L}\p{M}\d_:.-]*$/u;
const KINDS = ["class", "property", "concept", "scheme", "place", "fund", "policy", "body", "instrument", "target"];
const other = lang === "zh" ? "en" : "zh";

// How well a text fits what is typed; nothing where it does not.
const fit = (text, typed) => {
  if (!typed) return 1;
  if (text === typed) return 130;
  if (text.startsWith(typed)) return 100;
  const at = text.indexOf(typed);
  if (at < 0) return 0;
  return /[\p{L}\d]/u.test(text[at - 1]) && /[a-z]/.test(typed[0]) ? 50 : 75;
};

const fitTerm = ({ fold }, typed) => {
  const colon = typed.indexOf(":");
  if (colon >= 0 && fold.prefix !== typed.slice(0, colon)) return 0;
  const rest = typed.slice(colon + 1);
  return Math.max(fit(fold.local, rest), fit(fold.zh, rest) - 5, fit(fold.en, rest) - 5, rest.length > 1 && fold.about.includes(rest) ? 20 : 0);
};

// Which terms a place in the query asks for before all others.
const wanted = ({ role, verb }) => {
  const asked = vocabulary.terms.find((one) => one.name === verb)?.range;
  if (role === "predicate") return (one) => one.kind === "property";
  if (role === "object" && (verb === "a" || verb === "rdf:type")) return (one) => one.kind === "class";
  if (role === "object" && asked) return (one) => one.fold.prefix === asked;
  if (role === "value") return (one) => one.fold.prefix === verb.slice(1).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return null;
};

const describe = (term) => () => {
  const lines = [term.about[lang], term.about[other]].filter(Boolean);
  return make("div", { class: "about" }, make("strong", { text: `${term[lang]} · ${term[other]}` }), make("span", { class: "kind", text: say(`kind-${term.kind}`) }), ...lines.map((text) => make("p", { text })));
};

const option = (term) => ({ label: term.name, detail: `${term[lang]} · ${term[other]}`, type: term.kind, info: describe(term) });

const plain = (label, kind, apply) => ({ label, type: kind, detail: say(`kind-${kind}`), ...(apply ? { apply } : {}) });

const call = (name) => (view, _, from, to) => view.dispatch({ changes: { from, to, insert: `${name}()` }, selection: { anchor: from + name.length + 1 }, userEvent: "input.complete" });

const openPrefix = (prefix) => (view, _, from, to) => {
  view.dispatch({ changes: { from, to, insert: `${prefix}:` }, selection: { anchor: from + prefix.length + 1 }, userEvent: "input.complete" });
  startCompletion(view);
};

const prefixes = (typed, declaring) =>
  Object.entries(vocabulary.prefixes)
    .filter(([prefix]) => prefix.startsWith(typed.replace(/:$/, "")) && (declaring || !typed.includes(":")))
    .map(([prefix, space]) => ({ label: `${prefix}:`, type: "prefix", detail: space, apply: declaring ? `${prefix}: <${space}>` : openPrefix(prefix) }));

const words = (typed, role) => {
  if (!typed || typed.includes(":")) return [];
  const starting = (list) => list.filter((one) => folded(one).startsWith(typed));
  return [...starting(vocabulary.keywords).map((one) => plain(one, "keyword")), ...(role === "expression" || role === "outside" ? starting(vocabulary.functions).map((one) => plain(one, "function", call(one))) : [])];
};

// How often a property is used, with things of the class of the subject where the query says it; at most 40.
const usage = (term, kind) => {
  const uses = term.uses ?? {};
  const count = kind ? (uses[kind] ?? 0) : Math.max(0, ...Object.values(uses)) / 10;
  return Math.min(40, Math.log2(1 + count) * 4);
};

const classOf = (subject, text) => {
  if (!/^[?$]/.test(subject)) return "";
  const said = new RegExp(`[?$]${subject.slice(1)}\\s+(?:a|rdf:type)\\s+([\\w-]+:[\\w-]+)`, "u").exec(text);
  return said && vocabulary.terms.some((one) => one.name === said[1] && one.kind === "class") ? said[1] : "";
};

const terms = (typed, place, text) => {
  const first = wanted(place);
  const kind = place.role === "predicate" ? classOf(place.subject, text) : "";
  const score = (term) => {
    const fits = fitTerm(term, typed);
    return fits && fits + (first?.(term) ? 200 : 0) + (place.role === "predicate" ? usage(term, kind) : 0) - KINDS.indexOf(term.kind);
  };
  return vocabulary.terms
    .map((term) => [score(term), term])
    .filter(([fits, term]) => fits > 0 && (typed || first?.(term)))
    .sort(([one, a], [two, b]) => two - one || a.name.length - b.name.length)
    .slice(0, MOST)
    .map(([, term]) => option(term));
};

export const complete = ({ state, pos, explicit }) => {
  const before = state.sliceDoc(0, pos);
  const [word] = WORD.exec(before);
  const from = pos - word.length;
  const place = standing(before.slice(0, from));
  if (!place) return null;
  const named = () => variables(`${before.slice(0, from)} ${state.sliceDoc(pos)}`).map((one) => plain(one, "variable"));
  const answer = (options) => (options.length ? { from, options, filter: false } : null);
  if (/^[?$]/.test(word)) return answer(named().filter((one) => one.label.startsWith(`?${word.slice(1)}`) && one.label !== word));
  const typed = folded(word);
  if (place.role === "declaration") return answer(prefixes(typed, true));
  if (!typed && !explicit && !(/\s$/.test(before) && wanted(place))) return null;
  if (/^\d|^\.|^-/.test(typed)) return null;
  const known = place.role === "outside" ? [] : terms(typed, place, state.doc.toString());
  const keywords = words(typed, place.role);
  const asked = explicit && !typed && place.role !== "predicate" ? named() : [];
  // A keyword that is being typed comes first where no term is asked for.
  return answer(wanted(place) ? [...known, ...asked, ...keywords, ...prefixes(typed || "-")] : [...asked, ...keywords, ...known, ...(typed ? prefixes(typed) : [])]);
};
