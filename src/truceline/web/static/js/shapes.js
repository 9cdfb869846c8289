// TopoJSON -> GeoJSON, and circles of so many kilometres. Plain data in, plain data out.

const EARTH_KM = 6371.0088;

/** The arcs of a topology as lists of [lon, lat]. */
export function arcsOf({ arcs, transform }) {
  const [sx, sy] = transform.scale;
  const [tx, ty] = transform.translate;
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * sx + tx, y * sy + ty];
    });
  });
}

function joined(numbers, arcs) {
  const line = [];
  for (const number of numbers) {
    const points = number >= 0 ? arcs[number] : arcs[~number].slice().reverse();
    for (let i = line.length ? 1 : 0; i < points.length; i += 1) line.push(points[i]);
  }
  return line;
}

const COORDINATES = {
  LineString: (numbers, arcs) => joined(numbers, arcs),
  MultiLineString: (lines, arcs) => lines.map((line) => joined(line, arcs)),
  Polygon: (rings, arcs) => rings.map((ring) => joined(ring, arcs)),
  MultiPolygon: (polygons, arcs) => polygons.map((polygon) => polygon.map((ring) => joined(ring, arcs))),
};

/** The geometry of one shape of a topology; null where it has none. */
export function geometryOf(shape, arcs) {
  const make = COORDINATES[shape.type];
  return make ? { type: shape.type, coordinates: make(shape.arcs, arcs) } : null;
}

/** Every arc once: the lines between units, none drawn twice. */
export function linesOf(arcs) {
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: arcs } };
}

/** A polygon around a point. */
export function circle(lon, lat, km) {
  const corners = km < 5 ? 24 : 48;
  const way = km / EARTH_KM;
  const start = lat * Math.PI / 180;
  const ring = [];
  for (let step = 0; step <= corners; step += 1) {
    const course = -2 * Math.PI * step / corners;
    const end = Math.asin(Math.sin(start) * Math.cos(way) + Math.cos(start) * Math.sin(way) * Math.cos(course));
    const turned = Math.atan2(Math.sin(course) * Math.sin(way) * Math.cos(start), Math.cos(way) - Math.sin(start) * Math.sin(end));
    ring.push([lon + turned * 180 / Math.PI, end * 180 / Math.PI]);
  }
  return { type: "Polygon", coordinates: [ring] };
}
