// What the reader has chosen. One object, replaced and never changed, so that a step back is the object before.
import { scene, start } from "./graph.js";

export const FACETS = ["kind", "place", "relation", "year", "tier", "confidence"];
const MOST_STEPS = 200;

export const nothingOff = () => Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));

let now = {
  scene: start.scene,
  layout: start.layout || scene.get(start.scene)?.layout || "anchored",
  chosen: null,
  off: nothingOff(),
  // Nodes beyond the scene, with the node that they were opened from; and nodes of the scene that were put away.
  added: new Map(),
  away: new Set(),
  group: null,
  table: false,
  lang: start.lang,
  theme: null,
};

const past = [];
const listeners = [];

export const state = () => now;
export const canUndo = () => past.length > 0;
export const onChange = (listener) => listeners.push(listener);

const tell = (before) => listeners.forEach((listener) => listener(now, before));

// The language, the theme and the table are how one looks and no step of the way.
const LOOKS = ["lang", "theme", "table"];

// Where one begins is no step either: there is nothing before it to go back to.
export const begin = (patch) => {
  now = { ...now, ...patch };
  listeners.forEach((listener) => listener(now, null));
};

export const change = (patch) => {
  const before = now;
  if (Object.keys(patch).some((key) => !LOOKS.includes(key))) {
    past.push(now);
    if (past.length > MOST_STEPS) past.shift();
  }
  now = { ...now, ...patch };
  tell(before);
};

export const undo = () => {
  if (!past.length) return;
  const before = now;
  now = { ...past.pop(), ...Object.fromEntries(LOOKS.map((key) => [key, now[key]])) };
  tell(before);
};

export const openScene = (name, rest = {}) =>
  change({ scene: name, layout: scene.get(name).layout, chosen: null, added: new Map(), away: new Set(), group: null, ...rest });

export const toggle = (facet, value) => {
  const values = new Set(now.off[facet]);
  if (!values.delete(value)) values.add(value);
  change({ off: { ...now.off, [facet]: values } });
};

export const clearFilters = () => change({ off: nothingOff() });
