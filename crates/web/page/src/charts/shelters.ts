// Shelters filling: one small chart a shelter, people against places.

import type { Clock } from "../clock";
import { type Counts, peak, span, type Steps, valueAt } from "../counts";
import { el, getPart, name } from "../dom";
import type { View } from "../view";
import { count } from "../words";
import { drawChart } from "./chart";

/** The fullest ones are drawn at once, the others when they are asked for. */
const SHOWN = 12;
const NONE: Steps = { at: [], values: [] };

export function showShelters(view: View, clock: Clock, counts: Counts): void {
  const { to } = span(view);
  const order = view.shelters
    .map((shelter, i) => ({ shelter, steps: counts.shelters[i], people: shelter.occupancy ? peak(counts.shelters[i] ?? NONE) : valueAt(counts.shelters[i] ?? NONE, to) }))
    .sort((a, b) => b.people / b.shelter.places - a.people / a.shelter.places);
  const draw = (host: HTMLElement, list: typeof order): void => {
    for (const { shelter, steps, people } of list) {
      const chart = el("div", { class: "chart" });
      const site = view.sites[shelter.site];
      const full = `${shelter.occupancy ? "at most " : ""}${count(people)} of ${count(shelter.places)} places`;
      const intake = shelter.intake_per_day === null ? "" : `, at most ${count(shelter.intake_per_day)} a day`;
      const onward = shelter.occupancy ? "; people go onward" : "";
      const title = el("h3", {}, name(site?.name ?? ""), el("span", { class: "note" }, full + intake + onward));
      host.append(el("div", { class: "shelter" }, title, chart));
      if (!steps) continue;
      drawChart(chart, clock, {
        words: `${site?.name}: ${full} taken ${shelter.occupancy ? "at a time" : "at the end"}.`,
        ...span(view),
        height: 130,
        small: true,
        series: [{ label: "People", steps, colour: "#0b5a8a", dash: [], fill: "#0b5a8a2b" }],
        levels: [{ at: shelter.places, label: "" }],
      });
    }
  };
  draw(getPart("shelter-charts"), order.slice(0, SHOWN));
  const rest = order.slice(SHOWN);
  if (rest.length === 0) return;
  const grid = el("div", { class: "grid" });
  const more = el("details", {}, el("summary", {}, `${count(rest.length)} more shelters`), grid);
  more.addEventListener("toggle", () => grid.childElementCount === 0 && draw(grid, rest), { once: true });
  getPart("shelter-charts").after(more);
}
