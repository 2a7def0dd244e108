// The text in which a query is written: CodeMirror in a shadow root of its own, for there it adopts its styles, which
// the policy of the page would not let it write into the document.
import { $ } from "../view/dom.js";
import { complete } from "./completion.js";
import { language, looks } from "./looks.js";
import { lang, say } from "./words.js";

const { EditorState, EditorView, autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap, defaultKeymap, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, history, historyKeymap, indentOnInput, keymap, lineNumbers, lintGutter, lintKeymap } = window.codemirror;

const PHRASES = { Completions: say("completions"), Diagnostics: say("diagnostics"), close: say("close"), "No diagnostics": "—" };

const states = new Map();
let view = null;
let extensions = [];

// Typed over a selection, Chromium writes styles into the text that the policy of the page then refuses, with a
// complaint: so the editor does it itself, as it does all the rest.
const typeOver = EditorView.domEventHandlers({
  beforeinput: (event, editor) => {
    const { main, ranges } = editor.state.selection;
    if (event.inputType !== "insertText" || !event.data || editor.composing || ranges.length > 1 || main.empty) return false;
    const insert = () => editor.state.update(editor.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    const handled = editor.state.facet(EditorView.inputHandler).some((handle) => handle(editor, main.from, main.to, event.data, insert));
    if (!handled) editor.dispatch(insert());
    return true;
  },
});

// What a completion means stands at its side, or under the list where there is no room.
const positionInfo = (_, list, option, __, space) => {
  const room = space.right - list.right;
  const style = room > 260 ? `top: ${option.top - list.top}px; left: 100%; max-width: ${Math.min(room, 400)}px` : `top: 100%; left: 0; max-width: ${list.right - list.left}px`;
  return { style, class: "" };
};

const fresh = (text) => EditorState.create({ doc: text, extensions });

// changed: told the text after each change. run: what Ctrl+Enter does. lint: marks problems.
export const openSurface = ({ changed, run, lint }) => {
  extensions = [
    keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }]),
    lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(),
    // As many as need no scrolling; the arrow keys reach the others.
    autocompletion({ override: [complete], icons: false, maxRenderedOptions: 9, positionInfo }),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    lintGutter(), lint, language, looks,
    EditorView.lineWrapping, typeOver,
    EditorView.contentAttributes.of({ "aria-label": say("editor"), lang: "" }),
    EditorState.phrases.of(lang === "zh" ? PHRASES : {}),
    EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
  ];
  const root = $("surface").attachShadow({ mode: "open" });
  view = new EditorView({ state: fresh(""), root, parent: root });
  return view;
};

export const text = () => view.state.doc.toString();

export const focus = () => view.focus();

// Shows the text of a tab, with the steps back that it has had while the page is open.
let shown = "";
export const showText = (id, query) => {
  if (shown) states.set(shown, view.state);
  shown = id;
  const kept = states.get(id);
  view.setState(kept?.doc.toString() === query ? kept : fresh(query));
};

export const forget = (id) => {
  states.delete(id);
  if (shown === id) shown = "";
};

export const replace = (from, to, insert) => view.dispatch({ changes: { from, to, insert }, userEvent: "input" });

// An offset for a line and a column as the server counts them: characters from 1, one for each code point.
export const offsetOf = (doc, line, column) => {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const before = [...found.text].slice(0, Math.max(column - 1, 0)).join("");
  return Math.min(found.from + before.length, found.to);
};

export const goTo = (from) => {
  view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
  view.focus();
};
