// The convoy timetable: one row a convoy, one body a day; it prints what is chosen.

import type { Clock } from "./clock";
import { type Column, el, getPart, head, name, tableRow } from "./dom";
import { sum } from "./counts";
import type { Convoy, View } from "./view";
import { count, counted, people } from "./words";

const COLUMNS: Column[] = [
  { title: "Convoy" },
  { title: "From" },
  { title: "To" },
  { title: "Vehicles" },
  { title: "Households", number: true },
  { title: "People", number: true },
  { title: "Wheelchairs", number: true },
  { title: "Stretchers", number: true },
  { title: "Loading", number: true },
  { title: "Checkpoint", number: true },
  { title: "Leaves", number: true },
  { title: "Arrives", number: true },
  { title: "Empty", number: true },
];

/** The columns of a plan: weights only where luggage is planned. */
const columnsOf = (view: View): Column[] =>
  view.luggage ? [...COLUMNS.slice(0, 8), { title: "Luggage, kg", number: true }, ...COLUMNS.slice(8)] : COLUMNS;

export function showTimetable(view: View, clock: Clock): void {
  const days = new Map<number, Convoy[]>();
  for (const convoy of [...view.convoys].sort((a, b) => a.start - b.start)) {
    const day = clock.dayOf(convoy.start);
    days.set(day, [...(days.get(day) ?? []), convoy]);
  }
  const bodies = [...days].map(([day, convoys]) => [day, dayBody(view, clock, day, convoys)] as const);
  const caption = el("caption", {}, "Convoys in order of loading; hours are local, “+1” is the day after");
  getPart("timetable-table").replaceChildren(el("table", {}, caption, head(columnsOf(view)), ...bodies.map(([, body]) => body)));

  const chooser = getPart<HTMLSelectElement>("timetable-day");
  chooser.append(...bodies.map(([day]) => el("option", { value: String(day) }, clock.date(day))));
  chooser.addEventListener("change", () => {
    for (const [day, body] of bodies) body.hidden = chooser.value !== "" && chooser.value !== String(day);
  });
}

function dayBody(view: View, clock: Clock, day: number, convoys: Convoy[]): HTMLTableSectionElement {
  const total = `${counted(convoys.length, "convoy", "convoys")}, ${aboard(view, convoys)}`;
  const title = el("th", { colspan: String(columnsOf(view).length), scope: "rowgroup" }, `${clock.longDate(day)}: ${total}`);
  return el("tbody", {}, el("tr", { class: "day" }, title), ...convoys.map((c) => row(view, clock, day, c)));
}

/** Who changes vehicle rides in two convoys and must not be counted twice. */
function aboard(view: View, convoys: Convoy[]): string {
  const leaving = sum(convoys.filter((c) => view.sites[c.from]?.kind !== "crossing"), (c) => c.people);
  if (!view.sites.some((s) => s.kind === "crossing")) return people(leaving);
  const ending = sum(convoys.filter((c) => view.sites[c.to]?.kind !== "crossing"), (c) => c.people);
  return `${people(leaving)} from camps, ${people(ending)} to shelters`;
}

function row(view: View, clock: Clock, day: number, c: Convoy): HTMLTableRowElement {
  const hour = (moment: number): string => {
    const after = clock.dayOf(moment) - day;
    return after === 0 ? clock.time(moment) : `${clock.time(moment)} +${after}`;
  };
  const site = (i: number): Node => name(view.sites[i]?.name ?? "");
  return tableRow(columnsOf(view), [
    c.id,
    site(c.from),
    site(c.to),
    vehicles(view, c),
    ...[c.households, c.people, c.wheelchairs, c.stretchers].map(count),
    ...(view.luggage ? [count(c.luggage_kg ?? 0)] : []),
    ...[c.start, c.gate, c.departure, c.arrival, c.unloaded].map(hour),
  ]);
}

/** Returns "12 × coach, 1 × ambulance"; a line never breaks between a number and what it counts. */
export function vehicles(view: View, c: Convoy): string {
  return c.vehicles.map(([type, n]) => `${n}\u00a0×\u00a0${view.vehicle_types[type]?.name ?? "?"}`).join(", ");
}
