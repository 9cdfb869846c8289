// The list beside the map, and the list of contested ground: text only, made of elements.

import { wordsOf } from "./days.js";

/** An element with text or children; attributes by name. */
function made(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Where an area is, in words that are no more exact than it. */
export function areaWords(area, words) {
  const { name, km, outline, distance_km: distance, bearing, relation } = area;
  if (outline) return words.phrase("whole", { name });
  const round = km < 10 ? Math.round(km * 10) / 10 : Math.round(km);
  if (distance !== undefined) return words.phrase(bearing ? "distance" : "distance_from", { name, km: round, distance, bearing });
  if (relation !== "at" && relation !== "in") return words.phrase("relation", { name, km: round, relation });
  return words.phrase("around", { name, km: round });
}

/** The same shorter, to be written on the map. */
export function areaLabel({ name, distance_km: distance, bearing, relation }, words) {
  if (distance !== undefined) return words.phrase(bearing ? "label_distance" : "label_distance_from", { name, distance, bearing });
  return relation === "at" || relation === "in" ? name : words.phrase("label_relation", { name, relation });
}

function whenWords(first, last, words) {
  if (first === null) return words.phrase("no_day");
  return first === last ? wordsOf(first) : words.phrase("between", { first: wordsOf(first), last: wordsOf(last) });
}

function swatch(accord) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [key, value] of Object.entries({ class: "swatch", width: 18, height: 12, "aria-hidden": "true" })) svg.setAttribute(key, value);
  for (const [key, value] of Object.entries({ class: "form-edge", x: 0.5, y: 0.5, width: 17, height: 11, fill: `url(#form-${accord})` })) mark.setAttribute(key, value);
  svg.append(mark);
  return svg;
}

function item(data, i, words) {
  const told = data.incidents;
  const area = told.area[i] >= 0 ? data.areas[told.area[i]] : null;
  const where = area ? areaWords(area, words) : told.place[i] || words.phrase("no_place");
  const accord = data.accords[told.accord[i]];
  const sides = made("span", { class: "sides" });
  data.sides[told.sides[i]].forEach((side, place) => sides.append(place ? "; " : "", made("bdi", {}, side)));
  const said = made("span", { class: "accord" });
  if (accord) said.append(swatch(accord), ` ${words.accordOf(accord)}`);
  return made(
    "li", { "data-area": told.area[i] },
    made("a", { href: `/incidents/${encodeURIComponent(told.id[i])}` }, words.kindOf(data.kinds[told.kind[i]])), " ",
    made("span", { class: "when" }, whenWords(told.first[i], told.last[i], words)), " ",
    made("bdi", { class: "where" }, where), " ", said, " ", sides, " ",
    made("span", { class: "told" }, `${words.phrase("reports", { count: told.reports[i] })}, ${words.phrase("origins", { count: told.origins[i] })}`),
  );
}

/** Show the list of these incidents, and say what is not on the map. */
export function showList({ data, numbers, shown, words, narrowed, passed, off }) {
  const count = numbers.length;
  document.getElementById("list-said").textContent = words.phrase(narrowed ? "here" : "list_count", { count });
  document.getElementById("list").replaceChildren(...numbers.slice(0, shown).map((i) => item(data, i, words)));
  document.getElementById("list-none").hidden = count > 0;
  const more = document.getElementById("list-more");
  more.hidden = count <= shown;
  more.querySelector("span").textContent = words.phrase("first_of", { shown: Math.min(shown, count), count });
  sayOff(data, passed, words, off || narrowed);
}

function sayOff(data, passed, words, quiet) {
  const counts = data.off_map.map(() => 0);
  for (const i of passed) if (data.incidents.area[i] < 0) counts[data.incidents.off[i]] += 1;
  const count = counts.reduce((a, b) => a + b, 0);
  const line = document.getElementById("list-off");
  if (!count || quiet) {
    line.replaceChildren();
    return;
  }
  const reasons = data.off_map.map((reason, i) => counts[i] && words.phrase(`off_${reason}`, { count: counts[i] })).filter(Boolean);
  line.replaceChildren(`${words.phrase("off", { count })} ${reasons.join("; ")}. `, made("button", { type: "button", class: "quiet link" }, words.phrase("off_show")));
}

/** List the contested ground that is on the map now: every name with who uses it, who claims it, who holds it. */
export function showGround({ features, words }) {
  document.getElementById("ground-count").textContent = `(${features.length})`;
  const items = features.map(({ properties }) => {
    const { id, names, claimants, held, since, until, precision_km: km, unconfirmed, sources } = properties;
    const told = [words.phrase("ground_claimed", { who: claimants.join(", "), source: (sources || []).slice(0, 2).join(", ") || words.phrase("table") })];
    const end = (day, otherwise) => day || words.phrase(otherwise);
    for (const [who, from, to] of held) told.push(words.phrase("ground_held", { who, since: end(from, "ground_start"), until: end(to, "ground_now") }));
    if (since || until) told.push(words.phrase("ground_outline", { since: end(since, "ground_start"), until: end(until, "ground_now"), km }));
    if (unconfirmed.length) told.push(words.phrase("ground_unconfirmed", { what: unconfirmed.join("; ") }));
    const named = made("p", { class: "ground-names" });
    names.forEach(([name, who], i) => named.append(i ? " · " : "", made("bdi", {}, made("strong", {}, name)), ` (${who})`));
    return made("li", { id: `ground-${id}` }, named, ...told.map((line) => made("p", { class: "small" }, line)));
  });
  document.getElementById("ground-list").replaceChildren(...(items.length ? items : [made("li", {}, words.phrase("ground_none"))]));
}
