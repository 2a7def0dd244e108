// What was run before in this browser.
import { $, button, make } from "../view/dom.js";
import { clearRuns, runs } from "./state.js";
import { count, lang, say } from "./words.js";

const brief = (query) => {
  const lines = query.split("\n").map((line) => line.trim()).filter(Boolean);
  const first = lines[0]?.startsWith("#") ? lines[0].replace(/^#+\s*/, "") : lines.filter((line) => !/^prefix/i.test(line)).join(" ");
  return first.length > 90 ? `${first.slice(0, 89)}…` : first;
};

export const showRuns = (open) => {
  const when = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
  const entries = runs.map((run) => make("li", {}, button(brief(run.query), () => open(run.query), { class: "link", title: run.query, "aria-label": say("historyOpen", { query: brief(run.query) }) }), " ", make("span", { class: "soft", text: `${when.format(run.at)} · ${run.rows === null ? "—" : count(run.rows, "row", run.cut ? "+" : "")}` })));
  const clear = () => {
    clearRuns();
    showRuns(open);
  };
  const wasOpen = $("history").querySelector("details")?.open;
  $("history").replaceChildren(
    make("details", { open: wasOpen }, make("summary", { text: say("history") }), ...(entries.length ? [make("ol", { class: "runs" }, ...entries), make("p", {}, button(say("clear"), clear))] : [make("p", { class: "soft", text: say("historyNone") })])),
  );
};
