// Who waits, and why.

import type { Clock } from "./clock";
import { el, getPart, name, table } from "./dom";
import type { View } from "./view";
import { count } from "./words";

export function showWaiting(view: View): void {
  const part = getPart("waiting-tables");
  if (view.waiting.length === 0) {
    part.replaceChildren(el("p", {}, "Everyone who said yes has a seat."));
    return;
  }
  part.replaceChildren(reasons(view), bySite(view));
}

function reasons(view: View): HTMLElement {
  const columns = [
    { title: "Why" },
    { title: "What would change it" },
    { title: "Households", number: true },
    { title: "People", number: true },
  ];
  const rows = view.waiting.map((w) => [w.cause, w.remedy, count(w.households), count(w.people)]);
  const built = table("Households that said yes and have no seat, by reason", columns, rows);
  built.classList.add("stacks");
  return built;
}

function bySite(view: View): HTMLElement {
  const columns = [
    { title: "Where they wait" },
    { title: "Tier", number: true },
    { title: "Households", number: true },
    { title: "People", number: true },
  ];
  const rows = view.waiting_by_site.map((w) => [
    name(view.sites[w.site]?.name ?? ""),
    count(w.tier),
    count(w.households),
    count(w.people),
  ]);
  return table("The same households, by place and tier (tier 1 travels first)", columns, rows);
}

export function showTiers(view: View, clock: Clock): void {
  const columns = [
    { title: "Tier", number: true },
    { title: "People", number: true },
    { title: "Mean arrival" },
    { title: "Last arrival" },
  ];
  const rows = view.arrival_by_tier.map((t) => [
    count(t.tier),
    count(t.people),
    clock.shortMoment(Math.round(t.mean_arrival_minute)),
    clock.shortMoment(t.last_arrival),
  ]);
  if (rows.length > 0) getPart("tiers").replaceChildren(table("Arrival by tier (tier 1 travels first)", columns, rows));
}
