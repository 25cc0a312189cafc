// What the map draws, as GeoJSON.

import { type Counts, sum, valueAt } from "../counts";
import type { Site, View } from "../view";
import { type Point, placeOf, type Way, wayKey } from "./roads";

type Collection = GeoJSON.FeatureCollection;
type Feature = GeoJSON.Feature;

const collection = (features: Feature[]): Collection => ({ type: "FeatureCollection", features });
const point = (coordinates: Point, properties: GeoJSON.GeoJsonProperties): Feature => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates },
});

/** Returns the position of each site, or `null` when some site has none. */
export function positions(view: View): Point[] | null {
  const all = view.sites.map((s) => (s.lat === null || s.lon === null ? null : ([s.lon, s.lat] as Point)));
  return all.length > 0 && all.every((p) => p !== null) ? (all as Point[]) : null;
}

/** Sites of one kind that stand at one point share a mark and a label, which says how many they are. */
export function siteFeatures(view: View, at: Point[]): Collection {
  return collection(
    [...byPoint(view, at, view.sites.keys())].map(([first, sites]) => {
      const { name, name_local, kind } = view.sites[first] as Site;
      if (sites.length > 1) return point(at[first] ?? [0, 0], { name: `${name} and ${sites.length - 1} more here`, kind });
      return point(at[first] ?? [0, 0], { name, kind, ...(name_local ? { local: name_local } : {}) });
    }),
  );
}

/** Returns the sites of one kind at one point, under the first of them. */
function byPoint(view: View, at: Point[], sites: Iterable<number>): Map<number, number[]> {
  const first = new Map<string, number>();
  const together = new Map<number, number[]>();
  for (const site of sites) {
    const here = `${view.sites[site]?.kind} ${at[site]?.join(" ")}`;
    const head = first.get(here) ?? site;
    first.set(here, head);
    together.set(head, [...(together.get(head) ?? []), site]);
  }
  return together;
}

/** Legs that some convoy uses are drawn stronger. */
export function roadFeatures(view: View, at: Point[], ways: Map<string, Way>): Collection {
  const used = new Set<string>();
  for (const { sites } of ways.values()) {
    for (let i = 1; i < sites.length; i++) used.add(wayKey(sites[i - 1] ?? 0, sites[i] ?? 0)).add(wayKey(sites[i] ?? 0, sites[i - 1] ?? 0));
  }
  return collection(
    view.legs.map(({ from, to }) => ({
      type: "Feature",
      properties: { used: used.has(wayKey(from, to)) },
      geometry: { type: "LineString", coordinates: [at[from] ?? [0, 0], at[to] ?? [0, 0]] },
    })),
  );
}

/** Area grows with people; the largest crowd of the plan has the largest circle. */
export function presenceFeatures(view: View, at: Point[], counts: Counts, moment: number): Collection {
  const here = new Map<number, number>();
  for (const { site, people } of counts.queues) here.set(site, valueAt(people, moment));
  view.shelters.forEach(({ site }, i) => {
    const people = counts.shelters[i];
    if (people) here.set(site, valueAt(people, moment));
  });
  const most = Math.max(view.people.said_yes, 1);
  const crowds = [...byPoint(view, at, here.keys())].map(([site, all]): [number, number] => [site, sum(all, (s) => here.get(s) ?? 0)]);
  return collection(
    crowds.filter(([, people]) => people > 0).map(([site, people]) => point(at[site] ?? [0, 0], { kind: view.sites[site]?.kind, radius: 8 + 34 * Math.sqrt(people / most) })),
  );
}

export interface UnderWay {
  convoys: number;
  people: number;
}

/** Returns the convoys at a moment, and how many of them with how many people are on the road. */
export function convoyFeatures(view: View, ways: Map<string, Way>, moment: number): { drawn: Collection; underWay: UnderWay } {
  const features: Feature[] = [];
  const underWay = { convoys: 0, people: 0 };
  for (const convoy of view.convoys) {
    const place = placeOf(convoy, ways.get(wayKey(convoy.from, convoy.to)), moment);
    if (!place) continue;
    if (place.state === "driving") {
      underWay.convoys += 1;
      underWay.people += convoy.people;
    }
    features.push(point(place.at, { state: place.state, radius: 4 + Math.min(8, Math.sqrt(convoy.people) / 4) }));
  }
  return { drawn: collection(features), underWay };
}
