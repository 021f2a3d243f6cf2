// A page's address, which says at all times what its form does, so that a reload, or Back, brings it back.

import { find } from "./studio.js";

// Browsers take 100 changes in 30 seconds: 50 come at once, and then one every REST milliseconds.
const REST = 650, AT_ONCE = 50;

// `design()` is what the form says; `draft` is the name under which the tab keeps what was changed and not saved, if it does:
// the page that it belongs to offers to go on with it.
export function address(design, draft) {
  const start = design(), begun = draft && sessionStorage.getItem(draft) !== null;
  let left = AT_ONCE, counted = 0, unwritten = 0;

  function write() {
    clearTimeout(unwritten);
    unwritten = 0;
    history.replaceState(null, "", `?${design()}`);
    keepChoice();
    if (draft) keepDraft();
  }

  function keepDraft() {
    if (begun || design() !== start) sessionStorage.setItem(draft, location.pathname + location.search);
    else sessionStorage.removeItem(draft);
  }

  function writeSoon() {
    const now = Date.now();
    left = Math.min(AT_ONCE, left + (now - counted) / REST);
    counted = now;
    if (unwritten) return;
    if (left < 1) { unwritten = setTimeout(write, REST); return; }
    left -= 1;
    write();
  }

  return { write, writeSoon };
}

// The header's way to another region leads back to the design as it is now.
function keepChoice() {
  const choice = find("[data-choose]"), to = new URL(choice.href);
  to.searchParams.set("back", location.pathname + location.search);
  choice.href = to;
}
