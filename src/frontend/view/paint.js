// How a node and an edge are drawn, on the canvas of the page and on that of a picture to be saved.
import { kinds, rank } from "./graph.js";
import { trace } from "./shapes.js";

const CHINESE = '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif';
// A Chinese font would set English quotation marks and apostrophes as wide as a character.
export const font = () => (document.documentElement.lang === "en" ? `"Segoe UI","Helvetica Neue",Arial,${CHINESE}` : CHINESE);

const THEMES = {
  light: { ground: "#ffffff", ink: "#1b1f24", soft: "#57606a", line: "#9aa4af", value: "#0a5c46" },
  dark: { ground: "#0f1419", ink: "#e6edf3", soft: "#9da7b3", line: "#5b6570", value: "#5fd3ac" },
};
export const theme = () => document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
export const colours = () => THEMES[theme()];
export const fill = (kind) => kinds[kind][theme()];

// From afar a shape keeps enough of the screen to be seen.
const LEAST = 2.4;
export const sizeOf = (one, scale) => {
  const size = kinds[one.kind].size * (one.members ? 0.8 + Math.min(1.2, Math.sqrt(one.members.length) / 8) : 1);
  return Math.max(size, LEAST / scale);
};

export const drawNode = (context, one, spot, scale, chosen = false) => {
  const { ink } = colours(), size = sizeOf(one, scale);
  trace(context, kinds[one.kind].shape, spot.x, spot.y, size);
  context.fillStyle = fill(one.kind);
  context.fill("evenodd");
  context.strokeStyle = ink;
  context.lineWidth = (chosen ? 1.5 : scale < 0.35 ? 0.5 : 1) / Math.min(1, scale);
  context.setLineDash(one.draft ? [3 / scale, 2 / scale] : []);
  context.stroke();
  context.setLineDash([]);
  if (chosen) {
    trace(context, "circle", spot.x, spot.y, size + 5 / scale);
    context.lineWidth = 2 / scale;
    context.stroke();
  }
};

export const ARROW = 7;
export const tipOf = (from, to, size) => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1, ux = (to.x - from.x) / length, uy = (to.y - from.y) / length;
  return { x: to.x - ux * size, y: to.y - uy * size, ux, uy };
};

export const drawEdge = (context, one, from, to, size, scale, strong = false) => {
  const { ink, line } = colours(), tip = tipOf(from, to, size), wing = ARROW / Math.max(0.6, scale);
  context.strokeStyle = strong ? ink : line;
  context.lineWidth = (strong ? 1.6 : 0.9) / Math.min(1, scale);
  context.setLineDash(one.claims ? [] : [4 / scale, 3 / scale]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(tip.x, tip.y);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = context.strokeStyle;
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  context.lineTo(tip.x - tip.ux * wing - tip.uy * wing * 0.4, tip.y - tip.uy * wing + tip.ux * wing * 0.4);
  context.lineTo(tip.x - tip.ux * wing + tip.uy * wing * 0.4, tip.y - tip.uy * wing - tip.ux * wing * 0.4);
  context.fill();
};

// Heads first, then by kind: in this order things get their labels.
export const byWeight = (one, another) => rank.get(one.kind) - rank.get(another.kind);
