// Make a picture: previews follow typing, one request at a time, the newest always last; findings come when typing pauses.

import { again, all, announce, back, copy, files, find, handIn, lines, post } from "./studio.js";
import { address } from "./address.js";
import { showSafeAreas } from "./safe.js";

const form = find("#design");
const cells = find("[data-cells]");
const words = find("[data-words]").content;
const status = find("[data-status]");
const page = crypto.randomUUID().slice(0, 12);
let turn = 0, running = null, pause = 0, sampled = !find("[data-sample]").hidden;

const said = (extra = {}) => {
  const body = new URLSearchParams(new FormData(form));
  for (const [key, value] of Object.entries(extra)) body.set(key, value);
  for (const [key, value] of [...body]) if (value === "" && !key.includes("-")) body.delete(key, value);
  return body;
};
const design = () => said().toString();
const { write, writeSoon } = address(design, form.elements.kit && `${form.elements.kit.value}/${form.elements.cell.value}`);

// --- previews -------------------------------------------------------------------------------------------------------

async function draw() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  cells.setAttribute("aria-busy", "true");
  try {
    const answer = await post(form.dataset.previews, said({ page, turn: ++turn }), mine.signal);
    for await (const line of lines(answer)) "faults" in line ? tell(line) : show(line);
    cells.setAttribute("aria-busy", "false");
    back();
    clearTimeout(pause);
    pause = setTimeout(judge, 350);
  } catch (error) {
    if (error.name === "AbortError") return;
    cells.setAttribute("aria-busy", "false");
    announce(error.message);
    if (error.lost) again(draw);
  } finally {
    if (running === mine) running = null;
  }
}

function show({ format, svg, base, alt, caption, error }) {
  const cell = find(`[data-format="${format}"]`, cells);
  if (!cell) return;
  const stage = find(".stage", cell), under = find(".base", stage), over = find(".words", stage);
  find(".misfit", stage)?.remove();
  stage.classList.toggle("stale", Boolean(error));
  if (error) return misfit(stage, error);
  const old = over.src;
  over.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  over.hidden = false;
  over.alt = alt;
  cell.dataset.alt = alt;
  form.dataset.caption = caption;
  if (new URL(base, location).href !== under.src || (under.complete && !under.naturalWidth)) under.src = base;
  if (old.startsWith("blob:")) URL.revokeObjectURL(old);
}

const faulty = () => all("[data-fault]").some((place) => place.textContent.trim());

function misfit(stage, error) {
  const note = document.createElement("p");
  note.className = "misfit";
  note.textContent = `${error.problem}; ${error.remedy}.`;
  stage.append(note);
}

function tell({ faults, note, sample }) {
  const model = find("[data-sample]");
  model.textContent = sample;
  model.hidden = !sample;
  sampled = Boolean(sample);
  cells.toggleAttribute("data-sampled", sampled);
  const place = find("[data-stand-in]");
  place.textContent = note;
  place.hidden = !note;
  for (const place of all("[data-fault]")) {
    const mine = faults.filter((fault) => fault.slot === place.dataset.fault);
    place.textContent = mine.map((fault) => `${fault.problem}; ${fault.remedy}.`).join(" ");
    find(`#slot-${place.dataset.fault}, #${place.dataset.fault}`)?.setAttribute("aria-invalid", mine.length > 0);
  }
  for (const button of all(FINISHED)) button.setAttribute("aria-disabled", !ready());
}

// Buttons for what is finished: there is nothing to take yet while a field is wrong, or a text is not hers.
const FINISHED = "[formaction], [data-copy-alt], [data-copy-caption]";
const ready = () => !faulty() && !sampled;

function refuse() {
  announce(faulty() ? status.dataset.faulty : status.dataset.unwritten);
  (find("[aria-invalid=true]") ?? all("[data-slot] [required]").find((field) => !field.value.trim()))?.focus();
}

// Once typing has paused: what the rules say, and word to those who hear the page.
async function judge() {
  if (!ready()) {
    for (const list of all("[data-found]", cells)) list.replaceChildren();
    if (faulty()) announce(status.dataset.faulty);
    return;
  }
  if (!status.textContent) announce(status.dataset.drawn);
  const answer = await post(form.dataset.findings, said()).catch(() => null);
  if (!answer) return;
  for (const [format, found] of Object.entries(await answer.json())) {
    const list = find(`[data-format="${format}"] [data-found]`, cells);
    list?.replaceChildren(...(found.length ? found.map(remark) : [remark(null)]));
  }
}

function remark(finding) {
  const item = document.createElement("li");
  if (!finding) return Object.assign(item, { className: "fine", textContent: find("[data-fine]", words).textContent });
  const level = document.createElement("b");
  level.textContent = find(`[data-level-${finding.level}]`, words).textContent;
  item.className = finding.level;
  item.title = finding.source;
  item.append(level, finding.message);
  return item;
}

// --- the form -------------------------------------------------------------------------------------------------------

function count(field) {
  const place = find(`[data-count="${field.name}"]`);
  if (!place) return;
  const length = [...field.value.normalize("NFC").trim()].length;
  place.textContent = `${length} / ${field.dataset.max}`;
  place.classList.toggle("over", length > field.dataset.max);
}

let soon = 0;
function changed(event) {
  if (event) announce("");
  writeSoon();
  cells.setAttribute("aria-busy", "true");
  if (event?.target?.dataset?.max) count(event.target);
  if (event?.target?.name === "format") return reopen();
  clearTimeout(soon);
  soon = setTimeout(draw, 40);
}

// Other sizes are other cells, which the page has to be asked for.
function reopen() {
  clearTimeout(soon);
  soon = setTimeout(() => location.assign(`?${design()}`), 900);
}

form.addEventListener("input", changed);
form.addEventListener("click", (event) => {
  const button = event.target.closest(FINISHED), lost = !navigator.onLine && button?.matches("[formaction]");
  if (!button || (ready() && !lost)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ready() ? announce(document.body.dataset.offline) : refuse();
}, { capture: true });
form.addEventListener("submit", (event) => { if (!event.submitter?.matches("[formaction]")) event.preventDefault(); });
for (const field of all("[data-max]")) field.addEventListener("input", () => count(field));

find("[data-clear]").addEventListener("click", () => {
  const fields = all("[data-slot] :is(input, textarea)"), before = fields.map((field) => field.value);
  const put = (values) => { fields.forEach((field, at) => { field.value = values[at]; count(field); }); changed(); };
  put(before.map(() => ""));
  announce(status.dataset.cleared, () => put(before));
});
find("[data-link]").addEventListener("click", () => copy(`${location.origin}${location.pathname}?${design()}`, photo.value || all("[name=partner]").length ? status.dataset.linkFiles : undefined));
find("[data-copy-caption]").addEventListener("click", () => copy(form.dataset.caption ?? ""));
cells.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy-alt]");
  if (button) copy(button.closest(".cell").dataset.alt ?? "");
});

// --- rows of a programme ---------------------------------------------------------------------------------------------

for (const rows of all("[data-rows]")) {
  const list = find("ol", rows), most = Number(rows.dataset.most);
  const limit = () => { find("[data-add-row]", rows).disabled = list.children.length >= most; };
  rows.addEventListener("click", (event) => {
    if (event.target.closest("[data-add-row]")) {
      const row = list.lastElementChild.cloneNode(true);
      for (const field of all("input", row)) field.value = "";
      list.append(row);
      find("input", row).focus();
    }
    const gone = event.target.closest("[data-remove-row]")?.closest("li");
    if (gone && list.children.length > 1) {
      const next = gone.nextElementSibling;
      gone.remove();
      announce(status.dataset.rowRemoved, () => { list.insertBefore(gone, next); changed(); limit(); });
      changed();
    }
    limit();
  });
  limit();
}

// --- photograph: handed in, and the point that must stay in view ------------------------------------------------------

const photo = find("[name=photo]"), focus = find("[name=focus]"), stage = find("[data-focus]"), point = find("[data-focus-point]");

function aim(x, y) {
  [x, y] = [x, y].map((at) => Math.min(1, Math.max(0, at)));
  focus.value = `${x.toFixed(3)},${y.toFixed(3)}`;
  place();
  changed();
}

function place() {
  const [x, y] = focus.value.split(",").map(Number);
  point.style.left = `${x * 100}%`;
  point.style.top = `${y * 100}%`;
  find("[data-focus-at]").textContent = `${Math.round(x * 100)} %, ${Math.round(y * 100)} %`;
}

function photoShown() {
  find("[data-photo-shown]").hidden = !photo.value;
  find("#alt").required = Boolean(photo.value);
  if (photo.value) { find("[data-photo-image]").src = `${form.dataset.photos}/${photo.value}.jpg`; place(); }
}

stage.addEventListener("pointerdown", (event) => {
  const box = stage.firstElementChild.getBoundingClientRect();
  aim((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
});
stage.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!step) return;
  event.preventDefault();
  const [x, y] = focus.value.split(",").map(Number), far = event.shiftKey ? 0.1 : 0.02;
  aim(x + step[0] * far, y + step[1] * far);
});
files(find("[data-drop=photo]"), async (file) => {
  photo.value = (await handIn(form.dataset.photos, "photo", file)).name;
  focus.value = "0.5,0.5";
  photoShown();
  changed();
}, { paste: true });
find("[data-photo-remove]").addEventListener("click", () => {
  const before = photo.value;
  const put = (name) => { photo.value = name; photoShown(); changed(); };
  put("");
  announce(status.dataset.photoRemoved, () => put(before));
});

// --- partners ---------------------------------------------------------------------------------------------------------

const shown = find("[data-partners-shown]");

function partner(name, title) {
  const item = document.createElement("li"), value = document.createElement("input"), image = document.createElement("img"), button = document.createElement("button");
  Object.assign(value, { type: "hidden", name: "partner", value: name });
  Object.assign(image, { src: `${form.dataset.partners}/${name}.png`, alt: title });
  Object.assign(button, { type: "button", className: "quiet", textContent: "×", ariaLabel: `${shown.dataset.removeWord}${title}` });
  button.onclick = () => { item.remove(); changed(); announce(status.dataset.partnerRemoved, () => { shown.append(item); changed(); }); };
  item.append(value, image, button);
  return item;
}

files(find("[data-drop=partners]"), async (file) => {
  if (shown.children.length >= Number(shown.dataset.most)) throw new Error(shown.dataset.many);
  const { name } = await handIn(form.dataset.partners, "logo", file);
  shown.append(partner(name, file.name));
  changed();
});

for (const cell of all(".cell", cells)) {
  const [width, height] = cell.dataset.size.split(",").map(Number);
  cell.toggleAttribute("data-wide", width / height > 2.5);
}
find("[data-safe]").addEventListener("change", ({ target }) => showSafeAreas(cells, target.checked));
for (const item of [...shown.children]) item.replaceWith(partner(find("input", item).value, ""));
photoShown();
write();
draw();
