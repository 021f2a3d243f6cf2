// Logos: the page follows its form without being loaded anew; partners are handed in, named, ordered, removed and brought back.

import { again, all, announce, copy, files, find, handIn, reached } from "./studio.js";

const form = find("#logos"), drop = find("[data-drop]"), chips = find("[data-chips]"), fault = find("[data-drop-fault]");
let turn = 0, soon = 0;

const address = () => `${location.pathname}?${new URLSearchParams(new FormData(form)).toString()}`;

// Asks for the page that the form describes, and puts its parts in place; `words` are told instead of what is shown now.
async function show(words, undo) {
  const mine = ++turn, target = address();
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await reached(fetch(target));
    const page = new DOMParser().parseFromString(await reached(answer.text()), "text/html");
    if (mine !== turn) return;
    if (!answer.ok) throw new Error(find("main", page)?.innerText ?? answer.statusText);
    for (const part of all("[data-part]")) part.replaceWith(document.importNode(find(`[data-part=${part.dataset.part}]`, page), true));
    const { now, title, owner } = find("[data-part=title]").dataset;
    document.title = title;
    form.dataset.region = owner;
    history.replaceState(null, "", target);
    announce(words ?? now, undo);
  } catch (error) {
    if (!error.lost) { fault.textContent = error.message; return; }
    announce(error.message);
    again(() => show(words, undo));
  } finally {
    if (mine === turn) form.removeAttribute("aria-busy");
  }
}

form.addEventListener("input", ({ target }) => {
  if (!target.name) return;
  if (target.name === "name") label(target.closest("li"));
  clearTimeout(soon);
  soon = setTimeout(show, target.name === "name" ? 500 : 0);
});
form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
find("[data-link]").addEventListener("click", () => copy(new URL(address(), location).href));

// --- partners ---------------------------------------------------------------------------------------------------------

const titled = (chip) => find("[name=name]", chip).value;

function label(chip) {
  for (const place of all("[data-title]", chip)) place.textContent = titled(chip);
}

function chip(name, title) {
  const made = find("[data-chip]").content.firstElementChild.cloneNode(true);
  find("[name=partner]", made).value = name;
  find("[name=name]", made).value = title;
  find("img", made).src = `${form.dataset.partners}/${name}.png`;
  label(made);
  return made;
}

// The state of what depends on whether, and in which order, there are partners.
function settle({ first = false } = {}) {
  const count = chips.children.length, besides = find("[data-needs-partners]");
  chips.hidden = find("[data-row-choice]").hidden = besides.disabled = count === 0;
  if (first) besides.checked = true;
  if (!count && besides.checked) find("[name=with][value=eu]").checked = true;
  [...chips.children].forEach((item, at) => {
    find("[data-earlier]", item).disabled = at === 0;
    find("[data-later]", item).disabled = at === count - 1;
  });
}

const readable = (file) => file.replace(/\.[a-z]+$/i, "").replace(/[_-]+/g, " ").trim().slice(0, 60);

files(drop, async (file) => {
  const first = chips.children.length === 0;
  if (chips.children.length >= Number(drop.dataset.most)) throw new Error(drop.dataset.many);
  let made;
  try { made = await handIn(form.dataset.partners, "logo", file); } catch (error) { throw new Error(`${file.name}: ${error.message}`); }
  chips.append(chip(made.name, readable(file.name)));
  settle({ first });
  await show(`${chips.dataset.added} ${readable(file.name)}`);
}, { paste: true });

function move(item, before, focus) {
  chips.insertBefore(item, before);
  settle();
  const button = find(focus, item);
  (button.disabled ? find("button:not([disabled])", item) : button).focus();
  show(`${chips.dataset.moved} ${titled(item)}`);
}

function remove(item) {
  const next = item.nextElementSibling, near = next ?? item.previousElementSibling;
  item.remove();
  settle();
  (near ? find("[data-remove]", near) : find("#partner-file")).focus();
  const back = () => { chips.insertBefore(item, next?.isConnected ? next : null); settle(); find("[data-remove]", item).focus(); setTimeout(show); };
  show(`${chips.dataset.removed} ${titled(item)}.`, back);
}

chips.addEventListener("click", ({ target }) => {
  const item = target.closest("li");
  if (target.closest("[data-earlier]")) move(item, item.previousElementSibling, "[data-earlier]");
  if (target.closest("[data-later]")) move(item, item.nextElementSibling?.nextElementSibling ?? null, "[data-later]");
  if (target.closest("[data-remove]")) remove(item);
});

// The same with the mouse: a chip is dropped on another's place.
let lifted = null;
chips.addEventListener("dragstart", ({ target }) => { lifted = target.closest?.("li"); lifted?.classList.add("lifted"); });
chips.addEventListener("dragend", () => { lifted?.classList.remove("lifted"); lifted = null; });
chips.addEventListener("drop", (event) => {
  const over = event.target.closest("li");
  if (!lifted || !over || over === lifted) return;
  event.preventDefault();
  const later = [...chips.children].indexOf(over) > [...chips.children].indexOf(lifted);
  move(lifted, later ? over.nextElementSibling : over, "[data-remove]");
});

for (const item of [...chips.children]) item.replaceWith(chip(item.dataset.name, item.dataset.title));
settle();
for (const place of all("[data-needs-script]")) place.hidden = false;
for (const place of all("[data-without-script]")) place.hidden = true;
