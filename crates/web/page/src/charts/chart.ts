// The frame of every chart: uPlot with steps, a local time axis, and marks for moments and levels.

import uPlot from "uplot";
import type { Clock } from "../clock";
import { type Steps, valueAt } from "../counts";
import { count } from "../words";

export interface Series {
  label: string;
  steps: Steps;
  colour: string;
  dash: number[];
  fill?: string;
}

export interface Chart {
  /** What the chart shows, in words, for those who cannot see it. */
  words: string;
  from: number;
  to: number;
  height: number;
  series: Series[];
  /** Vertical lines. */
  moments?: { at: number; label: string }[];
  /** Horizontal lines. */
  levels?: { at: number; label: string }[];
  small?: boolean;
}

const INK = "#1b2733";
const MUTED = "#51606f";
const GRID = "#e3e8ed";
const FONT = "12px system-ui, 'Noto Sans', sans-serif";
/** Height of a label above the plot. */
const ROW = 16;
const drawn: { plot: uPlot; host: HTMLElement; height: number }[] = [];

export function drawChart(host: HTMLElement, clock: Clock, chart: Chart): void {
  const at = moments(chart);
  const data = [at, ...chart.series.map((s) => at.map((moment) => valueAt(s.steps, moment)))] as uPlot.AlignedData;
  host.setAttribute("role", "img");
  host.setAttribute("aria-label", chart.words);
  const plot = new uPlot(options(host, clock, chart), data, host);
  drawn.push({ plot, host, height: chart.height });
}

/** Fits every chart to its place, or to a sheet of paper of this width. */
export function fitCharts(width?: (host: HTMLElement) => number): void {
  for (const { plot, host, height } of drawn) {
    const wanted = Math.floor(width ? width(host) : host.clientWidth);
    if (wanted > 0 && wanted !== plot.width) plot.setSize({ width: wanted, height });
  }
}

/** Every moment at which some series changes, and the two ends. */
function moments({ series, from, to }: Chart): number[] {
  const all = new Set([from, to]);
  for (const { steps } of series) for (const at of steps.at) if (at > from && at < to) all.add(at);
  return [...all].sort((a, b) => a - b);
}

function options(host: HTMLElement, clock: Clock, chart: Chart): uPlot.Options {
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const top = Math.max(1, ...chart.series.flatMap((s) => s.steps.values), ...(chart.levels ?? []).map((l) => l.at));
  return {
    width: Math.max(host.clientWidth, 200),
    height: chart.height,
    padding: [8 + ROW * (chart.moments?.length ?? 0), 24, 0, 0],
    cursor: { show: !chart.small, points: { show: false }, drag: { x: false, y: false } },
    legend: { show: !chart.small, markers: { dash: (_, i) => (chart.series[i - 1]?.dash.length ? "dashed" : "solid") } },
    scales: { x: { time: false, range: [chart.from, chart.to] }, y: { range: [0, top * 1.06] } },
    axes: [timeAxis(clock), countAxis(chart)],
    series: [
      { label: "Hour", value: (_, at) => (at === null ? "" : clock.shortMoment(at)) },
      ...chart.series.map((s) => ({
        label: s.label,
        stroke: s.colour,
        width: chart.small ? 1.5 : 2,
        dash: s.dash,
        ...(s.fill ? { fill: s.fill } : {}),
        ...(stepped ? { paths: stepped } : {}),
        points: { show: false },
        value: (_: uPlot, people: number | null) => (people === null ? "" : count(people)),
      })),
    ],
    hooks: { draw: [(plot) => drawMarks(plot, chart)] },
  };
}

function timeAxis(clock: Clock): uPlot.Axis {
  return {
    stroke: MUTED,
    font: FONT,
    size: 34,
    grid: { stroke: GRID, width: 1 },
    ticks: { stroke: GRID, width: 1 },
    splits: (plot, _, min, max) => timeSplits(clock, min, max, Math.max(2, plot.width / 80)),
    values: (_, splits) => splits.map((at) => (clock.hour(at) === 0 || at === clock.startOf(clock.dayOf(at)) ? clock.shortDate(clock.dayOf(at)) : clock.time(at))),
  };
}

/** Days where they fit, hours of a day where there is room for them. */
function timeSplits(clock: Clock, min: number, max: number, most: number): number[] {
  const first = clock.dayOf(min);
  const days = clock.dayOf(max) - first + 1;
  const every = Math.max(1, Math.ceil(days / most));
  const hours = [1, 3, 6, 12].find((h) => days * (24 / h) <= most) ?? 24;
  const splits = [];
  for (let day = first; day <= first + days; day += every) {
    const start = clock.startOf(day);
    // On a day of 25 hours the last hour would stand in the way of the next date.
    const end = clock.startOf(day + 1) - hours * 30;
    for (let at = start; at < end; at += every > 1 ? Number.POSITIVE_INFINITY : hours * 60) {
      if (at >= min && at <= max) splits.push(at);
    }
  }
  return splits;
}

function countAxis(chart: Chart): uPlot.Axis {
  return {
    stroke: MUTED,
    font: FONT,
    grid: { stroke: GRID, width: 1 },
    ticks: { show: false },
    size: (_, values) => 14 + 7.2 * Math.max(1, ...(values ?? []).map((v) => v.length)),
    space: chart.small ? 20 : 40,
    values: (_, splits) => splits.map((n) => (Number.isInteger(n) ? count(n) : "")),
  };
}

/** Draws the lines of moments and levels, with their labels, over the plot. */
function drawMarks(plot: uPlot, chart: Chart): void {
  const { ctx, bbox } = plot;
  const scale = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = INK;
  ctx.fillStyle = INK;
  ctx.textAlign = "left";
  ctx.lineWidth = 1.2 * scale;
  ctx.font = FONT.replace("12px", `${12 * scale}px`);
  for (const { at, label } of chart.levels ?? []) {
    const y = plot.valToPos(at, "y", true);
    line(ctx, [5 * scale, 4 * scale], [bbox.left, y], [bbox.left + bbox.width, y]);
    ctx.textBaseline = "top";
    ctx.fillText(label, bbox.left + 6 * scale, y + 4 * scale);
  }
  ctx.textBaseline = "alphabetic";
  for (const [row, { at, label }] of (chart.moments ?? []).entries()) {
    const x = plot.valToPos(at, "x", true);
    const y = bbox.top - (5 + row * ROW) * scale;
    line(ctx, [2 * scale, 3 * scale], [x, y - 10 * scale], [x, bbox.top + bbox.height]);
    const width = ctx.measureText(label).width;
    const fitsBefore = x - width - 5 * scale > bbox.left;
    ctx.fillText(label, fitsBefore ? x - width - 5 * scale : x + 5 * scale, y);
  }
  ctx.restore();
}

function line(ctx: CanvasRenderingContext2D, dash: number[], from: [number, number], to: [number, number]): void {
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
  ctx.setLineDash([]);
}
