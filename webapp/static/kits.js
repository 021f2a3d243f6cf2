// The start of a kit: fields of the languages and templates that are chosen, and a file that is dropped.

import { all, find } from "./studio.js";

const form = find("[data-new]");

function fit() {
  const chosen = new Set(all("[name=template]:checked", form).map((box) => box.value));
  const needed = new Set(all("[data-slots]:checked", form).flatMap((box) => box.dataset.slots.split(" ")));
  const spoken = new Set(all("[name=language]:checked", form).map((box) => box.value));
  for (const tongue of all(".tongue", form)) {
    tongue.hidden = !spoken.has(tongue.dataset.language);
    for (const field of all("[data-slot]", tongue)) field.hidden = !needed.has(field.dataset.slot);
  }
  for (const mark of all("[data-needed]", form)) mark.hidden = !mark.dataset.needed.split(" ").some((template) => chosen.has(template));
  for (const field of all("[data-required]", form)) field.setAttribute("aria-required", !find("[data-needed]", field.closest(".field")).hidden);
}

form.addEventListener("change", fit);
fit();

const drop = find("[data-drop=file]"), input = find("#file");
const over = (event, on) => { event.preventDefault(); drop.classList.toggle("over-it", on); };
drop.addEventListener("dragover", (event) => over(event, true));
drop.addEventListener("dragleave", (event) => over(event, false));
drop.addEventListener("drop", (event) => {
  over(event, false);
  const [photos, others] = [true, false].map((wanted) => [...event.dataTransfer.files].filter((file) => (input.files.length > 0 && file.name.endsWith(".zip")) === wanted));
  if (others.length) input.files = list(others[0]);
  if (photos.length) find("#photos").files = list(photos[0]);
});

function list(file) {
  const held = new DataTransfer();
  held.items.add(file);
  return held.files;
}
