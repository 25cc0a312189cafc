// The queue: people still to leave each camp and crossing.

import type { Clock } from "../clock";
import { type Counts, type Steps, span, steps } from "../counts";
import { getPart } from "../dom";
import type { View } from "../view";
import { count, ink, people } from "../words";
import { drawChart, type Series } from "./chart";

/** More lines than this cannot be told apart; the places are then added up by kind. */
const MOST_LINES = 8;

export function showQueue(view: View, clock: Clock, { queues }: Counts): void {
  const { from, to } = span(view);
  const named = queues.map(({ site, people: at }) => ({ label: view.sites[site]?.name ?? "", steps: at }));
  const lines = queues.length > MOST_LINES ? byKind(view, queues) : named;
  const series: Series[] = lines.map((line, i) => ({ ...line, ...ink(i) }));
  drawChart(getPart("queue-chart"), clock, {
    words: lines.map((line) => `${line.label}: at most ${people(Math.max(...line.steps.values))} waiting`).join("; "),
    from,
    to,
    height: 300,
    series,
  });
}

function byKind(view: View, queues: Counts["queues"]): { label: string; steps: Steps }[] {
  const kinds = [
    ["camp", "camps and assembly points"],
    ["crossing", "crossings"],
  ];
  return kinds.flatMap(([kind, words]) => {
    const all = queues.filter((q) => view.sites[q.site]?.kind === kind);
    return all.length > 0 ? [{ label: `All ${count(all.length)} ${words}`, steps: together(all.map((q) => q.people)) }] : [];
  });
}

function together(all: Steps[]): Steps {
  const first = all.reduce((total, s) => total + (s.values[0] ?? 0), 0);
  const changes = all.flatMap((s) => s.at.slice(1).map((at, i): [number, number] => [at, (s.values[i + 1] ?? 0) - (s.values[i] ?? 0)]));
  return steps(first, changes);
}
