// Labels have one size on the screen, and none covers another or a shape: what has no room is left out until one
// comes nearer. All boxes are in points of the screen.
import { node } from "./graph.js";
import { byWeight, font as family, sizeOf } from "./paint.js";

const CELL = 48, LINE = 1.15, LEAST = 30, MOST = 900, LONGEST = 46, GAP = 8, WIDE = 300, ENOUGH = 110, MOSTLY = 0.8;
const widths = new Map();

const measure = (context, text, font) => {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
};

const cut = (context, text, font, room) => {
  if (measure(context, text, font) <= room) return text;
  let low = 0, high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(context, `${text.slice(0, middle)}…`, font) <= room) low = middle;
    else high = middle - 1;
  }
  return low ? `${text.slice(0, low)}…` : "";
};

class Grid {
  constructor() { this.cells = new Map(); }
  *keys([x0, y0, x1, y1]) {
    for (let x = Math.floor(x0 / CELL); x <= Math.floor(x1 / CELL); x += 1) for (let y = Math.floor(y0 / CELL); y <= Math.floor(y1 / CELL); y += 1) yield x * 65536 + y;
  }
  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }
  hits(box) {
    for (const key of this.keys(box)) for (const one of this.cells.get(key) ?? []) if (one[0] < box[2] && one[2] > box[0] && one[1] < box[3] && one[3] > box[1]) return true;
    return false;
  }
}

const fontOf = (one, big) => `${big ? "600 " : ""}${big ? 14 : 12}px ${family()}`;
const isBig = (one) => one.kind === "City" || one.kind === "Concept" || (one.kind === "Place" && one.home === one.id);

const shorten = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

// What the head of the column or the year above it says already need not stand in every label below.
const brief = (one, lang, layout, spots) => {
  const place = one.home !== one.id && spots.has(one.home) && node.get(one.home)[lang], lead = (text, word) => (word && text.startsWith(word) ? text.slice(word.length).replace(/^[·\s]+/, "") : text);
  const name = lead(one[lang], place);
  if (layout !== "timeline" || !one.year) return name || one[lang];
  return name.replace(new RegExp(`[·\\s]*${one.year}[·\\s]*`), (gap, at) => (at ? " " : "")) || one[lang];
};

// A figure is told whole or not at all: what does not fit goes part by part, from the end. Words may be cut.
const figure = (context, says, font, room) => {
  const parts = says.split(" · ");
  while (parts.length && measure(context, parts.join(" · "), font) > room) parts.pop();
  return parts.length || /\d/.test(says) ? parts.join(" · ") : cut(context, says, font, room);
};

// The figure is what is compared: its first part keeps its room, and the name gives way.
const fit = (context, { name, says, font, plain, free }) => {
  const first = says ? measure(context, says.split(" · ")[0], plain) + GAP : 0, least = first < free * MOSTLY ? first : 0;
  const told = cut(context, name, font, free - least);
  if (!told) return null;
  const used = measure(context, told, font), value = says ? figure(context, says, plain, free - used - GAP) : "";
  return { name: told, value, at: used + GAP, width: used + (value ? GAP + measure(context, value, plain) : 0) };
};

// drawn: the picture. near: the nodes to be read while one is chosen, or null. first: the chosen and the one pointed
// at, which get their whole label before all others. to: from a spot to the screen. width, height: of the screen.
export const placeLabels = (context, { drawn, near, first, chosen, to, scale, width, height, lang, layout }) => {
  const grid = new Grid(), placed = [];
  const inSight = (x, y) => x > -40 && y > -20 && x < width + 10 && y < height + 20;
  const candidates = [];
  for (const one of drawn.nodes) {
    if (near && !near.has(one.id) && !first.includes(one.id)) continue;
    const spot = drawn.spots.get(one.id), { x, y } = to(spot);
    if (!inSight(x, y)) continue;
    const size = sizeOf(one, scale) * scale;
    grid.add([x - size, y - size, x + size, y + size]);
    candidates.push({ one, x, y, size, room: spot.room * scale });
  }
  candidates.sort((a, b) => first.indexOf(b.one.id) - first.indexOf(a.one.id) || byWeight(a.one, b.one) || a.y - b.y || a.x - b.x);
  for (const { one, x, y, size, room } of candidates) {
    if (placed.length >= MOST) break;
    const must = first.includes(one.id), big = isBig(one), font = fontOf(one, big), plain = fontOf(one, false), line = (big ? 14 : 12) * LINE;
    const name = must || near ? one[lang] : brief(one, lang, layout, drawn.spots), says = one.says?.[lang] ?? "";
    const fitted = (free) => fit(context, { name: shorten(name), says, font, plain, free });
    const gap = one.id === chosen ? 9 : 4, edge = width - x - size - gap - 4;
    const boxAt = (text, left, top) => [left, top, left + text.width, top + line];
    const beside = (text) => boxAt(text, x + size + gap, y - line / 2);
    // What has to be read goes beside, above or below its shape, wherever nothing is in the way, and shortens at last.
    const along = (text) => Math.min(Math.max(4, x - size), width - text.width - 4);
    const before = (text) => Math.max(4, Math.min(x + size, width - 4) - text.width);
    const ways = must
      ? [beside, ...[y - size - line - gap, y + size + gap].flatMap((top) => [(text) => boxAt(text, along(text), top), (text) => boxAt(text, before(text), top)]), (text) => boxAt(text, x - size - gap - text.width, y - line / 2)]
      : [beside];
    const frees = must ? [WIDE, ENOUGH, LEAST * 2] : [Math.min(WIDE, edge), Math.min(room - size, edge)];
    const tries = frees.filter((free) => free >= LEAST).flatMap((free) => ways.map((way) => [fitted(free), way]));
    const clear = ([text, way]) => text && (!must || (way(text)[0] >= 0 && way(text)[2] <= width)) && !grid.hits(way(text));
    const found = tries.find(clear) ?? (one.id === chosen ? tries.find(([text]) => text) : null);
    if (!found) continue;
    const [text, way] = found, box = way(text);
    grid.add(box);
    placed.push({ id: one.id, name: text.name, value: text.value, font, plain, big, box, at: text.at });
  }
  return placed;
};
