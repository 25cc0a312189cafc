// Numbers and codes in words.

import type { SiteKind } from "./view";

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

export const count = (n: number): string => whole.format(n);

export const percent = (share: number): string => `${tenth.format(share * 100)} %`;

/** Returns a length of time: "45 min", "27 h 46 min", "2 days 4 h". */
export function lasting(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 2 * 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} days ${Math.floor((minutes % 1440) / 60)} h`;
}

/** Returns "1 household" or "12 households". */
export const counted = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`;

export const people = (n: number): string => counted(n, "person", "people");

export const households = (n: number): string => counted(n, "household", "households");

const RESOURCES: Record<string, string> = {
  road: "the road: the longest journey somebody must make",
  checkpoint: "the checkpoint: its rate within its windows",
  vehicles: "seats: the vehicles, their round trips and their hours",
  drivers: "drivers: driving hours a day",
  stretchers: "stretcher places",
  wheelchairs: "wheelchair bays",
  escorts: "escorts and the largest allowed convoy",
  intake: "what the shelters can take in",
};

export const resource = (code: string): string => RESOURCES[code] ?? code;

export const KINDS: Record<SiteKind, { one: string; mark: string; colour: string }> = {
  camp: { one: "camp or assembly point", mark: "▲", colour: "#8f2d56" },
  crossing: { one: "crossing", mark: "◆", colour: "#b3541e" },
  shelter: { one: "shelter", mark: "■", colour: "#0b5a8a" },
  depot: { one: "depot", mark: "✚", colour: "#51606f" },
  waypoint: { one: "waypoint", mark: "●", colour: "#51606f" },
};

/** Series are told apart by colour and by dash, so that a black-and-white print reads as well. */
const COLOURS = ["#0b5a8a", "#c2570c", "#1a7f5a", "#7a4fa3", "#8a6d00", "#9b2d4a", "#3d4f5f", "#3f8fbf"];
const DASHES: number[][] = [[], [8, 4], [2, 3], [12, 3, 2, 3], [5, 2], [1, 5], [14, 6], [6, 2, 2, 2, 2, 2]];

export const ink = (i: number): { colour: string; dash: number[] } => ({
  colour: COLOURS[i % COLOURS.length] ?? "#000",
  dash: DASHES[i % DASHES.length] ?? [],
});
