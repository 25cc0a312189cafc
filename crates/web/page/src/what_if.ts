// The page of scenarios: draws the arrivals of each scenario, those of seven to a chart. Everything else stands in the markup.

import "uplot/dist/uPlot.min.css";
import "./what_if.css";
import { drawChart, fitCharts, type Series } from "./charts/chart";
import { Clock } from "./clock";
import type { Steps } from "./counts";
import { el, getPart } from "./dom";
import { count, ink, people } from "./words";

interface Scenario {
  id: string;
  title: string;
  plan: { said_yes: number; seated: number; last_arrival: number; arrived: [number, number][] } | null;
}

interface View {
  format: string;
  operation: { name: string; time_zone: string; first_day: string; day_starts: number[] };
  columns: Scenario[];
}

/** Lines of one chart: more cannot be told apart. The first scenario stands in each. */
const LINES = 7;
/** The text of an A4 sheet within its margins, in CSS pixels. */
const SHEET = 680;
const root = document.documentElement;

function readView(): View {
  const view = JSON.parse(document.getElementById("view")?.textContent ?? "") as View;
  if (view.format !== "corridor-what-if-1") throw new Error(`this page cannot show the format ${String(view.format)}`);
  return view;
}

type Drawn = Scenario & { plan: NonNullable<Scenario["plan"]> };

function showArrivals(view: View): void {
  const drawn = view.columns.filter((s): s is Drawn => s.plan !== null && s.plan.arrived.length > 0);
  const [first, ...others] = drawn;
  const host = getPart("arrivals-charts");
  if (!first) {
    host.append(el("p", {}, "Nobody moves."));
    return;
  }
  const clock = new Clock(view.operation);
  const from = Math.min(...drawn.map((s) => s.plan.arrived[0]?.[0] ?? 0));
  const to = Math.max(...drawn.map((s) => s.plan.last_arrival));
  const margin = Math.max(30, (to - from) * 0.03);
  for (let at = 0; at < Math.max(1, others.length); at += LINES - 1) {
    const lines = [first, ...others.slice(at, at + LINES - 1)];
    const chart = el("div", { class: "chart" });
    host.append(chart);
    drawChart(chart, clock, {
      words: lines.map((s) => `${s.title}: ${people(s.plan.seated)} by ${clock.moment(s.plan.last_arrival)}`).join("; "),
      from: from - margin,
      to: to + margin,
      height: 340,
      series: lines.map(series),
      levels: [{ at: first.plan.said_yes, label: `said yes: ${count(first.plan.said_yes)}` }],
    });
  }
}

/** The first line is broad and plain; of those on it the dashes let it be seen. */
const series = (scenario: Drawn, i: number): Series => ({ label: scenario.title, steps: arrived(scenario), ...ink(i) });

const arrived = ({ plan }: Drawn): Steps => ({
  at: [Number.NEGATIVE_INFINITY, ...plan.arrived.map(([at]) => at)],
  values: [0, ...plan.arrived.map(([, all]) => all)],
});

function fail(error: unknown): void {
  root.dataset.error = error instanceof Error ? error.message : String(error);
  console.error(error);
}

addEventListener("error", (event) => fail(event.error ?? event.message));
addEventListener("resize", () => fitCharts());
addEventListener("beforeprint", () => fitCharts(() => Math.min(SHEET, document.body.clientWidth)));
addEventListener("afterprint", () => fitCharts());
try {
  showArrivals(readView());
} catch (error) {
  fail(error);
}
root.dataset.ready = "";
