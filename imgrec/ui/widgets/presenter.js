/** Page Down and n, Page Up and p -> the next page and the one before, wherever the focus is. */

const BAR = ".st-key-present_bar";
const BACK = ".st-key-present_back a";
const NEXT = ".st-key-present_next a";
const KEYS = { PageDown: NEXT, n: NEXT, PageUp: BACK, p: BACK };

let listening = false;

/** Listens once and for good: a key must not get lost while one page gives way to the next. */
export function create() {
  if (!listening) window.addEventListener("keydown", follow, { capture: true }); // before any grid
  listening = true;
  return { update() {}, setTheme() {}, destroy() {} };
}

function follow(event) {
  const link = linkFor(event, event.composedPath()[0]);
  if (!link || !document.querySelector(BAR)) return; // the presenter's view was left
  event.preventDefault();
  event.stopImmediatePropagation();
  document.querySelector(link)?.click();
}

/** The selector of the link that a key follows; null where it is another key, or is typed. */
export function linkFor(event, target) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const typed = target?.isContentEditable || /^(input|textarea|select)$/i.test(target?.tagName ?? "");
  const letter = event.key.length === 1;
  return letter && typed ? null : (KEYS[event.key] ?? null);
}
