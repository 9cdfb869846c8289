// One report: words are selected by mouse or word by word with the keyboard; the form for them is opened beside the text;
// the keys of a claim act on the card that is at hand. Lighting is in light.js. Writes text only (textContent).
import { say, typing } from "/static/js/workbench.js";

const root = document.querySelector(".report");
const words = root.querySelector(".words");
const picked = document.getElementById("picked");
const place = document.getElementById("panel");
const address = root.dataset.address;
const WORD = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'\-.:,<>]*[\p{L}\p{M}\p{N}>]|[\p{L}\p{M}\p{N}]/gu;
let list = null; // the words of the text, in their order
let anchor = -1, focus = -1; // words that are selected by the keyboard

/** All words of the text with the nodes that they stand in; hidden passages have none until they are opened. */
function all() {
  if (list) return list;
  list = [];
  for (const piece of words.querySelectorAll("[data-at]")) {
    if (piece.offsetParent === null) continue;
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const found of node.data.matchAll(WORD)) list.push({ node, from: found.index, to: found.index + found[0].length });
    }
  }
  return list;
}

words.addEventListener("change", (event) => { if (event.target.matches(".veil-box")) list = null; });

/** The character of the report at a place of the page; a piece that is not shown as it is written counts as a whole. */
function characterAt(node, offset, atEnd) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!piece) return null;
  const range = document.createRange();
  range.selectNodeContents(piece);
  const whole = [...range.toString()].length;
  range.setEnd(node, offset);
  const start = Number(piece.dataset.at), end = Number(piece.dataset.end);
  if (whole !== end - start) return atEnd ? end : start;
  return start + [...range.toString()].length;
}

/** Widen a selection to whole words; null where it holds none. */
function chosen() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!words.contains(range.startContainer) || !words.contains(range.endContainer)) return null;
  const inside = all().filter(({ node, from, to }) => {
    return range.comparePoint(node, to) >= 0 && range.comparePoint(node, from) <= 0 && touches(range, node, from, to);
  });
  if (!inside.length) return null;
  const first = inside[0], last = inside[inside.length - 1];
  const start = characterAt(first.node, first.from, false), end = characterAt(last.node, last.to, true);
  return start === null || end === null ? null : { start, end, first, last };
}

/** Whether some of a word lies in the range, and not its edge alone. */
function touches(range, node, from, to) {
  if (node === range.startContainer && to <= range.startOffset) return false;
  if (node === range.endContainer && from >= range.endOffset) return false;
  return true;
}

function select(first, last) {
  const range = document.createRange();
  range.setStart(first.node, first.from);
  range.setEnd(last.node, last.to);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** Show what is selected with what can be made of it. */
function offer() {
  const found = chosen();
  if (!found) {
    picked.hidden = true;
    return;
  }
  const range = document.createRange();
  range.setStart(found.first.node, found.first.from);
  range.setEnd(found.last.node, found.last.to);
  const copy = range.cloneContents();
  copy.querySelectorAll(".ref, .veil").forEach((other) => other.remove());
  const text = copy.textContent.replace(/\s+/g, " ");
  picked.querySelector("q").textContent = text.length > 160 ? `${text.slice(0, 120)} […] ${text.slice(-30)}` : text;
  root.querySelector(".made").hidden = true;
  picked.dataset.start = found.start;
  picked.dataset.end = found.end;
  picked.hidden = false;
}

words.addEventListener("mouseup", () => setTimeout(() => {
  anchor = focus = -1;
  const found = chosen();
  if (found) select(found.first, found.last);
  offer();
}));

// Fingers select without a mouse button; and what is selected no longer is offered no longer.
let settling = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(settling);
  settling = setTimeout(() => { if (!place.firstElementChild && !picked.contains(document.activeElement)) offer(); }, 300);
});

// --- word by word -------------------------------------------------------------------------------------------------------

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

function nearest(line) {
  const words = all();
  const at = box(words[focus]);
  for (let next = focus + line; words[next]; next += line) {
    const there = box(words[next]);
    if (Math.abs(there.top - at.top) < at.height / 2) continue;
    // the first word of another line: the one of that line that is nearest
    let best = next;
    for (let other = next; words[other] && Math.abs(box(words[other]).top - there.top) < at.height / 2; other += line) {
      if (Math.abs(box(words[other]).left - at.left) < Math.abs(box(words[best]).left - at.left)) best = other;
    }
    return best;
  }
  return focus;
}

function box({ node, from, to }) {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range.getBoundingClientRect();
}

function startAt() {
  const found = chosen();
  if (found) return all().indexOf(found.first);
  const piece = document.activeElement.closest && document.activeElement.closest(".words [data-at]");
  if (piece) return Math.max(0, all().findIndex(({ node }) => piece.contains(node)));
  const top = words.getBoundingClientRect().top;
  return Math.max(0, all().findIndex((word) => box(word).top >= top));
}

words.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(".veil-box")) return;
  const onMark = event.target !== words;
  if (event.key === "Enter" && !onMark && all()[focus]) {
    const piece = all()[focus].node.parentElement.closest("[data-href]");
    if (piece) piece.click(); // to what was read from the word
    return;
  }
  const line = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const step = STEPS[event.key];
  if (!step && !line) return;
  if (onMark && !event.shiftKey) return; // from mark to mark: light.js
  event.preventDefault();
  event.stopPropagation();
  if (focus < 0) {
    anchor = focus = startAt();
    if (onMark) words.focus({ preventScroll: true });
    if (!event.shiftKey || onMark) return move();
  }
  focus = line ? nearest(line) : Math.min(Math.max(focus + forward(step), 0), all().length - 1);
  if (!event.shiftKey) anchor = focus;
  move();
});

/** Right is forward in a text that runs left to right, and back in one that runs right to left. */
function forward(step) {
  const block = all()[focus].node.parentElement.closest("p");
  return getComputedStyle(block).direction === "rtl" ? -step : step;
}

function move() {
  const words = all();
  select(words[Math.min(anchor, focus)], words[Math.max(anchor, focus)]);
  keepInView(words[focus]);
  offer();
}

function keepInView(word) {
  const at = box(word), frame = words.getBoundingClientRect();
  const scrolls = words.scrollHeight > words.clientHeight + 1;
  if (scrolls && (at.top < frame.top + 8 || at.bottom > frame.bottom - 8)) words.scrollBy({ top: at.top - frame.top - frame.height / 3 });
  else if (at.top < 0 || at.bottom > innerHeight) word.node.parentElement.scrollIntoView({ block: "center" });
}

// --- the form ------------------------------------------------------------------------------------------------------------

picked.addEventListener("click", (event) => {
  const button = event.target.closest("[data-make]");
  if (button) open(`${address}?make=${button.dataset.make}&start=${picked.dataset.start}&end=${picked.dataset.end}`);
});

root.addEventListener("click", (event) => {
  const link = event.target.closest("[data-correct], [data-panel]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open(link.href);
  } else if (event.target.closest("[data-close]")) {
    event.preventDefault();
    close();
  }
});

async function open(href) {
  picked.hidden = true;
  root.querySelector(".made").hidden = true;
  await window.htmx.ajax("GET", href.replace(/#.*/, ""), { target: place, swap: "innerHTML" });
  ready();
}

let before = null;

function ready() {
  const title = place.querySelector("h2");
  if (!title) return;
  before = before || document.activeElement;
  place.querySelectorAll("[data-search]").forEach(search);
  place.scrollIntoView({ block: "nearest" });
  (place.querySelector("select, input:not([type=hidden])") || title).focus();
}

function close() {
  place.replaceChildren();
  const back = before && before.isConnected ? before : words;
  before = null;
  back.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  if (place.firstElementChild) close();
  else if (!picked.hidden) {
    getSelection().removeAllRanges();
    anchor = focus = -1;
    picked.hidden = true;
  }
});

/** Look up what is typed beside a choice; what is picked becomes one of the choices. */
function search(field) {
  const input = field.querySelector("input"), select = field.querySelector("select"), options = field.querySelector("datalist");
  let last = "", waiting = 0;
  const known = new Map();
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const typed = input.value.trim();
    if (known.has(typed)) return take(typed);
    if (typed.length < 2 || typed === last) return undefined;
    waiting = setTimeout(() => look(typed), 180);
    return undefined;
  });

  async function look(typed) {
    last = typed;
    const response = await fetch(`${field.dataset.search}?name=${encodeURIComponent(typed)}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!response || !response.ok || input.value.trim() !== typed) return;
    const { found } = await response.json();
    options.replaceChildren(...found.map(({ value, words: told }) => {
      known.set(told, value);
      const option = document.createElement("option");
      option.value = told;
      return option;
    }));
  }

  function take(told) {
    const option = [...select.options].find(({ value }) => value === known.get(told)) || select.appendChild(document.createElement("option"));
    option.value = known.get(told);
    option.textContent = told;
    option.selected = true;
    input.value = "";
    select.focus();
  }
}

// --- the keys of a claim ---------------------------------------------------------------------------------------------------

const cards = [...root.querySelectorAll(".ledger > .card")];
let now = -1;

function hold(number, { show = false } = {}) {
  if (!cards[number]) return;
  if (cards[now]) cards[now].classList.remove("now");
  now = number;
  cards[now].classList.add("now");
  for (const button of root.querySelectorAll(".card [data-does]")) delete button.dataset.key;
  for (const button of cards[now].querySelectorAll("[data-does]")) if (button.closest(".state")) button.dataset.key = button.dataset.does;
  if (show) cards[now].querySelector(".head").focus();
}

root.querySelector(".ledger").addEventListener("focusin", (event) => hold(cards.indexOf(event.target.closest(".card"))));
root.addEventListener("click", (event) => {
  const link = event.target.closest(".m, .ref");
  const hash = link && (link.hash || link.dataset.href);
  const target = hash && document.getElementById(hash.slice(1));
  const card = event.target.closest(".card") || (target && target.closest(".card"));
  if (card) hold(cards.indexOf(card));
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "j" || event.key === "k") hold(Math.min(Math.max(now + (event.key === "j" ? 1 : -1), 0), cards.length - 1), { show: true });
  else if (event.key === "w") {
    words.focus();
    anchor = focus = startAt();
    if (all().length) move();
  } else return;
  event.preventDefault();
});

// Words that are hidden are lit by their label.
new MutationObserver(() => {
  for (const label of root.querySelectorAll(".veil")) {
    const hidden = label.nextElementSibling;
    label.classList.toggle("lit", !label.previousElementSibling.checked && hidden !== null && hidden.querySelector(".m.lit") !== null);
  }
}).observe(words, { subtree: true, attributes: true, attributeFilter: ["class"] });

hold(location.hash ? Math.max(0, cards.findIndex((card) => card.id === location.hash.slice(1))) : 0);
ready();
if (!window.htmx) say(document.body.dataset.failed);
