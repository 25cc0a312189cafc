// The queue: people still to leave each camp and crossing.

import type { Clock } from "../clock";
import { type Counts, type Steps, span, steps } from "../counts";
import { getPart } from "../dom";
import type { View } from "../view";
import { count, ink, people } from "../words";
import { drawChart, type Series } from "./chart";

/** More lines than this cannot be told apart; the smaller queues are drawn as one. */
const MOST_LINES = 7;

export function showQueue(view: View, clock: Clock, { queues }: Counts): void {
  const { from, to } = span(view);
  const shown = queues.length > MOST_LINES + 1 ? queues.slice(0, MOST_LINES) : queues;
  const rest = queues.slice(shown.length);
  const series: Series[] = shown.map(({ site, people: at }, i) => ({ label: view.sites[site]?.name ?? "", steps: at, ...ink(i) }));
  if (rest.length > 0) {
    series.push({ label: `${count(rest.length)} smaller places`, steps: together(rest.map((q) => q.people)), ...ink(MOST_LINES) });
  }
  drawChart(getPart("queue-chart"), clock, {
    words: queues.map((q) => `${view.sites[q.site]?.name}: at most ${people(q.peak)} waiting`).join("; "),
    from,
    to,
    height: 300,
    series,
  });
}

function together(all: Steps[]): Steps {
  const first = all.reduce((total, s) => total + (s.values[0] ?? 0), 0);
  const changes = all.flatMap((s) => s.at.slice(1).map((at, i): [number, number] => [at, (s.values[i + 1] ?? 0) - (s.values[i] ?? 0)]));
  return steps(first, changes);
}
