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
    const drawnAs = lines.map(series);
    drawChart(chart, clock, {
      words: lines.map((s) => `${s.title}: ${people(s.plan.seated)} by ${clock.moment(s.plan.last_arrival)}`).join("; "),
      from: from - margin,
      to: to + margin,
      height: 340,
      series: drawnAs,
      levels: [{ at: first.plan.said_yes, label: `said yes: ${count(first.plan.said_yes)}` }],
    });
    markLegend(chart, drawnAs);
  }
}

const series = (scenario: Drawn, i: number): Series => ({ label: scenario.title, steps: arrived(scenario), ...ink(i) });

/** Shows each line in the legend as it is drawn: on paper without colour the dashes alone tell them apart. */
function markLegend(chart: HTMLElement, all: Series[]): void {
  const markers = [...chart.querySelectorAll(".u-legend .u-series .u-marker")].slice(1);
  for (const [i, { colour, dash }] of all.entries()) {
    const space = "http://www.w3.org/2000/svg";
    const [svg, line] = [document.createElementNS(space, "svg"), document.createElementNS(space, "line")];
    for (const [name, value] of Object.entries({ width: "44", height: "8", "aria-hidden": "true", class: "dash" })) svg.setAttribute(name, value);
    const drawn = { x1: "0", x2: "44", y1: "4", y2: "4", stroke: colour, "stroke-width": "2.5", "stroke-dasharray": dash.join(" ") };
    for (const [name, value] of Object.entries(drawn)) line.setAttribute(name, value);
    svg.append(line);
    markers[i]?.replaceWith(svg);
  }
}

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
