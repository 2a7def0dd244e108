"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const SAY = {
    zh: { search: "查找", fit: "全图", language: "English", legend: "按种类筛选", claims: "主张与证据", records: "著录",
      relations: "关系", described: "述要，非引文：", none: "选择图中的一个点或一条线，这里显示它的主张、原话和来源。",
      administrative: "行政关系或文件结构，无需引文。", unproved: "没有关于它的主张。", mirror: "转载页，地址仅作文字：", draft: "草案",
      empty: "没有可显示的内容。", count: (n, e, c) => `${n} 个事物 · ${e} 条关系 · ${c} 条主张与著录`, note: "说明", also: "亦见" },
    en: { search: "Find", fit: "Whole graph", language: "中文", legend: "Filter by kind", claims: "Claims and their proof", records: "Records",
      relations: "Relations", described: "described, not quoted: ", none: "Choose a point or a line: its claims, the words that prove them and their sources stand here.",
      administrative: "An administrative relation or the structure of a document: no quote is needed.", unproved: "No claim is made about it.", mirror: "a copy; address as text only: ", draft: "draft",
      empty: "There is nothing to show.", count: (n, e, c) => `${n} things · ${e} relations · ${c} claims and records`, note: "Note", also: "also in" },
  };
  const $ = (id) => document.getElementById(id);
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  const rank = Object.keys(data.kinds);
  const hidden = new Set();
  let lang = data.lang, selected = null;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  // Labels and quotes are data: they enter the page as text, never as markup.
  const make = (tag, text, ...children) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };
  const labelled = (tag, className, text) => { const element = make(tag, text); element.className = className; return element; };

  const ink = () => (dark.matches ? "#e6edf3" : "#1b1f24");
  const line = () => (dark.matches ? "#5b6570" : "#b4bcc5");
  const paint = (node) => {
    const near = !selected || neighbours.has(node.id);
    return { id: node.id, hidden: hidden.has(node.kind), opacity: near ? 1 : 0.15,
      borderWidth: node.id === selected ? 4 : 1.5, shapeProperties: { borderDashes: node.draft ? [4, 3] : false },
      color: { background: data.kinds[node.kind].colour, border: ink(), highlight: { background: data.kinds[node.kind].colour, border: ink() }, hover: { background: data.kinds[node.kind].colour, border: ink() } } };
  };
  const tint = (edge) => {
    const shown = !selected || edge.id === selected || edge.from === selected || edge.to === selected;
    return { id: edge.id, color: { color: line(), highlight: ink(), hover: ink(), opacity: shown ? (edge.kind === "ofPolicy" || edge.kind === "place" ? 0.6 : 0.9) : 0.07 }, dashes: edge.claims.length === 0 };
  };
  let neighbours = new Set();
  const look = () => {
    neighbours = new Set([selected]);
    for (const edge of edges.values()) {
      if (edge.from === selected || edge.to === selected || edge.id === selected) { neighbours.add(edge.from); neighbours.add(edge.to); }
    }
  };
  const drawn = {
    nodes: new vis.DataSet(data.nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, shape: node.shape, size: node.size, ...paint(node) }))),
    edges: new vis.DataSet(data.edges.map((edge) => ({ from: edge.from, to: edge.to, ...tint(edge) }))),
  };
  const network = new vis.Network($("canvas"), drawn, data.options);

  // Labels of one size on the screen, each only where it covers no other: cities first, more as one comes nearer.
  const order = [...data.nodes].sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind));
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    // A label covers neither another label nor a sign.
    const taken = data.nodes.filter((node) => !hidden.has(node.kind)).map((node) =>
      [node.x - node.size, node.y - node.size, node.x + node.size, node.y + node.size]);
    const first = order.filter((node) => selected && neighbours.has(node.id));
    context.textAlign = "center";
    context.textBaseline = "top";
    let count = 0;
    for (const node of [...first, ...order]) {
      if (hidden.has(node.kind) || (selected && !neighbours.has(node.id))) continue;
      const big = node.kind === "City";
      if (!big && !first.includes(node) && scale < 0.12 && node.kind !== "Place") continue;
      const size = (big ? 16 : 12) / scale;
      context.font = `${big ? "600 " : ""}${size}px "Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif`;
      const full = node[lang], text = full.length > 34 ? `${full.slice(0, 33)}…` : full;
      const width = context.measureText(text).width, top = node.y + node.size + 3 / scale;
      const box = [node.x - width / 2, top, node.x + width / 2, top + size * 1.15];
      if (taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])) continue;
      taken.push(box);
      count += 1;
      context.lineWidth = 3 / scale;
      context.strokeStyle = dark.matches ? "#0f1419" : "#ffffff";
      context.strokeText(text, node.x, top);
      context.fillStyle = ink();
      context.fillText(text, node.x, top);
    }
    document.documentElement.dataset.labels = String(count);
  });

  const source = (facts) => {
    const told = make("small");
    const title = [facts.title, facts.publisher, facts.published].filter(Boolean).join(" · ");
    if (facts.url && /^https?:\/\//.test(facts.url)) {
      const link = make("a", title || facts.url);
      link.href = facts.url;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      told.append(link);
    } else {
      told.append(title);
      if (facts.address) told.append(` ${SAY[lang].mirror}${facts.address}`);
    }
    told.append(` · ${facts.tier[lang]}`);
    return make("p", "", told);
  };
  const claim = (name) => {
    const facts = data.evidence[name];
    if (!facts) return null;
    const card = make("article");
    const head = make("p", "", make("strong", facts.role[lang]), ` ${facts.says[lang]}`);
    if (facts.status) head.append(` · ${facts.status[lang]}`);
    card.append(head);
    if (facts.quote) card.append(make("blockquote", `“${facts.quote}”`));
    if (facts.paraphrase) card.append(labelled("blockquote", "described", SAY[lang].described + facts.paraphrase));
    if (facts.locator) card.append(make("p", "", make("small", facts.locator)));
    facts.source.forEach((one, n) => { if (n === 1) card.append(make("p", "", make("small", SAY[lang].also))); card.append(source(one)); });
    if (facts.note) card.append(make("p", "", make("small", `${SAY[lang].note}: ${facts.note}`)));
    return card;
  };
  const proofs = (panel, names, heading) => {
    const cards = names.map(claim).filter(Boolean);
    if (cards.length) panel.append(make("h3", `${heading} (${cards.length})`), ...cards);
    return cards.length;
  };
  const goTo = (id) => { const button = make("button", nodes.get(id)[lang]); button.type = "button"; button.addEventListener("click", () => choose(id, true)); return button; };
  const show = () => {
    const panel = $("panel");
    panel.replaceChildren();
    if (!selected) { panel.append(labelled("p", "soft", data.nodes.length ? SAY[lang].none : SAY[lang].empty)); return; }
    if (edges.has(selected)) {
      const edge = edges.get(selected);
      panel.append(make("h2", edge[lang]), make("ul", "", make("li", "", goTo(edge.from)), make("li", "", goTo(edge.to))));
      if (!proofs(panel, edge.claims, SAY[lang].claims)) panel.append(labelled("p", "soft", SAY[lang].administrative));
      return;
    }
    const node = nodes.get(selected);
    panel.append(make("h2", node[lang]), labelled("p", "soft", data.kinds[node.kind][lang] + (node.draft ? ` · ${SAY[lang].draft}` : "")));
    for (const other of [node[`title_${lang}`], lang === "zh" ? node.en : node.zh]) if (other && other !== node[lang]) panel.append(make("p", other));
    if (node.note) panel.append(labelled("p", "soft", `${SAY[lang].note}: ${node.note}`));
    const count = proofs(panel, node.claims, SAY[lang].claims);
    const groups = new Map();
    for (const edge of edges.values()) {
      const here = edge.from === selected, there = edge.to === selected;
      if (!here && !there) continue;
      const key = `${here ? "→" : "←"} ${edge[lang]}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(here ? edge.to : edge.from);
    }
    const recorded = proofs(panel, node.records, SAY[lang].records);
    if (!count && !recorded) panel.append(labelled("p", "soft", SAY[lang].unproved));
    if (groups.size) panel.append(make("h3", SAY[lang].relations));
    for (const [key, ends] of groups) {
      const list = make("ul");
      for (const end of ends) list.append(make("li", "", goTo(end)));
      panel.append(make("p", "", make("small", `${key} (${ends.length})`)), list);
    }
  };
  const repaint = () => {
    look();
    drawn.nodes.update(data.nodes.map(paint));
    drawn.edges.update(data.edges.map(tint));
    show();
  };
  const choose = (id, move) => {
    selected = id;
    repaint();
    if (id && nodes.has(id)) {
      if (move) { network.moveTo({ position: { x: nodes.get(id).x, y: nodes.get(id).y }, scale: Math.max(0.7, network.getScale()) }); $("panel").focus(); }
      $("panel").scrollTop = 0;
    }
  };
  network.on("click", (event) => choose(event.nodes[0] || event.edges[0] || null, false));

  const sign = (kind) => {
    const facts = data.kinds[kind], svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const shapes = { dot: "M12 2a10 10 0 1 0 .1 0z", square: "M3 3h18v18H3z", diamond: "M12 1l11 11-11 11L1 12z", triangle: "M12 2l11 20H1z",
      hexagon: "M6 2h12l6 10-6 10H6L0 12z", star: "M12 1l3 8h8l-6.5 5 2.5 9-7-5.5L5 23l2.500-9L1 9h8z" };
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", shapes[facts.shape]);
    path.setAttribute("fill", facts.colour);
    path.setAttribute("stroke", "currentColor");
    svg.append(path);
    return svg;
  };
  const words = () => {
    document.documentElement.lang = lang;
    document.title = data.title[lang];
    $("title").textContent = data.title[lang];
    $("count").textContent = SAY[lang].count(data.nodes.length, data.edges.length, Object.keys(data.evidence).length);
    for (const element of document.querySelectorAll("[data-say]")) element.textContent = SAY[lang][element.dataset.say];
    $("language").textContent = SAY[lang].language;
    $("legend").setAttribute("aria-label", SAY[lang].legend);
    $("legend").replaceChildren(...rank.map((kind) => {
      const count = data.nodes.filter((node) => node.kind === kind).length;
      const button = make("button", "", sign(kind), `${data.kinds[kind][lang]} ${count}`);
      button.type = "button";
      button.dataset.kind = kind;
      button.setAttribute("aria-pressed", String(!hidden.has(kind)));
      button.addEventListener("click", () => {
        if (!hidden.delete(kind)) hidden.add(kind);
        button.setAttribute("aria-pressed", String(!hidden.has(kind)));
        repaint();
      });
      return button;
    }));
    $("found").replaceChildren(...data.nodes.map((node) => { const option = make("option"); option.value = node[lang]; return option; }));
    show();
    network.redraw();
  };
  $("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = $("words").value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    if (!wanted.length) return;
    const text = (node) => `${node.zh} ${node.en} ${node.title_zh || ""} ${node.title_en || ""}`.normalize("NFKC").toLowerCase();
    const fits = order.filter((node) => wanted.every((word) => text(node).includes(word)));
    const exact = fits.find((node) => [node.zh.toLowerCase(), node.en.toLowerCase()].includes(wanted.join(" ")));
    if (fits.length) choose((exact || fits[0]).id, true);
    else $("count").textContent = lang === "zh" ? "没有找到。" : "Nothing was found.";
  });
  $("language").addEventListener("click", () => { lang = lang === "zh" ? "en" : "zh"; words(); });
  $("fit").addEventListener("click", () => { choose(null, false); network.fit(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null, false); });
  dark.addEventListener("change", repaint);
  words();
  network.fit();
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });
  network.redraw();
  // For tests in a browser: where a thing is on the screen, and what is chosen.
  window.policygraph = { network, nodes, edges, chosen: () => selected };
})();
