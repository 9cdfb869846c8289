// The map itself. It is told which areas there are and how many incidents each has now; it tells what was clicked.

import { arcsOf, circle, geometryOf, linesOf } from "./shapes.js";
import { coloursOf, EMPTY, lineFilters, pictures, styleOf } from "./map_style.js";

const VENDOR = "/static/vendor";
const KM_PER_DEGREE = 111.195;
const NAMES_ZOOM = 1.5;
const METRES_PER_PIXEL = 78271.517; // at the equator, at zoom 0
const RING = 11; // pixels
const NEAR_ZOOM = 7;
const DETAIL_ZOOM = 3;
const UNITS_ZOOM = 4.5;
const FIT = { padding: 48, maxZoom: 9 };
const WIDE_KM = 25; // a circle wider than this is a region, named and dashed, not a spot that is gathered with others
const REACH = 6; // pixels around a click

/** Whether this browser can draw a map. */
export function canDraw() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

export class MapPane {
  /**
   * @param element where it is drawn
   * @param options { at: [lon, lat, zoom] or null, areas, view, label, still: no movement }
   * @param told { onPick(areas, ground), onMove(at) }
   */
  static async open(element, options, told) {
    const library = await import(`${VENDOR}/maplibre-gl/maplibre-gl.mjs`);
    library.setWorkerUrl(here(`${VENDOR}/maplibre-gl/maplibre-gl-worker.mjs`));
    const pane = new MapPane(library, element, options, told);
    await pane.ready;
    pane.moved();
    return pane;
  }

  constructor(library, element, options, told) {
    Object.assign(this, { element, options, told, areas: [], counts: [], litArea: -1, done: new Set() });
    this.map = new library.Map({
      container: element, style: styleOf(coloursOf(element), options.view, here(`${VENDOR}/map/overview.json`)), ...this.start(options), minZoom: 0.5, maxZoom: 13,
      attributionControl: false, maplibreLogo: false, dragRotate: false, touchPitch: false, pitchWithRotate: false,
      fadeDuration: options.still ? 0 : 150, locale: { "Map.Title": options.label },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new library.ScaleControl({ maxWidth: 110 }), "bottom-left");
    this.addPictures();
    this.map.on("click", (event) => this.click(event));
    this.map.on("mousemove", (event) => { this.map.getCanvas().style.cursor = this.under(event.point).length ? "pointer" : ""; });
    this.map.on("moveend", () => this.moved());
    this.ready = new Promise((resolve) => { this.map.once("style.load", resolve); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint());
  }

  /** Where the map begins: where the address says, else where all areas can be seen. */
  start({ at, areas }) {
    if (at) return { center: [at[0], at[1]], zoom: at[2] };
    const box = around(areas);
    return box ? { bounds: box, fitBoundsOptions: FIT } : { center: [20, 25], zoom: 1.2 };
  }

  addPictures() {
    for (const [name, picture] of Object.entries(pictures(coloursOf(this.element)))) {
      if (this.map.hasImage(name)) this.map.updateImage(name, picture);
      else this.map.addImage(name, picture, { pixelRatio: 2 });
    }
  }

  /** Draw in other colours: the page has become light or dark. */
  repaint() {
    const style = styleOf(coloursOf(this.element), this.options.view);
    for (const layer of style.layers) for (const [name, value] of Object.entries(layer.paint || {})) this.map.setPaintProperty(layer.id, name, value);
    this.addPictures();
  }

  setView(view) {
    this.options.view = view;
    for (const [layer, filter] of Object.entries(lineFilters(view))) this.map.setFilter(layer, filter);
  }

  put(source, data) {
    this.map.getSource(source).setData(data);
  }

  /** The map was moved: fetch what is drawn from here on, and say where it is. */
  moved() {
    const zoom = this.map.getZoom();
    if (zoom >= NAMES_ZOOM) this.names().then((names) => this.putNames(names));
    if (zoom >= DETAIL_ZOOM && this.first("detail")) this.put("base", here(`${VENDOR}/map/detail.json`));
    if (zoom >= UNITS_ZOOM && this.first("units")) this.units().then(({ arcs, inner }) => this.put("units", linesOf(inner.map((number) => arcs[number]))));
    const { lng, lat } = this.map.getCenter();
    this.told.onMove([round(lng, 4), round(lat, 4), round(zoom, 2)]);
  }

  first(name) {
    const before = this.done.has(name);
    this.done.add(name);
    return !before;
  }

  names() {
    this.allNames ||= loaded(`${VENDOR}/map/names.json`);
    return this.allNames;
  }

  /** Write the names that can be seen here: large towns from afar, the smallest only nearby. */
  putNames({ towns, countries }) {
    const least = this.map.getZoom() < NEAR_ZOOM ? 100 : 0;
    const bounds = this.map.getBounds();
    const [west, south, east, north] = [bounds.getWest() - 2, bounds.getSouth() - 2, bounds.getEast() + 2, bounds.getNorth() + 2].map((side) => side * 1000);
    const written = ({ name, lon, lat, n }, k, pick) => name.map((_, i) => i).filter(pick).map((i) => ({
      type: "Feature", properties: { k, name: name[i], n: n[i] }, geometry: { type: "Point", coordinates: [lon[i] / 1000, lat[i] / 1000] },
    }));
    const near = (i) => towns.n[i] >= least && (least || (towns.lat[i] > south && towns.lat[i] < north && towns.lon[i] > west && towns.lon[i] < east));
    if (least && !this.first("large towns")) return;
    if (!least) this.done.delete("large towns");
    this.put("names", collection([...written(countries, "country", () => true), ...written(towns, "town", near)]));
  }

  /** The outlines of units, by their ids; loaded once, where one is needed. */
  units() {
    this.unitShapes ||= loaded("/map/units.json").then((topology) => {
      const arcs = arcsOf(topology);
      return { arcs, inner: topology.inner, shapes: new Map(topology.objects.units.geometries.filter((shape) => shape.id).map((shape) => [shape.id, shape])) };
    });
    return this.unitShapes;
  }

  /** Contested ground that is shown now. */
  setGround(features) {
    this.groundShapes = new Map(features.map((feature) => [`ca:${feature.properties.id}`, feature.geometry]));
  }

  showGround(features) {
    const bare = features.map(({ geometry, properties: { id, name } }) => ({ type: "Feature", geometry, properties: { id, name } }));
    this.put("ground", collection(bare));
    this.put("ground-names", collection(features.map(({ properties: { id, name, lon, lat } }) => ({ type: "Feature", properties: { id, name: short(name) }, geometry: { type: "Point", coordinates: [lon, lat] } }))));
  }

  /** Tell which areas there are: drawn once, shown where they have incidents. Outlines of units may come later. */
  setAreas(areas) {
    this.areas = areas;
    this.wide = areas.map((area) => Boolean(area.outline) || area.km > WIDE_KM);
    this.map.removeFeatureState({ source: "areas" });
    this.counts = areas.map(() => 0);
    const outlined = areas.some((area) => area.outline && !area.place.startsWith("ca:"));
    this.drawAreas(new Map(), []);
    if (outlined) this.units().then(({ arcs, shapes }) => { if (this.areas === areas) this.drawAreas(shapes, arcs); });
  }

  drawAreas(units, arcs) {
    const shapes = this.areas.map((area) => {
      if (!area.outline) return circle(area.lon, area.lat, area.km);
      if (area.place.startsWith("ca:")) return this.groundShapes.get(area.place);
      return units.has(area.place) ? geometryOf(units.get(area.place), arcs) : null;
    });
    this.put("areas", collection(shapes.map((geometry, i) => ({ type: "Feature", properties: { i, wide: this.wide[i] }, geometry })).filter((feature) => feature.geometry)));
  }

  /** counts: how many incidents each area has now; forms: how their accounts stand; stands: the words for that. */
  setCounts(counts, forms, stands) {
    counts.forEach((n, i) => {
      if ((n > 0) !== (this.counts[i] > 0)) this.map.setFeatureState({ source: "areas", id: i }, { shown: n > 0 });
    });
    this.counts = counts;
    const point = (i) => ({
      type: "Feature", properties: { i, n: counts[i], form: forms[i], stands: stands(forms[i]), until: seenFrom(this.areas[i]), label: counts[i] > 1 ? `${this.areas[i].label} (${counts[i]})` : this.areas[i].label }, geometry: { type: "Point", coordinates: [this.areas[i].lon, this.areas[i].lat] },
    });
    const now = this.areas.map((_, i) => i).filter((i) => counts[i] > 0);
    this.put("spots", collection(now.filter((i) => !this.wide[i]).map(point)));
    this.put("wide", collection(now.filter((i) => this.wide[i]).map(point)));
  }

  /** Light an area up, or none. */
  light(area) {
    if (this.litArea >= 0) this.map.setFeatureState({ source: "areas", id: this.litArea }, { lit: false });
    this.litArea = area;
    if (area >= 0) this.map.setFeatureState({ source: "areas", id: area }, { lit: true });
  }

  under(point) {
    const box = [[point.x - REACH, point.y - REACH], [point.x + REACH, point.y + REACH]];
    return this.map.queryRenderedFeatures(box, { layers: ["clusters", "spots", "spot-names", "areas-fill", "areas-edge-wide", "wide-names", "ground-fill", "ground-edge", "ground-names"] })
      .filter((feature) => feature.source !== "areas" || this.counts[feature.properties.i] > 0);
  }

  async click(event) {
    const found = this.under(event.point);
    const cluster = found.find((feature) => feature.layer.id === "clusters");
    const ground = found.filter((feature) => feature.source.startsWith("ground")).map((feature) => feature.properties.id);
    let areas = found.filter((feature) => !feature.source.startsWith("ground") && feature.layer.id !== "clusters").map((feature) => feature.properties.i);
    if (cluster) {
      const leaves = await this.map.getSource("spots").getClusterLeaves(cluster.properties.cluster_id, Infinity, 0);
      areas = leaves.map((leaf) => leaf.properties.i);
    }
    this.told.onPick([...new Set(areas)], [...new Set(ground)]);
  }

  /** Move so that areas can be seen; all that have incidents where none are named. */
  fit(wanted = this.counts.map((_, i) => i).filter((i) => this.counts[i] > 0)) {
    const box = around(wanted.map((i) => this.areas[i]));
    if (box) this.map.fitBounds(box, { ...FIT, animate: !this.options.still });
  }

  zoomBy(step) {
    this.map.easeTo({ zoom: this.map.getZoom() + step, animate: !this.options.still });
  }

  goTo([lon, lat, zoom]) {
    this.map.jumpTo({ center: [lon, lat], zoom });
  }

  /** Whether a box can be seen just now. */
  sees(box) {
    const bounds = this.map.getBounds();
    const [west, east] = [bounds.getWest(), bounds.getEast()];
    if (box[1] > bounds.getNorth() || box[3] < bounds.getSouth()) return false;
    return [-360, 0, 360].some((turn) => box[0] + turn <= east && box[2] + turn >= west);
  }

  seesArea(i) {
    return this.sees(boxOf(this.areas[i]));
  }
}

async function loaded(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** West, south, east, north of an area: its circle, or the box of its outline. */
function boxOf({ lon, lat, km, box }) {
  if (box) return box;
  const [high, wide] = [km / KM_PER_DEGREE, km / KM_PER_DEGREE / Math.max(0.02, Math.cos(lat * Math.PI / 180))];
  return [lon - wide, lat - high, lon + wide, lat + high];
}

/** The box around all of them, as the map takes it. */
function around(areas) {
  if (!areas.length) return null;
  const all = areas.map(boxOf).reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
  return [[all[0], Math.max(-80, all[1])], [all[2], Math.min(84, all[3])]];
}

/** The zoom from which an area is wider on the screen than the ring that stands for it. */
function seenFrom({ lat, km }) {
  return km ? Math.log2(RING * METRES_PER_PIXEL * Math.cos(lat * Math.PI / 180) / (km * 1000)) : 0;
}

const here = (path) => new URL(path, location.href).href;
const collection = (features) => (features.length ? { type: "FeatureCollection", features } : EMPTY);
const round = (value, digits) => Math.round(value * 10 ** digits) / 10 ** digits;
const short = (name) => name.split(" / ").filter((one, i) => i === 0 || one.length < 30).slice(0, 3).join(" / ");
