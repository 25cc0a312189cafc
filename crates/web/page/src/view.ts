// What the page is given: "corridor-plan-view-1", written by `documents::plan_view`. Times are whole minutes elapsed
// since local midnight of the first day; sites, corridors, vehicle types and pools are referred to by their place in the lists.

export type SiteKind = "camp" | "crossing" | "shelter" | "depot" | "waypoint";

export interface Site {
  id: string;
  name: string;
  name_local: string | null;
  kind: SiteKind;
  lat: number | null;
  lon: number | null;
}

export interface Leg {
  from: number;
  to: number;
  km: number;
  minutes: number;
}

export interface Corridor {
  id: string;
  name: string;
  persons_per_hour: number | null;
  headway: number;
  windows: [number, number][];
  escort_pool: number | null;
}

export interface Convoy {
  id: string;
  corridor: number;
  from: number;
  to: number;
  vehicles: [number, number][];
  households: number;
  people: number;
  wheelchairs: number;
  stretchers: number;
  /** Where luggage is planned. */
  luggage_kg?: number;
  start: number;
  gate: number;
  departure: number;
  arrival: number;
  unloaded: number;
}

/** How long people wait until they leave, in minutes; times are of those with a seat. */
export interface Waits {
  people: number;
  seated: number;
  without_seat: number;
  half: number | null;
  ninety_percent: number | null;
  all: number | null;
}

export interface WaitingGroup {
  by: "tier" | "need" | "block";
  /** `null` for groups that are too small to be shown alone, together. */
  group: string | null;
  figures: Waits | null;
}

/** A convoy of trucks with aid, or empty ones; nobody rides in it. */
export interface AidConvoy {
  id: string;
  corridor: number;
  from: number;
  to: number;
  trucks: number;
  departure: number;
  gate: number;
  through: number;
  arrival: number;
  /** From when until when its escort is away. */
  escort: [number, number] | null;
}

export interface Limit {
  resource: string;
  place: string;
  last_arrival: number;
}

export interface View {
  format: string;
  operation: { name: string; time_zone: string; first_day: string | null; day_starts: number[] };
  people: {
    registered: number;
    said_yes: number;
    seated: number;
    waiting: number;
    households_said_yes: number;
    households_seated: number;
  };
  sites: Site[];
  legs: Leg[];
  corridors: Corridor[];
  escort_pools: { name: string; escorts: number }[];
  shelters: {
    site: number;
    places: number;
    intake_per_day: number | null;
    /** Where people go onward: from which minute on how many people count as being there. */
    occupancy?: [number, number][];
  }[];
  vehicle_types: { id: string; name: string; seats: number; wheelchairs: number; stretchers: number; luggage_kg?: number; count: number; spare: number }[];
  convoys: Convoy[];
  waiting: { reason: string; cause: string; remedy: string; households: number; people: number }[];
  waiting_by_site: { site: number; tier: number; households: number; people: number }[];
  waiting_times: { from: number; everybody: Waits; groups: WaitingGroup[]; fewest: number };
  arrival_by_tier: { tier: number; people: number; mean_arrival_minute: number; last_arrival: number }[];
  /** Where luggage is planned. */
  luggage?: { kilograms: number; convoys: number; days_later: number };
  aid: AidConvoy[];
  aid_waiting: { id: string; trucks: number; reason: string; cause: string; remedy: string }[];
  outcome: { waiting: number; last_arrival: number; vehicle_km: number };
  proof: { most_people: number; last_arrival: number; limits: Limit[] };
  plan: { seed: number; moves: number };
}

/** Reads the view from the page; a page made for another format says so instead of showing half of it. */
export function readView(): View {
  const text = document.getElementById("view")?.textContent ?? "";
  const view = JSON.parse(text) as View;
  if (view.format !== "corridor-plan-view-1") throw new Error(`this page cannot show the format ${String(view.format)}`);
  return view;
}
