// The plan page: reads the view that stands in it and shows each part; a part that fails leaves the others alone.

import "uplot/dist/uPlot.min.css";
import "./style.css";
import { showAid } from "./aid";
import { showArrivals } from "./charts/arrivals";
import { fitCharts } from "./charts/chart";
import { showQueue } from "./charts/queue";
import { showShelters } from "./charts/shelters";
import { Clock } from "./clock";
import { countPeople } from "./counts";
import { showFigures } from "./figures";
import { showMap } from "./map/map";
import { followPrinting } from "./print";
import { showTimeline } from "./timeline";
import { showTimetable } from "./timetable";
import { readView } from "./view";
import { showTiers, showWaiting } from "./waiting";
import { showWaits } from "./waits";

const root = document.documentElement;

/** Keeps what went wrong on the page itself, for tests and for whoever is asked to help. */
function report(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  root.dataset.error = root.dataset.error ? `${root.dataset.error}; ${words}` : words;
  console.error(error);
}

async function attempt(part: () => void | Promise<void>): Promise<void> {
  try {
    await part();
  } catch (error) {
    report(error);
  }
}

async function showPage(): Promise<void> {
  const view = readView();
  const clock = new Clock(view.operation);
  const counts = countPeople(view);
  await attempt(() => showFigures(view, clock));
  await attempt(() => showArrivals(view, clock, counts));
  await attempt(() => showTiers(view, clock));
  await attempt(() => showShelters(view, clock, counts));
  await attempt(() => showQueue(view, clock, counts));
  await attempt(() => showWaiting(view));
  await attempt(() => showWaits(view, clock));
  await attempt(() => showTimetable(view, clock));
  await attempt(() => showAid(view, clock));
  await attempt(() => showTimeline(view, clock));
  await attempt(() => showMap(view, clock, counts));
  addEventListener("resize", () => fitCharts());
  followPrinting();
}

addEventListener("error", (event) => report(event.error ?? event.message));
addEventListener("unhandledrejection", (event) => report(event.reason));
void attempt(showPage).then(() => {
  root.dataset.ready = "";
});
