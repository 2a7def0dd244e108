// Where in a query the cursor stands, told from the text before it: what may come next depends on that.
import { tokens } from "./tokens.js";

const CLAUSES = new Set(["OPTIONAL", "MINUS", "UNION", "GRAPH", "SERVICE", "FILTER", "BIND", "WHERE", "SELECT", "EXISTS", "NOT"]);
const TERMS = new Set(["variable", "iri", "name", "string", "number"]);

const step = (place, { kind, text }) => {
  const word = kind === "word" ? text.toUpperCase() : "";
  if (text === ".") place.slots = 0;
  else if (text === ";") place.slots = 1;
  else if (text === ",") place.slots = 2;
  else if ((text === "/" || text === "|" || text === "^") && place.slots > 0) place.slots = 1;
  else if (CLAUSES.has(word)) Object.assign(place, { slots: 0, clause: word });
  else if (TERMS.has(kind) || text === "a" || word === "TRUE" || word === "FALSE") {
    if (place.typed) place.typed = false;
    else {
      place.slots += 1;
      if (place.slots === 1) place.subject = text;
      if (place.slots === 2) place.verb = text;
    }
  } else if (text === "^^") place.typed = true;
};

// role: outside, declaration, subject, predicate, object, after (a whole triple), expression, value; null within a
// string or comment. verb: the predicate before an object, or the variable of a VALUES table. subject: of the triple.
export const standing = (before) => {
  const found = tokens(before);
  if (found.at(-1)?.kind === "comment" && !before.endsWith("\n")) return null;
  if (found.some((one) => one.kind === "sign" && /["']/.test(one.text) && !before.slice(one.to).includes("\n"))) return null;
  const stack = [{ kind: "outside", slots: 0, verb: "" }];
  let values = "";
  let table = false;
  let declaring = false;
  for (const one of found) {
    if (one.kind === "comment") continue;
    const place = stack.at(-1);
    if (one.kind === "word") declaring = /^(prefix|base)$/i.test(one.text);
    else if (one.kind === "iri") declaring = false;
    if (one.kind === "word" && /^values$/i.test(one.text)) [table, values] = [true, ""];
    else if (table && one.kind === "variable") values ||= one.text;
    else if (one.text === "{") {
      stack.push({ kind: table ? "value" : "group", slots: 0, verb: table ? values : "" });
      table = false;
    } else if (one.text === "[") stack.push({ kind: "group", slots: 1, verb: "" });
    else if (one.text === "(" && !table) stack.push({ kind: place.kind === "value" ? "value" : "expression", slots: 0, verb: place.verb });
    else if (one.text === "}" || one.text === "]" || (one.text === ")" && !table)) {
      if (stack.length > 1) stack.pop();
      if (one.text !== "}" && stack.at(-1).kind === "group" && !["FILTER", "BIND"].includes(stack.at(-1).clause)) step(stack.at(-1), { kind: "name", text: "" });
      if (one.text !== "]") Object.assign(stack.at(-1), { slots: one.text === "}" ? 0 : stack.at(-1).slots, clause: "" });
    } else if (place.kind === "group") step(place, one);
  }
  const { kind, slots, verb, clause, subject = "" } = stack.at(-1);
  if (declaring) return { role: "declaration", verb: "" };
  if (kind !== "group") return { role: kind, verb };
  if (clause === "FILTER" || clause === "BIND") return { role: "expression", verb: "" };
  return { role: ["subject", "predicate", "object"][slots] ?? "after", verb, subject };
};
