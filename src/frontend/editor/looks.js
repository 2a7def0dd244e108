// How the editor looks: the colours of the page, in light and dark alike.
const { EditorView, HighlightStyle, LanguageSupport, SparqlLanguage, styleTags, syntaxHighlighting, tags } = window.codemirror;

const MONO = 'ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace';
const SANS = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
const tooltip = { backgroundColor: "var(--ground)", color: "var(--ink)", border: "1px solid var(--soft)", borderRadius: "6px", fontFamily: SANS, fontSize: "14px", lineHeight: "1.5" };
const chosen = { backgroundColor: "var(--accent)", color: "var(--ground)" };

// The grammar leaves prefixed names and the word "a" without a style.
const named = styleTags({ "Pname_ln Pname_ns": tags.namespace, A_predicate: tags.keyword, Langtag: tags.string });

export const language = new LanguageSupport(SparqlLanguage.configure({ props: [named] }));

export const looks = [
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
    "@media (max-width: 40rem)": { "&": { fontSize: "16px" } },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
      { tag: tags.variableName, color: "var(--bad)" },
      { tag: [tags.namespace, tags.url, tags.typeName], color: "var(--good)" },
      { tag: [tags.string, tags.integer, tags.float, tags.bool], color: "var(--warn)" },
      { tag: tags.comment, color: "var(--soft)" },
    ]),
  ),
];
