// The timeline of one day: convoys against windows, the checkpoint taken, escorts in use.

import moment from "moment";
import { type DataGroup, type DataItem, Timeline } from "vis-timeline/esnext";
import "vis-timeline/styles/vis-timeline-graph2d.css";
import { label as aidLabel, underWay } from "./aid";
import type { Clock } from "./clock";
import { steps } from "./counts";
import { el, getPart } from "./dom";
import { vehicles } from "./timetable";
import type { AidConvoy, Convoy, View } from "./view";
import { count, counted, people } from "./words";

/** A day with many convoys scrolls within this height, in pixels. */
const SCREEN_HEIGHT = 640;
const SHEET_HEIGHT = 860;
let drawn: Timeline | null = null;

/** Draws the timeline anew for a sheet of paper of this width, or for the screen. */
export function fitTimeline(width: string): void {
  getPart("timeline-chart").style.width = width;
  drawn?.setOptions({ maxHeight: width ? SHEET_HEIGHT : SCREEN_HEIGHT });
  // `redraw` would wait for the next frame, which paper has not got.
  (drawn as unknown as { emit(event: string): void } | null)?.emit("_change");
}

/** Shows the first day and resolves when it is drawn. */
export async function showTimeline(view: View, clock: Clock): Promise<void> {
  const host = getPart("timeline-chart");
  const starts = [...view.convoys.map((c) => c.start), ...view.aid.map((a) => a.gate)];
  const days = [...new Set(starts.map((moment) => clock.dayOf(moment)))].sort((a, b) => a - b);
  if (days.length === 0) {
    host.textContent = "No convoy moves in this plan.";
    return;
  }
  let complete = (): void => {};
  const whole = new Promise<void>((done) => (complete = done));
  const first = dayPicture(view, clock, days[0] ?? 0);
  const options = { ...fixedOptions(clock), ...first.range, onInitialDrawComplete: () => complete() };
  const timeline = new Timeline(host, first.items, first.groups, options);
  drawn = timeline;
  const chooser = getPart<HTMLSelectElement>("timeline-day");
  chooser.append(...days.map((day) => el("option", { value: String(day) }, dayName(view, clock, day))));
  const show = (): void => {
    const { groups, items, range } = dayPicture(view, clock, Number(chooser.value));
    timeline.setOptions(range);
    timeline.setData({ groups, items });
  };
  const step = (by: number): void => {
    chooser.selectedIndex = Math.min(Math.max(chooser.selectedIndex + by, 0), days.length - 1);
    show();
  };
  chooser.addEventListener("change", show);
  getPart("timeline-before").addEventListener("click", () => step(-1));
  getPart("timeline-after").addEventListener("click", () => step(1));
  await whole;
}

function dayName(view: View, clock: Clock, day: number): string {
  const n = view.convoys.filter((c) => clock.dayOf(c.start) === day).length;
  return `${clock.date(day)} (${counted(n, "convoy", "convoys")})`;
}

function fixedOptions(clock: Clock): Record<string, unknown> {
  return {
    // The axis reads dates whose UTC fields are the operation's local hours.
    moment: (date: moment.MomentInput) => moment.utc(date),
    orientation: "top",
    stack: true,
    maxHeight: SCREEN_HEIGHT,
    verticalScroll: true,
    zoomKey: "ctrlKey",
    zoomMin: 30 * 60_000,
    selectable: false,
    showCurrentTime: false,
    showTooltips: true,
    margin: { axis: 4, item: { horizontal: 0, vertical: 3 } },
    format: {
      minorLabels: { minute: "HH:mm", hour: "HH:mm" },
      majorLabels: (date: moment.Moment) => clock.longDate(Math.round((date.valueOf() - clock.wallDate(0).valueOf()) / 86_400_000)),
    },
  };
}

interface DayPicture {
  groups: DataGroup[];
  items: DataItem[];
  /** What is shown at first, and how far one may move. */
  range: { start: Date; end: Date; min: Date; max: Date };
}

function dayPicture(view: View, clock: Clock, day: number): DayPicture {
  const [from, to] = [clock.startOf(day), clock.startOf(day + 1)];
  const convoys = view.convoys.filter((c) => c.start < to && c.unloaded > from);
  const aid = view.aid.filter((a) => underWay(a)[0] < to && underWay(a)[1] > from);
  const shown = new Set([...convoys, ...aid].map((c) => c.corridor));
  const groups: DataGroup[] = [];
  const items: DataItem[] = [];
  view.corridors.forEach((corridor, i) => {
    const open = corridor.windows.filter(([a, b]) => a < to && b > from);
    if (!shown.has(i) && open.length === 0) return;
    const own = convoys.filter((c) => c.corridor === i);
    const rows = corridor.persons_per_hour === null ? ["way"] : ["gate", "way"];
    groups.push(...rows.map((row, n) => corridorGroup(corridor, i, row, n === 0)));
    for (const [n, [a, b]] of open.entries()) {
      for (const row of rows) {
        items.push({ id: `open-${row}-${i}-${n}`, group: `${row}-${i}`, type: "background", className: "open", content: "", ...between(clock, a, b) });
      }
    }
    for (const c of own) items.push(...(rows.length > 1 ? [gateItem(clock, c, i)] : []), wayItem(view, clock, c, i));
    for (const a of aid.filter((a) => a.corridor === i)) items.push(...aidItems(clock, a, i, rows.length > 1));
  });
  view.escort_pools.forEach((pool, i) => {
    const used = escortItems(view, clock, i, from, to);
    if (used.length === 0) return;
    groups.push({ id: `escort-${i}`, content: label(`Escorts: ${pool.name}`, `${count(pool.escorts)} in all`), className: "first" } as DataGroup);
    items.push(...used);
  });
  const spans = [...convoys.map((c): [number, number] => [c.start, c.unloaded]), ...aid.map(underWay)];
  return { groups, items, range: dayRange(view, clock, spans, from, to) };
}

/** From half an hour before anything opens or moves to half an hour after, within the day. */
function dayRange(view: View, clock: Clock, spans: [number, number][], from: number, to: number): DayPicture["range"] {
  const open = view.corridors.flatMap((c) => c.windows).filter(([a, b]) => a < to && b > from);
  const first = Math.min(...spans.map(([a]) => a), ...open.map(([a]) => a));
  const last = Math.max(...spans.map(([, b]) => b), ...open.map(([, b]) => b));
  return {
    start: clock.wallDate(Math.max(first - 30, from)),
    end: clock.wallDate(Math.min(last + 30, to)),
    min: clock.wallDate(from),
    max: clock.wallDate(Math.max(last, to)),
  };
}

const between = (clock: Clock, a: number, b: number): { start: Date; end: Date } => ({ start: clock.wallDate(a), end: clock.wallDate(b) });

/** A corridor has a row for its convoys and, where people are checked, one for its checkpoint. */
function corridorGroup({ name, persons_per_hour }: View["corridors"][number], i: number, row: string, first: boolean): DataGroup {
  const checked = row === "gate" ? `Checkpoint, ${count(persons_per_hour ?? 0)} people an hour` : "Convoys";
  const note = persons_per_hour === null ? "Convoys; nobody is checked" : checked;
  return { id: `${row}-${i}`, content: label(first ? name : "", note), ...(first ? { className: "first" } : {}) } as DataGroup;
}

/** Labels are elements, so that a name can never be read as markup. */
function label(title: string, note: string): string {
  return el("div", {}, title ? el("strong", { dir: "auto" }, title) : null, el("div", { class: "note" }, note)) as unknown as string;
}

function gateItem(clock: Clock, c: Convoy, corridor: number): DataItem {
  return {
    id: `gate-${c.id}`, group: `gate-${corridor}`, className: "gate", content: "", subgroup: "all", title: tip(c, `passes ${clock.time(c.gate)}, leaves ${clock.time(c.departure)}`),
    ...between(clock, c.gate, Math.max(c.departure, c.gate + 1)),
  } as DataItem;
}

function wayItem(view: View, clock: Clock, c: Convoy, corridor: number): DataItem {
  const part = (moment: number): string => `${((100 * (moment - c.start)) / Math.max(1, c.unloaded - c.start)).toFixed(2)}%`;
  const [gate, leaves, arrives] = [part(c.gate), part(c.departure), part(c.arrival)];
  // Loading and unloading light, the checkpoint dark, the road in between: it reads the same in black and white.
  const style = `background: linear-gradient(to right, #dbe7ef ${gate}, #0b3f61 ${gate} ${leaves}, #8fb8d2 ${leaves} ${arrives}, #dbe7ef ${arrives})`;
  const atGate = c.departure - c.gate > c.arrival - c.departure;
  const words = el("span", atGate ? { class: "dark" } : {}, `${c.id} · ${c.people === 0 && c.luggage_kg ? `${count(c.luggage_kg)} kg` : count(c.people)}`);
  words.style.left = atGate ? gate : leaves;
  return {
    id: c.id, group: `way-${corridor}`, className: "way", content: words as unknown as string, style,
    title: tip(c, `${vehicles(view, c)}; loads ${clock.time(c.start)}, leaves ${clock.time(c.departure)}, arrives ${clock.time(c.arrival)}`),
    ...between(clock, c.start, c.unloaded),
  };
}

/** Aid is drawn in a colour of its own: the checkpoint it holds, and its way. */
function aidItems(clock: Clock, a: AidConvoy, corridor: number, checked: boolean): DataItem[] {
  const words = `aid ${a.id}, ${counted(a.trucks, "truck", "trucks")}: leaves ${clock.time(a.departure)}, checkpoint ${clock.time(a.gate)} to ${clock.time(a.through)}, arrives ${clock.time(a.arrival)}`;
  const title = el("div", {}, words).innerHTML;
  const gate = { id: `gate-aid-${a.id}`, group: `gate-${corridor}`, className: "gate aid", content: "", subgroup: "all", title, ...between(clock, a.gate, Math.max(a.through, a.gate + 1)) };
  const way = { id: `aid-${a.id}`, group: `way-${corridor}`, className: "way aid", content: aidLabel(a), title, ...between(clock, ...underWay(a)) };
  return [...(checked ? [gate] : []), way] as unknown as DataItem[];
}

const tip = (c: Convoy, text: string): string => {
  const div = el("div", {}, `${c.id}, ${people(c.people)}${c.luggage_kg ? ` and ${count(c.luggage_kg)} kg of luggage` : ""}: ${text}`);
  return div.innerHTML;
};

/** An escort is busy from departure until it has driven back. */
const escortBack = (c: Convoy): number => 2 * c.arrival - c.departure;

function escortItems(view: View, clock: Clock, pool: number, from: number, to: number): DataItem[] {
  const guarded = view.convoys.filter((c) => view.corridors[c.corridor]?.escort_pool === pool && c.departure < to && escortBack(c) > from);
  const aid = view.aid.flatMap((a) => (a.escort && view.corridors[a.corridor]?.escort_pool === pool && a.escort[0] < to && a.escort[1] > from ? [a.escort] : []));
  const away = [...guarded.map((c): [number, number] => [c.departure, escortBack(c)]), ...aid];
  const used = steps(0, away.flatMap(([out, back]) => [[out, 1], [back, -1]] as [number, number][]));
  const all = view.escort_pools[pool]?.escorts ?? 0;
  const items: DataItem[] = [];
  used.at.forEach((at, i) => {
    const n = used.values[i] ?? 0;
    const end = used.at[i + 1];
    if (n === 0 || end === undefined) return;
    items.push({
      id: `escort-${pool}-${i}`, group: `escort-${pool}`, subgroup: "all", className: n >= all ? "escort full" : "escort", content: String(n), title: `${n} of ${all} escorts in use`,
      ...between(clock, at, end),
    } as DataItem);
  });
  return items;
}
