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

// What comes over the network, or an Error for people: the browser's own speaks English.
export async function reached(promise) {
  try { return await promise; } catch (error) {
    throw error instanceof TypeError ? Object.assign(new Error(document.body.dataset.offline), { lost: true }) : error;
  }
}

// The studio's answer; throws an Error whose message is for people, and which holds all that was `said`.
export async function ask(url, options) {
  const answer = await reached(fetch(url, { ...options, headers: { Accept: "application/json" } }));
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => ({}));
  throw Object.assign(new Error(said.problem ? `${said.problem}; ${said.remedy}.` : said.title ?? answer.statusText), { said });
}

export const post = (url, body, signal) => ask(url, { method: "POST", body, signal });

// Tries once more when the connection is back, or after some seconds.
const WAIT = 5_000, attempts = new Set();
let timer = 0;
function retry() {
  clearTimeout(timer);
  const mine = [...attempts];
  attempts.clear();
  for (const attempt of mine) attempt();
}
export function again(attempt) {
  attempts.add(attempt);
  clearTimeout(timer);
  timer = setTimeout(retry, WAIT);
}
addEventListener("online", retry);

// Takes back that there is no connection, once there is.
export const back = () => { if (status?.textContent === document.body.dataset.offline) announce(""); };

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
  return reached((await post(url, body)).json());
}

// Calls `take` with every file that is dropped on the place, chosen there, or (for pictures) pasted anywhere.
export function files(place, take, { paste = false } = {}) {
  const fault = find("[data-drop-fault]", place);
  const each = async (list) => {
    const wrong = [];
    fault.textContent = "";
    for (const file of list) {
      place.setAttribute("aria-busy", "true");
      try { await take(file); } catch (error) {
        wrong.push(error.message);
        fault.textContent = wrong.join(" ");
      }
      place.removeAttribute("aria-busy");
    }
  };
  const over = (event, on) => { event.preventDefault(); place.classList.toggle("over-it", on); };
  place.addEventListener("dragover", (event) => over(event, true));
  place.addEventListener("dragleave", (event) => over(event, false));
  place.addEventListener("drop", (event) => { over(event, false); each(event.dataTransfer.files); });
  const input = find("input[type=file]", place);
  const taken = () => { each([...input.files]); input.value = ""; };
  input.addEventListener("change", taken);
  if (input.files.length) setTimeout(taken); // chosen before the script ran
  if (paste) addEventListener("paste", (event) => { if (event.clipboardData.files.length) { event.preventDefault(); each(event.clipboardData.files); } });
}

// Reads an answer line by line as it comes (JSON Lines).
export async function* lines(answer) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value: text } = await reached(reader.read());
    if (done) return;
    const parts = (rest + text).split("\n");
    rest = parts.pop();
    for (const part of parts) if (part) yield JSON.parse(part);
  }
}
