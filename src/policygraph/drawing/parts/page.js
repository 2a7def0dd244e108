"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const SAY = {
    zh: { search: "查找", fit: "全图", language: "English", legend: "按种类筛选", claims: "主张与证据", records: "著录",
      relations: "关系", described: "述要，非引文：", none: "选择图中的一个点或一条线，这里显示它的主张、原话和来源。",
      administrative: "行政关系或文件结构，无需引文。", unproved: "没有关于它的主张。", mirror: "转载页，地址仅作文字：", draft: "草案",
      empty: "没有可显示的内容。", count: (n, e, c) => `${n} 个事物 · ${e} 条关系 · ${c} 条主张与著录`, note: "说明", also: "亦见", nothing: "没有找到。",
      others: (n) => `另有 ${n} 个结果：` },
    en: { search: "Find", fit: "Whole graph", language: "中文", legend: "Filter by kind", claims: "Claims and their proof", records: "Records",
      relations: "Relations", described: "described, not quoted: ", none: "Choose a point or a line: its claims, the words that prove them and their sources stand here.",
      administrative: "An administrative relation or the structure of a document: no quote is needed.", unproved: "No claim is made about it.", mirror: "a copy; address as text only: ", draft: "draft",
      empty: "There is nothing to show.", count: (n, e, c) => `${n} things · ${e} relations · ${c} claims and records`, note: "Note", also: "also in", nothing: "Nothing was found.",
      others: (n) => `${n} more found:` },
  };
  const $ = (id) => document.getElementById(id);
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  const rank = Object.keys(data.kinds);
  const hidden = new Set();
  let lang = data.lang, selected = null, hovered = null, others = [], labels = [], rim = 1.25;
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
  const line = () => (selected ? ink() : dark.matches ? "#5b6570" : "#a3adb8");
  const paint = (node) => {
    const near = !selected || neighbours.has(node.id);
    return { id: node.id, hidden: hidden.has(node.kind), opacity: near ? 1 : 0.15,
      borderWidth: node.id === selected ? 4 : rim, shapeProperties: { borderDashes: node.draft ? [4, 3] : false },
      color: { background: data.kinds[node.kind].colour, border: ink(), highlight: { background: data.kinds[node.kind].colour, border: ink() }, hover: { background: data.kinds[node.kind].colour, border: ink() } } };
  };
  const tint = (edge) => {
    const shown = !selected || edge.id === selected || edge.from === selected || edge.to === selected;
    return { id: edge.id, color: { color: line(), highlight: ink(), hover: ink(), opacity: !shown ? 0.05 : selected ? 1 : edge.claims.length ? 0.6 : 0.35 }, dashes: edge.claims.length === 0 };
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

  // Labels of one size on the screen, each only where it covers no other and no shape: cities first, more as one
  // comes nearer; what is chosen or pointed at comes before all.
  const FONT = '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif';
  const order = [...data.nodes].sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind));
  const shown = (node) => !hidden.has(node.kind) && (!selected || neighbours.has(node.id) || node.id === hovered);
  const spell = (context, node, scale) => {
    const full = node[lang], text = full.length > 34 ? `${full.slice(0, 33)}…` : full;
    const big = node.kind === "City", size = (big ? 16 : 12) / scale, gap = node.size + 4 / scale;
    context.font = `${big ? "600 " : ""}${size}px ${FONT}`;
    const width = context.measureText(text).width, below = node.side === "below";
    const left = node.side === "left" ? node.x - gap - width : below ? node.x - width / 2 : node.x + gap;
    const top = below ? node.y + gap : node.y - size * 0.62;
    return { text, size, left, top, box: [left, top, left + width, top + size * 1.2] };
  };
  const overlap = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  network.on("afterDrawing", (context) => {
    const scale = network.getScale(), taken = [];
    // What has faded may lie under a label; what is in sight may not.
    const shapes = data.nodes.filter(shown).map((node) => [node.x - node.size, node.y - node.size, node.x + node.size, node.y + node.size]);
    const first = [...new Set([nodes.get(hovered), nodes.get(selected)])].filter((node) => node && shown(node));
    const near = order.filter((node) => selected && shown(node) && !first.includes(node));
    const rest = selected ? [] : order.filter((node) => shown(node) && !first.includes(node));
    const start = network.DOMtoCanvas({ x: 0, y: 0 }), end = network.DOMtoCanvas({ x: $("canvas").clientWidth, y: $("canvas").clientHeight });
    const cut = (box) => box[0] < start.x || box[2] > end.x;
    context.textAlign = "left";
    context.textBaseline = "top";
    const written = [];
    for (const node of [...first, ...near, ...rest]) {
      const label = spell(context, node, scale), must = first.includes(node);
      if (!must && !selected && node.side === "below" && scale < 0.6) continue;
      if (!must && (cut(label.box) || [...taken, ...shapes].some((one) => overlap(label.box, one)))) continue;
      taken.push(label.box);
      written.push({ id: node.id, box: label.box });
      context.lineWidth = 3 / scale;
      context.lineJoin = "round";
      context.strokeStyle = dark.matches ? "#0f1419" : "#ffffff";
      context.strokeText(label.text, label.left, label.top);
      context.fillStyle = ink();
      context.fillText(label.text, label.left, label.top);
    }
    labels = written;
    document.documentElement.dataset.labels = String(written.length);
  });
  network.on("hoverNode", (event) => { hovered = event.node; network.redraw(); });
  network.on("blurNode", () => { hovered = null; network.redraw(); });

  // vis measures lines in the picture and not on the screen: from afar they would vanish.
  let step = null;
  const thicken = () => {
    const scale = network.getScale(), now = Math.round(Math.log2(scale) * 2);
    if (now === step) return;
    step = now;
    rim = scale < 0.3 ? 0.5 : 1.25;
    drawn.nodes.update(data.nodes.map(paint));
    network.setOptions({ edges: { width: 0.9 / Math.min(1, scale) } });
  };
  network.on("zoom", thicken);
  const fit = () => {
    const box = $("canvas").getBoundingClientRect(), xs = data.nodes.map((node) => node.x), ys = data.nodes.map((node) => node.y);
    if (!xs.length) return;
    const low = [Math.min(...xs), Math.min(...ys)], high = [Math.max(...xs), Math.max(...ys)];
    // Labels have one size on the screen and so no place in the picture: room for them is kept beside it.
    const left = Math.min(230, box.width * 0.36), right = Math.min(190, box.width * 0.2), edge = 32;
    const scale = Math.min((box.width - left - right) / Math.max(1, high[0] - low[0]), (box.height - 2 * edge) / Math.max(1, high[1] - low[1]), 1);
    const x = (low[0] + high[0]) / 2 + (right - left) / 2 / scale;
    network.moveTo({ position: { x, y: (low[1] + high[1]) / 2 }, scale });
    thicken();
  };

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
    if (facts.quote) {
      const quote = make("blockquote", `“${facts.quote}”`);
      if (facts.quote_lang) quote.lang = facts.quote_lang;
      card.append(quote);
    }
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
  const listing = (ids) => { const list = make("ul"); for (const id of ids) list.append(make("li", "", goTo(id))); return list; };
  const show = () => {
    const panel = $("panel");
    panel.replaceChildren();
    if (!selected) { panel.append(labelled("p", "soft", data.nodes.length ? SAY[lang].none : SAY[lang].empty)); return; }
    if (edges.has(selected)) {
      const edge = edges.get(selected);
      panel.append(make("h2", edge[lang]), listing([edge.from, edge.to]));
      if (!proofs(panel, edge.claims, SAY[lang].claims)) panel.append(labelled("p", "soft", SAY[lang].administrative));
      return;
    }
    const node = nodes.get(selected);
    if (others.length) panel.append(make("p", SAY[lang].others(others.length)), listing(others));
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
      panel.append(make("p", "", make("small", `${key} (${ends.length})`)), listing(ends));
    }
  };
  const repaint = () => {
    look();
    drawn.nodes.update(data.nodes.map(paint));
    drawn.edges.update(data.edges.map(tint));
    show();
  };
  const choose = (id, move, also = []) => {
    selected = id;
    others = also;
    repaint();
    if (id && nodes.has(id)) {
      if (move) { network.moveTo({ position: { x: nodes.get(id).x, y: nodes.get(id).y }, scale: Math.max(0.9, network.getScale()) }); thicken(); $("panel").focus(); }
      $("panel").scrollTop = 0;
    }
  };
  network.on("click", (event) => choose(event.nodes[0] || event.edges[0] || null, false));

  const sign = (kind) => {
    const facts = data.kinds[kind], svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const shapes = { dot: "M12 2a10 10 0 1 0 .1 0z", square: "M3 3h18v18H3z", diamond: "M12 1l11 11-11 11L1 12z", triangle: "M12 2l11 20H1z", triangleDown: "M12 22L1 2h22z",
      hexagon: "M6 2h12l6 10-6 10H6L0 12z", star: "M12 1l3 8h8l-6.5 5 2.5 9-7-5.5L5 23l2.5-9L1 9h8z" };
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", shapes[facts.shape]);
    path.setAttribute("fill", facts.colour);
    path.setAttribute("stroke", "currentColor");
    svg.append(path);
    return svg;
  };
  const tally = () => SAY[lang].count(data.nodes.length, data.edges.length, Object.keys(data.evidence).length);
  const words = () => {
    document.documentElement.lang = lang;
    document.title = data.title[lang];
    $("title").textContent = data.title[lang];
    $("count").textContent = tally();
    for (const element of document.querySelectorAll("[data-say]")) element.textContent = SAY[lang][element.dataset.say];
    $("language").textContent = SAY[lang].language;
    $("language").lang = lang === "zh" ? "en" : "zh";
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
    const best = exact || fits[0];
    if (best) choose(best.id, true, fits.filter((node) => node !== best).map((node) => node.id).slice(0, 12));
    $("count").textContent = best ? tally() : SAY[lang].nothing;
  });
  $("language").addEventListener("click", () => { lang = lang === "zh" ? "en" : "zh"; words(); });
  $("fit").addEventListener("click", () => { choose(null, false); fit(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null, false); });
  dark.addEventListener("change", repaint);
  words();
  fit();
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });
  network.redraw();
  // For tests in a browser: where a thing and its label are on the screen, and what is chosen.
  window.policygraph = { network, nodes, edges, chosen: () => selected, labels: () => labels };
})();
