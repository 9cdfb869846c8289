// The screen /map: one view as map, timeline and list. The address holds the whole view; the server filters by all but
// the days, which are chosen here so that the timeline always shows what lies around them.

import { dayOf, isoOf, wordsOf } from "./days.js";
import { areaLabel, showGround, showList } from "./map_list.js";
import { canDraw, MapPane } from "./map_pane.js";
import { Timeline } from "./timeline.js";
import { say } from "./workbench.js";

const screen = document.getElementById("map-screen");
const form = document.getElementById("map-filters");
const told = JSON.parse(screen.dataset.words);
const words = {
  phrase: (key, values = {}) => {
    const text = told.phrases[key] ?? told.phrases[`${key}.${values.count === 1 ? "one" : "many"}`] ?? key;
    return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? values[name].toLocaleString("en") : values[name] ?? ""));
  },
  accords: told.order.map((code) => [code, told.accords[code]]),
  kindOf: (code) => told.kinds[code ?? ""] ?? code,
  accordOf: (code) => told.accords[code ?? ""] ?? code,
};
const PAGE = Number(screen.dataset.page) || 50;
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const FILTERS = ["place", "side", "kind", "accord", "basis", "question", "window"];

const state = { data: null, since: null, until: null, there: null, off: false, onlySeen: false, shown: PAGE, at: null, passed: [], ground: [] };
let pane = null;
let timeline = null;

for (const element of document.querySelectorAll("[data-script-only]:not([data-map-only])")) element.hidden = false;

// --- the address ----------------------------------------------------------------------------------------------------

function fields() {
  const found = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value && !(name === "boundaries" && value === "neutral") && !(name === "bars" && value === "auto")) found.set(name, value);
  return found;
}

/** Write the view into the address, and into what leads to its data. */
function address(push) {
  const asked = fields();
  for (const link of document.querySelectorAll("[data-as]")) {
    const data = new URLSearchParams([...asked].filter(([name]) => name !== "boundaries" && name !== "bars"));
    link.href = `/map.${link.dataset.as}?${data}`;
  }
  const set = [...asked.keys()].filter((name) => name !== "boundaries" && name !== "bars").length;
  document.getElementById("filters-set").textContent = set ? `(${set})` : "";
  if (state.at) asked.set("at", state.at.join(","));
  const query = asked.toString();
  const url = query ? `/map?${query.replaceAll("%2C", ",")}` : "/map";
  if (push && url !== location.pathname + location.search) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const element of form.elements) {
    if (element.name) element.value = asked.get(element.name) || { boundaries: "neutral", bars: "auto" }[element.name] || "";
  }
  state.at = placeOf(asked.get("at"));
  state.since = dayOf(form.elements.since.value);
  state.until = dayOf(form.elements.until.value);
}

function placeOf(text) {
  const found = (text || "").split(",").map(Number);
  return found.length === 3 && found.every(Number.isFinite) ? found : null;
}

// --- what passes ----------------------------------------------------------------------------------------------------

/** The numbers of the incidents in the chosen days; those without a day pass where no day is asked for, and come last. */
function inDays() {
  const { first, last } = state.data.incidents;
  const { since, until } = state;
  const found = [];
  const undated = [];
  for (let i = 0; i < first.length; i += 1) {
    if (since === null && until === null) (first[i] === null ? undated : found).push(i);
    else if (first[i] !== null && (since === null || last[i] >= since) && (until === null || first[i] <= until)) found.push(i);
  }
  return found.concat(undated);
}

/** Of those, what the list shows: at the place that was clicked, on the part of the map that is seen. */
function listed() {
  const { area } = state.data.incidents;
  let found = state.passed;
  if (state.there) found = found.filter((i) => state.there.has(area[i]));
  if (state.off) found = found.filter((i) => area[i] < 0);
  if (state.onlySeen && pane) {
    const seen = state.data.areas.map((_, i) => pane.seesArea(i));
    found = found.filter((i) => area[i] >= 0 && seen[area[i]]);
  }
  return found;
}

function counted() {
  const { area, accord } = state.data.incidents;
  const counts = state.data.areas.map(() => 0);
  const forms = state.data.areas.map(() => null);
  for (const i of state.passed) {
    if (area[i] < 0) continue;
    counts[area[i]] += 1;
    const code = state.data.accords[accord[i]] || "unknown";
    forms[area[i]] = forms[area[i]] === null || forms[area[i]] === code ? code : "several";
  }
  return [counts, forms];
}

// --- drawing --------------------------------------------------------------------------------------------------------

/** Draw list and map anew; the map only once a choice is settled. */
function show(settled = true) {
  if (!state.data) return;
  state.passed = inDays();
  drawList();
  sayTimeline();
  if (pane && settled) {
    pane.setCounts(...counted(), (form) => (form === "several" ? "" : words.accordOf(form)));
    drawGround();
  }
}

function drawList() {
  const numbers = listed();
  showList({ data: state.data, numbers, shown: state.shown, words, page: PAGE, narrowed: Boolean(state.there), passed: state.passed, off: state.off });
  document.getElementById("list-there").hidden = !state.there && !state.off;
  document.querySelector("[data-zoom-there]").hidden = !state.there || !pane;
}

function sayTimeline() {
  const { first, last } = state.data.incidents;
  const dated = state.passed.filter((i) => first[i] !== null);
  const all = first.filter((day) => day !== null).length;
  const ends = [state.since ?? lowest(dated.map((i) => first[i])), state.until ?? -lowest(dated.map((i) => -last[i]))];
  const [first_day, last_day] = dated.length ? ends.map(wordsOf) : ["", ""];
  const values = { count: dated.length, all, days: first_day === last_day ? first_day : words.phrase("between", { first: first_day, last: last_day }) };
  const chosen = state.since !== null || state.until !== null;
  const said = [dated.length ? words.phrase(chosen ? "timeline_part" : "timeline_all", values) : words.phrase("timeline_none")];
  if (first.length > all && !chosen) said.push(words.phrase("timeline_undated", { count: first.length - all }));
  if (timeline.long) said.push(words.phrase("timeline_long", { count: timeline.long }));
  document.getElementById("time-said").textContent = said.join("; ");
}

/** The least of a list of any length; undefined of none. */
function lowest(list) {
  return list.reduce((a, b) => (b < a ? b : a), list[0]);
}

function drawGround() {
  const days = state.passed.map((i) => state.data.incidents.first[i]).filter((day) => day !== null);
  const lasts = state.passed.map((i) => state.data.incidents.last[i]).filter((day) => day !== null);
  const since = state.since ?? lowest(days);
  const until = state.until ?? (lasts.length ? -lowest(lasts.map((day) => -day)) : undefined);
  const now = state.ground.filter(({ properties }) => lies(properties, since, until));
  pane.showGround(now);
  showGround({ features: now.filter(({ properties: { lon, lat } }) => pane.sees([lon, lat, lon, lat])), words });
}

/** Whether an outline held at some time between two days; dates may be no closer than a year, and none means always. */
function lies({ since, until }, from, to) {
  const begins = dayOf((since || "").padEnd(10, "-01-01".slice((since || "").length - 4)));
  const ends = dayOf(until && until.length === 4 ? `${until}-12-31` : until && until.length === 7 ? `${until}-28` : until);
  return (begins === null || to === undefined || begins <= to) && (ends === null || from === undefined || ends >= from);
}

// --- what comes in --------------------------------------------------------------------------------------------------

/** Load the view; `ready`: the address that the page began to load already. */
async function load(ready) {
  const asked = new URLSearchParams();
  for (const [name, value] of fields()) if (FILTERS.includes(name)) asked.set(name, value);
  const response = await fetch(ready || `/map.json?${asked}`).catch(() => null);
  const data = response && await response.json().catch(() => null);
  if (!response || !response.ok) {
    say(data && data.error ? `${data.error} ${data.todo || ""}` : document.body.dataset.noAnswer);
    return;
  }
  for (const area of data.areas) area.label = areaLabel(area, words);
  Object.assign(state, { data, there: null, off: false, shown: PAGE });
  const { first, last, accord } = data.incidents;
  timeline.setDays(first.map((day, i) => [day, last[i], data.accords[accord[i]]]).filter(([day]) => day !== null));
  timeline.setStretch(state.since, state.until);
  const names = [...new Set(data.sides.flat())].sort((a, b) => a.localeCompare(b)).slice(0, 500);
  document.getElementById("sides-known").replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
  pane?.setAreas(data.areas);
  show();
}

function brushed(since, until, settled) {
  Object.assign(state, { since, until, shown: PAGE });
  form.elements.since.value = since === null ? "" : isoOf(since);
  form.elements.until.value = until === null ? "" : isoOf(until);
  show(settled);
  if (settled) address(false);
}

function picked(areas, ground) {
  if (ground.length && !areas.length) {
    const list = document.getElementById("ground");
    list.open = true;
    document.getElementById(`ground-${ground[0]}`)?.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
    return;
  }
  Object.assign(state, { there: areas.length ? new Set(areas) : null, off: false, shown: PAGE });
  drawList();
  if (areas.length) document.getElementById("list-title").scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
}

function moved(at) {
  state.at = at;
  address(false);
  if (!state.data || !pane) return;
  if (state.onlySeen) drawList();
  drawGround();
}

async function loadGround() {
  const response = await fetch("/map/ground.json");
  return (await response.json()).features;
}

async function openMap(contested) {
  const note = document.getElementById("map-note");
  const element = document.getElementById("map-canvas");
  if (!canDraw()) {
    note.textContent = words.phrase("no_map");
    screen.classList.add("without-map");
    return;
  }
  element.hidden = false;
  try {
    const opened = await MapPane.open(
      element,
      { at: state.at, areas: state.data?.areas || [], view: form.elements.boundaries.value, label: words.phrase("canvas"), still },
      { onPick: picked, onMove: moved },
    );
    state.ground = await contested;
    opened.setGround(state.ground);
    opened.setAreas(state.data?.areas || []);
    pane = opened;
    for (const part of document.querySelectorAll("[data-map-only]")) part.hidden = false;
    pane.map.once("idle", () => {
      note.hidden = true; // until then the box is empty, and the note says why
      screen.dataset.drawn = "yes";
    });
    show();
  } catch (error) {
    console.error(error);
    element.hidden = true;
    note.textContent = words.phrase("failed");
    screen.classList.add("without-map");
  }
}

// --- what a person does ---------------------------------------------------------------------------------------------

form.addEventListener("submit", (event) => {
  event.preventDefault();
  refresh();
});
form.addEventListener("change", (event) => {
  if (event.target.name !== "boundaries" && event.target.name !== "bars") refresh();
});
document.getElementById("boundaries").addEventListener("change", (event) => {
  pane?.setView(event.target.value);
  address(true);
});
document.getElementById("bars").addEventListener("change", (event) => {
  timeline.setBy(event.target.value);
  sayTimeline();
  address(true);
});
// On a narrow screen the filters would be all that is seen: they fold away, and the button says how many are set.
const fold = document.getElementById("filters-fold");
fold.setAttribute("aria-expanded", "false");
fold.addEventListener("click", () => {
  fold.setAttribute("aria-expanded", fold.getAttribute("aria-expanded") === "true" ? "false" : "true");
});
document.querySelector("[data-clear]").addEventListener("click", (event) => {
  event.preventDefault();
  for (const element of form.elements) if (element.name && !["boundaries", "bars"].includes(element.name)) element.value = "";
  refresh();
});
document.getElementById("only-seen").addEventListener("change", (event) => {
  state.onlySeen = event.target.checked;
  drawList();
});
document.querySelector("[data-clear-there]").addEventListener("click", () => {
  Object.assign(state, { there: null, off: false, shown: PAGE });
  drawList();
});
document.querySelector("[data-zoom-there]").addEventListener("click", () => pane?.fit([...state.there]));
document.querySelector("[data-fit]").addEventListener("click", () => pane?.fit());
for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => pane?.zoomBy(Number(button.dataset.zoom)));
document.querySelector("[data-more]").addEventListener("click", () => {
  state.shown += PAGE;
  drawList();
});
document.getElementById("list-off").addEventListener("click", (event) => {
  if (!event.target.closest("button")) return;
  Object.assign(state, { there: null, off: true, shown: PAGE });
  drawList();
});
const list = document.getElementById("list");
for (const [kind, on] of [["pointerover", true], ["focusin", true], ["pointerout", false], ["focusout", false]]) {
  list.addEventListener(kind, (event) => {
    const item = event.target.closest("li");
    if (pane && item) pane.light(on ? Number(item.dataset.area ?? -1) : -1);
  });
}
window.addEventListener("popstate", () => {
  const filters = (query) => FILTERS.map((name) => new URLSearchParams(query).get(name) || "").join("\n");
  const before = filters(fields().toString());
  fromAddress();
  pane?.setView(form.elements.boundaries.value);
  timeline.setBy(form.elements.bars.value);
  if (pane && state.at) pane.goTo(state.at);
  if (filters(location.search) !== before) load();
  else {
    timeline.setStretch(state.since, state.until);
    show();
  }
});

function refresh() {
  state.since = dayOf(form.elements.since.value);
  state.until = dayOf(form.elements.until.value);
  address(true);
  load();
}

fromAddress();
timeline = new Timeline(document.getElementById("timeline"), words, brushed);
timeline.setBy(form.elements.bars.value);
import("/static/vendor/maplibre-gl/maplibre-gl.mjs").catch(() => null); // while the data comes
const contested = loadGround();
contested.catch(() => null); // said where it is waited for
await load(document.getElementById("map-data").href);
await openMap(contested);
screen.dataset.ready = "yes";
