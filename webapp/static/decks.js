// Make slides: the slides follow the outline as it is typed. Only slides that show something new are asked for.

import { again, all, announce, files, find, handIn, post, reached } from "./studio.js";

const form = find("#deck"), text = find("[data-outline]"), cells = find("[data-cells]"), status = find("[data-status]");
const words = find("template[data-words]").content, blank = find("template[data-cell]").content;
const KEPT = "brandkit-deck", MOST_TEXT = 1_000_000, PAUSE = 250;

const say = (key, values = {}) => Object.entries(values).reduce(
  (said, [name, value]) => said.replaceAll(`{${name}}`, value), find(`[data-say="${key}"]`, words).textContent);
const pictures = new Map(), drawn = new Map();
let before = "", soon = 0, running = null;

for (const part of all("[data-needs-script]")) part.hidden = false;

// --- what the browser keeps ------------------------------------------------------------------------------------------

const choices = () => Object.fromEntries(["region", "language", "emblem", "mode"].map((key) => [key, form.elements[key].value]));

function keep() {
  const state = { outline: text.value === text.dataset.example ? null : text.value, before, pictures: [...pictures], ...choices() };
  const note = find("[data-kept]");
  note.dataset.kept ||= note.textContent;
  try {
    localStorage.setItem(KEPT, JSON.stringify(state));
    note.textContent = note.dataset.kept;
  } catch {
    note.textContent = note.dataset.lost;
  }
  note.classList.toggle("over", note.textContent === note.dataset.lost);
}

function recall() {
  let state = {};
  try { state = JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { /* somebody else's, or none */ }
  if (state.outline) text.value = state.outline;
  for (const [key, value] of Object.entries(choices())) if (state[key] && state[key] !== value) form.elements[key].value = state[key];
  for (const [file, name] of state.pictures ?? []) pictures.set(file, name);
  remember(state.before ?? "");
}

function remember(outline) {
  before = outline;
  find("[data-before]").hidden = !before;
}

// Another text takes the place of what is written; that can be taken back at once, and later by the button too.
function replace(outline, said) {
  const old = text.value;
  remember(old === text.dataset.example ? before : old);
  text.value = outline;
  text.setSelectionRange(0, 0);
  changed();
  announce(said, () => { text.value = old; changed(); });
}

// --- previews --------------------------------------------------------------------------------------------------------

function asked(extra = {}) {
  const body = new FormData();
  body.set("outline", text.value);
  for (const [key, value] of Object.entries({ ...choices(), ...extra })) body.set(key, value);
  for (const [file, name] of pictures) { body.append("file", file); body.append("picture", name); }
  return body;
}

async function draw() {
  running?.abort();
  const mine = running = new AbortController();
  if (!text.value.trim()) return nothing();
  cells.setAttribute("aria-busy", "true");
  try {
    let made, lacking = 0;
    do {
      made = await reached((await post(form.dataset.previews, asked({ known: [...drawn.keys()].join(" ") }), mine.signal)).json());
      for (const [name, data] of Object.entries(made.drawn)) drawn.set(name, `data:image/jpeg;base64,${data}`);
      show(made);
      lacking = made.slides.filter(({ name }) => name && !drawn.has(name)).length;
    } while (lacking && Object.keys(made.drawn).length);
    forget(made.slides);
    tell(made);
    cells.setAttribute("aria-busy", "false");
  } catch (error) {
    if (error.name === "AbortError") return;
    cells.setAttribute("aria-busy", "false");
    announce(error.message);
    if (error.lost) again(draw);
  }
}

// Where nothing is written there is no mistake either.
function nothing() {
  show({ slides: [], mistakes: [] });
  tell({ slides: [], mistakes: [], unsaid: "", note: "" });
  cells.setAttribute("aria-busy", "false");
}

// Of slides that are not shown any more, the newest stay: who undoes a change sees it at once.
function forget(slides) {
  const shown = new Set(slides.map(({ name }) => name));
  for (const name of [...drawn.keys()].filter((name) => !shown.has(name)).slice(0, -200)) drawn.delete(name);
}

function show({ slides, mistakes }) {
  if (!slides.length && mistakes.length && cells.children.length) return stale();
  while (cells.children.length > slides.length) cells.lastElementChild.remove();
  while (cells.children.length < slides.length) cells.append(blank.cloneNode(true));
  slides.forEach((slide, at) => fill(cells.children[at], slide, at + 1));
  find("[data-empty]").hidden = slides.length > 0;
  here();
}

const stale = () => { for (const stage of all(".stage", cells)) stage.classList.add("stale"); };

function fill(cell, { name, title, alt, line }, number) {
  const image = find("img", cell), button = find("button", cell), picture = drawn.get(name);
  find(".deck-gap", cell).hidden = Boolean(name);
  find(".stage", cell).classList.toggle("stale", Boolean(name) && !picture);
  if (!name) image.hidden = true;
  if (picture && image.dataset.name !== name) { image.src = picture; image.dataset.name = name; }
  if (picture) { image.hidden = false; image.alt = alt; }
  cell.dataset.line = line;
  button.textContent = `${number}. ${title}`;
  button.setAttribute("aria-label", say("slide-line", { number, title, line }));
}

function tell({ slides, mistakes, said, unsaid, note: lacking }) {
  const part = find("[data-mistakes]"), note = find("[data-unsaid]"), count = mistakes.length;
  find("ol", part).replaceChildren(...mistakes.map(mistake));
  part.hidden = !count;
  text.setAttribute("aria-invalid", count > 0);
  const told = count ? say(count === 1 ? "mistakes-one" : "mistakes-many", { count }) : slides.length ? "" : say("slides-none");
  find("[data-mistakes-status]").textContent = told;
  note.textContent = unsaid;
  note.hidden = !unsaid;
  find("[data-stand-in]").textContent = lacking;
  if (said) for (const [key, what] of Object.entries(said)) find(`[data-said="${key}"]`).textContent = say("as-said-now", { what });
  if (find("button", status)) return; // something can still be undone there
  announce(!slides.length && !count ? "" : told || say(slides.length === 1 ? "drawn-one" : "drawn-many", { count: slides.length }));
}

function mistake({ line, column, words: said, missing }) {
  const item = document.createElement("li"), button = document.createElement("button");
  Object.assign(button, { type: "button", className: "deck-line", textContent: say("line", { line }) + ":", onclick: () => go(line, column) });
  item.append(button, " ", said);
  if (missing) {
    const choose = document.createElement("button");
    Object.assign(choose, { type: "button", className: "quiet", textContent: say("picture-choose"), onclick: () => find("#files").click() });
    item.append(" ", choose);
  }
  return item;
}

// --- the text --------------------------------------------------------------------------------------------------------

const place = (line, column) => text.value.split("\n").slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;

// Puts the cursor there, and the line into view.
function go(line, column = 1) {
  const at = Math.min(place(line, column), text.value.length);
  text.focus();
  text.setSelectionRange(at, at);
  const height = parseFloat(getComputedStyle(text).lineHeight), lines = text.value.split("\n").length;
  text.scrollTop = Math.max(0, (line / lines) * text.scrollHeight - text.clientHeight / 2 + height);
}

// Marks the slide that the cursor is in.
function here() {
  if (document.activeElement !== text) return;
  const line = text.value.slice(0, text.selectionStart).split("\n").length;
  const mine = [...cells.children].filter((cell) => Number(cell.dataset.line) <= line);
  const last = mine.at(-1)?.dataset.line;
  for (const cell of cells.children) cell.toggleAttribute("data-here", cell.dataset.line === last);
}

// As if it were typed, so that the browser's own undo takes it back.
function write(words) {
  text.focus();
  if (!document.execCommand("insertText", false, words)) text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
  changed();
}

// On lines of its own after the line of the cursor; a slide after the whole slide.
function insert(snippet) {
  const slide = snippet.startsWith("## ");
  const rest = text.value.slice(text.selectionEnd), next = rest.search(slide ? /\n(?=#{1,2} )/ : /\n/);
  const at = next < 0 ? text.value.length : text.selectionEnd + next;
  text.setSelectionRange(at, at);
  const above = text.value.slice(0, at), gap = above.trim() ? "\n".repeat(2 - Math.min(2, /\n*$/.exec(above)[0].length)) : "";
  const below = text.value.slice(at), after = below.startsWith("\n\n") ? "" : "\n";
  write(gap + snippet.trimEnd() + after);
  if (!after) return;
  text.setSelectionRange(text.selectionStart - 1, text.selectionStart - 1);
}

function changed() {
  cells.setAttribute("aria-busy", "true");
  if (find("button", status)) announce("");
  keep();
  clearTimeout(soon);
  soon = setTimeout(draw, PAUSE);
}

text.addEventListener("input", () => changed());
for (const kind of ["keyup", "click", "focus"]) text.addEventListener(kind, here);
for (const button of all("[data-insert]")) button.addEventListener("click", () => { insert(button.dataset.insert); announce(say("inserted", { what: button.textContent })); });
cells.addEventListener("click", (event) => {
  const cell = event.target.closest(".cell");
  if (cell) go(Number(cell.dataset.line));
});
form.addEventListener("change", ({ target }) => { if (["region", "language", "emblem", "mode"].includes(target.name)) { address(); changed(); } });
find("[data-restart]").addEventListener("click", () => replace(text.dataset.example, say("restarted")));
find("[data-before]").addEventListener("click", () => replace(before, say("restored")));
find("[data-save]").addEventListener("click", () => save(new Blob([text.value], { type: "text/markdown" }), "elmo.md"));

// Empty templates of the look that is chosen.
function address() {
  for (const link of all("[data-template]")) {
    const query = new URLSearchParams(Object.entries(choices()).filter(([, value]) => value));
    link.search = query.size ? `?${query}` : "";
  }
}

// --- files that are dropped, pasted or chosen ------------------------------------------------------------------------

const isText = ({ name, type }) => /^text\/(plain|(x-)?markdown)$/.test(type) || /\.(md|markdown|txt)$/i.test(name);
const isPicture = ({ name, type }) => type.startsWith("image/") || /\.(heic|heif|hif|avif)$/i.test(name); // not every system knows their types

async function take(file) {
  if (/\.(pptx|potx)$/i.test(file.name)) throw new Error(say("is-deck", { name: file.name }));
  if (isText(file)) return replace(await read(file), say("replaced", { name: file.name }));
  if (!isPicture(file)) throw new Error(say("not-taken", { name: file.name }));
  pictures.set(file.name, (await handIn(form.dataset.photos, "photo", file)).name);
  gallery();
  if (text.value.includes(file.name) || text.value.includes(encodeURI(file.name))) changed();
  else insert(`![](${file.name.includes(" ") ? encodeURI(file.name) : file.name})`);
  announce(say("picture-added", { name: file.name }));
}

// Older editors save Finnish text as Windows-1252.
async function read(file) {
  if (file.size > MOST_TEXT) throw new Error(say("too-large", { name: file.name }));
  const bytes = await file.arrayBuffer();
  let outline;
  try { outline = new TextDecoder("utf-8", { fatal: true }).decode(bytes); } catch { outline = new TextDecoder("windows-1252").decode(bytes); }
  return outline.replaceAll("\r\n", "\n");
}

function gallery() {
  find("[data-pictures-part]").hidden = !pictures.size;
  find("[data-pictures]").replaceChildren(...[...pictures].map(([file, name]) => {
    const item = document.createElement("li"), image = document.createElement("img"), label = document.createElement("span"), button = document.createElement("button");
    Object.assign(image, { src: `${form.dataset.photos}/${name}.jpg`, alt: "", onerror: () => { pictures.delete(file); gallery(); changed(); } });
    label.textContent = file;
    Object.assign(button, { type: "button", className: "quiet", textContent: "×", ariaLabel: say("picture-remove", { name: file }) });
    button.onclick = () => {
      pictures.delete(file);
      gallery();
      changed();
      announce(say("picture-removed", { name: file }), () => { pictures.set(file, name); gallery(); changed(); });
    };
    item.append(image, label, button);
    return item;
  }));
}

files(find("[data-drop]"), take, { paste: true });

// --- downloads -------------------------------------------------------------------------------------------------------

function save(data, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(data), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!text.value.trim()) return text.focus(), announce(say("slides-none"));
  const button = event.submitter ?? find("button.main", form);
  announce(say("making"));
  button.disabled = true;
  try {
    const answer = await post(button.formAction, asked());
    const name = /filename="(.+?)"/.exec(answer.headers.get("Content-Disposition"))[1];
    save(await reached(answer.blob()), name);
    announce(say("made", { name }));
  } catch (error) {
    announce(error.said?.mistakes ? say("not-made") : error.message);
    if (error.said?.mistakes) find("[data-mistakes] .deck-line")?.focus();
  } finally {
    button.disabled = false;
  }
});

recall();
gallery();
address();
draw();
