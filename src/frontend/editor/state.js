// The queries that are open and those that were run, kept in this browser. Where it keeps nothing, the page works all
// the same until it is closed.
const KEY = "policygraph-editor";
const MOST = 50;

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};

const isTab = (one) => one && typeof one.id === "string" && typeof one.name === "string" && typeof one.query === "string";
const isRun = (one) => one && typeof one.query === "string" && typeof one.at === "number";
const listed = (found, test) => (Array.isArray(found) ? found.filter(test) : []);

const kept = read();
export const tabs = listed(kept.tabs, isTab);
export const runs = listed(kept.runs, isRun).slice(0, MOST);
let chosen = tabs.some((one) => one.id === kept.chosen) ? kept.chosen : tabs[0]?.id;

export const current = () => tabs.find((one) => one.id === chosen);

let waiting = null;

const write = () => {
  clearTimeout(waiting);
  waiting = null;
  try {
    localStorage.setItem(KEY, JSON.stringify({ tabs, chosen, runs }));
  } catch {
    // Full or forbidden: nothing is kept, nothing else is lost.
  }
};

export const keep = () => {
  waiting ??= setTimeout(write, 300);
};

addEventListener("pagehide", () => waiting && write());

// What another window of this browser ran or opened is not lost when this one writes.
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  const other = read();
  for (const run of listed(other.runs, isRun)) if (!runs.some((one) => one.at === run.at)) runs.push(run);
  runs.sort((a, b) => b.at - a.at).splice(MOST);
  for (const tab of listed(other.tabs, isTab)) if (!tabs.some((one) => one.id === tab.id)) tabs.push(tab);
});

export const choose = (id) => {
  chosen = id;
  keep();
};

export const openTab = (name, query, at = tabs.length) => {
  const tab = { id: crypto.getRandomValues(new Uint32Array(2)).join("-"), name, query };
  tabs.splice(at, 0, tab);
  choose(tab.id);
  return tab;
};

export const closeTab = (id) => {
  const at = tabs.findIndex((one) => one.id === id);
  const [gone] = tabs.splice(at, 1);
  if (chosen === id) choose(tabs[Math.min(at, tabs.length - 1)]?.id);
  keep();
  return { ...gone, at };
};

export const noteRun = (run) => {
  const before = runs.findIndex((one) => one.query === run.query);
  if (before >= 0) runs.splice(before, 1);
  runs.unshift(run);
  runs.splice(MOST);
  keep();
};

export const clearRuns = () => {
  runs.length = 0;
  keep();
};
