// The grid of a kit: what the rules say of each picture and deck that comes into view, and making everything, with progress.

import { again as later, all, announce, ask, back, find, reached } from "./studio.js";

const head = find("[data-kit]"), words = head.dataset;
const bar = find("[data-progress]"), make = find("[data-make]"), stop = find("[data-cancel]"), again = find("[data-again]");
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const json = async (path, options) => reached((await ask(path, options)).json());
const kit = words.kit.split("/").at(-1);

// --- findings, as pictures come into view ----------------------------------------------------------------------------

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    look(target);
  }
}, { rootMargin: "200px" });
for (const cell of all("[data-cell], [data-deck]")) seen.observe(cell);

// What could not be asked for is asked for again.
const missed = new Set();
async function look(cell) {
  const image = find("img", cell);
  if (image.complete && !image.naturalWidth) image.src = image.src;
  try { await ("deck" in cell.dataset ? judgeDeck : judge)(cell); back(); } catch (error) {
    announce(error.message);
    if (error.lost) later(lookAgain);
    missed.add(cell);
  }
}

function lookAgain() {
  const cells = [...missed];
  missed.clear();
  for (const cell of cells) look(cell);
}

async function judge(cell) {
  const { alt, findings, error } = await json(cell.dataset.cell);
  tell(cell, findings, error);
  if (alt) find("img", cell).alt = alt;
}

function tell(cell, findings, error) {
  cell.classList.toggle("broken", Boolean(error));
  const found = error ? [{ level: "law", title: words.cannot, message: `${error.problem}; ${error.remedy}.` }] : findings;
  find("[data-found]", cell).replaceChildren(...found.map(remark));
}

// Slides after the first are drawn when somebody opens the list of them.
async function judgeDeck(cell) {
  const { slides = [], findings, error } = await json(cell.dataset.deck), more = find("details", cell);
  tell(cell, findings, error);
  cell.classList.toggle("broken", !slides.length);
  find("[data-slide-count]", cell).textContent = slides.length === 1 ? words.slidesOne : slides.length ? fill(words.slidesMany, { count: slides.length }) : "";
  if (slides.length) find("img", cell).alt = slides[0].alt;
  more.hidden = slides.length < 2;
  more.addEventListener("toggle", () => find("ol", more).replaceChildren(...slides.slice(1).map((slide, at) => small(cell, slide, at + 2))), { once: true });
}

function small(cell, { title, alt }, number) {
  const item = document.createElement("li"), image = document.createElement("img"), name = document.createElement("p");
  Object.assign(image, { loading: "lazy", width: 800, height: 450, alt, src: cell.dataset.slide.replace(/1(?=\.jpg$)/, number) });
  Object.assign(name, { className: "kit-name", textContent: `${number}. ${title}` });
  item.append(image, name);
  return item;
}

function remark({ level, title, message, source }) {
  const item = document.createElement("li"), name = document.createElement("b");
  name.textContent = title ?? words[`level${level[0].toUpperCase()}${level.slice(1)}`];
  item.className = level;
  item.title = source ?? "";
  item.append(name, message);
  return item;
}

// --- everything --------------------------------------------------------------------------------------------------------

let run = "";

async function begin() {
  make.disabled = true;
  try { follow((await json(`${words.kit}/runs`, { method: "POST" })).run, true); } catch (error) {
    announce(error.message);
    if (error.lost) return later(begin);
    make.disabled = false;
  }
}

find("[data-run-form]").addEventListener("submit", (event) => { event.preventDefault(); begin(); });
stop.addEventListener("click", () => json(`${words.kit}/runs/${run}/cancel`, { method: "POST" }).catch((error) => announce(error.message)));

// Asks how it stands until it is over; a lost connection is tried again. The download begins by itself where it was asked for here.
async function follow(name, wanted) {
  run = name;
  make.disabled = true;
  stop.hidden = bar.hidden = false;
  for (;;) {
    const told = await json(`${words.kit}/runs/${run}`).catch(({ lost, message }) => (announce(lost ? words.offline : message), { gone: !lost }));
    if (told.gone || (told.state && report(told, wanted))) break;
    await new Promise((resolve) => setTimeout(resolve, told.state ? 400 : 2000));
  }
  make.disabled = false;
  stop.hidden = bar.hidden = true;
}

function report(told, wanted) {
  bar.max = told.total || 1;
  bar.value = told.done;
  if (told.state === "running") {
    announce(fill(words.making, told) + (told.seconds_left ? ` · ${left(told.seconds_left)}` : ""));
    return false;
  }
  const done = `${fill(words.done, told)} ${wanted ? words.begins : ""}`.trim();
  announce(told.state === "done" ? done : words.cancelled);
  failures(told.failures);
  if (told.state !== "done") return true;
  again.href = `${words.kit}/runs/${run}.zip`;
  again.hidden = false;
  if (wanted) again.click();
  return true;
}

const left = (seconds) => (seconds < 90 ? fill(words.left, { seconds: Math.ceil(seconds) }) : fill(words.leftMinutes, { minutes: Math.ceil(seconds / 60) }));

function failures(list) {
  const place = find("[data-failures]");
  place.hidden = !list.length;
  const lines = list.map(({ error }) => Object.assign(document.createElement("li"), { textContent: error }));
  const title = Object.assign(document.createElement("li"), { textContent: fill(words.failed, { count: list.length }) });
  place.replaceChildren(title, ...lines);
}

if (words.run) follow(words.run, false);

// --- pictures that were changed and not saved ---------------------------------------------------------------------------

const drafts = () => Object.keys(sessionStorage).filter((key) => key.startsWith(`${kit}/`));

function showDrafts() {
  const place = find("[data-drafts]"), kept = drafts();
  place.hidden = !kept.length;
  find("p", place).textContent = kept.length === 1 ? words.draftOne : fill(words.draftMany, { count: kept.length });
  if (kept.length) find("[data-draft-on]", place).href = sessionStorage.getItem(kept[0]);
  for (const cell of all("[data-stem]")) mark(cell, sessionStorage.getItem(`${kit}/${cell.dataset.stem}`));
}

function mark(cell, draft) {
  find(".draft", cell)?.remove();
  if (draft) find(".kit-name", cell).append(Object.assign(document.createElement("span"), { className: "draft", textContent: words.draft }));
  for (const link of all("a", cell)) {
    link.dataset.edit ??= link.href;
    link.href = draft ?? link.dataset.edit;
  }
}

find("[data-draft-drop]").addEventListener("click", () => {
  const dropped = drafts().map((key) => [key, sessionStorage.getItem(key)]);
  for (const [key] of dropped) sessionStorage.removeItem(key);
  showDrafts();
  announce(words.draftDropped, () => { for (const [key, draft] of dropped) sessionStorage.setItem(key, draft); showDrafts(); });
});

// What was done is told where it was done, once: a reload does not tell it again.
const done = new URL(location).searchParams;
if (done.has("cell")) sessionStorage.removeItem(`${kit}/${done.get("cell")}`);
find("#saved")?.focus();
if (done.has("saved")) history.replaceState(null, "", words.kit);
addEventListener("pageshow", showDrafts);
