// The editor: what its buttons do, and what the page opens on.
import { $, button, make } from "../view/dom.js";
import { copyLink, keepInAddress, queryOf } from "./link.js";
import { clearProblems, lint, showError } from "./problems.js";
import { showRuns } from "./past.js";
import { showAnswer, showFailure, showNote } from "./result.js";
import { ask, cancel } from "./running.js";
import { current, keep, noteRun, openTab, tabs } from "./state.js";
import { openSurface, replace, text } from "./surface.js";
import { openQuery, showTabs } from "./tabs.js";
import { undeclared } from "./tokens.js";
import { read, vocabulary } from "./vocabulary.js";
import { lang, say } from "./words.js";

const note = (sentence) => ($("note").textContent = sentence);

const open = (query, name) => {
  openQuery(query, name);
  clearProblems();
};

const run = async () => {
  const query = text();
  if (!query.trim()) return;
  note("");
  const { answer, error, cancelled, overtaken } = await ask(query);
  if (overtaken) return;
  if (cancelled) return showNote(say("cancelled"));
  keepInAddress(query);
  if (error) {
    showFailure(error);
    showError(view, error);
  } else showAnswer(answer, query);
  noteRun({ query, at: Date.now(), rows: answer?.total ?? null, cut: answer?.cut });
  showRuns(open);
  $("answer").scrollIntoView({ block: "nearest" });
};

const writePrefixes = () => {
  const missing = undeclared(text()).filter((prefix) => vocabulary.prefixes[prefix]);
  if (!missing.length) return note(say("prefixesNone"));
  // Behind the comments at the top, which say what the query is.
  const [head] = /^(?:[ \t]*#[^\n]*\n)*/.exec(text());
  replace(head.length, head.length, missing.map((prefix) => `PREFIX ${prefix}: <${vocabulary.prefixes[prefix]}>\n`).join(""));
  note(say("prefixesDone", { count: missing.length }));
};

const share = async () => note(say((await copyLink(text())) ? "copied" : "uncopied"));

const openQuestion = (event) => {
  const question = vocabulary.questions.find((one) => one.name === $("question").value);
  // Before the library is there, the server opens the question.
  if (!question) return;
  event.preventDefault();
  open(question.text[lang], question.title[lang]);
};

const hint = () => say("hint", { run: /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘+Enter" : "Ctrl+Enter" });

const view = openSurface({
  changed: (query) => {
    current().query = query;
    keep();
  },
  run,
  lint,
});

$("plain").hidden = true;
$("query").disabled = true;
$("surface").hidden = false;
$("surface").setAttribute("role", "tabpanel");
$("tabs").hidden = false;
$("actions").append(button(say("cancel"), cancel, { id: "cancel", hidden: true }), button(say("prefixes"), writePrefixes), button(say("copy"), share), make("span", { id: "note", role: "status" }));
$("actions").after(make("p", { class: "soft keys", text: hint() }), make("div", { id: "progress" }));
$("write").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
$("library").addEventListener("submit", openQuestion);
$("language")?.addEventListener("click", (event) => (event.currentTarget.hash = location.hash));
addEventListener("hashchange", () => queryOf(location.hash) && open(queryOf(location.hash)));

const given = queryOf(location.hash) || $("editor").dataset.given;
const opened = $("editor").dataset.opened;
if (!tabs.length && !given && !opened) openTab(say("tab", { number: 1 }), $("query").value);
if (given) openQuery(given);
else if (opened) openQuery($("query").value, $("question").selectedOptions[0]?.text);
else showTabs();
showRuns(open);
document.documentElement.dataset.ready = "1";
read().catch(() => {});
