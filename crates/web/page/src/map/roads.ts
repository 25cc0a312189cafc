// The way of a convoy over the legs, and where on it the convoy is.

import type { Convoy, View } from "../view";

export type Point = [lon: number, lat: number];

export interface Way {
  points: Point[];
  /** Minutes from the start to each point. */
  minutes: number[];
  sites: number[];
}

/** Returns ways by "from-to", each along the quickest legs; sites without a road between them get a straight line. */
export function ways(view: View): Map<string, Way> {
  const built = new Map<string, Way>();
  for (const { from, to } of view.convoys) {
    const key = wayKey(from, to);
    if (built.has(key)) continue;
    const sites = quickest(view, from, to);
    const way = alongSites(view, sites);
    if (way) built.set(key, way);
  }
  return built;
}

export const wayKey = (from: number, to: number): string => `${from}-${to}`;

/** Dijkstra over at most a few hundred sites. */
function quickest(view: View, from: number, to: number): number[] {
  const best = view.sites.map(() => Number.POSITIVE_INFINITY);
  const before = view.sites.map(() => -1);
  const open = new Set(view.sites.keys());
  best[from] = 0;
  while (open.size > 0) {
    const here = [...open].reduce((a, b) => ((best[b] ?? 0) < (best[a] ?? 0) ? b : a));
    if (here === to || best[here] === Number.POSITIVE_INFINITY) break;
    open.delete(here);
    for (const leg of view.legs) {
      const next = leg.from === here ? leg.to : leg.to === here ? leg.from : -1;
      const minutes = (best[here] ?? 0) + leg.minutes;
      if (next >= 0 && minutes < (best[next] ?? 0)) {
        best[next] = minutes;
        before[next] = here;
      }
    }
  }
  const sites = [to];
  while (sites[0] !== from && sites[0] !== undefined && (before[sites[0]] ?? -1) >= 0) sites.unshift(before[sites[0]] ?? -1);
  return sites[0] === from ? sites : [from, to];
}

function alongSites(view: View, sites: number[]): Way | null {
  const way: Way = { points: [], minutes: [], sites };
  let minutes = 0;
  for (const [i, index] of sites.entries()) {
    const site = view.sites[index];
    if (!site || site.lat === null || site.lon === null) return null;
    if (i > 0) minutes += legMinutes(view, sites[i - 1] ?? 0, index);
    way.points.push([site.lon, site.lat]);
    way.minutes.push(minutes);
  }
  return way;
}

function legMinutes(view: View, a: number, b: number): number {
  const between = view.legs.filter((l) => (l.from === a && l.to === b) || (l.from === b && l.to === a));
  return between.length > 0 ? Math.min(...between.map((l) => l.minutes)) : 1;
}

export type State = "loading" | "driving" | "unloading";

/** Returns where a convoy is, or `null` before its start and after its end. */
export function placeOf(convoy: Convoy, way: Way | undefined, moment: number): { at: Point; state: State } | null {
  const first = way?.points[0];
  const last = way?.points.at(-1);
  if (!way || !first || !last || moment < convoy.start || moment >= convoy.unloaded) return null;
  if (moment < convoy.departure) return { at: first, state: "loading" };
  if (moment >= convoy.arrival) return { at: last, state: "unloading" };
  const share = (moment - convoy.departure) / (convoy.arrival - convoy.departure);
  return { at: along(way, share), state: "driving" };
}

function along({ points, minutes }: Way, share: number): Point {
  const wanted = share * (minutes.at(-1) ?? 0);
  const next = Math.max(1, minutes.findIndex((m) => m >= wanted));
  const a = points[next - 1] ?? [0, 0];
  const b = points[next] ?? a;
  const [from, to] = [minutes[next - 1] ?? 0, minutes[next] ?? 1];
  const part = to > from ? (wanted - from) / (to - from) : 0;
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
}
