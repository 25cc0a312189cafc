// Paper: charts are drawn anew for the width of a sheet, and what is folded on the screen is opened.

import { fitCharts } from "./charts/chart";
import { getPart } from "./dom";
import { fitTimeline } from "./timeline";

/** The text of an A4 sheet within its margins, in CSS pixels. */
const SHEET = 680;

export function followPrinting(): void {
  getPart("print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => {
    const screen = document.body.clientWidth;
    fitCharts((host) => (host.closest(".grid") ? SHEET / 2 - 24 : Math.min(SHEET, screen)));
    fitTimeline(`${SHEET}px`);
  });
  addEventListener("afterprint", () => {
    fitCharts();
    fitTimeline("");
  });
}
