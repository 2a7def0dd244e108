// The row of open queries: new, renamed, closed and brought back.
import { $, button, make } from "../view/dom.js";
import { choose, closeTab, current, keep, openTab, tabs } from "./state.js";
import { focus, forget, showText } from "./surface.js";
import { tablist } from "./tablist.js";
import { say } from "./words.js";

let gone = null;

// A name that nobody gave is told in the language of the page, whichever it was made in.
const UNNAMED = /^(?:查询|Query) (\d+)$/;
const nameOf = ({ name }) => (UNNAMED.test(name) ? say("tab", { number: UNNAMED.exec(name)[1] }) : name);

const number = () => {
  let count = 1;
  while (tabs.some((one) => nameOf(one) === say("tab", { number: count }))) count += 1;
  return say("tab", { number: count });
};

// A query of the library says in its first line what it is.
const titleOf = (query) => /^#+[ \t]*([^\n]{1,60})/.exec(query)?.[1] ?? "";

// Opens a query in a tab of its own, unless one holds it already or the present one is empty.
export const openQuery = (query, name = titleOf(query)) => {
  const same = tabs.find((one) => one.query.trim() === query.trim());
  if (same) choose(same.id);
  else if (current()?.query.trim() === "") Object.assign(current(), { query, name: name || current().name });
  else openTab(name || number(), query);
  keep();
  showTabs();
};

const close = () => {
  const { id } = current();
  forget(id);
  gone = closeTab(id);
  if (!tabs.length) openTab(number(), "");
  showTabs(true);
};

const restore = () => {
  openTab(gone.name, gone.query, gone.at);
  gone = null;
  showTabs(true);
};

const rename = () => {
  const tab = current();
  const input = make("input", { id: "tab-name", value: nameOf(tab), maxlength: "60", size: "24" });
  const done = (event) => {
    event.preventDefault();
    tab.name = input.value.trim() || tab.name;
    keep();
    showTabs(true);
  };
  const form = make("form", { class: "bar", onsubmit: done, onkeydown: (event) => event.key === "Escape" && showTabs(true) }, make("label", { for: "tab-name", text: say("name") }), input, make("button", { text: say("rename") }));
  $("tabs").replaceChildren(form);
  input.select();
};

export const showTabs = (focused = false) => {
  const tab = current();
  const pick = (id, moved) => {
    choose(id);
    gone = null;
    showTabs(moved);
  };
  const all = tabs.map((one) => ({ id: one.id, name: nameOf(one), panel: "surface" }));
  const row = tablist(say("tabs"), all, tab.id, pick);
  const again = gone && make("span", { role: "status" }, say("closed", { name: nameOf(gone) }), " ", button(say("restore"), restore));
  $("tabs").replaceChildren(row, make("div", { class: "bar" }, button(say("new"), () => (gone = null, openTab(number(), ""), showTabs(), focus())), button(say("rename"), rename), button(say("close"), close), again));
  $("surface").setAttribute("aria-labelledby", `tab-${tab.id}`);
  showText(tab.id, tab.query);
  const shown = $(`tab-${tab.id}`);
  row.scrollLeft = shown.offsetLeft - row.offsetLeft - 40;
  if (focused) shown.focus();
};
