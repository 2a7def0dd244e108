// The address holds what is shown: story, layout, choice, filters, language, theme. A link opens the very same view.
import { edge, edges, kinds, names, node, relations, scene } from "./graph.js";
import { FACETS, nothingOff, state } from "./state.js";
import { picture } from "./picture.js";

let tell = () => {};
let words = { copied: () => "", uncopied: () => "" };
export const openLinks = (teller, said) => { tell = teller; words = said; };

const edgeKey = (id) => { const one = edge.get(id); return `${one.from}|${one.kind}|${one.to}`; };
const edgeOf = (key) => edges.find((one) => `${one.from}|${one.kind}|${one.to}` === key)?.id;

export const write = (now) => {
  const found = new URLSearchParams({ story: now.scene });
  if (now.layout !== scene.get(now.scene).layout) found.set("layout", now.layout);
  if (now.group) found.set("group", now.group);
  if (now.chosen) found.set("at", edge.has(now.chosen) ? edgeKey(now.chosen) : now.chosen);
  for (const facet of FACETS) for (const value of now.off[facet]) found.append("off", `${facet}:${value}`);
  for (const [id, from] of now.added) found.append("with", from === id ? id : `${id}|${from}`);
  for (const id of now.away) found.append("without", id);
  found.set("lang", now.lang);
  if (now.theme) found.set("theme", now.theme);
  if (now.table) found.set("table", "1");
  return `#${found}`;
};

const knownOff = (value) => {
  const [facet, ...rest] = value.split(":"), word = rest.join(":");
  if (!FACETS.includes(facet)) return false;
  if (!word) return true;
  const has = {
    kind: () => Object.hasOwn(kinds, word),
    place: () => node.has(word),
    relation: () => Object.hasOwn(relations, word),
    year: () => [...node.values()].some((one) => String(one.year) === word),
    tier: () => Object.hasOwn(names.tier, word),
    confidence: () => Object.hasOwn(names.confidence, word),
  };
  return has[facet]();
};

// What a link names and the file does not have is left out, and said.
export const read = (text, now) => {
  const given = new URLSearchParams(text.replace(/^#/, "")), patch = {};
  let lost = false;
  const take = (key, known, set) => {
    for (const value of given.getAll(key)) {
      if (known(value)) set(value);
      else lost = true;
    }
  };
  take("story", (value) => scene.has(value), (value) => Object.assign(patch, { scene: value, layout: scene.get(value).layout, group: null, chosen: null, added: new Map(), away: new Set() }));
  take("layout", (value) => ["anchored", "timeline"].includes(value), (value) => { patch.layout = value; });
  take("group", (value) => node.get(value)?.members, (value) => { patch.group = value; });
  const off = nothingOff();
  take("off", (value) => knownOff(value), (value) => {
    const [facet, ...rest] = value.split(":"), word = rest.join(":");
    off[facet].add(facet === "year" && word ? Number(word) : word);
  });
  if (given.size) patch.off = off;
  const added = new Map(), away = new Set();
  take("with", (value) => value.split("|").every((id) => node.has(id)), (value) => { const [id, from] = value.split("|"); added.set(id, from ?? id); });
  take("without", (value) => node.has(value), (value) => away.add(value));
  if (added.size) patch.added = added;
  if (away.size) patch.away = away;
  take("lang", (value) => ["zh", "en"].includes(value), (value) => { patch.lang = value; });
  take("theme", (value) => ["light", "dark"].includes(value), (value) => { patch.theme = value; });
  take("table", (value) => value === "1", () => { patch.table = true; });
  take("at", (value) => node.has(value) || edgeOf(value), (value) => {
    patch.chosen = node.has(value) ? value : edgeOf(value);
    const { spots } = picture({ ...now, ...patch });
    // A thing of another picture is brought into this one.
    for (const id of node.has(value) ? [value] : [edge.get(patch.chosen).from, edge.get(patch.chosen).to]) {
      if (!spots.has(id)) patch.added = new Map(patch.added ?? []).set(id, id);
    }
  });
  return { patch, lost };
};

export const keep = (now) => {
  // In a notebook's frame, and wherever else an address cannot be kept, the view goes on without.
  try { history.replaceState(null, "", write(now)); } catch { /* no address to keep it in */ }
};

export const copyLink = async () => {
  const address = location.href.split("#")[0] + write(state());
  try {
    await navigator.clipboard.writeText(address);
    tell(words.copied());
  } catch {
    tell(words.uncopied());
  }
};
