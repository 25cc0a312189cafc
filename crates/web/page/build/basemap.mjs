// The base map as lines: the four edges of a polygon, a tab, and the polygon as a GeoJSON feature. Rust picks the lines
// around an operation, so that a page carries its neighbourhood and not the world.
import { readFile } from "node:fs/promises";
import { feature } from "topojson-client";

/** Two decimals are about one kilometre, finer than the 1:50m data itself. */
const round = (degrees) => Math.round(degrees * 100) / 100;

export async function basemapLines(path) {
  const world = JSON.parse(await readFile(path, "utf8"));
  const lines = [];
  for (const { geometry } of feature(world, world.objects.countries).features) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const polygon of polygons) {
      const rings = polygon.map((ring) => withoutRepeats(ring.map(([lon, lat]) => [round(lon), round(lat)])));
      if (rings[0].length >= 4) lines.push(`${edges(rings[0]).join(" ")}\t${JSON.stringify(asFeature(rings))}`);
    }
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

function asFeature(coordinates) {
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates } };
}
