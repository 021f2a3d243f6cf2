// The guide: values become buttons that copy them, the contents say where one is, a chosen ground says what can be read on it.
import { all, announce, find } from "./studio.js";

const status = find("[data-status]");
let hush;

// Shown for a while, and empty in between, so that the same words are read out again.
function tell(words) {
  clearTimeout(hush);
  announce("");
  requestAnimationFrame(() => announce(words));
  hush = setTimeout(() => announce(""), 4000);
}

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

// Where the browser gives no clipboard (a page that came unencrypted over the network), the value is selected instead.
async function copy(button, words) {
  try {
    await navigator.clipboard.writeText(words);
    tell(`${status.dataset.copied}: ${words}`);
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 1600);
  } catch {
    select(find(".value-text", button) ?? button);
    tell(status.dataset.selected);
  }
}

for (const value of all("[data-copy]")) {
  const button = document.createElement("button");
  const says = document.createElement("span");
  Object.assign(says, { className: "unseen", textContent: ` ${value.dataset.says}`, lang: document.documentElement.lang });
  Object.assign(button, { type: "button", className: `copy ${value.className}-copy` });
  value.replaceWith(button);
  button.append(value, says, find("[data-copy-icon]").content.cloneNode(true));
  button.addEventListener("click", () => copy(button, value.dataset.copy));
}

for (const ground of all("[name=ground]")) ground.addEventListener("change", () => tell(ground.dataset.says));

// The map has its land in the middle: there a narrow screen begins.
for (const paper of all("#map .paper")) paper.scrollLeft = (paper.scrollWidth - paper.clientWidth) / 2;

const links = new Map(all(".toc a").map((link) => [link.hash.slice(1), link]));
const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    for (const link of links.values()) link.removeAttribute("aria-current");
    links.get(target.id).setAttribute("aria-current", "true");
  }
}, { rootMargin: "-25% 0px -70%" });
for (const chapter of all(".chapter")) seen.observe(chapter);
