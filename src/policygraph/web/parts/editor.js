(() => {
  // view/dom.js
  var $ = (id) => document.getElementById(id);
  var make = (tag, facts = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(facts)) {
      if (value === void 0 || value === null || value === false) continue;
      if (name === "text") element.textContent = value;
      else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== void 0));
    return element;
  };
  var button = (text2, onclick, facts = {}) => make("button", { type: "button", text: text2, onclick, ...facts });

  // editor/link.js
  var MOST = 2e4;
  var queryOf = (hash) => {
    if (!hash.startsWith("#q=")) return "";
    try {
      return decodeURIComponent(hash.slice(3));
    } catch {
      return "";
    }
  };
  var address = (query) => {
    const kept2 = new URLSearchParams(location.search);
    kept2.delete("query");
    kept2.delete("question");
    return `${location.pathname}${String(kept2) && `?${kept2}`}#q=${encodeURIComponent(query)}`;
  };
  var keepInAddress = (query) => {
    if (query.length <= MOST) history.replaceState(null, "", address(query));
  };
  var copyLink = async (query) => {
    keepInAddress(query);
    try {
      await navigator.clipboard.writeText(new URL(address(query), location.href).href);
      return true;
    } catch {
      return false;
    }
  };

  // editor/tokens.js
  var KINDS = [
    ["comment", String.raw`#[^\n]*`],
    ["string", String.raw`"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""|'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`],
    ["iri", String.raw`<[^<>"{}|^\x60\\\s]*>`],
    ["variable", String.raw`[?$][\p{L}_\d][\p{L}\p{M}_\d]*`],
    ["language", String.raw`@[a-zA-Z]+(?:-[a-zA-Z\d]+)*`],
    ["name", String.raw`(?:\p{L}(?:[\p{L}\d_-]|\.(?=[\p{L}\d_.-]*:))*)?:(?:[\p{L}\p{M}\d_:%\\-]|\.(?=[\p{L}\d_:-]))*`],
    ["number", String.raw`\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`],
    ["word", String.raw`[\p{L}_][\p{L}\d_]*`],
    ["sign", String.raw`\^\^|&&|\|\||[!<>]=|\S`]
  ];
  var TOKEN = new RegExp(KINDS.map(([kind, pattern]) => `(?<${kind}>${pattern})`).join("|"), "gu");
  var tokens = (text2) => [...text2.matchAll(TOKEN)].map((found) => {
    const [kind] = Object.entries(found.groups).find(([, piece]) => piece !== void 0);
    return { kind, text: found[0], from: found.index, to: found.index + found[0].length };
  });
  var variables = (text2) => [...new Set(tokens(text2).filter((one) => one.kind === "variable").map((one) => `?${one.text.slice(1)}`))];
  var undeclared = (text2) => {
    const used = /* @__PURE__ */ new Set();
    const declared = /* @__PURE__ */ new Set();
    let before = "";
    for (const { kind, text: piece } of tokens(text2)) {
      if (kind === "comment") continue;
      if (kind === "name") (before === "PREFIX" ? declared : used).add(piece.split(":")[0]);
      before = piece.toUpperCase();
    }
    return [...used].filter((prefix) => !declared.has(prefix)).sort();
  };

  // editor/standing.js
  var CLAUSES = /* @__PURE__ */ new Set(["OPTIONAL", "MINUS", "UNION", "GRAPH", "SERVICE", "FILTER", "BIND", "WHERE", "SELECT", "EXISTS", "NOT"]);
  var TERMS = /* @__PURE__ */ new Set(["variable", "iri", "name", "string", "number"]);
  var step = (place2, { kind, text: text2 }) => {
    const word = kind === "word" ? text2.toUpperCase() : "";
    if (text2 === ".") place2.slots = 0;
    else if (text2 === ";") place2.slots = 1;
    else if (text2 === ",") place2.slots = 2;
    else if ((text2 === "/" || text2 === "|" || text2 === "^") && place2.slots > 0) place2.slots = 1;
    else if (CLAUSES.has(word)) Object.assign(place2, { slots: 0, clause: word });
    else if (TERMS.has(kind) || text2 === "a" || word === "TRUE" || word === "FALSE") {
      if (place2.typed) place2.typed = false;
      else {
        place2.slots += 1;
        if (place2.slots === 1) place2.subject = text2;
        if (place2.slots === 2) place2.verb = text2;
      }
    } else if (text2 === "^^") place2.typed = true;
  };
  var standing = (before) => {
    const found = tokens(before);
    if (found.at(-1)?.kind === "comment" && !before.endsWith("\n")) return null;
    if (found.some((one) => one.kind === "sign" && /["']/.test(one.text) && !before.slice(one.to).includes("\n"))) return null;
    const stack = [{ kind: "outside", slots: 0, verb: "" }];
    let values = "";
    let table = false;
    let declaring = false;
    for (const one of found) {
      if (one.kind === "comment") continue;
      const place2 = stack.at(-1);
      if (one.kind === "word") declaring = /^(prefix|base)$/i.test(one.text);
      else if (one.kind === "iri") declaring = false;
      if (one.kind === "word" && /^values$/i.test(one.text)) [table, values] = [true, ""];
      else if (table && one.kind === "variable") values ||= one.text;
      else if (one.text === "{") {
        stack.push({ kind: table ? "value" : "group", slots: 0, verb: table ? values : "" });
        table = false;
      } else if (one.text === "[") stack.push({ kind: "group", slots: 1, verb: "" });
      else if (one.text === "(" && !table) stack.push({ kind: place2.kind === "value" ? "value" : "expression", slots: 0, verb: place2.verb });
      else if (one.text === "}" || one.text === "]" || one.text === ")" && !table) {
        if (stack.length > 1) stack.pop();
        if (one.text !== "}" && stack.at(-1).kind === "group" && !["FILTER", "BIND"].includes(stack.at(-1).clause)) step(stack.at(-1), { kind: "name", text: "" });
        if (one.text !== "]") Object.assign(stack.at(-1), { slots: one.text === "}" ? 0 : stack.at(-1).slots, clause: "" });
      } else if (place2.kind === "group") step(place2, one);
    }
    const { kind, slots, verb, clause, subject = "" } = stack.at(-1);
    if (declaring) return { role: "declaration", verb: "" };
    if (kind !== "group") return { role: kind, verb };
    if (clause === "FILTER" || clause === "BIND") return { role: "expression", verb: "" };
    return { role: ["subject", "predicate", "object"][slots] ?? "after", verb, subject };
  };

  // editor/vocabulary.js
  var KEYWORDS = "SELECT DISTINCT WHERE CONSTRUCT ASK DESCRIBE PREFIX FILTER OPTIONAL MINUS UNION VALUES BIND AS UNDEF ORDER|BY GROUP|BY HAVING LIMIT OFFSET ASC DESC NOT|EXISTS EXISTS IN FROM REDUCED GRAPH true false a".split(" ").map((one) => one.replace("|", " "));
  var FUNCTIONS = "COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IF COALESCE CONTAINS STRSTARTS STRENDS STRLEN SUBSTR STRBEFORE STRAFTER REPLACE REGEX CONCAT UCASE LCASE ABS ROUND CEIL FLOOR YEAR MONTH DAY NOW IRI STRLANG STRDT isIRI isLITERAL isNUMERIC isBLANK sameTerm".split(" ");
  var fold = (text2) => text2.normalize("NFKC").toLowerCase();
  var ready = (one) => ({ ...one, fold: { prefix: one.name.split(":")[0], local: fold(one.name.slice(one.name.indexOf(":") + 1)), zh: fold(one.zh), en: fold(one.en), about: fold(Object.values(one.about).join(" ")) } });
  var vocabulary = { terms: [], prefixes: {}, questions: [], keywords: KEYWORDS, functions: FUNCTIONS };
  var folded = fold;
  var read = async () => {
    const answer = await fetch("/editor/terms", { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { terms: terms2, prefixes: prefixes2, questions } = await answer.json();
    Object.assign(vocabulary, { terms: terms2.map(ready), prefixes: prefixes2, questions });
  };

  // editor/words.js
  var page = $("editor");
  var words = JSON.parse(page.dataset.words);
  var lang = document.documentElement.lang;
  var limit = Number(page.dataset.seconds);
  var say = (key, facts = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => String(facts[name]));
  var count = (number2, one, more = "") => number2 === 1 && !more ? say(one) : say(`${one}s`, { count: `${number2}${more}` });
  var told = (both) => both[lang] ?? both.en;
  var to = (path, parameters = {}) => {
    const asked = new URLSearchParams(location.search).get("lang");
    const query = new URLSearchParams({ ...parameters, ...asked ? { lang: asked } : {} }).toString();
    return query ? `${path}?${query}` : path;
  };

  // editor/completion.js
  var { startCompletion } = window.codemirror;
  var MOST2 = 60;
  var WORD = /[?$]?[\p{L}\p{M}\d_:.-]*$/u;
  var KINDS2 = ["class", "property", "concept", "scheme", "place", "fund", "policy", "body", "instrument", "target"];
  var other = lang === "zh" ? "en" : "zh";
  var fit = (text2, typed) => {
    if (!typed) return 1;
    if (text2 === typed) return 130;
    if (text2.startsWith(typed)) return 100;
    const at = text2.indexOf(typed);
    if (at < 0) return 0;
    return /[\p{L}\d]/u.test(text2[at - 1]) && /[a-z]/.test(typed[0]) ? 50 : 75;
  };
  var fitTerm = ({ fold: fold2 }, typed) => {
    const colon = typed.indexOf(":");
    if (colon >= 0 && fold2.prefix !== typed.slice(0, colon)) return 0;
    const rest = typed.slice(colon + 1);
    return Math.max(fit(fold2.local, rest), fit(fold2.zh, rest) - 5, fit(fold2.en, rest) - 5, rest.length > 1 && fold2.about.includes(rest) ? 20 : 0);
  };
  var wanted = ({ role, verb }) => {
    const asked = vocabulary.terms.find((one) => one.name === verb)?.range;
    if (role === "predicate") return (one) => one.kind === "property";
    if (role === "object" && (verb === "a" || verb === "rdf:type")) return (one) => one.kind === "class";
    if (role === "object" && asked) return (one) => one.fold.prefix === asked;
    if (role === "value") return (one) => one.fold.prefix === verb.slice(1).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return null;
  };
  var describe = (term) => () => {
    const lines = [term.about[lang], term.about[other]].filter(Boolean);
    return make("div", { class: "about" }, make("strong", { text: `${term[lang]} · ${term[other]}` }), make("span", { class: "kind", text: say(`kind-${term.kind}`) }), ...lines.map((text2) => make("p", { text: text2 })));
  };
  var option = (term) => ({ label: term.name, detail: `${term[lang]} · ${term[other]}`, type: term.kind, info: describe(term) });
  var plain = (label, kind, apply) => ({ label, type: kind, detail: say(`kind-${kind}`), ...apply ? { apply } : {} });
  var call = (name) => (view4, _, from, to2) => view4.dispatch({ changes: { from, to: to2, insert: `${name}()` }, selection: { anchor: from + name.length + 1 }, userEvent: "input.complete" });
  var openPrefix = (prefix) => (view4, _, from, to2) => {
    view4.dispatch({ changes: { from, to: to2, insert: `${prefix}:` }, selection: { anchor: from + prefix.length + 1 }, userEvent: "input.complete" });
    startCompletion(view4);
  };
  var prefixes = (typed, declaring) => Object.entries(vocabulary.prefixes).filter(([prefix]) => prefix.startsWith(typed.replace(/:$/, "")) && (declaring || !typed.includes(":"))).map(([prefix, space]) => ({ label: `${prefix}:`, type: "prefix", detail: space, apply: declaring ? `${prefix}: <${space}>` : openPrefix(prefix) }));
  var words2 = (typed, role) => {
    if (!typed || typed.includes(":")) return [];
    const starting = (list2) => list2.filter((one) => folded(one).startsWith(typed));
    return [...starting(vocabulary.keywords).map((one) => plain(one, "keyword")), ...role === "expression" || role === "outside" ? starting(vocabulary.functions).map((one) => plain(one, "function", call(one))) : []];
  };
  var usage = (term, kind) => {
    const uses = term.uses ?? {};
    const count2 = kind ? uses[kind] ?? 0 : Math.max(0, ...Object.values(uses)) / 10;
    return Math.min(40, Math.log2(1 + count2) * 4);
  };
  var classOf = (subject, text2) => {
    if (!/^[?$]/.test(subject)) return "";
    const said = new RegExp(`[?$]${subject.slice(1)}\\s+(?:a|rdf:type)\\s+([\\w-]+:[\\w-]+)`, "u").exec(text2);
    return said && vocabulary.terms.some((one) => one.name === said[1] && one.kind === "class") ? said[1] : "";
  };
  var terms = (typed, place2, text2) => {
    const first = wanted(place2);
    const kind = place2.role === "predicate" ? classOf(place2.subject, text2) : "";
    const score = (term) => {
      const fits = fitTerm(term, typed);
      return fits && fits + (first?.(term) ? 200 : 0) + (place2.role === "predicate" ? usage(term, kind) : 0) - KINDS2.indexOf(term.kind);
    };
    return vocabulary.terms.map((term) => [score(term), term]).filter(([fits, term]) => fits > 0 && (typed || first?.(term))).sort(([one, a], [two, b]) => two - one || a.name.length - b.name.length).slice(0, MOST2).map(([, term]) => option(term));
  };
  var complete = ({ state, pos, explicit }) => {
    const before = state.sliceDoc(0, pos);
    const [word] = WORD.exec(before);
    const from = pos - word.length;
    const place2 = standing(before.slice(0, from));
    if (!place2) return null;
    const named3 = () => variables(`${before.slice(0, from)} ${state.sliceDoc(pos)}`).map((one) => plain(one, "variable"));
    const answer = (options) => options.length ? { from, options, filter: false } : null;
    if (/^[?$]/.test(word)) return answer(named3().filter((one) => one.label.startsWith(`?${word.slice(1)}`) && one.label !== word));
    const typed = folded(word);
    if (place2.role === "declaration") return answer(prefixes(typed, true));
    if (!typed && !explicit && !(/\s$/.test(before) && wanted(place2))) return null;
    if (/^\d|^\.|^-/.test(typed)) return null;
    const known = place2.role === "outside" ? [] : terms(typed, place2, state.doc.toString());
    const keywords = words2(typed, place2.role);
    const asked = explicit && !typed && place2.role !== "predicate" ? named3() : [];
    return answer(wanted(place2) ? [...known, ...asked, ...keywords, ...prefixes(typed || "-")] : [...asked, ...keywords, ...known, ...typed ? prefixes(typed) : []]);
  };

  // editor/looks.js
  var { EditorView, HighlightStyle, LanguageSupport, SparqlLanguage, styleTags, syntaxHighlighting, tags } = window.codemirror;
  var MONO = 'ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace';
  var SANS = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
  var tooltip = { backgroundColor: "var(--ground)", color: "var(--ink)", border: "1px solid var(--soft)", borderRadius: "6px", fontFamily: SANS, fontSize: "14px", lineHeight: "1.5" };
  var chosen = { backgroundColor: "var(--accent)", color: "var(--ground)" };
  var named = styleTags({ "Pname_ln Pname_ns": tags.namespace, A_predicate: tags.keyword, Langtag: tags.string });
  var language = new LanguageSupport(SparqlLanguage.configure({ props: [named] }));
  var looks = [
    EditorView.theme({
      "&": { color: "var(--ink)", backgroundColor: "var(--ground)", border: "1px solid var(--soft)", borderRadius: "6px", fontSize: "14px" },
      "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "1px" },
      ".cm-scroller": { fontFamily: MONO, lineHeight: "1.55", overflow: "auto", maxHeight: "55vh" },
      ".cm-content": { caretColor: "var(--ink)", padding: "6px 0" },
      ".cm-content, .cm-gutter": { minHeight: "15em" },
      ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
      ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--soft)", borderRight: "1px solid var(--line)", borderRadius: "6px 0 0 6px" },
      ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)" },
      ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
      "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent)" },
      "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark)", outline: "1px solid var(--soft)" },
      "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--bad)" },
      ".cm-tooltip": tooltip,
      ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: MONO, maxWidth: "min(46rem, 92vw)", maxHeight: "none" },
      ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 8px" },
      ".cm-tooltip-autocomplete ul li[aria-selected]": chosen,
      ".cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail": { color: "inherit" },
      ".cm-completionDetail": { fontFamily: SANS, fontStyle: "normal", color: "var(--soft)", marginLeft: "1em" },
      ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
      ".cm-completionInfo": { padding: "6px 10px", maxWidth: "24rem", boxSizing: "border-box" },
      ".about strong": { display: "block" },
      ".about .kind": { color: "var(--soft)", fontSize: "0.9em" },
      ".about p": { margin: "4px 0 0" },
      ".cm-diagnostic": { padding: "4px 10px", fontFamily: SANS },
      ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
      ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
      ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--ground)", font: "inherit", border: "0", borderRadius: "4px", padding: "1px 8px", cursor: "pointer" },
      ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad)", textUnderlineOffset: "3px" },
      ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--warn)", textUnderlineOffset: "3px" },
      ".cm-panels": { backgroundColor: "var(--panel)", color: "var(--ink)", borderTop: "1px solid var(--line)" },
      ".cm-panel.cm-panel-lint ul [aria-selected]": { backgroundColor: "var(--mark)" },
      ".cm-panel.cm-panel-lint button": { color: "var(--ink)" },
      // Smaller letters make the browser of a telephone enlarge the page.
      "@media (max-width: 40rem)": { "&": { fontSize: "16px" } }
    }),
    syntaxHighlighting(
      HighlightStyle.define([
        { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
        { tag: tags.variableName, color: "var(--bad)" },
        { tag: [tags.namespace, tags.url, tags.typeName], color: "var(--good)" },
        { tag: [tags.string, tags.integer, tags.float, tags.bool], color: "var(--warn)" },
        { tag: tags.comment, color: "var(--soft)" }
      ])
    )
  ];

  // editor/surface.js
  var { EditorState, EditorView: EditorView2, autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap, defaultKeymap, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, history: history2, historyKeymap, indentOnInput, keymap, lineNumbers, lintGutter, lintKeymap } = window.codemirror;
  var PHRASES = { Completions: say("completions"), Diagnostics: say("diagnostics"), close: say("close"), "No diagnostics": "—" };
  var states = /* @__PURE__ */ new Map();
  var view = null;
  var extensions = [];
  var typeOver = EditorView2.domEventHandlers({
    beforeinput: (event, editor) => {
      const { main, ranges } = editor.state.selection;
      if (event.inputType !== "insertText" || !event.data || editor.composing || ranges.length > 1 || main.empty) return false;
      const insert = () => editor.state.update(editor.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
      const handled = editor.state.facet(EditorView2.inputHandler).some((handle) => handle(editor, main.from, main.to, event.data, insert));
      if (!handled) editor.dispatch(insert());
      return true;
    }
  });
  var positionInfo = (_, list2, option2, __, space) => {
    const room = space.right - list2.right;
    const style = room > 260 ? `top: ${option2.top - list2.top}px; left: 100%; max-width: ${Math.min(room, 400)}px` : `top: 100%; left: 0; max-width: ${list2.right - list2.left}px`;
    return { style, class: "" };
  };
  var fresh = (text2) => EditorState.create({ doc: text2, extensions });
  var openSurface = ({ changed, run: run2, lint: lint2 }) => {
    extensions = [
      keymap.of([{ key: "Mod-Enter", run: () => (run2(), true) }]),
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history2(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      // As many as need no scrolling; the arrow keys reach the others.
      autocompletion({ override: [complete], icons: false, maxRenderedOptions: 9, positionInfo }),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
      lintGutter(),
      lint2,
      language,
      looks,
      EditorView2.lineWrapping,
      typeOver,
      EditorView2.contentAttributes.of({ "aria-label": say("editor"), lang: "" }),
      EditorState.phrases.of(lang === "zh" ? PHRASES : {}),
      EditorView2.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString()))
    ];
    const root = $("surface").attachShadow({ mode: "open" });
    view = new EditorView2({ state: fresh(""), root, parent: root });
    return view;
  };
  var text = () => view.state.doc.toString();
  var focus = () => view.focus();
  var shown = "";
  var showText = (id, query) => {
    if (shown) states.set(shown, view.state);
    shown = id;
    const kept2 = states.get(id);
    view.setState(kept2?.doc.toString() === query ? kept2 : fresh(query));
  };
  var forget = (id) => {
    states.delete(id);
    if (shown === id) shown = "";
  };
  var replace = (from, to2, insert) => view.dispatch({ changes: { from, to: to2, insert }, userEvent: "input" });
  var offsetOf = (doc, line, column) => {
    const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const before = [...found.text].slice(0, Math.max(column - 1, 0)).join("");
    return Math.min(found.from + before.length, found.to);
  };
  var goTo = (from) => {
    view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    view.focus();
  };

  // editor/problems.js
  var { forceLinting, linter, setDiagnostics } = window.codemirror;
  var PAUSE = 500;
  var place = (doc, one) => {
    const from = offsetOf(doc, one.line, one.column);
    const end = offsetOf(doc, one.endLine ?? one.line, one.endColumn ?? one.column + 1);
    return { from, to: Math.max(end, Math.min(from + 1, doc.length)) };
  };
  var mend = (view4, doc, changes) => {
    if (!view4.state.doc.eq(doc)) return forceLinting(view4);
    view4.dispatch({ changes: changes.map((one) => ({ from: offsetOf(doc, one.line, one.column), to: offsetOf(doc, one.endLine, one.endColumn), insert: one.text })), userEvent: "input" });
    view4.focus();
  };
  var mending = (changes) => changes.length === 1 && changes[0].text.length < 40 ? say("write", { text: changes[0].text }) : say("mend");
  var marked = (doc, found) => found.map((one) => ({
    ...place(doc, one),
    severity: one.severity,
    message: told(one.message),
    actions: one.changes ? [{ name: mending(one.changes), apply: (view4) => mend(view4, doc, one.changes) }] : [],
    told: one
  }));
  var list = (view4, doc, found) => {
    const rows = found.map((one) => {
      const { line, column } = one.told;
      return make("li", { class: one.severity }, make("strong", { text: say(one.severity) }), button(say("at", { line, column }), () => goTo(Math.min(one.from, view4.state.doc.length)), { class: "link" }), make("span", { text: one.message }), one.told.changes && button(mending(one.told.changes), () => mend(view4, doc, one.told.changes)));
    });
    $("problems").replaceChildren(...rows.length ? [make("ul", { "aria-label": say("problems") }, ...rows)] : []);
  };
  var asking = null;
  var ask = async (view4) => {
    const { doc } = view4.state;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(to("/editor/check"), { method: "POST", body: doc.toString(), headers: { "Content-Type": "application/sparql-query", Accept: "application/json" }, signal: asking.signal });
      const { diagnostics } = answer.ok ? await answer.json() : { diagnostics: [] };
      if (!view4.state.doc.eq(doc)) return [];
      const found = marked(doc, diagnostics);
      list(view4, doc, found);
      return found;
    } catch {
      return [];
    }
  };
  var lint = linter(ask, { delay: PAUSE });
  var showError = (view4, error) => {
    if (!error.line) return;
    const [message] = told(error.message).split("\n");
    const found = marked(view4.state.doc, [{ ...error, severity: "error", message: { zh: message, en: message } }]);
    view4.dispatch(setDiagnostics(view4.state, found));
  };
  var clearProblems = () => $("problems").replaceChildren();

  // editor/state.js
  var KEY = "policygraph-editor";
  var MOST3 = 50;
  var read2 = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return {};
    }
  };
  var isTab = (one) => one && typeof one.id === "string" && typeof one.name === "string" && typeof one.query === "string";
  var isRun = (one) => one && typeof one.query === "string" && typeof one.at === "number";
  var listed = (found, test) => Array.isArray(found) ? found.filter(test) : [];
  var kept = read2();
  var tabs = listed(kept.tabs, isTab);
  var runs = listed(kept.runs, isRun).slice(0, MOST3);
  var chosen2 = tabs.some((one) => one.id === kept.chosen) ? kept.chosen : tabs[0]?.id;
  var current = () => tabs.find((one) => one.id === chosen2);
  var waiting = null;
  var write = () => {
    clearTimeout(waiting);
    waiting = null;
    try {
      localStorage.setItem(KEY, JSON.stringify({ tabs, chosen: chosen2, runs }));
    } catch {
    }
  };
  var keep = () => {
    waiting ??= setTimeout(write, 300);
  };
  addEventListener("pagehide", () => waiting && write());
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    const other2 = read2();
    for (const run2 of listed(other2.runs, isRun)) if (!runs.some((one) => one.at === run2.at)) runs.push(run2);
    runs.sort((a, b) => b.at - a.at).splice(MOST3);
    for (const tab of listed(other2.tabs, isTab)) if (!tabs.some((one) => one.id === tab.id)) tabs.push(tab);
  });
  var choose = (id) => {
    chosen2 = id;
    keep();
  };
  var openTab = (name, query, at = tabs.length) => {
    const tab = { id: crypto.getRandomValues(new Uint32Array(2)).join("-"), name, query };
    tabs.splice(at, 0, tab);
    choose(tab.id);
    return tab;
  };
  var closeTab = (id) => {
    const at = tabs.findIndex((one) => one.id === id);
    const [gone2] = tabs.splice(at, 1);
    if (chosen2 === id) choose(tabs[Math.min(at, tabs.length - 1)]?.id);
    keep();
    return { ...gone2, at };
  };
  var noteRun = (run2) => {
    const before = runs.findIndex((one) => one.query === run2.query);
    if (before >= 0) runs.splice(before, 1);
    runs.unshift(run2);
    runs.splice(MOST3);
    keep();
  };
  var clearRuns = () => {
    runs.length = 0;
    keep();
  };

  // editor/past.js
  var brief = (query) => {
    const lines = query.split("\n").map((line) => line.trim()).filter(Boolean);
    const first = lines[0]?.startsWith("#") ? lines[0].replace(/^#+\s*/, "") : lines.filter((line) => !/^prefix/i.test(line)).join(" ");
    return first.length > 90 ? `${first.slice(0, 89)}…` : first;
  };
  var showRuns = (open2) => {
    const when = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
    const entries = runs.map((run2) => make("li", {}, button(brief(run2.query), () => open2(run2.query), { class: "link", title: run2.query, "aria-label": say("historyOpen", { query: brief(run2.query) }) }), " ", make("span", { class: "soft", text: `${when.format(run2.at)} · ${run2.rows === null ? "—" : count(run2.rows, "row", run2.cut ? "+" : "")}` })));
    const clear = () => {
      clearRuns();
      showRuns(open2);
    };
    const wasOpen = $("history").querySelector("details")?.open;
    $("history").replaceChildren(
      make("details", { open: wasOpen }, make("summary", { text: say("history") }), ...entries.length ? [make("ol", { class: "runs" }, ...entries), make("p", {}, button(say("clear"), clear))] : [make("p", { class: "soft", text: say("historyNone") })])
    );
  };

  // editor/table.js
  var FIRST = 200;
  var STEP = 1e3;
  var NUMBER = /#(?:integer|decimal|double|float)$/;
  var isNumber = (cell) => cell?.kind === "literal" && NUMBER.test(cell.datatype ?? "");
  var textOf = (cell, things) => !cell ? "" : cell.kind === "iri" ? things[cell.value].label : cell.text ?? cell.value;
  var show = (cell, things) => {
    if (cell?.kind !== "iri") return make("td", { class: isNumber(cell) && "number", lang: cell?.lang, text: textOf(cell, things) });
    const { label, short: short2, href } = things[cell.value];
    return make("td", {}, href ? make("a", { href: to(href), title: short2, text: label }) : make("span", { title: cell.value, text: label }));
  };
  var named2 = (name, heading) => {
    const cell = make("th", { scope: "col", text: heading });
    if (heading !== name) cell.append(" ", make("small", { text: `?${name}` }));
    return cell;
  };
  var showTable = ({ columns, headings, rows, things }) => {
    const body = make("tbody");
    const more = make("p");
    let shown2 = 0;
    const add = (count2) => {
      body.append(...rows.slice(shown2, shown2 + count2).map((row) => make("tr", {}, ...row.map((cell) => show(cell, things)))));
      shown2 = Math.min(shown2 + count2, rows.length);
      const left = Math.min(STEP, rows.length - shown2);
      more.replaceChildren(...left ? [button(say("more", { count: left, shown: shown2, total: rows.length }), () => add(STEP))] : []);
    };
    add(FIRST);
    const table = make("table", {}, make("caption", { class: "unseen", text: say("caption") }), make("thead", {}, make("tr", {}, ...columns.map((name, n) => named2(name, headings[n])))), body);
    return make("div", {}, make("div", { class: "scroll answer", role: "region", tabindex: "0", "aria-label": say("scroll") }, table), more);
  };

  // editor/chart.js
  var MOST4 = 60;
  var APART = /* @__PURE__ */ new Set(["claim", "source", "record", "coverage", "primary"]);
  var [NAMES, BAR, WIDTH, HEIGHT] = [250, 380, 760, 26];
  var SVG = "http://www.w3.org/2000/svg";
  var draw = (tag, facts, text2) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(facts)) element.setAttribute(name, value);
    if (text2 !== void 0) element.textContent = text2;
    return element;
  };
  var grouped = new Intl.NumberFormat(lang, { maximumFractionDigits: 10 });
  var wide = (letter) => letter.codePointAt(0) > 11904 ? 2 : 1;
  var short = (text2, most) => {
    let [room, cut] = [most, ""];
    for (const letter of text2) {
      room -= wide(letter);
      if (room < 0) return `${cut}…`;
      cut += letter;
    }
    return text2;
  };
  var bars = (told2, title) => {
    const values = told2.map((one) => one.value);
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
    const scale = (value) => NAMES + (value - least) / (most - least || 1) * BAR;
    const picture = draw("svg", { viewBox: `0 0 ${WIDTH} ${told2.length * HEIGHT + 4}`, role: "img", "aria-label": title, class: "bars" });
    told2.forEach(({ name, value, shown: shown2 }, n) => {
      const y = n * HEIGHT + 4;
      const bar = draw("rect", { x: Math.min(scale(0), scale(value)), y, width: Math.max(Math.abs(scale(value) - scale(0)), 1), height: HEIGHT - 8, rx: 2 });
      bar.append(draw("title", {}, `${name}: ${shown2}`));
      picture.append(draw("text", { x: NAMES - 8, y: y + 14, class: "name", "text-anchor": "end" }, short(name, 32)), bar, draw("text", { x: Math.max(scale(value), scale(0)) + 6, y: y + 14, class: "value" }, shown2));
    });
    picture.append(draw("line", { x1: scale(0), x2: scale(0), y1: 0, y2: told2.length * HEIGHT + 4 }));
    return picture;
  };
  var care = ({ columns, headings, rows, things }) => ["unit", "per", "period", "bound"].flatMap((name) => {
    const at = columns.indexOf(name);
    const values = at < 0 ? [] : [...new Set(rows.map((row) => textOf(row[at], things)).filter(Boolean))];
    return values.length > 1 ? [make("p", { class: "warning", text: say("chartUnits", { column: headings[at], values: values.slice(0, 4).join(" / ") }) })] : [];
  });
  var picker = (id, label, options, chosen3, pick) => make("span", {}, make("label", { for: id, text: label }), " ", make("select", { id, onchange: (event) => pick(Number(event.target.value)) }, ...options.map(({ at, name }) => make("option", { value: String(at), selected: at === chosen3, text: name }))));
  var namesOf = ({ columns, rows, things }, y) => {
    const different = (at) => new Set(rows.map((row) => row[at]?.kind === "iri" ? textOf(row[at], things) : "")).size;
    const fit2 = columns.map((_, at) => at).filter((at) => at !== y && !APART.has(columns[at]));
    return fit2.sort((a, b) => different(b) - different(a) || a - b)[0] ?? 0;
  };
  var bare = (columns, y, query) => !columns.includes("unit") && !new RegExp(`COUNT\\s*\\([^)]*\\)\\s+AS\\s+\\?${columns[y]}\\b`, "i").test(query);
  var showChart = (answer, query) => {
    const { columns, headings, rows, things } = answer;
    const all = columns.map((_, at) => ({ at, name: headings[at] }));
    const numbers = all.filter(({ at }) => rows.some((row) => isNumber(row[at])));
    if (!numbers.length) return make("p", { text: say("chartNone") });
    let y = numbers.find(({ at }) => !["year", "since"].includes(columns[at]))?.at ?? numbers[0].at;
    let x = namesOf(answer, y);
    const box = make("div", { class: "chart", role: "region", tabindex: "0", "aria-label": say("chartScroll") });
    const show2 = () => {
      const told2 = rows.filter((row) => isNumber(row[y])).map((row) => ({ name: textOf(row[x], things), value: Number(row[y].value), shown: grouped.format(Number(row[y].value)) }));
      const cut = told2.length > MOST4 ? [make("p", { class: "soft", text: say("chartCut", { count: MOST4 }) })] : [];
      const title = say("chartTitle", { x: headings[x], y: headings[y] });
      const unknown = bare(columns, y, query) ? [make("p", { class: "soft", text: say("chartBare") })] : [];
      box.replaceChildren(make("p", { class: "chart-title", text: title }), ...care(answer), ...unknown, bars(told2.slice(0, MOST4), title), ...cut);
    };
    show2();
    return make("div", {}, make("div", { class: "bar" }, picker("chart-x", say("x"), all, x, (at) => (x = at, show2())), picker("chart-y", say("y"), numbers, y, (at) => (y = at, show2()))), box);
  };

  // editor/tablist.js
  var tablist = (label, all, chosen3, choose2, facts = {}) => {
    const row = make("div", { role: "tablist", "aria-label": label, class: "tablist", ...facts });
    const move = (event) => {
      const at = all.findIndex((one) => one.id === chosen3);
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (next === void 0) return;
      event.preventDefault();
      choose2(all[(next + all.length) % all.length].id, true);
    };
    row.append(
      ...all.map(
        (one) => make("button", { type: "button", role: "tab", id: `tab-${one.id}`, "aria-selected": String(one.id === chosen3), "aria-controls": one.panel, tabindex: one.id === chosen3 ? "0" : "-1", text: one.name, onclick: () => choose2(one.id, true), onkeydown: move })
      )
    );
    return row;
  };

  // editor/result.js
  var ADDRESS = 6e3;
  var RAW = 2e5;
  var rawJson = ({ columns, rows }) => {
    const term = ({ kind, value, datatype, lang: lang2 }) => ({ type: { iri: "uri", blank: "bnode" }[kind] ?? kind, value, ...lang2 ? { "xml:lang": lang2 } : datatype ? { datatype } : {} });
    const bindings = rows.map((row) => Object.fromEntries(row.flatMap((cell, n) => cell ? [[columns[n], term(cell)]] : [])));
    return JSON.stringify({ head: { vars: columns }, results: { bindings } }, null, 1);
  };
  var showRaw = (answer) => {
    const text2 = answer.turtle ?? rawJson(answer);
    const cut = text2.length > RAW && make("p", { class: "soft", text: say("rawCut", { count: RAW }) });
    return make("div", {}, cut || null, make("pre", { tabindex: "0", "aria-label": say("rawTitle"), role: "region", text: text2.slice(0, RAW) }));
  };
  var showGraph = (query) => {
    if (encodeURIComponent(query).length > ADDRESS) return make("p", { text: say("graphLong") });
    const alone = to("/graph", { sparql: query });
    return make("div", {}, make("p", {}, make("a", { href: alone, text: say("graphOpen") })), make("iframe", { src: to("/graph", { sparql: query, bare: "1" }), title: say("graphTitle"), class: "graph" }));
  };
  var download = (query, form) => {
    const name = form.toUpperCase();
    if (encodeURIComponent(query).length <= ADDRESS) return make("a", { href: `/sparql?${new URLSearchParams({ query, format: form })}`, download: `answer.${form}`, text: name });
    return make("form", { action: "/sparql", method: "post", target: "_blank" }, make("input", { type: "hidden", name: "query", value: query }), make("input", { type: "hidden", name: "format", value: form }), make("button", { class: "link", text: name }));
  };
  var downloads = (query, { turtle, cut, total }) => {
    if (cut || !total) return null;
    const forms = turtle === void 0 ? ["csv", "tsv", "json", "xml"] : ["ttl", "nt", "jsonld", "rdf"];
    return make("div", { class: "downloads" }, make("span", { text: say("downloads") }), ...forms.map((form) => download(query, form)));
  };
  var showEmpty = ({ sentence, coverage, lookedFor, note: note2 }) => make(
    "div",
    { class: "empty" },
    make("p", { text: sentence }),
    lookedFor.length ? make("p", { text: coverage }) : null,
    lookedFor.length ? make("ul", {}, ...lookedFor.map((one) => make("li", {}, make("a", { href: to(one.href), text: one.text })))) : null,
    make("p", { text: `${note2} ` }, make("a", { href: to("/q/coverage"), text: say("coverage") }))
  );
  var tell = (...children) => {
    $("answer").hidden = false;
    $("told").replaceChildren(...children.filter(Boolean));
  };
  var view2 = "table";
  var showViews = (answer, query) => {
    const made = /* @__PURE__ */ new Map();
    const makers = { table: () => showTable(answer), chart: () => showChart(answer, query), graph: () => showGraph(query), raw: () => showRaw(answer) };
    const panel = make("div", { role: "tabpanel", id: "shown" });
    const row = make("div");
    const pick = (id, focused) => {
      view2 = id;
      if (!made.has(id)) made.set(id, makers[id]());
      row.replaceChildren(tablist(say("views"), Object.keys(makers).map((one) => ({ id: one, name: say(one), panel: "shown" })), id, pick));
      panel.setAttribute("aria-labelledby", `tab-${id}`);
      panel.replaceChildren(made.get(id));
      if (focused) $(`tab-${id}`).focus();
    };
    pick(view2, false);
    return [row, panel];
  };
  var milliseconds = (seconds) => seconds < 0.1 ? (seconds * 1e3).toFixed(1) : Math.round(seconds * 1e3);
  var showAnswer = (answer, query) => {
    if (answer.form === "ASK") return tell(make("p", { class: "truth", role: "status" }, make("strong", { text: say(String(answer.boolean)) })));
    const { total, cut, most, seconds, turtle } = answer;
    const counted = make("p", { class: "counted" }, make("strong", { role: "status", text: count(total, turtle === void 0 ? "row" : "triple") }), " ", make("span", { class: "soft", text: say("took", { milliseconds: milliseconds(seconds) }) }));
    const shown2 = total ? showViews(answer, query) : [showEmpty(answer.empty)];
    tell(counted, cut && make("p", { class: "cut", role: "status", text: say("cut", { most }) }), downloads(query, answer), ...shown2);
  };
  var showFailure = (error) => tell(make("p", { class: "sentence warning", role: "alert", text: told(error.message).split("\n")[0] }));
  var showNote = (text2) => tell(make("p", { class: "sentence", role: "status", text: text2 }));

  // editor/running.js
  var SOON = 300;
  var asking2 = null;
  var failure = (key, facts) => ({ message: { zh: say(key, facts), en: say(key, facts) } });
  var tick = (since) => {
    const seconds = ((performance.now() - since) / 1e3).toFixed(1);
    $("elapsed").textContent = say("elapsed", { seconds, limit });
  };
  var showProgress = (since) => {
    $("answer").hidden = true;
    $("progress").replaceChildren(make("span", { role: "status", text: say("running") }), make("progress", { "aria-label": say("running") }), make("span", { id: "elapsed", "aria-hidden": "true" }));
    tick(since);
  };
  var cancel = () => asking2?.abort();
  var ask2 = async (query) => {
    cancel();
    const mine = new AbortController();
    asking2 = mine;
    const since = performance.now();
    const soon = setTimeout(() => showProgress(since), SOON);
    const ticking = setInterval(() => $("elapsed") && tick(since), 100);
    $("cancel").hidden = false;
    try {
      const response = await fetch(to("/editor/run"), { method: "POST", body: JSON.stringify({ query, lang }), headers: { "Content-Type": "application/json", Accept: "application/json" }, signal: mine.signal });
      const answer = await response.json().catch(() => ({ error: failure("unread", { status: response.status }) }));
      return answer.error ? { error: answer.error } : { answer };
    } catch {
      return mine.signal.aborted ? { cancelled: true, overtaken: asking2 !== mine } : { error: failure("offline") };
    } finally {
      clearTimeout(soon);
      clearInterval(ticking);
      if (asking2 === mine) {
        asking2 = null;
        $("cancel").hidden = true;
        $("progress").replaceChildren();
      }
    }
  };

  // editor/tabs.js
  var gone = null;
  var UNNAMED = /^(?:查询|Query) (\d+)$/;
  var nameOf = ({ name }) => UNNAMED.test(name) ? say("tab", { number: UNNAMED.exec(name)[1] }) : name;
  var number = () => {
    let count2 = 1;
    while (tabs.some((one) => nameOf(one) === say("tab", { number: count2 }))) count2 += 1;
    return say("tab", { number: count2 });
  };
  var titleOf = (query) => /^#+[ \t]*([^\n]{1,60})/.exec(query)?.[1] ?? "";
  var openQuery = (query, name = titleOf(query)) => {
    const same = tabs.find((one) => one.query.trim() === query.trim());
    if (same) choose(same.id);
    else if (current()?.query.trim() === "") Object.assign(current(), { query, name: name || current().name });
    else openTab(name || number(), query);
    keep();
    showTabs();
  };
  var close = () => {
    const { id } = current();
    forget(id);
    gone = closeTab(id);
    if (!tabs.length) openTab(number(), "");
    showTabs(true);
  };
  var restore = () => {
    openTab(gone.name, gone.query, gone.at);
    gone = null;
    showTabs(true);
  };
  var rename = () => {
    const tab = current();
    const input = make("input", { id: "tab-name", value: nameOf(tab), maxlength: "60", size: "24" });
    const done = (event) => {
      event.preventDefault();
      tab.name = input.value.trim() || tab.name;
      keep();
      showTabs(true);
    };
    const form = make("form", { class: "bar", onsubmit: done, onkeydown: (event) => event.key === "Escape" && showTabs(true) }, make("label", { for: "tab-name", text: say("name") }), input, make("button", { text: say("rename") }));
    $("tabs").replaceChildren(form);
    input.select();
  };
  var showTabs = (focused = false) => {
    const tab = current();
    const pick = (id, moved) => {
      choose(id);
      gone = null;
      showTabs(moved);
    };
    const all = tabs.map((one) => ({ id: one.id, name: nameOf(one), panel: "surface" }));
    const row = tablist(say("tabs"), all, tab.id, pick);
    const again = gone && make("span", { role: "status" }, say("closed", { name: nameOf(gone) }), " ", button(say("restore"), restore));
    $("tabs").replaceChildren(row, make("div", { class: "bar" }, button(say("new"), () => (gone = null, openTab(number(), ""), showTabs(), focus())), button(say("rename"), rename), button(say("close"), close), again));
    $("surface").setAttribute("aria-labelledby", `tab-${tab.id}`);
    showText(tab.id, tab.query);
    const shown2 = $(`tab-${tab.id}`);
    row.scrollLeft = shown2.offsetLeft - row.offsetLeft - 40;
    if (focused) shown2.focus();
  };

  // editor/main.js
  var note = (sentence) => $("note").textContent = sentence;
  var open = (query, name) => {
    openQuery(query, name);
    clearProblems();
  };
  var run = async () => {
    const query = text();
    if (!query.trim()) return;
    note("");
    const { answer, error, cancelled, overtaken } = await ask2(query);
    if (overtaken) return;
    if (cancelled) return showNote(say("cancelled"));
    keepInAddress(query);
    if (error) {
      showFailure(error);
      showError(view3, error);
    } else showAnswer(answer, query);
    noteRun({ query, at: Date.now(), rows: answer?.total ?? null, cut: answer?.cut });
    showRuns(open);
    $("answer").scrollIntoView({ block: "nearest" });
  };
  var writePrefixes = () => {
    const missing = undeclared(text()).filter((prefix) => vocabulary.prefixes[prefix]);
    if (!missing.length) return note(say("prefixesNone"));
    const [head] = /^(?:[ \t]*#[^\n]*\n)*/.exec(text());
    replace(head.length, head.length, missing.map((prefix) => `PREFIX ${prefix}: <${vocabulary.prefixes[prefix]}>
`).join(""));
    note(say("prefixesDone", { count: missing.length }));
  };
  var share = async () => note(say(await copyLink(text()) ? "copied" : "uncopied"));
  var openQuestion = (event) => {
    const question = vocabulary.questions.find((one) => one.name === $("question").value);
    if (!question) return;
    event.preventDefault();
    open(question.text[lang], question.title[lang]);
  };
  var hint = () => say("hint", { run: /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘+Enter" : "Ctrl+Enter" });
  var view3 = openSurface({
    changed: (query) => {
      current().query = query;
      keep();
    },
    run,
    lint
  });
  $("plain").hidden = true;
  $("query").disabled = true;
  $("surface").hidden = false;
  $("surface").setAttribute("role", "tabpanel");
  $("tabs").hidden = false;
  $("actions").append(button(say("cancel"), cancel, { id: "cancel", hidden: true }), button(say("prefixes"), writePrefixes), button(say("copy"), share), make("span", { id: "note", role: "status" }));
  $("actions").after(make("p", { class: "soft keys", text: hint() }), make("div", { id: "progress" }));
  $("write").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  $("library").addEventListener("submit", openQuestion);
  $("language")?.addEventListener("click", (event) => event.currentTarget.hash = location.hash);
  addEventListener("hashchange", () => queryOf(location.hash) && open(queryOf(location.hash)));
  var given = queryOf(location.hash) || $("editor").dataset.given;
  var opened = $("editor").dataset.opened;
  if (!tabs.length && !given && !opened) openTab(say("tab", { number: 1 }), $("query").value);
  if (given) openQuery(given);
  else if (opened) openQuery($("query").value, $("question").selectedOptions[0]?.text);
  else showTabs();
  showRuns(open);
  document.documentElement.dataset.ready = "1";
  read().catch(() => {
  });
})();
