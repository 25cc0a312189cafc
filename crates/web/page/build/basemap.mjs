// The base map as lines of text: the four edges of a shape, a tab, and the shape as a GeoJSON feature, either land or a
// boundary. Rust picks the shapes around an operation, so that a page carries its neighbourhood and not the world.
import { readFile } from "node:fs/promises";
import { feature, mesh } from "topojson-client";

/** Two decimals are about one kilometre, finer than the 1:50m data itself. */
const round = (degrees) => Math.round(degrees * 100) / 100;

export async function basemapLines(path) {
  const world = JSON.parse(await readFile(path, "utf8"));
  const lines = [];
  for (const { geometry } of feature(world, world.objects.countries).features) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const polygon of polygons) {
      const rings = polygon.map((ring) => withoutRepeats(ring.map(([lon, lat]) => [round(lon), round(lat)])));
      if (rings[0].length >= 4) lines.push(line(rings[0], "land", { type: "Polygon", coordinates: rings }));
    }
  }
  // A boundary is what two countries share; a coast belongs to one.
  const boundaries = mesh(world, world.objects.countries, (a, b) => a !== b);
  for (const arc of boundaries.coordinates) {
    const coordinates = withoutRepeats(arc.map(([lon, lat]) => [round(lon), round(lat)]));
    if (coordinates.length >= 2) lines.push(line(coordinates, "boundary", { type: "LineString", coordinates }));
  }
  return lines.join("\n");
}

function withoutRepeats(ring) {
  return ring.filter((point, i) => i === 0 || point[0] !== ring[i - 1][0] || point[1] !== ring[i - 1][1]);
}

function edges(ring) {
  const lons = ring.map(([lon]) => lon);
  const lats = ring.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function line(points, kind, geometry) {
  return `${edges(points).join(" ")}\t${JSON.stringify({ type: "Feature", properties: { kind }, geometry })}`;
}
