// The tokens of SPARQL as far as an editor needs them: what is a string, a comment or an IRI is not looked into.
const KINDS = [
  ["comment", String.raw`#[^\n]*`],
  ["string", String.raw`"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""|'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`],
  ["iri", String.raw`<[^<>"{}|^\x60\\\s]*>`],
  ["variable", String.raw`[?$][\p{L}_\d][\p{L}\p{M}_\d]*`],
  ["language", String.raw`@[a-zA-Z]+(?:-[a-zA-Z\d]+)*`],
  ["name", String.raw`(?:\p{L}(?:[\p{L}\d_-]|\.(?=[\p{L}\d_.-]*:))*)?:(?:[\p{L}\p{M}\d_:%\\-]|\.(?=[\p{L}\d_:-]))*`],
  ["number", String.raw`\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`],
  ["word", String.raw`[\p{L}_][\p{L}\d_]*`],
  ["sign", String.raw`\^\^|&&|\|\||[!<>]=|\S`],
];
const TOKEN = new RegExp(KINDS.map(([kind, pattern]) => `(?<${kind}>${pattern})`).join("|"), "gu");

export const tokens = (text) =>
  [...text.matchAll(TOKEN)].map((found) => {
    const [kind] = Object.entries(found.groups).find(([, piece]) => piece !== undefined);
    return { kind, text: found[0], from: found.index, to: found.index + found[0].length };
  });

// The variables of a query, each once, in the order in which they come.
export const variables = (text) => [...new Set(tokens(text).filter((one) => one.kind === "variable").map((one) => `?${one.text.slice(1)}`))];

// The prefixes that a query uses and does not declare.
export const undeclared = (text) => {
  const used = new Set();
  const declared = new Set();
  let before = "";
  for (const { kind, text: piece } of tokens(text)) {
    if (kind === "comment") continue;
    if (kind === "name") (before === "PREFIX" ? declared : used).add(piece.split(":")[0]);
    before = piece.toUpperCase();
  }
  return [...used].filter((prefix) => !declared.has(prefix)).sort();
};
