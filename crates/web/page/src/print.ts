// Paper: charts are drawn anew for the width of a sheet, and what is folded on the screen is opened.

import { fitCharts } from "./charts/chart";

/** The text of an A4 sheet within its margins, in CSS pixels. */
const SHEET = 680;

export function followPrinting(): void {
  addEventListener("beforeprint", () => {
    const screen = document.body.clientWidth;
    fitCharts((host) => (host.closest(".grid") ? SHEET / 2 - 24 : Math.min(SHEET, screen)));
  });
  addEventListener("afterprint", () => fitCharts());
}
