// Everything by keyboard: the canvas moves from thing to thing, single letters work where no field has the focus.
import { $ } from "./dom.js";
import { change, state, undo } from "./state.js";
import { fit, moveTo, zoom } from "./stage.js";

const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

// The nearest thing in a direction: what lies aside counts more than what lies ahead.
const neighbour = (drawn, from, [dx, dy]) => {
  let best = null, least = Infinity;
  for (const one of drawn.nodes) {
    const spot = drawn.spots.get(one.id), x = spot.x - from.x, y = spot.y - from.y, ahead = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
    const cost = ahead + 3 * aside;
    if (ahead > 0.5 && cost < least) [best, least] = [one.id, cost];
  }
  return best;
};

const first = (drawn) => drawn.nodes.reduce((best, one) => {
  const spot = drawn.spots.get(one.id);
  return !best || spot.y < best.spot.y || (spot.y === best.spot.y && spot.x < best.spot.x) ? { id: one.id, spot } : best;
}, null)?.id;

export const openKeys = ({ drawn, clear, press }) => {
  $("canvas").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { chosen } = state(), spot = chosen && drawn().spots.get(chosen);
    if (event.key in ARROWS) {
      const next = spot ? neighbour(drawn(), spot, ARROWS[event.key]) : first(drawn());
      if (next) { change({ chosen: next }); moveTo(next); }
    } else if (event.key === "Enter") $("panel").focus();
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return clear();
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "u") undo();
    else if (event.key === "/") $("words").focus();
    else if (!press(event.key)) return;
    event.preventDefault();
  });
};
