// What is wrong with the query, asked of the server when one pauses: marked in the text, and listed under it.
import { $, button, make } from "../view/dom.js";
import { goTo, offsetOf } from "./surface.js";
import { say, to, told } from "./words.js";

const { forceLinting, linter, setDiagnostics } = window.codemirror;
const PAUSE = 500;

const place = (doc, one) => {
  const from = offsetOf(doc, one.line, one.column);
  const end = offsetOf(doc, one.endLine ?? one.line, one.endColumn ?? one.column + 1);
  return { from, to: Math.max(end, Math.min(from + 1, doc.length)) };
};

// Mends the text as the server proposed, unless it was changed since.
const mend = (view, doc, changes) => {
  if (!view.state.doc.eq(doc)) return forceLinting(view);
  view.dispatch({ changes: changes.map((one) => ({ from: offsetOf(doc, one.line, one.column), to: offsetOf(doc, one.endLine, one.endColumn), insert: one.text })), userEvent: "input" });
  view.focus();
};

const mending = (changes) => (changes.length === 1 && changes[0].text.length < 40 ? say("write", { text: changes[0].text }) : say("mend"));

const marked = (doc, found) =>
  found.map((one) => ({
    ...place(doc, one),
    severity: one.severity,
    message: told(one.message),
    actions: one.changes ? [{ name: mending(one.changes), apply: (view) => mend(view, doc, one.changes) }] : [],
    told: one,
  }));

const list = (view, doc, found) => {
  const rows = found.map((one) => {
    const { line, column } = one.told;
    return make("li", { class: one.severity }, make("strong", { text: say(one.severity) }), button(say("at", { line, column }), () => goTo(Math.min(one.from, view.state.doc.length)), { class: "link" }), make("span", { text: one.message }), one.told.changes && button(mending(one.told.changes), () => mend(view, doc, one.told.changes)));
  });
  $("problems").replaceChildren(...(rows.length ? [make("ul", { "aria-label": say("problems") }, ...rows)] : []));
};

let asking = null;

const ask = async (view) => {
  const { doc } = view.state;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(to("/editor/check"), { method: "POST", body: doc.toString(), headers: { "Content-Type": "application/sparql-query", Accept: "application/json" }, signal: asking.signal });
    const { diagnostics } = answer.ok ? await answer.json() : { diagnostics: [] };
    if (!view.state.doc.eq(doc)) return [];
    const found = marked(doc, diagnostics);
    list(view, doc, found);
    return found;
  } catch {
    // Overtaken by the next one, or the server is away: running the query will tell.
    return [];
  }
};

export const lint = linter(ask, { delay: PAUSE });

// Shows an error that running the query has told.
export const showError = (view, error) => {
  if (!error.line) return;
  const [message] = told(error.message).split("\n");
  const found = marked(view.state.doc, [{ ...error, severity: "error", message: { zh: message, en: message } }]);
  view.dispatch(setDiagnostics(view.state, found));
};

export const clearProblems = () => $("problems").replaceChildren();
