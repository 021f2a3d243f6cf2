// What several pages need: announcements, copying, files that are dropped, pasted or chosen.

export const find = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const status = find("[data-status]");

// Says something to everybody: shown, and read out by screen readers. `undo` adds a button that takes it back.
export function announce(words, undo) {
  if (!status) return;
  status.textContent = words;
  if (!undo) return;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "quiet", textContent: status.dataset.undo, onclick: () => (undo(), announce("")) });
  status.append(" ", button);
}

export async function copy(words, said = status.dataset.copied) {
  await navigator.clipboard.writeText(words);
  announce(said);
}

// A file that is let go beside every place for it would otherwise be opened in the studio's stead.
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });

// Sends a file, and returns what was made of it; throws an Error whose message is for people.
export async function handIn(url, field, file) {
  const body = new FormData();
  body.append(field, file);
  const answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.problem ? `${said.problem}; ${said.remedy}.` : said.title);
  return said;
}

// Calls `take` with every file that is dropped on the place, chosen there, or (for pictures) pasted anywhere.
export function files(place, take, { paste = false } = {}) {
  const fault = find("[data-drop-fault]", place);
  const each = async (list) => {
    fault.textContent = "";
    for (const file of list) {
      place.setAttribute("aria-busy", "true");
      try { await take(file); } catch (error) { fault.textContent = error.message; }
      place.removeAttribute("aria-busy");
    }
  };
  const over = (event, on) => { event.preventDefault(); place.classList.toggle("over-it", on); };
  place.addEventListener("dragover", (event) => over(event, true));
  place.addEventListener("dragleave", (event) => over(event, false));
  place.addEventListener("drop", (event) => { over(event, false); each(event.dataTransfer.files); });
  const input = find("input[type=file]", place);
  input.addEventListener("change", () => { each([...input.files]); input.value = ""; });
  if (paste) addEventListener("paste", (event) => { if (event.clipboardData.files.length) { event.preventDefault(); each(event.clipboardData.files); } });
}

// Reads an answer line by line as it comes (JSON Lines).
export async function* lines(answer) {
  let rest = "";
  for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split("\n");
    rest = parts.pop();
    for (const part of parts) if (part) yield JSON.parse(part);
  }
}
