// A claim or record as a card: what it says, the words that prove it or what was read, its source with its tier.
import { disagreements, disagreementsOf, node, sources, statements } from "./graph.js";
import { make } from "./dom.js";
import { say } from "./words.js";

const MARKS = { same: "＝", "with-care": "≈", no: "≠" };
const soft = (text) => make("p", { class: "soft", text });

const source = (one, lang) => {
  const told = make("p", { class: "source" }), title = [one.title, one.publisher, one.published].filter(Boolean).join(" · ");
  if (one.url && /^https?:\/\//.test(one.url)) told.append(make("a", { href: one.url, target: "_blank", rel: "noopener noreferrer", text: title || one.url }));
  else {
    told.append(title);
    if (one.address) told.append(make("span", { class: "soft", text: ` ${say("mirror", lang)}${one.address}` }));
  }
  told.append(" ", make("span", { class: `tier ${one.tier_slug}`, text: one.tier[lang] }));
  return told;
};

const proof = (told, lang) => {
  if (told.quote) return make("blockquote", { lang: told.quote_lang, text: `“${told.quote}”${told.converted ? say("converted", lang) : ""}` });
  return told.paraphrase ? make("blockquote", { class: "described", text: say("described", lang) + told.paraphrase }) : null;
};

const verdict = (one, lang) =>
  make("p", { class: "verdict" }, make("span", { class: `mark ${one.kind}`, text: MARKS[one.kind] }), ` ${say("compared", lang)} · ${one.row[lang]}: ${one.label[lang]}${one.reasons[lang] ? ` — ${one.reasons[lang]}` : ""}`);

export const disagreement = (name, lang, goTo, { whole = false } = {}) => {
  const one = disagreements[name], box = make("div", { class: "differs" });
  box.append(make("p", {}, make("strong", { text: `${say("differs", lang)}${one.kind.length ? ` · ${one.kind.map((kind) => kind[lang]).join(", ")}` : ""}` })));
  if (!whole) box.append(make("p", {}, node.has(name) ? goTo(name) : one[lang]));
  if (one.note) box.append(soft(one.note));
  if (whole && one.source.length) box.append(make("ul", {}, ...one.source.map((label) => make("li", { text: label[lang] }))));
  return box;
};

export const card = (name, lang, goTo) => {
  const told = statements[name];
  if (!told) return null;
  const box = make("article", { "data-claim": name });
  const head = make("p", { class: "says" }, make("span", { class: "role", text: told.role[lang] }), " ", make("strong", { text: told.says[lang] }));
  if (told.year) head.append(` · ${told.year}`);
  if (told.status) head.append(` · ${told.status[lang]}`);
  box.append(head);
  const proved = proof(told, lang);
  if (proved) box.append(proved);
  if (told.locator) box.append(soft(told.locator));
  told.source.forEach((n, i) => {
    if (i === 1) box.append(soft(say("also", lang)));
    box.append(source(sources[n], lang));
  });
  if (told.confidence) box.append(soft(`${say("confidence", lang)}: ${told.confidence[lang]}`));
  for (const one of told.verdicts ?? []) box.append(verdict(one, lang));
  if (told.agreement) box.append(make("p", { class: "agreement" }, make("strong", { text: told.agreement[lang] })));
  if (told.restates) box.append(restated(told.restates, lang, goTo));
  for (const one of disagreementsOf(name)) box.append(disagreement(one, lang, goTo));
  if (told.note) box.append(soft(`${say("note", lang)}: ${told.note}`));
  if (told.doubt) box.append(soft(`${say("doubt", lang)}: ${told.doubt}`));
  return box;
};

// What a secondary claim was checked against: the better claim beside its words, or the document.
const restated = (names, lang, goTo) => {
  const list = make("ul");
  for (const name of names) {
    const told = statements[name], item = make("li");
    if (told) {
      item.append(`${told.role[lang]} ${told.says[lang]}`);
      const words = proof(told, lang);
      if (words) item.append(words);
    }
    if (node.has(name)) item.append(goTo(name));
    else if (!told) item.append(name);
    list.append(item);
  }
  return make("div", {}, soft(say("restates", lang)), list);
};
