// How long people wait until they leave, by tier, need and block, beside everybody.

import type { Clock } from "./clock";
import { type Column, el, getPart, name, table } from "./dom";
import type { View, Waits } from "./view";
import { count, lasting } from "./words";

const COLUMNS: Column[] = [
  { title: "Group" },
  { title: "People", number: true },
  { title: "With a seat", number: true },
  { title: "Without", number: true },
  { title: "Half left after", number: true },
  { title: "Against everybody", number: true },
  { title: "90 % after", number: true },
  { title: "All after", number: true },
];

const NEEDS: Record<string, string> = { none: "Ordinary seat", wheelchair: "Wheelchair", stretcher: "Stretcher" };

export function showWaits(view: View, clock: Clock): void {
  const { everybody, from, groups, fewest } = view.waiting_times;
  const part = getPart("waits-table");
  if (everybody.people === 0) {
    part.replaceChildren(el("p", {}, "Nobody said yes."));
    return;
  }
  const rows = groups.map(({ by, group, figures }) => {
    const title = group === null ? `fewer than ${count(fewest)} people` : by === "need" ? (NEEDS[group] ?? group) : group;
    const label = { tier: "Tier ", need: "Need: ", block: "At " }[by];
    return [el("span", {}, label, name(title)), ...cells(figures, everybody)];
  });
  const caption = `Waiting from ${clock.shortMoment(from)}, when the first corridor opens, until the convoy leaves its checkpoint`;
  const built = table(caption, COLUMNS, [["Everybody", ...cells(everybody, everybody)], ...rows]);
  built.classList.add("stacks");
  part.replaceChildren(built);
}

function cells(waits: Waits | null, everybody: Waits): string[] {
  if (waits === null) return COLUMNS.slice(1).map(() => "–");
  const time = (minutes: number | null): string => (minutes === null ? "–" : lasting(minutes));
  const { people, seated, without_seat, half } = waits;
  return [
    count(people),
    count(seated),
    count(without_seat),
    time(half),
    half === null || everybody.half === null || waits === everybody ? "–" : longer(half - everybody.half),
    time(waits.ninety_percent),
    time(waits.all),
  ];
}

function longer(by: number): string {
  if (by === 0) return "the same";
  return by > 0 ? `+ ${lasting(by)}` : `− ${lasting(-by)}`;
}
