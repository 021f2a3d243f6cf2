// The grid of a kit: what the rules say of each picture that comes into view, and making everything, with progress.

import { all, announce, find } from "./studio.js";

const head = find("[data-kit]"), words = head.dataset;
const bar = find("[data-progress]"), make = find("[data-make]"), stop = find("[data-cancel]"), again = find("[data-again]");
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const json = async (path, options) => (await fetch(path, options)).json();

// --- findings, as pictures come into view ----------------------------------------------------------------------------

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    judge(target);
  }
}, { rootMargin: "200px" });
for (const cell of all("[data-cell]")) seen.observe(cell);

async function judge(cell) {
  const { alt, findings, error } = await json(cell.dataset.cell);
  cell.classList.toggle("broken", Boolean(error));
  const found = error ? [{ level: "law", title: words.cannot, message: `${error.problem}; ${error.remedy}.` }] : findings;
  if (alt) find("img", cell).alt = alt;
  find("[data-found]", cell).replaceChildren(...found.map(remark));
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

make.addEventListener("click", async () => {
  const begun = await json(`${words.kit}/runs`, { method: "POST" });
  follow(begun.run, true);
});
stop.addEventListener("click", () => json(`${words.kit}/runs/${run}/cancel`, { method: "POST" }));

// Asks how it stands until it is over; a lost connection is tried again. The download begins by itself where it was asked for here.
async function follow(name, wanted) {
  run = name;
  make.disabled = true;
  stop.hidden = bar.hidden = false;
  for (;;) {
    const told = await json(`${words.kit}/runs/${run}`).catch(() => null);
    if (told && tell(told, wanted)) break;
    await new Promise((resolve) => setTimeout(resolve, told ? 400 : 2000));
  }
  make.disabled = false;
  stop.hidden = bar.hidden = true;
}

function tell(told, wanted) {
  bar.max = told.total || 1;
  bar.value = told.done;
  if (told.state === "running") {
    const left = told.seconds_left ? ` · ${fill(words.left, { seconds: Math.ceil(told.seconds_left) })}` : "";
    announce(fill(words.making, told) + left);
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

function failures(list) {
  const place = find("[data-failures]");
  place.hidden = !list.length;
  const lines = list.map(({ error }) => Object.assign(document.createElement("li"), { textContent: error }));
  const title = Object.assign(document.createElement("li"), { textContent: fill(words.failed, { count: list.length }) });
  place.replaceChildren(title, ...lines);
}

if (words.run && !find("[data-status]").textContent) follow(words.run, false);
