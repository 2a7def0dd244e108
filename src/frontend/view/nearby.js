// What is opened beside the picture: the neighbours of a thing, on free spots around it.
import { edgesOf, farEnd, node, rank } from "./graph.js";
import { change, state } from "./state.js";

export const MOST = 60;
const ROOM = 150, CLEAR = 34, FIRST_RING = 80, RING = 46;

// The first free spot on rings around a node: the same picture always gives the same spot.
export const ringSpot = (spots, from) => {
  const middle = spots.get(from) ?? { x: 0, y: 0 }, taken = [...spots.values()];
  for (let ring = 0; ; ring += 1) {
    const r = FIRST_RING + ring * RING, steps = 10 + ring * 6;
    for (let n = 0; n < steps; n += 1) {
      const angle = (2 * Math.PI * (n + (ring % 2) / 2)) / steps;
      const x = Math.round(middle.x + r * 1.6 * Math.cos(angle)), y = Math.round(middle.y + r * Math.sin(angle));
      if (taken.every((one) => Math.abs(one.x - x) > 2 * CLEAR || Math.abs(one.y - y) > CLEAR / 1.7)) return { x, y, room: ROOM };
    }
  }
};

export const missing = (id, spots) => {
  const found = [...new Set(edgesOf(id).map((one) => farEnd(one, id)))].filter((far) => !spots.has(far));
  return found.sort((a, b) => rank.get(node.get(a).kind) - rank.get(node.get(b).kind) || (a < b ? -1 : 1));
};

export const expand = (id, spots) => {
  const { away, added } = state(), opened = missing(id, spots).slice(0, MOST);
  const back = new Set(away), more = new Map(added);
  for (const one of opened) if (!back.delete(one)) more.set(one, id);
  change({ away: back, added: more, chosen: id });
};

export const add = (id, from) => {
  const away = new Set(state().away), added = new Map(state().added);
  if (!away.delete(id)) added.set(id, from);
  change({ away, added, chosen: id });
};

// What was opened from here goes; where nothing was, the neighbours that hang on this thing alone are put away.
export const collapsible = (id, drawn) => {
  const opened = [...state().added].filter(([, from]) => from === id).map(([one]) => one);
  if (opened.length) return opened;
  const degree = new Map();
  for (const one of drawn.lines) for (const end of [one.from, one.to]) degree.set(end, (degree.get(end) ?? 0) + 1);
  return drawn.lines.filter((one) => one.from === id || one.to === id).map((one) => farEnd(one, id)).filter((far) => degree.get(far) === 1 && far !== id);
};

export const collapse = (id, drawn) => {
  const away = new Set(state().away), added = new Map(state().added);
  for (const one of collapsible(id, drawn)) if (!added.delete(one)) away.add(one);
  change({ away, added, chosen: id });
};
