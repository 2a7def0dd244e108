// The shape of each kind, as corners of a unit square around the origin: canvas, legend and SVG draw from this table.
const star = Array.from({ length: 10 }, (_, n) => {
  const r = n % 2 ? 0.45 : 1.15, angle = (n * Math.PI) / 5 - Math.PI / 2;
  return [r * Math.cos(angle), r * Math.sin(angle)];
});
const round = (r) => Array.from({ length: 24 }, (_, n) => [r * Math.cos((n * Math.PI) / 12), r * Math.sin((n * Math.PI) / 12)]);

const SHAPES = {
  circle: [round(1)],
  ring: [round(1), round(0.45)],
  hexagon: [[[-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0]]],
  square: [[[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]]],
  diamond: [[[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]]],
  triangle: [[[0, -1.05], [1.1, 0.9], [-1.1, 0.9]]],
  star: [star],
  page: [[[-0.75, -1], [0.3, -1], [0.75, -0.5], [0.75, 1], [-0.75, 1]]],
  bolt: [[[0.25, -1.2], [-0.8, 0.2], [-0.1, 0.2], [-0.35, 1.2], [0.85, -0.3], [0.1, -0.3]]],
  book: [[[-1.1, -0.8], [0, -0.5], [1.1, -0.8], [1.1, 0.75], [0, 1.05], [-1.1, 0.75]]],
  pill: [[[-1.3, -0.35], [-1, -0.65], [1, -0.65], [1.3, -0.35], [1.3, 0.35], [1, 0.65], [-1, 0.65], [-1.3, 0.35]]],
  stack: [[[-1.2, -0.8], [1.2, -0.8], [1.2, 0.8], [-1.2, 0.8]]],
  cross: [[[-0.4, -1], [0.4, -1], [0.4, -0.4], [1, -0.4], [1, 0.4], [0.4, 0.4], [0.4, 1], [-0.4, 1], [-0.4, 0.4], [-1, 0.4], [-1, -0.4], [-0.4, -0.4]]],
};

export const trace = (context, shape, x, y, size) => {
  context.beginPath();
  for (const corners of SHAPES[shape]) {
    corners.forEach(([dx, dy], n) => context[n ? "lineTo" : "moveTo"](x + dx * size, y + dy * size));
    context.closePath();
  }
};

const number = (value) => String(Math.round(value * 100) / 100);

export const pathOf = (shape, x, y, size) =>
  SHAPES[shape].map((corners) => `M${corners.map(([dx, dy]) => `${number(x + dx * size)} ${number(y + dy * size)}`).join("L")}Z`).join("");
