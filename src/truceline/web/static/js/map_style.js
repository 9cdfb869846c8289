// How the map looks: layers in the colours of the page, and the small pictures that they use. No side has a colour.

const WHOLE = ["in", ["geometry-type"], ["literal", ["Polygon", "MultiPolygon"]]]; // a line has no inside
const FONT = ["Noto Sans"];
const LINE = ["==", ["get", "k"], "line"];
const VIEW_ELSE = { neutral: "n", held: "e" };
export const EMPTY = { type: "FeatureCollection", features: [] };
export const FORMS = ["contested", "unknown", "single", "agreed", "several"];

/** The colours of the page, as it is now (light or dark). */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const of = (name) => style.getPropertyValue(name).trim();
  return {
    sea: of("--map-sea"), land: of("--map-land"), line: of("--map-line"), faint: of("--map-faint"), name: of("--map-name"),
    ink: of("--ink"), paper: of("--card"), accent: of("--accent"), ground: of("--map-ground"), lit: of("--lit"),
  };
}

/** The class of a line in a viewpoint: its own where it differs, else Natural Earth's. */
function classIn(view) {
  return view in VIEW_ELSE ? ["get", VIEW_ELSE[view]] : ["coalesce", ["get", view], ["get", "e"]];
}

export function lineFilters(view) {
  const drawn = classIn(view);
  return {
    "lines-firm": ["all", LINE, ["==", drawn, "i"]],
    "lines-broken": ["all", LINE, ["in", drawn, ["literal", ["d", "n", "l", "b", "s"]]]],
    "lines-parts": ["all", LINE, ["in", drawn, ["literal", ["a", "m", "o"]]]],
  };
}

const geojson = (more = {}) => ({ type: "geojson", data: EMPTY, attribution: "", ...more });

export function styleOf(colours, view, base) {
  const is = (kind) => ["==", ["get", "k"], kind];
  const filters = lineFilters(view);
  const shown = ["boolean", ["feature-state", "shown"], false];
  const lit = ["boolean", ["feature-state", "lit"], false];
  return {
    version: 8,
    sources: {
      base: geojson({ data: base || EMPTY }), units: geojson({ tolerance: 0.6 }), names: geojson(),
      ground: geojson(), "ground-names": geojson(), areas: geojson({ promoteId: "i" }), wide: geojson(),
      spots: geojson({ cluster: true, clusterRadius: 36, clusterMaxZoom: 11, clusterProperties: { sum: ["+", ["get", "n"]] } }),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colours.sea } },
      { id: "land", type: "fill", source: "base", filter: is("land"), paint: { "fill-color": colours.land, "fill-antialias": true } },
      { id: "lakes", type: "fill", source: "base", filter: is("lake"), paint: { "fill-color": colours.sea } },
      { id: "rivers", type: "line", source: "base", filter: is("river"), minzoom: 4, paint: { "line-color": colours.sea, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.6, 9, 2] } },
      { id: "ground-fill", type: "fill", source: "ground", filter: WHOLE, paint: { "fill-pattern": "hatch" } },
      { id: "units", type: "line", source: "units", minzoom: 4.5, paint: { "line-color": colours.faint, "line-width": 0.8, "line-opacity": ["interpolate", ["linear"], ["zoom"], 4.5, 0, 5.5, 1] } },
      { id: "lines-parts", type: "line", source: "base", filter: filters["lines-parts"], paint: { "line-color": colours.faint, "line-width": 1 } },
      { id: "lines-firm", type: "line", source: "base", filter: filters["lines-firm"], paint: { "line-color": colours.line, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.6, 6, 1.6] } },
      { id: "lines-broken", type: "line", source: "base", filter: filters["lines-broken"], paint: { "line-color": colours.line, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.8, 6, 1.6], "line-dasharray": [3, 2] } },
      { id: "ground-edge", type: "line", source: "ground", paint: { "line-color": colours.ground, "line-width": 1.4, "line-dasharray": [1, 1.5] } },
      { id: "areas-fill", type: "fill", source: "areas", filter: WHOLE, paint: { "fill-color": colours.accent, "fill-opacity": ["case", ["!", shown], 0, lit, 0.45, ["get", "wide"], 0.12, 0.25] } },
      { id: "areas-edge", type: "line", source: "areas", filter: ["!", ["get", "wide"]], paint: { "line-color": colours.accent, "line-width": 1.5, "line-opacity": ["case", shown, 1, 0] } },
      { id: "areas-edge-wide", type: "line", source: "areas", filter: ["get", "wide"], paint: { "line-color": colours.accent, "line-width": 1.8, "line-dasharray": [2, 2], "line-opacity": ["case", shown, 1, 0] } },
      { id: "areas-lit", type: "line", source: "areas", paint: { "line-color": colours.ink, "line-width": 3, "line-opacity": ["case", ["all", shown, lit], 1, 0] } },
      names("countries", colours, { source: "names", filter: is("country"), minzoom: 1.5, maxzoom: 6, size: 12, spacing: 0.08, sort: ["-", ["get", "n"]] }),
      names("towns", colours, { source: "names", minzoom: 3.5, size: 11, filter: ["all", is("town"), townFilter()], sort: ["-", ["get", "n"]] }),
      names("ground-names", colours, { minzoom: 4.5, size: 11, colour: colours.ground, sort: 0, width: 9 }),
      {
        id: "wide-names", type: "symbol", source: "wide",
        layout: { "text-field": ["get", "label"], "text-font": FONT, "text-size": 12, "text-max-width": 9, "text-allow-overlap": false, "symbol-sort-key": ["-", ["get", "n"]] },
        paint: halo(colours.accent, colours.paper),
      },
      {
        id: "clusters", type: "circle", source: "spots", filter: ["has", "point_count"],
        paint: { "circle-color": colours.paper, "circle-stroke-color": colours.accent, "circle-stroke-width": 2.5, "circle-radius": ["step", ["get", "sum"], 13, 10, 15, 100, 18, 1000, 22] },
      },
      {
        id: "cluster-counts", type: "symbol", source: "spots", filter: ["has", "point_count"],
        layout: { "text-field": ["to-string", ["get", "sum"]], "text-font": FONT, "text-size": 13, "text-allow-overlap": true, "text-padding": 10 },
        paint: { "text-color": colours.ink },
      },
      {
        id: "spots", type: "symbol", source: "spots", filter: ["all", ["!", ["has", "point_count"]], ["<", ["zoom"], ["get", "until"]]],
        layout: {
          "icon-image": ["concat", "form-", ["get", "form"]], "icon-allow-overlap": true, "icon-ignore-placement": true,
          "text-field": ["step", ["zoom"], ["case", [">", ["get", "n"], 1], ["to-string", ["get", "n"]], ""], 6, ["get", "label"]],
          "text-font": FONT, "text-size": 12, "text-offset": [1, 0], "text-anchor": "left", "text-optional": true, "symbol-sort-key": ["-", ["get", "n"]],
        },
        paint: halo(colours.ink, colours.paper),
      },
      { // nearer, the area itself is seen; a ring in its middle, or a mark beside the name, would be a pin
        id: "spot-names", type: "symbol", source: "spots", filter: ["all", ["!", ["has", "point_count"]], [">=", ["zoom"], ["get", "until"]]],
        layout: {
          "text-field": ["format", ["get", "label"], {}, "\n", {}, ["get", "stands"], { "font-scale": 0.85 }],
          "text-font": FONT, "text-size": 12, "text-max-width": 12, "symbol-sort-key": ["-", ["get", "n"]], "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 0.9,
        },
        paint: halo(colours.ink, colours.paper),
      },
    ],
  };
}

function halo(colour, around) {
  return { "text-color": colour, "text-halo-color": around, "text-halo-width": 1.6 };
}

function names(id, colours, { source = id, size, sort, minzoom, maxzoom = 24, spacing = 0, colour = colours.name, filter = ["literal", true], width = 8 }) {
  return {
    id, type: "symbol", source, minzoom, maxzoom, filter,
    layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": size, "text-letter-spacing": spacing, "text-max-width": width, "text-padding": 6, "symbol-sort-key": sort },
    paint: halo(colour, colours.land),
  };
}

/** Large towns from afar, smaller ones nearer. */
function townFilter() {
  return [">=", ["get", "n"], ["step", ["zoom"], 3000, 4.5, 900, 5.5, 300, 6.5, 100, 7.5, 30, 8.5, 0]];
}

/** The pictures of the map: the hatching of contested ground, and a ring for each way in which accounts may stand. */
export function pictures(colours) {
  const made = { hatch: drawn(16, (pen) => hatch(pen, colours.ground)) };
  for (const form of FORMS) made[`form-${form}`] = drawn(18, (pen) => ring(pen, form, colours));
  return made;
}

function drawn(size, draw) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * 2;
  const pen = canvas.getContext("2d");
  pen.scale(2, 2);
  draw(pen);
  return pen.getImageData(0, 0, size * 2, size * 2);
}

function hatch(pen, colour) {
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1.1;
  for (const from of [-8, 0, 8, 16]) stroke(pen, [[from, 16], [from + 16, 0]]);
}

function stroke(pen, points) {
  pen.beginPath();
  points.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.stroke();
}

function ring(pen, form, { accent, paper }) {
  const disc = () => { pen.beginPath(); pen.arc(9, 9, 6.5, 0, 2 * Math.PI); };
  disc();
  pen.fillStyle = form === "agreed" ? accent : paper;
  pen.fill();
  pen.save();
  disc();
  pen.clip();
  pen.strokeStyle = pen.fillStyle = accent;
  pen.lineWidth = 1.6;
  if (form === "contested") for (const from of [-9, -4.5, 0, 4.5, 9]) stroke(pen, [[from, 18], [from + 18, 0]]);
  if (form === "unknown") for (const x of [5.5, 9, 12.5]) for (const y of [5.5, 9, 12.5]) { pen.beginPath(); pen.arc(x, y, 1.1, 0, 2 * Math.PI); pen.fill(); }
  if (form === "several") { pen.beginPath(); pen.arc(9, 9, 3, 0, 2 * Math.PI); pen.stroke(); }
  pen.restore();
  disc();
  pen.strokeStyle = accent;
  pen.lineWidth = 2;
  pen.stroke();
}
