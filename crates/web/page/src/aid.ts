// Aid convoys: hours and trucks. Nothing here stands beside people: they share corridors and no list.

import type { Clock } from "./clock";
import { el, getPart, name, table } from "./dom";
import type { AidConvoy, View } from "./view";
import { count } from "./words";

/** Shows the tables of aid convoys, with an hour and without; none where there is no aid. */
export function showAid(view: View, clock: Clock): void {
  const tables = [...(view.aid.length > 0 ? [hours(view, clock)] : []), ...(view.aid_waiting.length > 0 ? [without(view)] : [])];
  getPart("aid").hidden = tables.length === 0;
  getPart("aid-key").hidden = view.aid.length === 0;
  getPart("aid-tables").replaceChildren(...tables);
}

function hours(view: View, clock: Clock): HTMLElement {
  const columns = [
    { title: "Aid convoy" },
    { title: "Corridor" },
    { title: "From" },
    { title: "To" },
    { title: "Trucks", number: true },
    { title: "Leaves" },
    { title: "Checkpoint" },
    { title: "Through" },
    { title: "Arrives" },
  ];
  const site = (i: number): Node => name(view.sites[i]?.name ?? "");
  const rows = view.aid.map((a) => [
    a.id,
    name(view.corridors[a.corridor]?.name ?? ""),
    site(a.from),
    site(a.to),
    count(a.trucks),
    ...[a.departure, a.gate, a.through, a.arrival].map((moment) => clock.shortMoment(moment)),
  ]);
  const built = table("Aid convoys in order of their checkpoint; durations as they are counted to take", columns, rows);
  built.classList.add("stacks");
  return built;
}

function without(view: View): HTMLElement {
  const columns = [{ title: "Aid convoy without an hour" }, { title: "Why" }, { title: "What would change it" }, { title: "Trucks", number: true }];
  const rows = view.aid_waiting.map((a) => [a.id, a.cause, a.remedy, count(a.trucks)]);
  const built = table("Aid convoys that could not be given an hour", columns, rows);
  built.classList.add("stacks");
  return built;
}

/** The part of the day an aid convoy is on the way or at the checkpoint. */
export const underWay = (a: AidConvoy): [number, number] => [Math.min(a.departure, a.gate), Math.max(a.arrival, a.through)];

/** Returns what an aid convoy is called where there is little room. */
export const label = (a: AidConvoy): HTMLElement => el("span", {}, `aid ${a.id}`);
