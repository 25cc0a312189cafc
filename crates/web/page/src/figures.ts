// The head of the page: what the plan reaches, and the bound no plan can beat.

import { type Clock, duration } from "./clock";
import { el, getPart, name, table } from "./dom";
import type { View } from "./view";
import { count, counted, households, people, percent, resource } from "./words";

export function showFigures(view: View, clock: Clock): void {
  document.title = `${view.operation.name}: movement plan`;
  getPart("name").replaceChildren(name(view.operation.name));
  getPart("when").textContent = when(view, clock);
  getPart("figures").replaceChildren(...figures(view, clock));
  showBound(view, clock);
}

function when({ operation }: View, clock: Clock): string {
  const days = Math.max(operation.day_starts.length - 1, 1);
  const range = `${clock.date(0)} to ${clock.date(days - 1)}`;
  return clock.zoneName ? `${range} · all hours are local (${clock.zoneName})` : `${range} · no dates in this instance`;
}

function figures(view: View, clock: Clock): HTMLElement[] {
  const { people: p, outcome } = view;
  const moved = p.seated > 0;
  const share = p.said_yes > 0 ? percent(p.seated / p.said_yes) : "–";
  return [
    figure("Said yes", count(p.said_yes), `${households(p.households_said_yes)}; ${count(p.registered)} people registered`),
    figure("Have a seat", count(p.seated), `${households(p.households_seated)}; ${share} of those who said yes`),
    figure("Wait without a seat", count(p.waiting), p.waiting > 0 ? "reasons below" : "everyone who said yes has a seat"),
    figure(
      "Last arrival",
      moved ? clock.shortMoment(outcome.last_arrival) : "–",
      moved ? `day ${clock.dayOf(outcome.last_arrival) + 1} of the operation` : "nobody moves in this plan",
    ),
    figure("Convoys", count(view.convoys.length), `${count(outcome.vehicle_km)} vehicle-kilometres`),
    ...luggage(view),
  ];
}

function luggage({ luggage: l }: View): HTMLElement[] {
  if (!l) return [];
  const late = l.days_later === 0 ? "on the day of its household" : `at most ${counted(l.days_later, "day", "days")} after its household`;
  return [figure("Luggage", `${count(l.kilograms)} kg`, `${counted(l.convoys, "convoy", "convoys")} of trucks alone; ${late}`)];
}

function figure(title: string, value: string, note: string): HTMLElement {
  return el("div", {}, el("dt", {}, title), el("dd", { class: "value" }, value), el("dd", { class: "note" }, note));
}

function showBound(view: View, clock: Clock): void {
  const part = getPart("bound");
  if (view.people.seated === 0) {
    part.replaceChildren(el("p", {}, "Nobody moves in this plan, so there is no last arrival to compare with a bound."));
    return;
  }
  if (view.proof.limits.length === 0) {
    part.replaceChildren(el("p", {}, "What no plan can beat was not computed for this plan."));
    return;
  }
  part.replaceChildren(...boundWords(view, clock), limits(view, clock));
}

function boundWords(view: View, clock: Clock): HTMLElement[] {
  const { proof, outcome, people: p } = view;
  const later = outcome.last_arrival - proof.last_arrival;
  const gap = proof.last_arrival > 0 ? later / proof.last_arrival : 0;
  const binding = proof.limits[0];
  const compared =
    later <= 0
      ? "This plan ends exactly then: it cannot be beaten."
      : `This plan ends ${duration(later)} later, a gap of ${percent(gap)} counted from the first midnight.`;
  const most =
    p.seated >= proof.most_people
      ? "No plan moves more people than this one."
      : `No plan moves more than ${people(proof.most_people)}; this one moves ${count(p.seated)}.`;
  return [
    el(
      "p",
      { class: "claim" },
      "No plan that moves as many people can end before ",
      el("strong", {}, clock.moment(proof.last_arrival)),
      ". ",
      compared,
    ),
    el("p", {}, binding ? "What holds it there: " : "", binding ? el("strong", {}, held(binding)) : "", binding ? ". " : "", most),
  ];
}

const held = (limit: { resource: string; place: string }): string =>
  limit.place ? `${resource(limit.resource)} (${limit.place})` : resource(limit.resource);

function limits({ proof }: View, clock: Clock): HTMLElement {
  const columns = [{ title: "Limit" }, { title: "Where" }, { title: "No plan ends before" }];
  const rows = proof.limits.map((l) => [
    resource(l.resource),
    l.place ? name(l.place) : "the whole operation",
    clock.moment(l.last_arrival),
  ]);
  return el(
    "details",
    {},
    el("summary", {}, "Every limit that was computed"),
    table("What each limit alone would allow, the binding one first", columns, rows),
  );
}
