// A row of tabs: arrow keys move along it, one of it is chosen (ARIA Authoring Practices, tabs).
import { make } from "../view/dom.js";

// all: {id, name, panel}. chosen: an id. choose: what happens when one is. Gives the row.
export const tablist = (label, all, chosen, choose, facts = {}) => {
  const row = make("div", { role: "tablist", "aria-label": label, class: "tablist", ...facts });
  const move = (event) => {
    const at = all.findIndex((one) => one.id === chosen);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(all[(next + all.length) % all.length].id, true);
  };
  row.append(
    ...all.map((one) =>
      make("button", { type: "button", role: "tab", id: `tab-${one.id}`, "aria-selected": String(one.id === chosen), "aria-controls": one.panel, tabindex: one.id === chosen ? "0" : "-1", text: one.name, onclick: () => choose(one.id, true), onkeydown: move }),
    ),
  );
  return row;
};
