// Who is where and when, counted from the convoys.

import type { Convoy, View } from "./view";

/** A count that changes at moments: `values[i]` holds from `at[i]` until the next one. */
export interface Steps {
  at: number[];
  values: number[];
}

/** Sums changes into steps, from a first value. */
export function steps(first: number, changes: [number, number][]): Steps {
  const sorted = [...changes].sort((a, b) => a[0] - b[0]);
  const built: Steps = { at: [Number.NEGATIVE_INFINITY], values: [first] };
  let value = first;
  for (const [moment, change] of sorted) {
    value += change;
    const last = built.at.length - 1;
    if (built.at[last] === moment) built.values[last] = value;
    else {
      built.at.push(moment);
      built.values.push(value);
    }
  }
  return built;
}

/** Takes counts as they are. */
const counted = (list: [number, number][]): Steps => ({
  at: [Number.NEGATIVE_INFINITY, ...list.map(([at]) => at)],
  values: [0, ...list.map(([, value]) => value)],
});

/** The largest count. */
export const peak = (s: Steps): number => s.values.reduce((most, value) => Math.max(most, value), 0);

export function valueAt({ at, values }: Steps, moment: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return values[low - 1] ?? 0;
}

export interface Counts {
  /** People who have arrived at a shelter. */
  arrived: Steps;
  /** People at each shelter, in the order of the view's shelters; where people go onward, those who count as still there. */
  shelters: Steps[];
  /** People still to leave each camp and crossing, largest first. */
  queues: { site: number; people: Steps; peak: number }[];
}

export function countPeople(view: View): Counts {
  const isShelter = new Set(view.shelters.map((s) => s.site));
  const last = view.convoys.filter((c) => isShelter.has(c.to));
  return {
    arrived: steps(0, last.map(arrival)),
    shelters: view.shelters.map((s) => (s.occupancy ? counted(s.occupancy) : steps(0, last.filter((c) => c.to === s.site).map(arrival)))),
    queues: queues(view),
  };
}

const arrival = (c: Convoy): [number, number] => [c.arrival, c.people];

function queues(view: View): Counts["queues"] {
  const all: Counts["queues"] = [];
  view.sites.forEach((site, i) => {
    if (site.kind !== "camp" && site.kind !== "crossing") return;
    const leaving = view.convoys.filter((c) => c.from === i);
    const coming = view.convoys.filter((c) => c.to === i);
    const seated = site.kind === "camp" ? sum(leaving, (c) => c.people) : 0;
    const staying = sum(view.waiting_by_site.filter((w) => w.site === i), (w) => w.people);
    const changes = leaving.map((c): [number, number] => [c.departure, -c.people]);
    const people = steps(seated + staying, [...changes, ...coming.map(arrival)]);
    if (peak(people) > 0) all.push({ site: i, people, peak: peak(people) });
  });
  return all.sort((a, b) => b.peak - a.peak);
}

export const sum = <T>(list: T[], value: (item: T) => number): number => list.reduce((total, item) => total + value(item), 0);

/** The span of time in which anything moves. */
export function span(view: View): { from: number; to: number } {
  const from = Math.min(...view.convoys.map((c) => c.start));
  const to = Math.max(...view.convoys.map((c) => c.unloaded), view.proof.last_arrival);
  return view.convoys.length > 0 ? { from, to } : { from: 0, to: 1440 };
}
