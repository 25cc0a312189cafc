// Arrivals against the bound.

import type { Clock } from "../clock";
import { type Counts, span } from "../counts";
import { getPart } from "../dom";
import type { View } from "../view";
import { people } from "../words";
import { drawChart } from "./chart";

export function showArrivals(view: View, clock: Clock, counts: Counts): void {
  const { from, to } = span(view);
  const { proof, outcome, people: p } = view;
  const levels = [{ at: p.said_yes, label: `said yes: ${people(p.said_yes)}` }];
  if (proof.most_people < p.said_yes * 0.93) levels.push({ at: proof.most_people, label: `most any plan can move: ${people(proof.most_people)}` });
  const proved = proof.limits.length > 0;
  const before = proved ? `; no plan ends before ${clock.moment(proof.last_arrival)}` : "";
  const bound = proved ? [{ at: proof.last_arrival, label: `bound ${clock.shortMoment(proof.last_arrival)}` }] : [];
  drawChart(getPart("arrivals-chart"), clock, {
    words: `People arrived over time: ${people(p.seated)} by ${clock.moment(outcome.last_arrival)}${before}.`,
    from,
    to: to + (to - from) * 0.03,
    height: 320,
    series: [{ label: "People arrived", steps: counts.arrived, colour: "#0b5a8a", dash: [], fill: "#0b5a8a1f" }],
    moments: [
      ...bound,
      { at: outcome.last_arrival, label: `this plan ${clock.shortMoment(outcome.last_arrival)}` },
    ],
    levels,
  });
}
