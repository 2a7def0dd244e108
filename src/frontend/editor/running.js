// A query on its way: asked of the server, cancelled, told how long it takes.
import { $, make } from "../view/dom.js";
import { lang, limit, say, to } from "./words.js";

// What is answered sooner needs no sign that it is under way.
const SOON = 300;

let asking = null;

const failure = (key, facts) => ({ message: { zh: say(key, facts), en: say(key, facts) } });

const tick = (since) => {
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  $("elapsed").textContent = say("elapsed", { seconds, limit });
};

const showProgress = (since) => {
  // The answer of another query must not stand under this one.
  $("answer").hidden = true;
  $("progress").replaceChildren(make("span", { role: "status", text: say("running") }), make("progress", { "aria-label": say("running") }), make("span", { id: "elapsed", "aria-hidden": "true" }));
  tick(since);
};

export const cancel = () => asking?.abort();

// Gives {answer}, {error} or {cancelled}; a query that is still under way is overtaken by this one.
export const ask = async (query) => {
  cancel();
  const mine = new AbortController();
  asking = mine;
  const since = performance.now();
  const soon = setTimeout(() => showProgress(since), SOON);
  const ticking = setInterval(() => $("elapsed") && tick(since), 100);
  $("cancel").hidden = false;
  try {
    const response = await fetch(to("/editor/run"), { method: "POST", body: JSON.stringify({ query, lang }), headers: { "Content-Type": "application/json", Accept: "application/json" }, signal: mine.signal });
    const answer = await response.json().catch(() => ({ error: failure("unread", { status: response.status }) }));
    return answer.error ? { error: answer.error } : { answer };
  } catch {
    return mine.signal.aborted ? { cancelled: true, overtaken: asking !== mine } : { error: failure("offline") };
  } finally {
    clearTimeout(soon);
    clearInterval(ticking);
    if (asking === mine) {
      asking = null;
      $("cancel").hidden = true;
      $("progress").replaceChildren();
    }
  }
};
