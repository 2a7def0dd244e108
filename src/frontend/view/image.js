// The picture as a file: PNG from the same drawing as the page, SVG with real text.
import { kinds, node, scene } from "./graph.js";
import { saveAs } from "./dom.js";
import { placeLabels } from "./labels.js";
import { ARROW, colours, drawEdge, drawNode, fill, font, sizeOf, tipOf } from "./paint.js";
import { pathOf } from "./shapes.js";
import { drawAbove } from "./stage.js";

const MARGIN = 30, LONGEST = 8000, SHARP = 2;

const frame = (drawn, state) => {
  const spots = [...drawn.left].map((id) => drawn.spots.get(id)), captions = state.group ? [] : scene.get(state.scene).captions[state.layout] ?? [];
  const xs = [...spots.map((one) => one.x), 0], ys = [...spots.map((one) => one.y), ...captions.map((one) => one[1]), 0];
  const left = Math.min(...xs) - MARGIN, top = Math.min(...ys) - MARGIN;
  const width = Math.max(...spots.map((one) => one.x + one.room), 0) + MARGIN - left, height = Math.max(...ys) + MARGIN - top;
  return { captions, width, height, to: (spot) => ({ x: spot.x - left, y: spot.y - top }) };
};

const facts = (drawn, state, { captions, width, height, to }) => ({ picture: drawn, chosen: state.chosen, pointed: null, neighbours: null, to, scale: 1, width, height, lang: state.lang, layout: state.layout, captions });

export const paintPicture = (drawn, state) => {
  const box = frame(drawn, state), sharp = Math.min(SHARP, LONGEST / Math.max(box.width, box.height)), canvas = document.createElement("canvas");
  canvas.width = Math.ceil(box.width * sharp);
  canvas.height = Math.ceil(box.height * sharp);
  const context = canvas.getContext("2d");
  context.scale(sharp, sharp);
  context.fillStyle = colours().ground;
  context.fillRect(0, 0, box.width, box.height);
  for (const one of drawn.edges) drawEdge(context, one, box.to(drawn.spots.get(one.from)), box.to(drawn.spots.get(one.to)), sizeOf(node.get(one.to), 1), 1);
  for (const one of drawn.nodes) drawNode(context, one, box.to(drawn.spots.get(one.id)), 1, one.id === state.chosen);
  drawAbove(context, facts(drawn, state, box));
  return canvas;
};

export const savePng = (drawn, state) => paintPicture(drawn, state).toBlob((blob) => saveAs(`${state.scene}.png`, blob));

const escaped = (text) => String(text).replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);
const number = (value) => Math.round(value * 10) / 10;

export const writeSvg = (drawn, state) => {
  const box = frame(drawn, state), { ground, ink, line, soft, value } = colours(), context = document.createElement("canvas").getContext("2d");
  const lines = drawn.edges.map((one) => {
    const from = box.to(drawn.spots.get(one.from)), tip = tipOf(from, box.to(drawn.spots.get(one.to)), sizeOf(node.get(one.to), 1));
    const [bx, by, sx, sy] = [tip.x - tip.ux * ARROW, tip.y - tip.uy * ARROW, tip.uy * ARROW * 0.4, tip.ux * ARROW * 0.4];
    return `<path d="M${number(from.x)} ${number(from.y)}L${number(tip.x)} ${number(tip.y)}M${number(bx - sx)} ${number(by + sy)}L${number(tip.x)} ${number(tip.y)}L${number(bx + sx)} ${number(by - sy)}"${one.claims ? "" : ' stroke-dasharray="4 3"'}/>`;
  });
  const marks = drawn.nodes.map((one) => {
    const { x, y } = box.to(drawn.spots.get(one.id));
    return `<path d="${pathOf(kinds[one.kind].shape, x, y, sizeOf(one, 1))}" fill="${fill(one.kind)}"${one.draft ? ' stroke-dasharray="3 2"' : ""}><title>${escaped(`${one.zh} / ${one.en}`)}</title></path>`;
  });
  const words = placeLabels(context, { ...facts(drawn, state, box), drawn, near: null, first: [] }).map((one) => {
    const y = number((one.box[1] + one.box[3]) / 2 + 4);
    const big = one.big ? ' font-size="14" font-weight="600"' : "";
    return `<text x="${number(one.box[0])}" y="${y}"${big}>${escaped(one.name)}</text>${one.value ? `<text x="${number(one.box[0] + one.at)}" y="${y}" fill="${value}">${escaped(one.value)}</text>` : ""}`;
  });
  const heads = box.captions.map(([x, y, text]) => {
    const at = box.to({ x, y });
    return `<text x="${number(at.x)}" y="${number(at.y + 4)}" font-weight="600" fill="${soft}">${escaped(text[state.lang])}</text>`;
  });
  const size = `width="${number(box.width)}" height="${number(box.height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${number(box.width)} ${number(box.height)}" font-family="${escaped(font())}" font-size="12"><title>${escaped(scene.get(state.scene).title[state.lang])}</title><rect ${size} fill="${ground}"/><g fill="none" stroke="${line}">${lines.join("")}</g><g stroke="${ink}" fill-rule="evenodd">${marks.join("")}</g><g fill="${ink}">${words.join("")}${heads.join("")}</g></svg>`;
};

export const saveSvg = (drawn, state) => saveAs(`${state.scene}.svg`, new Blob([writeSvg(drawn, state)], { type: "image/svg+xml" }));
