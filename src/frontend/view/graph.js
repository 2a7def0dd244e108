// The graph of the page: read once, never changed.
const data = JSON.parse(document.getElementById("data").textContent);

export const { kinds, relations, scenes, sources, disagreements, title } = data;
// Where a server gave the page: the things whose neighbours it opened. A file has none.
export const served = data.served ?? null;
export const start = { scene: data.start, layout: data.layout, lang: data.lang };

// Each statement stands beside the node that cites it first, the rest at the end; they are cited by number.
const told = [...data.nodes.flatMap((one) => one.told ?? []), ...data.statements];
export const statements = Object.fromEntries(told.map((one) => [one.id, one]));
const cited = (one) => {
  for (const part of ["claims", "records"]) if (one[part]) one[part] = one[part].map((n) => told[n].id);
  return one;
};
// A figure about which sources differ carries its mark wherever it is told.
const marked = (one) => {
  if (one.differs) one.says = Object.fromEntries(Object.entries(one.says).map(([lang, text]) => [lang, text.replace(/^[^·]*?(?= · |$)/, (first) => `${first} †`)]));
  return one;
};
export const nodes = data.nodes.map((one) => marked(cited(one)));
export const edges = data.edges.map((one, n) => cited({ ...one, id: `e${n}`, from: nodes[one.from].id, to: nodes[one.to].id }));
export const node = new Map(nodes.map((one) => [one.id, one]));
export const edge = new Map(edges.map((one) => [one.id, one]));
export const scene = new Map(scenes.map((one) => [one.name, one]));
export const rank = new Map(Object.keys(kinds).map((kind, n) => [kind, n]));

// Every edge at a node, in the order of the file.
const around = new Map();
for (const one of edges) {
  for (const end of new Set([one.from, one.to])) {
    if (!around.has(end)) around.set(end, []);
    around.get(end).push(one);
  }
}
export const edgesOf = (id) => around.get(id) ?? [];
export const farEnd = (one, id) => (one.from === id ? one.to : one.from);

// A mark of a disagreement stands with each claim that it is about.
const differing = new Map();
for (const [name, one] of Object.entries(disagreements)) {
  for (const claim of one.between) {
    if (!differing.has(claim)) differing.set(claim, []);
    differing.get(claim).push(name);
  }
}
export const disagreementsOf = (claim) => differing.get(claim) ?? [];

const proofsOf = (one) => [...(one.claims ?? []), ...(one.records ?? [])].filter((name) => name in statements);
const facet = (one, part) => new Set(proofsOf(one).flatMap((name) => part(statements[name])).filter(Boolean));
const cached = new Map();
// The tiers of the sources and the degrees of confidence behind a node or an edge.
export const proof = (one) => {
  if (!cached.has(one)) {
    cached.set(one, {
      tier: facet(one, (told) => told.source.slice(0, 1).map((n) => sources[n].tier_slug)),
      confidence: facet(one, (told) => [told.confidence_slug]),
    });
  }
  return cached.get(one);
};
export const names = { tier: {}, confidence: {} };
for (const one of sources) names.tier[one.tier_slug] = one.tier;
for (const told of Object.values(statements)) if (told.confidence_slug) names.confidence[told.confidence_slug] = told.confidence;
