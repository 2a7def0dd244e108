// From the state to what is drawn: the nodes with their spots, the edges, and which of them the filters leave.
import { edge, edges, edgesOf, farEnd, node, nodes, proof, scene } from "./graph.js";
import { FACETS } from "./state.js";
import { ringSpot } from "./nearby.js";

const UNKNOWN = "";
export const valuesOf = {
  kind: (one) => [one.kind],
  place: (one) => [one.home ?? UNKNOWN],
  year: (one) => [one.year ?? UNKNOWN],
  tier: (one) => proof(one).tier,
  confidence: (one) => proof(one).confidence,
};

const spotsOf = (one, layout) => {
  const at = one.at[layout] ?? one.at[one.layout], found = new Map();
  one.nodes.forEach((n, i) => found.set(nodes[n].id, { x: at[3 * i], y: at[3 * i + 1], room: at[3 * i + 2] }));
  return found;
};

// The members of a group, with what holds them, where they stand in the whole picture.
const drilled = (group, layout) => {
  const inside = new Set(node.get(group).members.map((n) => nodes[n].id)), whole = scene.get(wholeOf(group));
  const shown = new Set(inside);
  for (const id of inside) for (const one of edgesOf(id)) if (["ofPolicy", "place", "partOf"].includes(one.kind) && one.from === id) shown.add(one.to);
  return { spots: new Map([...spotsOf(whole, layout)].filter(([id]) => shown.has(id))), ids: whole.edges };
};
const wholeOf = (group) => [...scene.values()].find((one) => one.nodes.some((n) => nodes[n].id === group)).name.replace(/-overview$/, "");

let memory = { key: null, found: null };
const base = (state) => {
  const key = [state.scene, state.layout, state.group].join("|");
  if (memory.key !== key) {
    const one = scene.get(state.scene);
    const found = state.group ? drilled(state.group, state.layout) : { spots: spotsOf(one, state.layout), ids: one.edges };
    memory = { key, found };
  }
  return memory.found;
};

export const picture = (state) => {
  const { spots: fixed, ids } = base(state);
  const spots = new Map([...fixed].filter(([id]) => !state.away.has(id)));
  for (const [id, from] of state.added) if (!spots.has(id)) spots.set(id, ringSpot(spots, from));
  const shown = ids.map((n) => edges[n]).filter((one) => spots.has(one.from) && spots.has(one.to));
  const known = new Set(shown);
  for (const id of state.added.keys()) for (const one of edgesOf(id)) if (spots.has(farEnd(one, id))) known.add(one);
  const all = [...spots.keys()].map((id) => node.get(id)), lines = [...known];
  const left = new Set(all.filter((one) => passes(one, state.off)).map((one) => one.id));
  const seen = lines.filter((one) => left.has(one.from) && left.has(one.to) && !state.off.relation.has(one.kind) && proves(one, state.off));
  return { spots, all, lines, nodes: all.filter((one) => left.has(one.id)), edges: seen, left };
};

const proves = (one, off) =>
  ["tier", "confidence"].every((facet) => {
    const values = valuesOf[facet](one);
    return !values.size || [...values].some((value) => !off[facet].has(value));
  });
const passes = (one, off) =>
  ["kind", "place", "year"].every((facet) => !valuesOf[facet](one).some((value) => off[facet].has(value))) && proves(one, off);

// How many things, or relations, of the picture have each value of a facet.
export const counts = ({ all, lines }, facet) => {
  const found = new Map();
  if (!FACETS.includes(facet)) return found;
  for (const one of facet === "relation" ? lines : all) {
    for (const value of facet === "relation" ? [one.kind] : valuesOf[facet](one)) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
};

export const nearTo = (drawn, chosen) => {
  if (!chosen) return null;
  if (edge.has(chosen)) return new Set([edge.get(chosen).from, edge.get(chosen).to]);
  const near = new Set([chosen]);
  for (const one of drawn.edges) if (one.from === chosen || one.to === chosen) near.add(farEnd(one, chosen));
  return near;
};
