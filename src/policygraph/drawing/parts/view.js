(() => {
  // view/dom.js
  var $ = (id) => document.getElementById(id);
  var make = (tag, facts2 = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(facts2)) {
      if (value === void 0 || value === null || value === false) continue;
      if (name === "text") element.textContent = value;
      else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== void 0));
    return element;
  };
  var button = (text, onclick, facts2 = {}) => make("button", { type: "button", text, onclick, ...facts2 });
  var saveAs = (name, blob) => {
    const address = URL.createObjectURL(blob);
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1e4);
  };

  // view/graph.js
  var data = JSON.parse(document.getElementById("data").textContent);
  var { kinds, relations, scenes, sources, disagreements, title } = data;
  var served = data.served ?? null;
  var start = { scene: data.start, layout: data.layout, lang: data.lang };
  var told = [...data.nodes.flatMap((one) => one.told ?? []), ...data.statements];
  var statements = Object.fromEntries(told.map((one) => [one.id, one]));
  var cited = (one) => {
    for (const part of ["claims", "records"]) if (one[part]) one[part] = one[part].map((n) => told[n].id);
    return one;
  };
  var marked = (one) => {
    if (one.differs) one.says = Object.fromEntries(Object.entries(one.says).map(([lang3, text]) => [lang3, text.replace(/^[^·]*?(?= · |$)/, (first2) => `${first2} †`)]));
    return one;
  };
  var nodes = data.nodes.map((one) => marked(cited(one)));
  var edges = data.edges.map((one, n) => cited({ ...one, id: `e${n}`, from: nodes[one.from].id, to: nodes[one.to].id }));
  var node = new Map(nodes.map((one) => [one.id, one]));
  var edge = new Map(edges.map((one) => [one.id, one]));
  var scene = new Map(scenes.map((one) => [one.name, one]));
  var rank = new Map(Object.keys(kinds).map((kind, n) => [kind, n]));
  var around = /* @__PURE__ */ new Map();
  for (const one of edges) {
    for (const end of /* @__PURE__ */ new Set([one.from, one.to])) {
      if (!around.has(end)) around.set(end, []);
      around.get(end).push(one);
    }
  }
  var edgesOf = (id) => around.get(id) ?? [];
  var farEnd = (one, id) => one.from === id ? one.to : one.from;
  var differing = /* @__PURE__ */ new Map();
  for (const [name, one] of Object.entries(disagreements)) {
    for (const claim of one.between) {
      if (!differing.has(claim)) differing.set(claim, []);
      differing.get(claim).push(name);
    }
  }
  var disagreementsOf = (claim) => differing.get(claim) ?? [];
  var proofsOf = (one) => [...one.claims ?? [], ...one.records ?? []].filter((name) => name in statements);
  var facet = (one, part) => new Set(proofsOf(one).flatMap((name) => part(statements[name])).filter(Boolean));
  var cached = /* @__PURE__ */ new Map();
  var proof = (one) => {
    if (!cached.has(one)) {
      cached.set(one, {
        tier: facet(one, (told2) => told2.source.slice(0, 1).map((n) => sources[n].tier_slug)),
        confidence: facet(one, (told2) => [told2.confidence_slug])
      });
    }
    return cached.get(one);
  };
  var names = { tier: {}, confidence: {} };
  for (const one of sources) names.tier[one.tier_slug] = one.tier;
  for (const told2 of Object.values(statements)) if (told2.confidence_slug) names.confidence[told2.confidence_slug] = told2.confidence;

  // view/shapes.js
  var star = Array.from({ length: 10 }, (_, n) => {
    const r = n % 2 ? 0.45 : 1.15, angle = n * Math.PI / 5 - Math.PI / 2;
    return [r * Math.cos(angle), r * Math.sin(angle)];
  });
  var round = (r) => Array.from({ length: 24 }, (_, n) => [r * Math.cos(n * Math.PI / 12), r * Math.sin(n * Math.PI / 12)]);
  var SHAPES = {
    circle: [round(1)],
    ring: [round(1), round(0.45)],
    hexagon: [[[-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0]]],
    square: [[[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]]],
    diamond: [[[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]]],
    triangle: [[[0, -1.05], [1.1, 0.9], [-1.1, 0.9]]],
    star: [star],
    page: [[[-0.75, -1], [0.3, -1], [0.75, -0.5], [0.75, 1], [-0.75, 1]]],
    bolt: [[[0.25, -1.2], [-0.8, 0.2], [-0.1, 0.2], [-0.35, 1.2], [0.85, -0.3], [0.1, -0.3]]],
    book: [[[-1.1, -0.8], [0, -0.5], [1.1, -0.8], [1.1, 0.75], [0, 1.05], [-1.1, 0.75]]],
    pill: [[[-1.3, -0.35], [-1, -0.65], [1, -0.65], [1.3, -0.35], [1.3, 0.35], [1, 0.65], [-1, 0.65], [-1.3, 0.35]]],
    stack: [[[-1.2, -0.8], [1.2, -0.8], [1.2, 0.8], [-1.2, 0.8]]],
    cross: [[[-0.4, -1], [0.4, -1], [0.4, -0.4], [1, -0.4], [1, 0.4], [0.4, 0.4], [0.4, 1], [-0.4, 1], [-0.4, 0.4], [-1, 0.4], [-1, -0.4], [-0.4, -0.4]]]
  };
  var trace = (context, shape, x, y, size) => {
    context.beginPath();
    for (const corners of SHAPES[shape]) {
      corners.forEach(([dx, dy], n) => context[n ? "lineTo" : "moveTo"](x + dx * size, y + dy * size));
      context.closePath();
    }
  };
  var number = (value) => String(Math.round(value * 100) / 100);
  var pathOf = (shape, x, y, size) => SHAPES[shape].map((corners) => `M${corners.map(([dx, dy]) => `${number(x + dx * size)} ${number(y + dy * size)}`).join("L")}Z`).join("");

  // view/paint.js
  var CHINESE = '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif';
  var font = () => document.documentElement.lang === "en" ? `"Segoe UI","Helvetica Neue",Arial,${CHINESE}` : CHINESE;
  var THEMES = {
    light: { ground: "#ffffff", ink: "#1b1f24", soft: "#57606a", line: "#9aa4af", value: "#0a5c46" },
    dark: { ground: "#0f1419", ink: "#e6edf3", soft: "#9da7b3", line: "#5b6570", value: "#5fd3ac" }
  };
  var theme = () => document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  var colours = () => THEMES[theme()];
  var fill = (kind) => kinds[kind][theme()];
  var LEAST = 2.4;
  var sizeOf = (one, scale) => {
    const size = kinds[one.kind].size * (one.members ? 0.8 + Math.min(1.2, Math.sqrt(one.members.length) / 8) : 1);
    return Math.max(size, LEAST / scale);
  };
  var drawNode = (context, one, spot, scale, chosen2 = false) => {
    const { ink } = colours(), size = sizeOf(one, scale);
    trace(context, kinds[one.kind].shape, spot.x, spot.y, size);
    context.fillStyle = fill(one.kind);
    context.fill("evenodd");
    context.strokeStyle = ink;
    context.lineWidth = (chosen2 ? 1.5 : scale < 0.35 ? 0.5 : 1) / Math.min(1, scale);
    context.setLineDash(one.draft ? [3 / scale, 2 / scale] : []);
    context.stroke();
    context.setLineDash([]);
    if (chosen2) {
      trace(context, "circle", spot.x, spot.y, size + 5 / scale);
      context.lineWidth = 2 / scale;
      context.stroke();
    }
  };
  var ARROW = 7;
  var tipOf = (from, to, size) => {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1, ux = (to.x - from.x) / length, uy = (to.y - from.y) / length;
    return { x: to.x - ux * size, y: to.y - uy * size, ux, uy };
  };
  var drawEdge = (context, one, from, to, size, scale, strong = false) => {
    const { ink, line } = colours(), tip = tipOf(from, to, size), wing = ARROW / Math.max(0.6, scale);
    context.strokeStyle = strong ? ink : line;
    context.lineWidth = (strong ? 1.6 : 0.9) / Math.min(1, scale);
    context.setLineDash(one.claims ? [] : [4 / scale, 3 / scale]);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(tip.x, tip.y);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = context.strokeStyle;
    context.beginPath();
    context.moveTo(tip.x, tip.y);
    context.lineTo(tip.x - tip.ux * wing - tip.uy * wing * 0.4, tip.y - tip.uy * wing + tip.ux * wing * 0.4);
    context.lineTo(tip.x - tip.ux * wing + tip.uy * wing * 0.4, tip.y - tip.uy * wing - tip.ux * wing * 0.4);
    context.fill();
  };
  var byWeight = (one, another) => rank.get(one.kind) - rank.get(another.kind);

  // view/state.js
  var FACETS = ["kind", "place", "relation", "year", "tier", "confidence"];
  var MOST_STEPS = 200;
  var nothingOff = () => Object.fromEntries(FACETS.map((facet2) => [facet2, /* @__PURE__ */ new Set()]));
  var now = {
    scene: start.scene,
    layout: start.layout || scene.get(start.scene)?.layout || "anchored",
    chosen: null,
    off: nothingOff(),
    // Nodes beyond the scene, with the node that they were opened from; and nodes of the scene that were put away.
    added: /* @__PURE__ */ new Map(),
    away: /* @__PURE__ */ new Set(),
    group: null,
    table: false,
    lang: start.lang,
    theme: null
  };
  var past = [];
  var listeners = [];
  var state = () => now;
  var canUndo = () => past.length > 0;
  var onChange = (listener) => listeners.push(listener);
  var tell = (before) => listeners.forEach((listener) => listener(now, before));
  var LOOKS = ["lang", "theme", "table"];
  var begin = (patch) => {
    now = { ...now, ...patch };
    listeners.forEach((listener) => listener(now, null));
  };
  var change = (patch) => {
    const before = now;
    if (Object.keys(patch).some((key) => !LOOKS.includes(key))) {
      past.push(now);
      if (past.length > MOST_STEPS) past.shift();
    }
    now = { ...now, ...patch };
    tell(before);
  };
  var undo = () => {
    if (!past.length) return;
    const before = now;
    now = { ...past.pop(), ...Object.fromEntries(LOOKS.map((key) => [key, now[key]])) };
    tell(before);
  };
  var openScene = (name, rest = {}) => change({ scene: name, layout: scene.get(name).layout, chosen: null, added: /* @__PURE__ */ new Map(), away: /* @__PURE__ */ new Set(), group: null, ...rest });
  var toggle = (facet2, value) => {
    const values = new Set(now.off[facet2]);
    if (!values.delete(value)) values.add(value);
    change({ off: { ...now.off, [facet2]: values } });
  };
  var clearFilters = () => change({ off: nothingOff() });

  // view/words.js
  var WORDS = {
    story: ["图景", "Story"],
    search: ["查找", "Find"],
    filters: ["筛选", "Filters"],
    kind: ["种类", "Kind"],
    place: ["地域", "Place"],
    relation: ["关系", "Relation"],
    year: ["年份", "Year"],
    tier: ["来源层级", "Source tier"],
    confidence: ["可信度", "Confidence"],
    unknown: ["未注明", "not stated"],
    reset: ["清除筛选", "Clear filters"],
    anchored: ["按地域", "By place"],
    timeline: ["按年份", "By year"],
    layout: ["排列", "Layout"],
    table: ["表格", "Table"],
    fit: ["全图", "Fit"],
    undo: ["撤销", "Undo"],
    more: ["更多", "More"],
    png: ["存为 PNG", "Save as PNG"],
    svg: ["存为 SVG", "Save as SVG"],
    print: ["打印", "Print"],
    copy: ["复制链接", "Copy link"],
    copied: ["链接已复制。", "The link is copied."],
    uncopied: ["无法复制，链接在地址栏中。", "It could not be copied; the link is in the address bar."],
    keys: ["键盘", "Keyboard"],
    close: ["关闭", "Close"],
    language: ["English", "中文"],
    theme: ["深色／浅色", "Dark or light"],
    panel: ["详情", "Details"],
    graph: ["图：{nodes} 个事物，{edges} 条关系。方向键移动，回车看详情，Esc 取消。", "Graph of {nodes} things and {edges} relations. Arrow keys move, Enter shows details, Escape clears."],
    status: ["{shown} / {all} 个事物 · {edges} 条关系", "{shown} of {all} things · {edges} relations"],
    statusOne: ["{shown} / {all} 个事物 · {edges} 条关系", "{shown} of {all} things · 1 relation"],
    statusGroups: ["{count} 格，共 {all} 个事物", "{count} cells of {all} things"],
    empty: ["没有可显示的内容。", "There is nothing to show."],
    filtered: ["筛选后没有剩下的事物。", "The filters leave nothing."],
    disputed: ["† 来源对此不一致，见其主张。", "† Sources differ on this; see its claims."],
    pick: ["选择一个点或一条线，这里显示它的主张、原话和来源。", "Choose a point or a line: its claims, the words that prove them and their sources stand here."],
    shows: ["图中有", "In the picture"],
    stories: ["其他图景", "Other stories"],
    claims: ["主张与证据", "Claims and their proof"],
    records: ["著录", "Records"],
    relations: ["关系", "Relations"],
    described: ["述要，非引文：", "described, not quoted: "],
    converted: ["（由繁体转换）", " (converted from traditional characters)"],
    administrative: ["行政关系或文件结构，无需引文。", "An administrative relation or the structure of a document: no quote is needed."],
    unproved: ["没有关于它的主张。", "No claim is made about it."],
    mirror: ["转载页，地址仅作文字（域名可能已被劫持）：", "a copy; its address is text only, for the domain may be hijacked: "],
    draft: ["征求意见稿", "draft for comments"],
    note: ["说明", "Note"],
    doubt: ["存疑", "Open"],
    also: ["亦见", "Also in"],
    compared: ["与其他城市相比", "Against other cities"],
    restates: ["对照来源", "Checked against"],
    differs: ["来源不一致", "Sources differ"],
    between: ["不一致的主张", "The claims that differ"],
    expand: ["展开相邻 {count} 项", "Show {count} more neighbours"],
    collapse: ["收起相邻", "Hide neighbours"],
    home: ["← 返回首页", "← Questions"],
    pageOf: ["此事物的页面", "Its own page"],
    openNear: ["再展开相邻 {count} 项", "Open {count} more neighbours"],
    shutNear: ["收起由此展开的", "Shut what was opened from here"],
    capped: ["一次最多展开 {most} 项，另有 {rest} 项未显示。", "At most {most} are added at a time; {rest} more are not shown."],
    outside: ["不在图中，选择即加入", "not in the picture; choose to add it"],
    open: ["打开这 {count} 项", "Open these {count}"],
    back: ["返回概览", "Back to the overview"],
    members: ["其中的事物", "What it counts"],
    others: ["另有 {count} 项未列出。", "{count} more are not listed."],
    nothing: ["没有找到。", "Nothing was found."],
    found: ["{count} 个结果", "{count} found"],
    lost: ["链接所指的内容不在此文件中。", "What the link names is not in this file."],
    name: ["名称", "Name"],
    value: ["数值", "Value"],
    from: ["从", "From"],
    to: ["到", "To"],
    proof: ["依据", "Proof"],
    things: ["事物（{count}）", "Things ({count})"],
    lines: ["关系（{count}）", "Relations ({count})"],
    proofs: ["{count} 条", "{count}"],
    skip: ["跳到详情", "Skip to details"],
    keyMove: ["移到邻近的点", "move to a point near by"],
    keyEnter: ["看详情", "read the details"],
    keyEscape: ["取消选择", "clear the choice"],
    keyZoom: ["放大、缩小", "come nearer, go further"]
  };
  var LANGUAGES = ["zh", "en"];
  var other = (lang3) => lang3 === "zh" ? "en" : "zh";
  var say = (key, lang3, facts2 = {}) => WORDS[key][LANGUAGES.indexOf(lang3)].replace(/\{(\w+)\}/g, (_, name) => String(facts2[name]));

  // view/table.js
  var cell = (...children) => make("td", {}, ...children);
  var head = (words3, lang3) => make("thead", {}, make("tr", {}, ...words3.map((word) => make("th", { scope: "col", text: say(word, lang3) }))));
  var fillTable = (drawn4, { lang: lang3 }) => {
    const choice = (id, text) => button(text, () => change({ chosen: id }), { class: "link" });
    const things = [...drawn4.nodes].sort((a, b) => byWeight(a, b) || (a[lang3] < b[lang3] ? -1 : 1));
    const rows = things.map((one) => make("tr", { "data-id": one.id }, cell(kinds[one.kind][lang3]), make("th", { scope: "row" }, choice(one.id, one.members ? one[`title_${lang3}`] : one[lang3])), cell(one.members ? one[lang3] : one.says?.[lang3] ?? ""), cell(node.get(one.home)?.[lang3] ?? ""), cell(String(one.year ?? "")), cell(one.claims || one.records ? say("proofs", lang3, { count: (one.claims ?? []).length + (one.records ?? []).length }) : "")));
    const lines = drawn4.edges.map((one) => make("tr", { "data-id": one.id }, cell(choice(one.from, node.get(one.from)[lang3])), make("th", { scope: "row" }, choice(one.id, relations[one.kind][lang3])), cell(choice(one.to, node.get(one.to)[lang3])), cell(one.claims ? say("proofs", lang3, { count: one.claims.length }) : "")));
    $("table").replaceChildren(
      make("table", { id: "things" }, make("caption", { text: say("things", lang3, { count: rows.length }) }), head(["kind", "name", "value", "place", "year", "proof"], lang3), make("tbody", {}, ...rows)),
      make("table", { id: "lines" }, make("caption", { text: say("lines", lang3, { count: lines.length }) }), head(["from", "relation", "to", "proof"], lang3), make("tbody", {}, ...lines))
    );
  };

  // view/labels.js
  var CELL = 48;
  var LINE = 1.15;
  var LEAST2 = 30;
  var MOST = 900;
  var LONGEST = 46;
  var GAP = 8;
  var WIDE = 300;
  var ENOUGH = 110;
  var MOSTLY = 0.8;
  var widths = /* @__PURE__ */ new Map();
  var measure = (context, text, font2) => {
    const key = `${font2}|${text}`;
    if (!widths.has(key)) {
      if (widths.size > 2e4) widths.clear();
      context.font = font2;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  };
  var cut = (context, text, font2, room) => {
    if (measure(context, text, font2) <= room) return text;
    let low = 0, high = text.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (measure(context, `${text.slice(0, middle)}…`, font2) <= room) low = middle;
      else high = middle - 1;
    }
    return low ? `${text.slice(0, low)}…` : "";
  };
  var Grid = class {
    constructor() {
      this.cells = /* @__PURE__ */ new Map();
    }
    *keys([x0, y0, x1, y1]) {
      for (let x = Math.floor(x0 / CELL); x <= Math.floor(x1 / CELL); x += 1) for (let y = Math.floor(y0 / CELL); y <= Math.floor(y1 / CELL); y += 1) yield x * 65536 + y;
    }
    add(box) {
      for (const key of this.keys(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }
    hits(box) {
      for (const key of this.keys(box)) for (const one of this.cells.get(key) ?? []) if (one[0] < box[2] && one[2] > box[0] && one[1] < box[3] && one[3] > box[1]) return true;
      return false;
    }
  };
  var fontOf = (one, big) => `${big ? "600 " : ""}${big ? 14 : 12}px ${font()}`;
  var isBig = (one) => one.kind === "City" || one.kind === "Concept" || one.kind === "Place" && one.home === one.id;
  var shorten = (text) => text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  var brief = (one, lang3, layout, spots) => {
    const place = one.home !== one.id && spots.has(one.home) && node.get(one.home)[lang3], lead = (text, word) => word && text.startsWith(word) ? text.slice(word.length).replace(/^[·\s]+/, "") : text;
    const name = lead(one[lang3], place);
    if (layout !== "timeline" || !one.year) return name || one[lang3];
    return name.replace(new RegExp(`[·\\s]*${one.year}[·\\s]*`), (gap, at) => at ? " " : "") || one[lang3];
  };
  var figure = (context, says, font2, room) => {
    const parts = says.split(" · ");
    while (parts.length && measure(context, parts.join(" · "), font2) > room) parts.pop();
    return parts.length || /\d/.test(says) ? parts.join(" · ") : cut(context, says, font2, room);
  };
  var fit = (context, { name, says, font: font2, plain: plain2, free }) => {
    const first2 = says ? measure(context, says.split(" · ")[0], plain2) + GAP : 0, least = first2 < free * MOSTLY ? first2 : 0;
    const told2 = cut(context, name, font2, free - least);
    if (!told2) return null;
    const used = measure(context, told2, font2), value = says ? figure(context, says, plain2, free - used - GAP) : "";
    return { name: told2, value, at: used + GAP, width: used + (value ? GAP + measure(context, value, plain2) : 0) };
  };
  var placeLabels = (context, { drawn: drawn4, near: near2, first: first2, chosen: chosen2, to, scale, width, height, lang: lang3, layout }) => {
    const grid = new Grid(), placed = [];
    const inSight = (x, y) => x > -40 && y > -20 && x < width + 10 && y < height + 20;
    const candidates = [];
    for (const one of drawn4.nodes) {
      if (near2 && !near2.has(one.id) && !first2.includes(one.id)) continue;
      const spot = drawn4.spots.get(one.id), { x, y } = to(spot);
      if (!inSight(x, y)) continue;
      const size = sizeOf(one, scale) * scale;
      grid.add([x - size, y - size, x + size, y + size]);
      candidates.push({ one, x, y, size, room: spot.room * scale });
    }
    candidates.sort((a, b) => first2.indexOf(b.one.id) - first2.indexOf(a.one.id) || byWeight(a.one, b.one) || a.y - b.y || a.x - b.x);
    for (const { one, x, y, size, room } of candidates) {
      if (placed.length >= MOST) break;
      const must = first2.includes(one.id), big = isBig(one), font2 = fontOf(one, big), plain2 = fontOf(one, false), line = (big ? 14 : 12) * LINE;
      const name = must || near2 ? one[lang3] : brief(one, lang3, layout, drawn4.spots), says = one.says?.[lang3] ?? "";
      const fitted = (free) => fit(context, { name: shorten(name), says, font: font2, plain: plain2, free });
      const gap = one.id === chosen2 ? 9 : 4, edge2 = width - x - size - gap - 4;
      const boxAt = (text2, left, top) => [left, top, left + text2.width, top + line];
      const beside = (text2) => boxAt(text2, x + size + gap, y - line / 2);
      const along = (text2) => Math.min(Math.max(4, x - size), width - text2.width - 4);
      const before = (text2) => Math.max(4, Math.min(x + size, width - 4) - text2.width);
      const ways = must ? [beside, ...[y - size - line - gap, y + size + gap].flatMap((top) => [(text2) => boxAt(text2, along(text2), top), (text2) => boxAt(text2, before(text2), top)]), (text2) => boxAt(text2, x - size - gap - text2.width, y - line / 2)] : [beside];
      const frees = must ? [WIDE, ENOUGH, LEAST2 * 2] : [Math.min(WIDE, edge2), Math.min(room - size, edge2)];
      const tries = frees.filter((free) => free >= LEAST2).flatMap((free) => ways.map((way2) => [fitted(free), way2]));
      const clear2 = ([text2, way2]) => text2 && (!must || way2(text2)[0] >= 0 && way2(text2)[2] <= width) && !grid.hits(way2(text2));
      const found = tries.find(clear2) ?? (one.id === chosen2 ? tries.find(([text2]) => text2) : null);
      if (!found) continue;
      const [text, way] = found, box = way(text);
      grid.add(box);
      placed.push({ id: one.id, name: text.name, value: text.value, font: font2, plain: plain2, big, box, at: text.at });
    }
    return placed;
  };

  // view/nearby.js
  var MOST2 = 60;
  var ROOM = 150;
  var CLEAR = 34;
  var FIRST_RING = 80;
  var RING = 46;
  var ringSpot = (spots, from) => {
    const middle = spots.get(from) ?? { x: 0, y: 0 }, taken = [...spots.values()];
    for (let ring = 0; ; ring += 1) {
      const r = FIRST_RING + ring * RING, steps = 10 + ring * 6;
      for (let n = 0; n < steps; n += 1) {
        const angle = 2 * Math.PI * (n + ring % 2 / 2) / steps;
        const x = Math.round(middle.x + r * 1.6 * Math.cos(angle)), y = Math.round(middle.y + r * Math.sin(angle));
        if (taken.every((one) => Math.abs(one.x - x) > 2 * CLEAR || Math.abs(one.y - y) > CLEAR / 1.7)) return { x, y, room: ROOM };
      }
    }
  };
  var missing = (id, spots) => {
    const found = [...new Set(edgesOf(id).map((one) => farEnd(one, id)))].filter((far) => !spots.has(far));
    return found.sort((a, b) => rank.get(node.get(a).kind) - rank.get(node.get(b).kind) || (a < b ? -1 : 1));
  };
  var expand = (id, spots) => {
    const { away, added } = state(), opened2 = missing(id, spots).slice(0, MOST2);
    const back = new Set(away), more = new Map(added);
    for (const one of opened2) if (!back.delete(one)) more.set(one, id);
    change({ away: back, added: more, chosen: id });
  };
  var add = (id, from) => {
    const away = new Set(state().away), added = new Map(state().added);
    if (!away.delete(id)) added.set(id, from);
    change({ away, added, chosen: id });
  };
  var collapsible = (id, drawn4) => {
    const opened2 = [...state().added].filter(([, from]) => from === id).map(([one]) => one);
    if (opened2.length) return opened2;
    const degree = /* @__PURE__ */ new Map();
    for (const one of drawn4.lines) for (const end of [one.from, one.to]) degree.set(end, (degree.get(end) ?? 0) + 1);
    return drawn4.lines.filter((one) => one.from === id || one.to === id).map((one) => farEnd(one, id)).filter((far) => degree.get(far) === 1 && far !== id);
  };
  var collapse = (id, drawn4) => {
    const away = new Set(state().away), added = new Map(state().added);
    for (const one of collapsible(id, drawn4)) if (!added.delete(one)) away.add(one);
    change({ away, added, chosen: id });
  };

  // view/picture.js
  var UNKNOWN = "";
  var valuesOf = {
    kind: (one) => [one.kind],
    place: (one) => [one.home ?? UNKNOWN],
    year: (one) => [one.year ?? UNKNOWN],
    tier: (one) => proof(one).tier,
    confidence: (one) => proof(one).confidence
  };
  var spotsOf = (one, layout) => {
    const at = one.at[layout] ?? one.at[one.layout], found = /* @__PURE__ */ new Map();
    one.nodes.forEach((n, i) => found.set(nodes[n].id, { x: at[3 * i], y: at[3 * i + 1], room: at[3 * i + 2] }));
    return found;
  };
  var drilled = (group2, layout) => {
    const inside = new Set(node.get(group2).members.map((n) => nodes[n].id)), whole = scene.get(wholeOf(group2));
    const shown2 = new Set(inside);
    for (const id of inside) for (const one of edgesOf(id)) if (["ofPolicy", "place", "partOf"].includes(one.kind) && one.from === id) shown2.add(one.to);
    return { spots: new Map([...spotsOf(whole, layout)].filter(([id]) => shown2.has(id))), ids: whole.edges };
  };
  var wholeOf = (group2) => [...scene.values()].find((one) => one.nodes.some((n) => nodes[n].id === group2)).name.replace(/-overview$/, "");
  var memory = { key: null, found: null };
  var base = (state2) => {
    const key = [state2.scene, state2.layout, state2.group].join("|");
    if (memory.key !== key) {
      const one = scene.get(state2.scene);
      const found = state2.group ? drilled(state2.group, state2.layout) : { spots: spotsOf(one, state2.layout), ids: one.edges };
      memory = { key, found };
    }
    return memory.found;
  };
  var picture = (state2) => {
    const { spots: fixed, ids } = base(state2);
    const spots = new Map([...fixed].filter(([id]) => !state2.away.has(id)));
    for (const [id, from] of state2.added) if (!spots.has(id)) spots.set(id, ringSpot(spots, from));
    const shown2 = ids.map((n) => edges[n]).filter((one) => spots.has(one.from) && spots.has(one.to));
    const known2 = new Set(shown2);
    for (const id of state2.added.keys()) for (const one of edgesOf(id)) if (spots.has(farEnd(one, id))) known2.add(one);
    const all = [...spots.keys()].map((id) => node.get(id)), lines = [...known2];
    const left = new Set(all.filter((one) => passes(one, state2.off)).map((one) => one.id));
    const seen2 = lines.filter((one) => left.has(one.from) && left.has(one.to) && !state2.off.relation.has(one.kind) && proves(one, state2.off));
    return { spots, all, lines, nodes: all.filter((one) => left.has(one.id)), edges: seen2, left };
  };
  var proves = (one, off) => ["tier", "confidence"].every((facet2) => {
    const values = valuesOf[facet2](one);
    return !values.size || [...values].some((value) => !off[facet2].has(value));
  });
  var passes = (one, off) => ["kind", "place", "year"].every((facet2) => !valuesOf[facet2](one).some((value) => off[facet2].has(value))) && proves(one, off);
  var counts = ({ all, lines }, facet2) => {
    const found = /* @__PURE__ */ new Map();
    if (!FACETS.includes(facet2)) return found;
    for (const one of facet2 === "relation" ? lines : all) {
      for (const value of facet2 === "relation" ? [one.kind] : valuesOf[facet2](one)) found.set(value, (found.get(value) ?? 0) + 1);
    }
    return found;
  };
  var nearTo = (drawn4, chosen2) => {
    if (!chosen2) return null;
    if (edge.has(chosen2)) return /* @__PURE__ */ new Set([edge.get(chosen2).from, edge.get(chosen2).to]);
    const near2 = /* @__PURE__ */ new Set([chosen2]);
    for (const one of drawn4.edges) if (one.from === chosen2 || one.to === chosen2) near2.add(farEnd(one, chosen2));
    return near2;
  };

  // view/stage.js
  var { DataSet, Network } = globalThis.vis;
  var HEAVY = 600;
  var READABLE = 0.78;
  var VEIL = 0.8;
  var sets = { nodes: new DataSet(), edges: new DataSet() };
  var network;
  var drawn = null;
  var shown = { chosen: null, lang: "zh", scene: null, layout: null };
  var hovered = null;
  var near = null;
  var labels = [];
  var image = null;
  var dragging = false;
  var moving = null;
  var draws = 0;
  var options = {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: ({ ctx, id, x, y }) => renderer(ctx, id, x, y), chosen: false },
    edges: { smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.35 } }, selectionWidth: 0, hoverWidth: 0, chosen: false },
    interaction: { hover: true, dragNodes: false, keyboard: false, multiselect: false, selectConnectedEdges: false, hoverConnectedEdges: false }
  };
  var renderer = (context, id, x, y) => {
    const one = node.get(id), scale = network.getScale(), size = sizeOf(one, scale);
    return { drawNode: () => drawNode(context, one, { x, y }, scale), nodeDimensions: { width: 2 * size, height: 2 * size } };
  };
  var heavy = () => drawn.nodes.length + drawn.edges.length > HEAVY;
  var nodeItem = (one, spot) => ({ id: one.id, x: spot.x, y: spot.y, size: sizeOf(one, 1), label: "" });
  var edgeItem = (one) => ({ id: one.id, from: one.from, to: one.to, dashes: one.claims ? false : [4, 3] });
  var replace = (set, items) => {
    const wanted = new Set(items.map((item) => item.id)), gone = set.getIds().filter((id) => !wanted.has(id));
    if (gone.length) set.remove(gone);
    const fresh = items.filter((item) => {
      const known2 = set.get(item.id);
      return !known2 || known2.x !== item.x || known2.y !== item.y;
    });
    if (fresh.length) set.update(fresh);
  };
  var lineWidth = () => 0.9 / Math.min(1, network.getScale());
  var step = null;
  var thicken = () => {
    const now2 = Math.round(Math.log2(network.getScale()) * 2);
    if (now2 === step) return;
    step = now2;
    const faint = drawn && drawn.edges.length > HEAVY;
    network.setOptions({ edges: { width: lineWidth() * (faint ? 0.6 : 1), color: { color: colours().line, hover: colours().ink, opacity: faint ? 0.5 : 0.85 } } });
  };
  var show = (next, state2) => {
    drawn = next;
    const turned = shown.scene !== state2.scene || shown.layout !== state2.layout || shown.group !== state2.group;
    shown = state2;
    near = nearTo(drawn, state2.chosen);
    replace(sets.edges, drawn.edges.map(edgeItem));
    replace(sets.nodes, drawn.nodes.map((one) => nodeItem(one, drawn.spots.get(one.id))));
    const leave = heavy();
    network.setOptions({ interaction: { hideEdgesOnDrag: leave, hideNodesOnDrag: leave, hideEdgesOnZoom: leave } });
    image = null;
    $("canvas").style.background = colours().ground;
    if (turned) fit2();
    else network.redraw();
  };
  var repaint = () => {
    step = null;
    thicken();
    network.redraw();
  };
  var fit2 = () => {
    const box = $("canvas"), spots = [...drawn.spots].filter(([id]) => drawn.left.has(id)).map(([, spot]) => spot);
    const captions = scene.get(shown.scene).captions[shown.layout] ?? [];
    if (!spots.length) return network.redraw();
    const xs = spots.map((spot) => spot.x), ys = [...spots.map((spot) => spot.y), ...captions.map((one) => one[1])];
    const low = [Math.min(...xs) - 24, Math.min(...ys) - 24];
    const high = [Math.max(...spots.map((spot) => spot.x + Math.min(spot.room, 240))), Math.max(...ys) + 24];
    const whole = Math.min(box.clientWidth / (high[0] - low[0]), box.clientHeight / (high[1] - low[1]), 1.25);
    const narrow = box.clientWidth < 600 && whole < READABLE && spots.length <= 200, scale = narrow ? READABLE : whole;
    const position = { x: (low[0] + high[0]) / 2, y: (low[1] + high[1]) / 2 };
    if (narrow) Object.assign(position, { x: low[0] + box.clientWidth / 2 / scale, y: low[1] + box.clientHeight / 2 / scale });
    network.moveTo({ position, scale });
    thicken();
    network.redraw();
  };
  var moveTo = (id) => {
    const spot = drawn.spots.get(id) ?? drawn.spots.get(edge.get(id)?.from);
    if (!spot) return;
    const scale = Math.max(network.getScale(), 0.8), at = network.canvasToDOM(spot), box = $("canvas");
    const inside = at.x > 40 && at.y > 40 && at.x < box.clientWidth - 160 && at.y < box.clientHeight - 40;
    if (!inside || scale !== network.getScale()) network.moveTo({ position: { x: spot.x + 60 / scale, y: spot.y }, scale });
    thicken();
  };
  var zoom = (factor) => {
    network.moveTo({ scale: network.getScale() * factor });
    thicken();
  };
  var writeLabels = (context, placed) => {
    const { ink, ground, value } = colours();
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = ground;
    for (const one of placed) {
      const middle = (one.box[1] + one.box[3]) / 2;
      for (const [text, font2, x, colour] of [[one.name, one.font, one.box[0], ink], [one.value, one.plain, one.box[0] + one.at, value]]) {
        if (!text) continue;
        context.font = font2;
        context.strokeText(text, x, middle);
        context.fillStyle = colour;
        context.fillText(text, x, middle);
      }
    }
  };
  var writeCaptions = (context, captions, to, lang3) => {
    context.font = `600 12px ${font()}`;
    context.fillStyle = colours().soft;
    context.textAlign = "left";
    context.textBaseline = "middle";
    const taken = [];
    for (const [x, y, text] of captions) {
      const at = to({ x, y }), end = at.x + context.measureText(text[lang3]).width + 6;
      if (taken.some((one) => at.x < one.end && end > one.x && Math.abs(at.y - one.y) < 14)) continue;
      taken.push({ x: at.x, end, y: at.y });
      context.fillText(text[lang3], at.x, Math.max(at.y, 8));
    }
  };
  var drawAbove = (context, { picture: picture2, chosen: chosen2, pointed, neighbours, to, scale, width, height, lang: lang3, layout, captions }) => {
    if (neighbours) {
      context.globalAlpha = VEIL;
      context.fillStyle = colours().ground;
      context.fillRect(0, 0, width, height);
      context.globalAlpha = 1;
      const lines = edge.has(chosen2) ? [edge.get(chosen2)] : picture2.edges.filter((one) => one.from === chosen2 || one.to === chosen2);
      const at = (id) => to(picture2.spots.get(id));
      for (const one of lines) if (picture2.spots.has(one.from) && picture2.spots.has(one.to)) drawEdge(context, one, at(one.from), at(one.to), sizeOf(node.get(one.to), scale) * scale, 1, true);
      for (const id of neighbours) if (picture2.left.has(id)) drawScaled(context, id, at(id), scale, id === chosen2);
      if (pointed && picture2.left.has(pointed)) drawScaled(context, pointed, at(pointed), scale, false);
    }
    writeCaptions(context, captions, to, lang3);
    const first2 = [.../* @__PURE__ */ new Set([pointed, chosen2])].filter((id) => id && picture2.left.has(id));
    const placed = placeLabels(context, { drawn: picture2, near: neighbours, first: first2, chosen: chosen2, to, scale, width, height, lang: lang3, layout });
    writeLabels(context, placed);
    return placed;
  };
  var drawScaled = (context, id, at, scale, chosen2) => {
    context.save();
    context.translate(at.x, at.y);
    context.scale(scale, scale);
    drawNode(context, node.get(id), { x: 0, y: 0 }, scale, chosen2);
    context.restore();
  };
  var inPoints = (context, draw) => {
    const canvas = $("canvas").querySelector("canvas"), ratio = canvas.width / canvas.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(canvas, ratio);
    context.restore();
  };
  var afterDrawing = (context) => {
    draws += 1;
    if (!drawn || dragging && image || moving && heavy()) return;
    inPoints(context, (canvas) => {
      const captions = shown.group ? [] : scene.get(shown.scene).captions[shown.layout] ?? [];
      labels = drawAbove(context, {
        picture: drawn,
        chosen: shown.chosen,
        pointed: hovered,
        neighbours: near,
        to: (spot) => network.canvasToDOM(spot),
        scale: network.getScale(),
        width: canvas.clientWidth,
        height: canvas.clientHeight,
        lang: shown.lang,
        layout: shown.layout,
        captions
      });
    });
    document.documentElement.dataset.labels = String(labels.length);
  };
  var beforeDrawing = (context) => {
    if (!dragging || !image) return;
    const { x, y } = network.canvasToDOM(image.corner);
    inPoints(context, (canvas) => context.drawImage(image.canvas, x, y, canvas.clientWidth, canvas.clientHeight));
  };
  var keepImage = () => {
    const canvas = $("canvas").querySelector("canvas"), copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    copy.getContext("2d").drawImage(canvas, 0, 0);
    image = { canvas: copy, corner: network.DOMtoCanvas({ x: 0, y: 0 }) };
  };
  var open = (choose3) => {
    network = new Network($("canvas"), sets, options);
    network.canvas.frame.tabIndex = -1;
    network.on("afterDrawing", afterDrawing);
    network.on("beforeDrawing", beforeDrawing);
    network.on("zoom", () => {
      clearTimeout(moving);
      moving = setTimeout(() => {
        moving = null;
        thicken();
        network.redraw();
      }, 90);
    });
    network.on("hoverNode", ({ node: id }) => {
      hovered = id;
      network.redraw();
    });
    network.on("blurNode", () => {
      hovered = null;
      network.redraw();
    });
    network.on("dragStart", () => {
      if (heavy()) keepImage();
      dragging = true;
    });
    network.on("dragEnd", () => {
      dragging = false;
      image = null;
      network.redraw();
    });
    network.on("click", ({ nodes: nodes2, edges: edges2 }) => choose3(nodes2[0] ?? edges2[0] ?? null));
    return network;
  };
  var seen = () => ({ drawn, labels, near, draws });

  // view/image.js
  var MARGIN = 30;
  var LONGEST2 = 8e3;
  var SHARP = 2;
  var frame = (drawn4, state2) => {
    const spots = [...drawn4.left].map((id) => drawn4.spots.get(id)), captions = state2.group ? [] : scene.get(state2.scene).captions[state2.layout] ?? [];
    const xs = [...spots.map((one) => one.x), 0], ys = [...spots.map((one) => one.y), ...captions.map((one) => one[1]), 0];
    const left = Math.min(...xs) - MARGIN, top = Math.min(...ys) - MARGIN;
    const width = Math.max(...spots.map((one) => one.x + one.room), 0) + MARGIN - left, height = Math.max(...ys) + MARGIN - top;
    return { captions, width, height, to: (spot) => ({ x: spot.x - left, y: spot.y - top }) };
  };
  var facts = (drawn4, state2, { captions, width, height, to }) => ({ picture: drawn4, chosen: state2.chosen, pointed: null, neighbours: null, to, scale: 1, width, height, lang: state2.lang, layout: state2.layout, captions });
  var paintPicture = (drawn4, state2) => {
    const box = frame(drawn4, state2), sharp = Math.min(SHARP, LONGEST2 / Math.max(box.width, box.height)), canvas = document.createElement("canvas");
    canvas.width = Math.ceil(box.width * sharp);
    canvas.height = Math.ceil(box.height * sharp);
    const context = canvas.getContext("2d");
    context.scale(sharp, sharp);
    context.fillStyle = colours().ground;
    context.fillRect(0, 0, box.width, box.height);
    for (const one of drawn4.edges) drawEdge(context, one, box.to(drawn4.spots.get(one.from)), box.to(drawn4.spots.get(one.to)), sizeOf(node.get(one.to), 1), 1);
    for (const one of drawn4.nodes) drawNode(context, one, box.to(drawn4.spots.get(one.id)), 1, one.id === state2.chosen);
    drawAbove(context, facts(drawn4, state2, box));
    return canvas;
  };
  var savePng = (drawn4, state2) => paintPicture(drawn4, state2).toBlob((blob) => saveAs(`${state2.scene}.png`, blob));
  var escaped = (text) => String(text).replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);
  var number2 = (value) => Math.round(value * 10) / 10;
  var writeSvg = (drawn4, state2) => {
    const box = frame(drawn4, state2), { ground, ink, line, soft: soft3, value } = colours(), context = document.createElement("canvas").getContext("2d");
    const lines = drawn4.edges.map((one) => {
      const from = box.to(drawn4.spots.get(one.from)), tip = tipOf(from, box.to(drawn4.spots.get(one.to)), sizeOf(node.get(one.to), 1));
      const [bx, by, sx, sy] = [tip.x - tip.ux * ARROW, tip.y - tip.uy * ARROW, tip.uy * ARROW * 0.4, tip.ux * ARROW * 0.4];
      return `<path d="M${number2(from.x)} ${number2(from.y)}L${number2(tip.x)} ${number2(tip.y)}M${number2(bx - sx)} ${number2(by + sy)}L${number2(tip.x)} ${number2(tip.y)}L${number2(bx + sx)} ${number2(by - sy)}"${one.claims ? "" : ' stroke-dasharray="4 3"'}/>`;
    });
    const marks = drawn4.nodes.map((one) => {
      const { x, y } = box.to(drawn4.spots.get(one.id));
      return `<path d="${pathOf(kinds[one.kind].shape, x, y, sizeOf(one, 1))}" fill="${fill(one.kind)}"${one.draft ? ' stroke-dasharray="3 2"' : ""}><title>${escaped(`${one.zh} / ${one.en}`)}</title></path>`;
    });
    const words3 = placeLabels(context, { ...facts(drawn4, state2, box), drawn: drawn4, near: null, first: [] }).map((one) => {
      const y = number2((one.box[1] + one.box[3]) / 2 + 4);
      const big = one.big ? ' font-size="14" font-weight="600"' : "";
      return `<text x="${number2(one.box[0])}" y="${y}"${big}>${escaped(one.name)}</text>${one.value ? `<text x="${number2(one.box[0] + one.at)}" y="${y}" fill="${value}">${escaped(one.value)}</text>` : ""}`;
    });
    const heads = box.captions.map(([x, y, text]) => {
      const at = box.to({ x, y });
      return `<text x="${number2(at.x)}" y="${number2(at.y + 4)}" font-weight="600" fill="${soft3}">${escaped(text[state2.lang])}</text>`;
    });
    const size = `width="${number2(box.width)}" height="${number2(box.height)}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${number2(box.width)} ${number2(box.height)}" font-family="${escaped(font())}" font-size="12"><title>${escaped(scene.get(state2.scene).title[state2.lang])}</title><rect ${size} fill="${ground}"/><g fill="none" stroke="${line}">${lines.join("")}</g><g stroke="${ink}" fill-rule="evenodd">${marks.join("")}</g><g fill="${ink}">${words3.join("")}${heads.join("")}</g></svg>`;
  };
  var saveSvg = (drawn4, state2) => saveAs(`${state2.scene}.svg`, new Blob([writeSvg(drawn4, state2)], { type: "image/svg+xml" }));

  // view/link.js
  var tell2 = () => {
  };
  var words = { copied: () => "", uncopied: () => "" };
  var openLinks = (teller, said) => {
    tell2 = teller;
    words = said;
  };
  var edgeKey = (id) => {
    const one = edge.get(id);
    return `${one.from}|${one.kind}|${one.to}`;
  };
  var edgeOf = (key) => edges.find((one) => `${one.from}|${one.kind}|${one.to}` === key)?.id;
  var write = (now2) => {
    const found = new URLSearchParams({ story: now2.scene });
    if (now2.layout !== scene.get(now2.scene).layout) found.set("layout", now2.layout);
    if (now2.group) found.set("group", now2.group);
    if (now2.chosen) found.set("at", edge.has(now2.chosen) ? edgeKey(now2.chosen) : now2.chosen);
    for (const facet2 of FACETS) for (const value of now2.off[facet2]) found.append("off", `${facet2}:${value}`);
    for (const [id, from] of now2.added) found.append("with", from === id ? id : `${id}|${from}`);
    for (const id of now2.away) found.append("without", id);
    found.set("lang", now2.lang);
    if (now2.theme) found.set("theme", now2.theme);
    if (now2.table) found.set("table", "1");
    return `#${found}`;
  };
  var knownOff = (value) => {
    const [facet2, ...rest] = value.split(":"), word = rest.join(":");
    if (!FACETS.includes(facet2)) return false;
    if (!word) return true;
    const has = {
      kind: () => Object.hasOwn(kinds, word),
      place: () => node.has(word),
      relation: () => Object.hasOwn(relations, word),
      year: () => [...node.values()].some((one) => String(one.year) === word),
      tier: () => Object.hasOwn(names.tier, word),
      confidence: () => Object.hasOwn(names.confidence, word)
    };
    return has[facet2]();
  };
  var read = (text, now2) => {
    const given = new URLSearchParams(text.replace(/^#/, "")), patch = {};
    let lost = false;
    const take = (key, known2, set) => {
      for (const value of given.getAll(key)) {
        if (known2(value)) set(value);
        else lost = true;
      }
    };
    take("story", (value) => scene.has(value), (value) => Object.assign(patch, { scene: value, layout: scene.get(value).layout, group: null, chosen: null, added: /* @__PURE__ */ new Map(), away: /* @__PURE__ */ new Set() }));
    take("layout", (value) => ["anchored", "timeline"].includes(value), (value) => {
      patch.layout = value;
    });
    take("group", (value) => node.get(value)?.members, (value) => {
      patch.group = value;
    });
    const off = nothingOff();
    take("off", (value) => knownOff(value), (value) => {
      const [facet2, ...rest] = value.split(":"), word = rest.join(":");
      off[facet2].add(facet2 === "year" && word ? Number(word) : word);
    });
    if (given.size) patch.off = off;
    const added = /* @__PURE__ */ new Map(), away = /* @__PURE__ */ new Set();
    take("with", (value) => value.split("|").every((id) => node.has(id)), (value) => {
      const [id, from] = value.split("|");
      added.set(id, from ?? id);
    });
    take("without", (value) => node.has(value), (value) => away.add(value));
    if (added.size) patch.added = added;
    if (away.size) patch.away = away;
    take("lang", (value) => ["zh", "en"].includes(value), (value) => {
      patch.lang = value;
    });
    take("theme", (value) => ["light", "dark"].includes(value), (value) => {
      patch.theme = value;
    });
    take("table", (value) => value === "1", () => {
      patch.table = true;
    });
    take("at", (value) => node.has(value) || edgeOf(value), (value) => {
      patch.chosen = node.has(value) ? value : edgeOf(value);
      const { spots } = picture({ ...now2, ...patch });
      for (const id of node.has(value) ? [value] : [edge.get(patch.chosen).from, edge.get(patch.chosen).to]) {
        if (!spots.has(id)) patch.added = new Map(patch.added ?? []).set(id, id);
      }
    });
    return { patch, lost };
  };
  var keep = (now2) => {
    try {
      history.replaceState(null, "", write(now2));
    } catch {
    }
  };
  var copyLink = async () => {
    const address = location.href.split("#")[0] + write(state());
    try {
      await navigator.clipboard.writeText(address);
      tell2(words.copied());
    } catch {
      tell2(words.uncopied());
    }
  };

  // view/keys.js
  var ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  var neighbour = (drawn4, from, [dx, dy]) => {
    let best = null, least = Infinity;
    for (const one of drawn4.nodes) {
      const spot = drawn4.spots.get(one.id), x = spot.x - from.x, y = spot.y - from.y, ahead = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
      const cost = ahead + 3 * aside;
      if (ahead > 0.5 && cost < least) [best, least] = [one.id, cost];
    }
    return best;
  };
  var first = (drawn4) => drawn4.nodes.reduce((best, one) => {
    const spot = drawn4.spots.get(one.id);
    return !best || spot.y < best.spot.y || spot.y === best.spot.y && spot.x < best.spot.x ? { id: one.id, spot } : best;
  }, null)?.id;
  var openKeys = ({ drawn: drawn4, clear: clear2, press }) => {
    $("canvas").addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { chosen: chosen2 } = state(), spot = chosen2 && drawn4().spots.get(chosen2);
      if (event.key in ARROWS) {
        const next = spot ? neighbour(drawn4(), spot, ARROWS[event.key]) : first(drawn4());
        if (next) {
          change({ chosen: next });
          moveTo(next);
        }
      } else if (event.key === "Enter") $("panel").focus();
      else if (event.key === "+" || event.key === "=") zoom(1.25);
      else if (event.key === "-") zoom(0.8);
      else if (event.key === "0") fit2();
      else return;
      event.preventDefault();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return clear2();
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
      if (event.key === "u") undo();
      else if (event.key === "/") $("words").focus();
      else if (!press(event.key)) return;
      event.preventDefault();
    });
  };

  // view/legend.js
  var SVG = "http://www.w3.org/2000/svg";
  var sign = (kind) => {
    const svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
    svg.setAttribute("viewBox", "-13 -13 26 26");
    svg.setAttribute("class", "sign");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", pathOf(kinds[kind].shape, 0, 0, 9.5));
    path.setAttribute("fill", fill(kind));
    path.setAttribute("fill-rule", "evenodd");
    path.setAttribute("stroke", "currentColor");
    path.setAttribute("stroke-width", "1.5");
    svg.append(path);
    return svg;
  };
  var ORDERS = {
    kind: (a, b) => rank.get(a) - rank.get(b),
    year: (a, b) => (a === "") - (b === "") || a - b
  };
  var NAMES = {
    kind: (value, lang3) => kinds[value][lang3],
    place: (value, lang3) => node.get(value)?.[lang3],
    relation: (value, lang3) => relations[value][lang3],
    year: (value) => String(value),
    tier: (value, lang3) => names.tier[value]?.[lang3],
    confidence: (value, lang3) => names.confidence[value]?.[lang3]
  };
  var option = (facet2, value, count, off, lang3) => {
    const box = make("input", { type: "checkbox", "data-facet": facet2, "data-value": String(value), onchange: () => toggle(facet2, value) });
    box.checked = !off.has(value);
    return make("label", { class: "option" }, box, facet2 === "kind" ? sign(value) : null, make("span", { class: "name", text: value !== "" && NAMES[facet2](value, lang3) || say("unknown", lang3) }), make("span", { class: "count", text: String(count) }));
  };
  var opened = /* @__PURE__ */ new Set(["kind", "place"]);
  var showFilters = (drawn4, { off, lang: lang3 }) => {
    const box = $("filters-body"), active = document.activeElement, facts2 = active?.dataset?.facet ? { ...active.dataset } : null;
    const parts = FACETS.map((facet2) => {
      const found = counts(drawn4, facet2), values = [...found.keys()].sort(ORDERS[facet2] ?? ((a, b) => found.get(b) - found.get(a) || (a < b ? -1 : 1)));
      if (values.length < (facet2 === "kind" ? 1 : 2)) return null;
      const details = make("details", { "data-part": facet2, open: opened.has(facet2), ontoggle: (event) => opened[event.target.open ? "add" : "delete"](facet2) });
      details.append(make("summary", { text: say(facet2, lang3) }), ...values.map((value) => option(facet2, value, found.get(value), off[facet2], lang3)));
      return details;
    });
    const any = FACETS.some((facet2) => off[facet2].size);
    box.replaceChildren(...parts.filter(Boolean), ...any ? [button(say("reset", lang3), clearFilters, { id: "reset" })] : []);
    if (facts2) box.querySelector(`[data-facet="${facts2.facet}"][data-value="${CSS.escape(facts2.value)}"]`)?.focus();
  };

  // view/search.js
  var MOST3 = 12;
  var plain = (text) => text.normalize("NFKC").toLowerCase();
  var texts = /* @__PURE__ */ new Map();
  var textOf = (one) => {
    if (!texts.has(one.id)) texts.set(one.id, plain([one.zh, one.en, one.title_zh, one.title_en, one.id.split("/").pop()].filter(Boolean).join(" ")));
    return texts.get(one.id);
  };
  var find = (words3) => {
    const wanted = plain(words3).split(/\s+/).filter(Boolean), whole = wanted.join(" ");
    if (!wanted.length) return [];
    const score = (one) => [plain(one.zh), plain(one.en)].includes(whole) ? 0 : plain(one.zh).startsWith(whole) || plain(one.en).startsWith(whole) ? 1 : 2;
    return nodes.filter((one) => !one.members && wanted.every((word) => textOf(one).includes(word))).sort((a, b) => score(a) - score(b) || rank.get(a.kind) - rank.get(b.kind) || (a.id < b.id ? -1 : 1));
  };
  var openSearch = ({ lang: lang3, take, tell: tell4 }) => {
    const field = $("words"), list = $("found");
    let hits = [], at = -1;
    const close = () => {
      hits = [];
      at = -1;
      draw();
    };
    const pick = (id) => {
      field.value = "";
      close();
      take(id);
    };
    const draw = () => {
      list.hidden = !hits.length;
      field.setAttribute("aria-expanded", String(hits.length > 0));
      if (at >= 0) field.setAttribute("aria-activedescendant", `hit-${at}`);
      else field.removeAttribute("aria-activedescendant");
      list.replaceChildren(...hits.map((one, n) => make("li", { role: "option", id: `hit-${n}`, "aria-selected": String(n === at), onmousedown: (event) => {
        event.preventDefault();
        pick(one.id);
      } }, sign(one.kind), ` ${one[lang3()]} `, make("span", { class: "soft", text: [kinds[one.kind][lang3()], one.home && node.get(one.home)?.[lang3()]].filter(Boolean).join(" · ") }))));
      list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
    };
    field.addEventListener("input", () => {
      const all = find(field.value);
      hits = all.slice(0, MOST3);
      at = hits.length ? 0 : -1;
      draw();
      tell4(field.value.trim() ? all.length ? say("found", lang3(), { count: all.length }) : say("nothing", lang3()) : "");
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

  // view/claims.js
  var MARKS = { same: "＝", "with-care": "≈", no: "≠" };
  var soft = (text) => make("p", { class: "soft", text });
  var source = (one, lang3) => {
    const told2 = make("p", { class: "source" }), title2 = [one.title, one.publisher, one.published].filter(Boolean).join(" · ");
    if (one.url && /^https?:\/\//.test(one.url)) told2.append(make("a", { href: one.url, target: "_blank", rel: "noopener noreferrer", text: title2 || one.url }));
    else {
      told2.append(title2);
      if (one.address) told2.append(make("span", { class: "soft", text: ` ${say("mirror", lang3)}${one.address}` }));
    }
    told2.append(" ", make("span", { class: `tier ${one.tier_slug}`, text: one.tier[lang3] }));
    return told2;
  };
  var proof2 = (told2, lang3) => {
    if (told2.quote) return make("blockquote", { lang: told2.quote_lang, text: `“${told2.quote}”${told2.converted ? say("converted", lang3) : ""}` });
    return told2.paraphrase ? make("blockquote", { class: "described", text: say("described", lang3) + told2.paraphrase }) : null;
  };
  var verdict = (one, lang3) => make("p", { class: "verdict" }, make("span", { class: `mark ${one.kind}`, text: MARKS[one.kind] }), ` ${say("compared", lang3)} · ${one.row[lang3]}: ${one.label[lang3]}${one.reasons[lang3] ? ` — ${one.reasons[lang3]}` : ""}`);
  var disagreement = (name, lang3, goTo2, { whole = false } = {}) => {
    const one = disagreements[name], box = make("div", { class: "differs" });
    box.append(make("p", {}, make("strong", { text: `${say("differs", lang3)}${one.kind.length ? ` · ${one.kind.map((kind) => kind[lang3]).join(", ")}` : ""}` })));
    if (!whole) box.append(make("p", {}, node.has(name) ? goTo2(name) : one[lang3]));
    if (one.note) box.append(soft(one.note));
    if (whole && one.source.length) box.append(make("ul", {}, ...one.source.map((label) => make("li", { text: label[lang3] }))));
    return box;
  };
  var card = (name, lang3, goTo2) => {
    const told2 = statements[name];
    if (!told2) return null;
    const box = make("article", { "data-claim": name });
    const head2 = make("p", { class: "says" }, make("span", { class: "role", text: told2.role[lang3] }), " ", make("strong", { text: told2.says[lang3] }));
    if (told2.year) head2.append(` · ${told2.year}`);
    if (told2.status) head2.append(` · ${told2.status[lang3]}`);
    box.append(head2);
    const proved = proof2(told2, lang3);
    if (proved) box.append(proved);
    if (told2.locator) box.append(soft(told2.locator));
    told2.source.forEach((n, i) => {
      if (i === 1) box.append(soft(say("also", lang3)));
      box.append(source(sources[n], lang3));
    });
    if (told2.confidence) box.append(soft(`${say("confidence", lang3)}: ${told2.confidence[lang3]}`));
    for (const one of told2.verdicts ?? []) box.append(verdict(one, lang3));
    if (told2.agreement) box.append(make("p", { class: "agreement" }, make("strong", { text: told2.agreement[lang3] })));
    if (told2.restates) box.append(restated(told2.restates, lang3, goTo2));
    for (const one of disagreementsOf(name)) box.append(disagreement(one, lang3, goTo2));
    if (told2.note) box.append(soft(`${say("note", lang3)}: ${told2.note}`));
    if (told2.doubt) box.append(soft(`${say("doubt", lang3)}: ${told2.doubt}`));
    return box;
  };
  var restated = (names2, lang3, goTo2) => {
    const list = make("ul");
    for (const name of names2) {
      const told2 = statements[name], item = make("li");
      if (told2) {
        item.append(`${told2.role[lang3]} ${told2.says[lang3]}`);
        const words3 = proof2(told2, lang3);
        if (words3) item.append(words3);
      }
      if (node.has(name)) item.append(goTo2(name));
      else if (!told2) item.append(name);
      list.append(item);
    }
    return make("div", {}, soft(say("restates", lang3)), list);
  };

  // view/served.js
  var nameOf = (id) => id.replace(/^(?:id|concept)\/([^/]+)\//, "$1:");
  var link = (id, href, text, target) => make("a", { class: "button", id, href, target, text });
  var withOpened = (names2) => {
    const address = new URL(location.href);
    address.searchParams.delete("expand");
    for (const name of names2) address.searchParams.append("expand", name);
    return address.href;
  };
  var pageOf = (id, lang3) => served && /^(?:id|concept)\//.test(id) ? link("page", `/${id.split("/").map(encodeURIComponent).join("/")}?lang=${lang3}`, say("pageOf", lang3), "_top") : null;
  var openNear = (id, lang3) => {
    const here = new Set(edgesOf(id).map((one) => farEnd(one, id)).filter((far) => far !== id)).size, rest = (node.get(id).near ?? 0) - here;
    if (!served || rest <= 0 || served.opened.includes(nameOf(id))) return null;
    return link("open-near", withOpened([...served.opened.slice(1), nameOf(id)]), say("openNear", lang3, { count: Math.min(rest, MOST2) }));
  };
  var shutNear = (id, lang3) => served && served.opened.indexOf(nameOf(id)) > 0 ? link("shut-near", withOpened(served.opened.slice(1).filter((name) => name !== nameOf(id))), say("shutNear", lang3)) : null;
  var THEME = "policygraph-theme";
  var known = (theme2) => theme2 === "dark" || theme2 === "light" ? theme2 : null;
  var keptTheme = () => {
    try {
      return served ? known(localStorage.getItem(THEME)) : null;
    } catch {
      return null;
    }
  };
  var keepTheme = (theme2) => {
    try {
      if (served) localStorage.setItem(THEME, theme2);
    } catch {
    }
  };
  var onTheme = (take) => addEventListener("storage", (event) => served && event.key === THEME && take(known(event.newValue)));
  var homeIn = (lang3) => {
    if (!$("home")) return;
    const address = new URL($("home").href);
    address.searchParams.set("lang", lang3);
    $("home").href = address.href;
  };

  // view/panel.js
  var LISTED = 200;
  var soft2 = (text) => make("p", { class: "soft", text });
  var drawn2 = null;
  var lang = "zh";
  var chosen = null;
  var choose = (id, from) => drawn2.spots.has(id) ? change({ chosen: id }) : add(id, from ?? chosen);
  var goTo = (id) => {
    const one = node.get(id), inside = drawn2.spots.has(id);
    return make("button", { type: "button", class: "thing", "data-thing": id, title: inside ? null : say("outside", lang), onclick: () => choose(id) }, sign(one.kind), make("span", { text: `${one[lang]}${inside ? "" : " ＋"}` }));
  };
  var listing = (ids) => {
    const list = make("ul", { class: "things" }, ...ids.slice(0, LISTED).map((id) => make("li", {}, goTo(id))));
    return ids.length > LISTED ? make("div", {}, list, soft2(say("others", lang, { count: ids.length - LISTED }))) : list;
  };
  var cards = (names2, heading) => {
    const known2 = [...new Set(names2 ?? [])].filter((name) => name in statements).sort((a, b) => Boolean(statements[a].agreement) - Boolean(statements[b].agreement));
    const found = known2.map((name) => card(name, lang, goTo)).filter(Boolean);
    return found.length ? [make("h3", { text: `${heading} (${found.length})` }), ...found] : [];
  };
  var about = (one) => {
    const place = one.home && one.home !== one.id && node.get(one.home);
    return [kinds[one.kind][lang], place && place[lang], one.year, one.draft && say("draft", lang)].filter(Boolean).join(" · ");
  };
  var actions = (id) => {
    const more = missing(id, drawn2.spots).length, less = collapsible(id, drawn2).length, bar = make("div", { class: "bar" });
    if (more) bar.append(button(say("expand", lang, { count: Math.min(more, MOST2) }), () => expand(id, drawn2.spots), { id: "expand" }));
    if (less) bar.append(button(say("collapse", lang), () => collapse(id, drawn2), { id: "collapse" }));
    bar.append(...[pageOf(id, lang), openNear(id, lang), shutNear(id, lang)].filter(Boolean));
    bar.append(button(say("copy", lang), copyLink));
    return [bar, more > MOST2 ? soft2(say("capped", lang, { most: MOST2, rest: more - MOST2 })) : null];
  };
  var related = (id) => {
    const groups = /* @__PURE__ */ new Map();
    for (const one of edgesOf(id)) {
      const key = `${one.from === id ? "→" : "←"} ${relations[one.kind][lang]}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(farEnd(one, id));
    }
    const told2 = groups.size ? [make("h3", { text: say("relations", lang) })] : [];
    for (const [key, ends] of groups) told2.push(make("p", { class: "soft", text: `${key} (${ends.length})` }), listing(ends));
    return told2;
  };
  var group = (one) => {
    const members = one.members.map((n) => nodes[n].id);
    return [
      make("h2", { text: one[`title_${lang}`] }),
      make("div", { class: "bar" }, button(say("open", lang, { count: members.length }), () => change({ group: one.id, chosen: null }), { id: "open" })),
      make("h3", { text: `${say("members", lang)} (${members.length})` }),
      make("ul", { class: "things" }, ...members.slice(0, LISTED).map((id) => make("li", {}, sign(node.get(id).kind), ` ${node.get(id)[lang]}`))),
      members.length > LISTED ? soft2(say("others", lang, { count: members.length - LISTED })) : null
    ];
  };
  var ofNode = (id) => {
    const one = node.get(id), other2 = lang === "zh" ? "en" : "zh";
    if (one.members) return group(one);
    const names2 = [.../* @__PURE__ */ new Set([one[`title_${lang}`], one[other2], one[`title_${other2}`]])].filter((name) => name && name !== one[lang]);
    const stated = [...cards(one.claims, say(one.kind === "Disagreement" ? "between" : "claims", lang)), ...cards(one.records, say("records", lang))];
    return [
      make("h2", {}, sign(one.kind), ` ${one[lang]}`),
      soft2(about(one)),
      ...names2.map((name) => make("p", { class: "name", text: name })),
      ...actions(id),
      one.kind === "Disagreement" && disagreements[id] ? disagreement(id, lang, goTo, { whole: true }) : one.note ? soft2(`${say("note", lang)}: ${one.note}`) : null,
      ...stated.length ? stated : [soft2(say("unproved", lang))],
      ...related(id)
    ];
  };
  var ofEdge = (id) => {
    const one = edge.get(id), stated = cards(one.claims, say((one.claims ?? []).some((name) => statements[name]?.role_slug === "record") ? "records" : "claims", lang));
    return [
      make("h2", { text: relations[one.kind][lang] }),
      listing([one.from, one.to]),
      make("div", { class: "bar" }, button(say("copy", lang), copyLink)),
      ...stated.length ? stated : [soft2(say("administrative", lang))]
    ];
  };
  var ofScene = (state2) => {
    const one = scene.get(state2.scene), found = counts(drawn2, "kind");
    const told2 = Object.keys(kinds).filter((kind) => found.has(kind));
    return [
      make("h2", { text: state2.group ? node.get(state2.group)[`title_${lang}`] : one.title[lang] }),
      one.note[lang] ? make("p", { text: one.note[lang] }) : null,
      state2.group ? make("div", { class: "bar" }, button(say("back", lang), () => change({ group: null, chosen: state2.group }), { id: "back" })) : null,
      soft2(say(drawn2.all.length ? "pick" : "empty", lang)),
      drawn2.all.some((one2) => one2.differs) ? soft2(say("disputed", lang)) : null,
      told2.length ? make("h3", { text: say("shows", lang) }) : null,
      make("ul", { class: "things" }, ...told2.map((kind) => make("li", {}, sign(kind), ` ${kinds[kind][lang]} ${found.get(kind)}`))),
      scenes.length > 1 ? make("h3", { text: say("stories", lang) }) : null,
      make("ul", { class: "things" }, ...scenes.filter((other2) => other2.name !== one.name).map((other2) => make("li", {}, make("button", { type: "button", class: "thing", onclick: () => openScene(other2.name) }, make("span", { text: other2.title[lang] })))))
    ];
  };
  var last = null;
  var showPanel = (picture2, state2) => {
    drawn2 = picture2;
    ({ lang, chosen } = state2);
    const panel = $("panel"), known2 = chosen && (node.has(chosen) || edge.has(chosen));
    const told2 = !known2 ? ofScene(state2) : edge.has(chosen) ? ofEdge(chosen) : ofNode(chosen);
    const focused = panel.contains(document.activeElement);
    panel.replaceChildren(...told2.filter(Boolean));
    document.body.classList.toggle("chosen", Boolean(known2));
    if (last !== chosen) panel.scrollTop = 0;
    last = chosen;
    if (focused && !panel.contains(document.activeElement)) panel.focus();
  };

  // view/main.js
  var drawn3 = null;
  var lang2 = () => state().lang;
  var tell3 = (text) => {
    $("status").textContent = text || summary();
  };
  var summary = () => {
    if (!drawn3.all.length) return say("empty", lang2());
    if (!drawn3.nodes.length) return say("filtered", lang2());
    const cells = drawn3.nodes.filter((one) => one.members);
    if (cells.length) return say("statusGroups", lang2(), { count: cells.length, all: cells.reduce((sum, one) => sum + one.members.length, 0) });
    return say(drawn3.edges.length === 1 ? "statusOne" : "status", lang2(), { shown: drawn3.nodes.length, all: drawn3.all.length, edges: drawn3.edges.length });
  };
  var words2 = () => {
    const now2 = state();
    document.documentElement.lang = lang2();
    document.title = title[lang2()];
    $("title").textContent = title[lang2()];
    for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say, lang2());
    for (const element of document.querySelectorAll("[data-name]")) element.setAttribute("aria-label", say(element.dataset.name, lang2()));
    $("language").lang = other(lang2());
    homeIn(lang2());
    $("story").replaceChildren(...scenes.map((one) => make("option", { value: one.name, text: one.title[lang2()], selected: one.name === now2.scene })));
    $("keys-list").replaceChildren(...[["↑ ↓ ← →", "keyMove"], ["Enter", "keyEnter"], ["Esc", "keyEscape"], ["+ − 0", "keyZoom"], ["/", "search"], ["f", "filters"], ["t", "table"], ["u", "undo"], ["l", "language"], ["d", "theme"], ["?", "keys"]].map(([key, word]) => make("li", {}, make("kbd", { text: key }), ` ${say(word, lang2())}`)));
  };
  var shut = () => {
    document.body.classList.remove("filtering");
    $("filters-open").setAttribute("aria-expanded", "false");
  };
  var toggleFilters = () => {
    const opened2 = document.body.classList.toggle("filtering");
    $("filters-open").setAttribute("aria-expanded", String(opened2));
    if (opened2) $("filters").focus();
    window.dispatchEvent(new Event("resize"));
  };
  var render = (now2, before) => {
    if (now2.theme) document.documentElement.dataset.theme = now2.theme;
    else delete document.documentElement.dataset.theme;
    drawn3 = picture(now2);
    if (!before || before.lang !== now2.lang) words2();
    $("story").value = now2.scene;
    $("layout").textContent = say(now2.layout === "anchored" ? "timeline" : "anchored", now2.lang);
    $("layout").hidden = scenes.find((one) => one.name === now2.scene).at.timeline === void 0;
    $("undo").disabled = !canUndo();
    $("table-open").setAttribute("aria-pressed", String(now2.table));
    $("table").hidden = !now2.table;
    $("canvas").setAttribute("aria-label", say("graph", now2.lang, { nodes: drawn3.nodes.length, edges: drawn3.edges.length }));
    showFilters(drawn3, now2);
    tell3("");
    show(drawn3, now2);
    showPanel(drawn3, now2);
    if (now2.table) fillTable(drawn3, now2);
    if (before && before.theme !== now2.theme) repaint();
    keep(now2);
  };
  var choose2 = (id) => change({ chosen: id });
  var reach = (id) => {
    if (drawn3.spots.has(id)) {
      if (!drawn3.left.has(id)) change({ off: nothingOff(), chosen: id });
      else choose2(id);
    } else add(id, state().chosen && drawn3.spots.has(state().chosen) ? state().chosen : id);
    moveTo(id);
    $("panel").focus();
  };
  var clear = () => {
    if ($("keys").open) return;
    shut();
    if (state().chosen) change({ chosen: null });
  };
  var ACTIONS = {
    layout: () => change({ layout: state().layout === "anchored" ? "timeline" : "anchored" }),
    "table-open": () => {
      change({ table: !state().table });
      if (state().table) $("table").focus();
    },
    fit: () => fit2(),
    undo,
    png: () => savePng(drawn3, state()),
    svg: () => saveSvg(drawn3, state()),
    print: () => window.print(),
    "keys-open": () => $("keys").showModal(),
    language: () => change({ lang: other(lang2()) }),
    theme: () => {
      change({ theme: theme() === "dark" ? "light" : "dark" });
      keepTheme(state().theme);
    },
    "filters-open": toggleFilters,
    "filters-shut": shut,
    skip: () => $("panel").focus()
  };
  var LETTERS = { f: "filters-open", t: "table-open", l: "language", d: "theme", "?": "keys-open" };
  for (const [id, act] of Object.entries(ACTIONS)) $(id).addEventListener("click", (event) => {
    act();
    event.target.closest("details")?.removeAttribute("open");
  });
  $("keys-shut").append(button("OK", () => $("keys").close()));
  $("story").addEventListener("change", () => openScene($("story").value));
  var network2 = open(choose2);
  openLinks((text) => tell3(text), { copied: () => say("copied", lang2()), uncopied: () => say("uncopied", lang2()) });
  openSearch({ lang: lang2, take: reach, tell: tell3 });
  openKeys({ drawn: () => drawn3, clear, press: (key) => {
    const id = LETTERS[key];
    if (id) ACTIONS[id]();
    return Boolean(id);
  } });
  onChange(render);
  window.addEventListener("beforeprint", () => {
    fillTable(drawn3, state());
    $("paper").replaceChildren(paintPicture(drawn3, state()));
  });
  window.addEventListener("afterprint", () => $("paper").replaceChildren());
  var follow = (first2) => {
    const { patch, lost } = read(location.hash, state());
    if (first2) begin({ theme: keptTheme(), ...patch });
    else if (Object.keys(patch).length) change({ table: false, theme: keptTheme(), ...patch });
    if (state().chosen && location.hash) moveTo(state().chosen);
    if (lost) tell3(say("lost", lang2()));
  };
  window.addEventListener("hashchange", () => follow(false));
  onTheme((chosen2) => change({ theme: chosen2 }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    render(state(), state());
    repaint();
  });
  follow(true);
  network2.once("afterDrawing", () => {
    document.documentElement.dataset.ready = "1";
  });
  network2.redraw();
  window.policygraph = { network: network2, node, state, change, openScene, find: (id) => drawn3.spots.get(id), drawn: () => drawn3, seen, near: () => nearTo(drawn3, state().chosen), svg: () => writeSvg(drawn3, state()), showAll: () => openScene("all") };
})();
