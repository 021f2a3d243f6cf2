// Move a deck: a file that is dropped is handed in at once; meanwhile the page says so.

import { announce, find } from "./studio.js";

const form = find("#move"), place = find("[data-drop]"), field = find("#deck");

const over = (event, on) => { event.preventDefault(); place.classList.toggle("over-it", on); };
place.addEventListener("dragover", (event) => over(event, true));
place.addEventListener("dragleave", (event) => over(event, false));
place.addEventListener("drop", (event) => {
  over(event, false);
  if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
});
form.addEventListener("submit", () => {
  find("[type=submit]", form).disabled = true;
  form.setAttribute("aria-busy", "true");
  announce(find("[data-status]").dataset.moving);
});
addEventListener("pageshow", () => { find("[type=submit]", form).disabled = false; form.removeAttribute("aria-busy"); });
(find("[data-done]") ?? (find("[data-drop-fault]").textContent ? field : null))?.focus();
