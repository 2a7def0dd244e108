// The picture on the screen: vis-network draws nodes and edges; what is chosen is drawn above a veil, so that choosing
// changes nothing in its data sets.
import { edge, node, scene } from "./graph.js";
import { placeLabels } from "./labels.js";
import { colours, drawEdge, drawNode, font, sizeOf } from "./paint.js";
import { nearTo } from "./picture.js";
import { $ } from "./dom.js";

const { DataSet, Network } = globalThis.vis;
// Above this many things and lines a picture is moved as one image while it is dragged.
const HEAVY = 600;
const READABLE = 0.78;
const VEIL = 0.8;

const sets = { nodes: new DataSet(), edges: new DataSet() };
let network, drawn = null, shown = { chosen: null, lang: "zh", scene: null, layout: null }, hovered = null, near = null, labels = [], image = null, dragging = false, moving = null, draws = 0;

const options = {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  nodes: { shape: "custom", ctxRenderer: ({ ctx, id, x, y }) => renderer(ctx, id, x, y), chosen: false },
  edges: { smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.35 } }, selectionWidth: 0, hoverWidth: 0, chosen: false },
  interaction: { hover: true, dragNodes: false, keyboard: false, multiselect: false, selectConnectedEdges: false, hoverConnectedEdges: false },
};

const renderer = (context, id, x, y) => {
  const one = node.get(id), scale = network.getScale(), size = sizeOf(one, scale);
  return { drawNode: () => drawNode(context, one, { x, y }, scale), nodeDimensions: { width: 2 * size, height: 2 * size } };
};

const heavy = () => drawn.nodes.length + drawn.edges.length > HEAVY;
const nodeItem = (one, spot) => ({ id: one.id, x: spot.x, y: spot.y, size: sizeOf(one, 1), label: "" });
const edgeItem = (one) => ({ id: one.id, from: one.from, to: one.to, dashes: one.claims ? false : [4, 3] });

const replace = (set, items) => {
  const wanted = new Set(items.map((item) => item.id)), gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  const fresh = items.filter((item) => {
    const known = set.get(item.id);
    return !known || known.x !== item.x || known.y !== item.y;
  });
  if (fresh.length) set.update(fresh);
};

const lineWidth = () => 0.9 / Math.min(1, network.getScale());
let step = null;
// vis measures lines in the picture and not on the screen: from afar they would vanish.
const thicken = () => {
  const now = Math.round(Math.log2(network.getScale()) * 2);
  if (now === step) return;
  step = now;
  const faint = drawn && drawn.edges.length > HEAVY;
  network.setOptions({ edges: { width: lineWidth() * (faint ? 0.6 : 1), color: { color: colours().line, hover: colours().ink, opacity: faint ? 0.5 : 0.85 } } });
};

export const show = (next, state) => {
  drawn = next;
  const turned = shown.scene !== state.scene || shown.layout !== state.layout || shown.group !== state.group;
  shown = state;
  near = nearTo(drawn, state.chosen);
  replace(sets.edges, drawn.edges.map(edgeItem));
  replace(sets.nodes, drawn.nodes.map((one) => nodeItem(one, drawn.spots.get(one.id))));
  const leave = heavy();
  network.setOptions({ interaction: { hideEdgesOnDrag: leave, hideNodesOnDrag: leave, hideEdgesOnZoom: leave } });
  image = null;
  $("canvas").style.background = colours().ground;
  if (turned) fit();
  else network.redraw();
};

export const repaint = () => { step = null; thicken(); network.redraw(); };

export const fit = () => {
  const box = $("canvas"), spots = [...drawn.spots].filter(([id]) => drawn.left.has(id)).map(([, spot]) => spot);
  const captions = scene.get(shown.scene).captions[shown.layout] ?? [];
  if (!spots.length) return network.redraw();
  const xs = spots.map((spot) => spot.x), ys = [...spots.map((spot) => spot.y), ...captions.map((one) => one[1])];
  const low = [Math.min(...xs) - 24, Math.min(...ys) - 24];
  const high = [Math.max(...spots.map((spot) => spot.x + Math.min(spot.room, 240))), Math.max(...ys) + 24];
  const whole = Math.min(box.clientWidth / (high[0] - low[0]), box.clientHeight / (high[1] - low[1]), 1.25);
  // On a narrow screen a picture that is read beats one that is whole: it opens at its first column.
  const narrow = box.clientWidth < 600 && whole < READABLE && spots.length <= 200, scale = narrow ? READABLE : whole;
  const position = { x: (low[0] + high[0]) / 2, y: (low[1] + high[1]) / 2 };
  if (narrow) Object.assign(position, { x: low[0] + box.clientWidth / 2 / scale, y: low[1] + box.clientHeight / 2 / scale });
  network.moveTo({ position, scale });
  thicken();
  network.redraw();
};

export const moveTo = (id) => {
  const spot = drawn.spots.get(id) ?? drawn.spots.get(edge.get(id)?.from);
  if (!spot) return;
  const scale = Math.max(network.getScale(), 0.8), at = network.canvasToDOM(spot), box = $("canvas");
  const inside = at.x > 40 && at.y > 40 && at.x < box.clientWidth - 160 && at.y < box.clientHeight - 40;
  if (!inside || scale !== network.getScale()) network.moveTo({ position: { x: spot.x + 60 / scale, y: spot.y }, scale });
  thicken();
};

export const zoom = (factor) => { network.moveTo({ scale: network.getScale() * factor }); thicken(); };

const writeLabels = (context, placed) => {
  const { ink, ground, value } = colours();
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = ground;
  for (const one of placed) {
    const middle = (one.box[1] + one.box[3]) / 2;
    for (const [text, font, x, colour] of [[one.name, one.font, one.box[0], ink], [one.value, one.plain, one.box[0] + one.at, value]]) {
      if (!text) continue;
      context.font = font;
      context.strokeText(text, x, middle);
      context.fillStyle = colour;
      context.fillText(text, x, middle);
    }
  }
};

const writeCaptions = (context, captions, to, lang) => {
  context.font = `600 12px ${font()}`;
  context.fillStyle = colours().soft;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const taken = [];
  for (const [x, y, text] of captions) {
    const at = to({ x, y }), end = at.x + context.measureText(text[lang]).width + 6;
    if (taken.some((one) => at.x < one.end && end > one.x && Math.abs(at.y - one.y) < 14)) continue;
    taken.push({ x: at.x, end, y: at.y });
    context.fillText(text[lang], at.x, Math.max(at.y, 8));
  }
};

// All that vis does not draw: the veil and what is near the chosen one, captions, labels. to: from a spot to the
// screen, in points; the context is in points too.
export const drawAbove = (context, { picture, chosen, pointed, neighbours, to, scale, width, height, lang, layout, captions }) => {
  if (neighbours) {
    context.globalAlpha = VEIL;
    context.fillStyle = colours().ground;
    context.fillRect(0, 0, width, height);
    context.globalAlpha = 1;
    const lines = edge.has(chosen) ? [edge.get(chosen)] : picture.edges.filter((one) => one.from === chosen || one.to === chosen);
    const at = (id) => to(picture.spots.get(id));
    for (const one of lines) if (picture.spots.has(one.from) && picture.spots.has(one.to)) drawEdge(context, one, at(one.from), at(one.to), sizeOf(node.get(one.to), scale) * scale, 1, true);
    for (const id of neighbours) if (picture.left.has(id)) drawScaled(context, id, at(id), scale, id === chosen);
    if (pointed && picture.left.has(pointed)) drawScaled(context, pointed, at(pointed), scale, false);
  }
  writeCaptions(context, captions, to, lang);
  const first = [...new Set([pointed, chosen])].filter((id) => id && picture.left.has(id));
  const placed = placeLabels(context, { drawn: picture, near: neighbours, first, chosen, to, scale, width, height, lang, layout });
  writeLabels(context, placed);
  return placed;
};

const drawScaled = (context, id, at, scale, chosen) => {
  context.save();
  context.translate(at.x, at.y);
  context.scale(scale, scale);
  drawNode(context, node.get(id), { x: 0, y: 0 }, scale, chosen);
  context.restore();
};

const inPoints = (context, draw) => {
  const canvas = $("canvas").querySelector("canvas"), ratio = canvas.width / canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw(canvas, ratio);
  context.restore();
};

const afterDrawing = (context) => {
  draws += 1;
  if (!drawn || (dragging && image) || (moving && heavy())) return;
  inPoints(context, (canvas) => {
    const captions = shown.group ? [] : scene.get(shown.scene).captions[shown.layout] ?? [];
    labels = drawAbove(context, {
      picture: drawn, chosen: shown.chosen, pointed: hovered, neighbours: near, to: (spot) => network.canvasToDOM(spot),
      scale: network.getScale(), width: canvas.clientWidth, height: canvas.clientHeight, lang: shown.lang, layout: shown.layout, captions,
    });
  });
  document.documentElement.dataset.labels = String(labels.length);
};

// While a heavy picture is dragged vis leaves its parts out, and the last whole picture moves in their place.
const beforeDrawing = (context) => {
  if (!dragging || !image) return;
  const { x, y } = network.canvasToDOM(image.corner);
  inPoints(context, (canvas) => context.drawImage(image.canvas, x, y, canvas.clientWidth, canvas.clientHeight));
};

const keepImage = () => {
  const canvas = $("canvas").querySelector("canvas"), copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext("2d").drawImage(canvas, 0, 0);
  image = { canvas: copy, corner: network.DOMtoCanvas({ x: 0, y: 0 }) };
};

export const open = (choose) => {
  network = new Network($("canvas"), sets, options);
  network.canvas.frame.tabIndex = -1;
  network.on("afterDrawing", afterDrawing);
  network.on("beforeDrawing", beforeDrawing);
  network.on("zoom", () => {
    clearTimeout(moving);
    moving = setTimeout(() => { moving = null; thicken(); network.redraw(); }, 90);
  });
  network.on("hoverNode", ({ node: id }) => { hovered = id; network.redraw(); });
  network.on("blurNode", () => { hovered = null; network.redraw(); });
  network.on("dragStart", () => { if (heavy()) keepImage(); dragging = true; });
  network.on("dragEnd", () => { dragging = false; image = null; network.redraw(); });
  network.on("click", ({ nodes, edges }) => choose(nodes[0] ?? edges[0] ?? null));
  return network;
};

export const seen = () => ({ drawn, labels, near, draws });
