// Search in both languages, as a combobox after the ARIA Authoring Practices: words in any order, the nearest first.
import { kinds, node, nodes, rank } from "./graph.js";
import { sign } from "./legend.js";
import { $, make } from "./dom.js";
import { say } from "./words.js";

const MOST = 12;
const plain = (text) => text.normalize("NFKC").toLowerCase();
const texts = new Map();
const textOf = (one) => {
  if (!texts.has(one.id)) texts.set(one.id, plain([one.zh, one.en, one.title_zh, one.title_en, one.id.split("/").pop()].filter(Boolean).join(" ")));
  return texts.get(one.id);
};

export const find = (words) => {
  const wanted = plain(words).split(/\s+/).filter(Boolean), whole = wanted.join(" ");
  if (!wanted.length) return [];
  const score = (one) => ([plain(one.zh), plain(one.en)].includes(whole) ? 0 : plain(one.zh).startsWith(whole) || plain(one.en).startsWith(whole) ? 1 : 2);
  return nodes
    .filter((one) => !one.members && wanted.every((word) => textOf(one).includes(word)))
    .sort((a, b) => score(a) - score(b) || rank.get(a.kind) - rank.get(b.kind) || (a.id < b.id ? -1 : 1));
};

export const openSearch = ({ lang, take, tell }) => {
  const field = $("words"), list = $("found");
  let hits = [], at = -1;
  const close = () => { hits = []; at = -1; draw(); };
  const pick = (id) => { field.value = ""; close(); take(id); };
  const draw = () => {
    list.hidden = !hits.length;
    field.setAttribute("aria-expanded", String(hits.length > 0));
    if (at >= 0) field.setAttribute("aria-activedescendant", `hit-${at}`);
    else field.removeAttribute("aria-activedescendant");
    list.replaceChildren(...hits.map((one, n) => make("li", { role: "option", id: `hit-${n}`, "aria-selected": String(n === at), onmousedown: (event) => { event.preventDefault(); pick(one.id); } }, sign(one.kind), ` ${one[lang()]} `, make("span", { class: "soft", text: [kinds[one.kind][lang()], one.home && node.get(one.home)?.[lang()]].filter(Boolean).join(" · ") }))));
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  };
  field.addEventListener("input", () => {
    const all = find(field.value);
    hits = all.slice(0, MOST);
    at = hits.length ? 0 : -1;
    draw();
    tell(field.value.trim() ? (all.length ? say("found", lang(), { count: all.length }) : say("nothing", lang())) : "");
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (hits.length) at = (at + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length;
      draw();
      event.preventDefault();
    } else if (event.key === "Enter") {
      if (hits[at]) pick(hits[at].id);
      event.preventDefault();
    } else if (event.key === "Escape" && (hits.length || field.value)) {
      field.value = "";
      close();
      event.stopPropagation();
    }
  });
  field.addEventListener("blur", close);
};
