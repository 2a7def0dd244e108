// What the page says, in its language: handed over by the server with the page.
import { $ } from "../view/dom.js";

const page = $("editor");
const words = JSON.parse(page.dataset.words);

export const lang = document.documentElement.lang;

export const limit = Number(page.dataset.seconds);

export const say = (key, facts = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => String(facts[name]));

// How many there are of what has a word for one and a word for many.
export const count = (number, one, more = "") => (number === 1 && !more ? say(one) : say(`${one}s`, { count: `${number}${more}` }));

// A sentence that the server gives in both languages.
export const told = (both) => both[lang] ?? both.en;

// Another page of this server, in the language that this one was asked for in.
export const to = (path, parameters = {}) => {
  const asked = new URLSearchParams(location.search).get("lang");
  const query = new URLSearchParams({ ...parameters, ...(asked ? { lang: asked } : {}) }).toString();
  return query ? `${path}?${query}` : path;
};
