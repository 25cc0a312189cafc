// The slider and the play button: one moment, chosen by hand or running.

import type { Clock } from "../clock";
import { span } from "../counts";
import { getPart } from "../dom";
import type { View } from "../view";

/** Minutes of the plan in one second of play. */
const PACE = 240;

export function followTime(view: View, clock: Clock, show: (moment: number) => string): void {
  const slider = getPart<HTMLInputElement>("hour");
  const button = getPart<HTMLButtonElement>("play");
  const { from, to } = span(view);
  slider.min = String(from);
  slider.max = String(to);
  slider.step = "5";

  const put = (moment: number): void => {
    slider.value = String(moment);
    const situation = show(moment);
    getPart("hour-date").textContent = clock.moment(Math.round(moment));
    getPart("situation").textContent = situation;
    slider.setAttribute("aria-valuetext", `${clock.moment(Math.round(moment))}: ${situation}`);
  };

  let playing = false;
  const stop = (): void => {
    playing = false;
    button.textContent = "▶ Play";
  };
  const play = (last: number, moment: number): void => {
    requestAnimationFrame((now) => {
      if (!playing) return;
      const next = skipNight(view, moment + (Math.min(now - last, 100) / 1000) * PACE);
      put(Math.min(next, to));
      if (next >= to) stop();
      else play(now, next);
    });
  };
  button.addEventListener("click", () => {
    if (playing) return stop();
    playing = true;
    button.textContent = "❚❚ Pause";
    play(performance.now(), Number(slider.value) >= to ? from : Number(slider.value));
  });
  slider.addEventListener("input", () => {
    stop();
    put(Number(slider.value));
  });
  put(busiest(view));
}

/** Hours in which nothing moves are passed over. */
function skipNight(view: View, moment: number): number {
  if (view.convoys.some((c) => c.start <= moment && moment < c.unloaded)) return moment;
  const next = Math.min(...view.convoys.filter((c) => c.start > moment).map((c) => c.start));
  return Number.isFinite(next) ? next : moment;
}

/** The page opens at a moment with much to see: when the most convoys are on the road. */
function busiest(view: View): number {
  const changes = view.convoys.flatMap((c) => [[c.departure, 1], [c.arrival, -1]] as [number, number][]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let [now, most, at] = [0, 0, span(view).from];
  for (const [moment, change] of changes) {
    now += change;
    if (now > most) [most, at] = [now, moment];
  }
  const next = changes.find(([moment]) => moment > at)?.[0] ?? at;
  return Math.round((at + next) / 2);
}
