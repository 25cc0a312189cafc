// How the map looks. No glyphs, sprites or tiles: labels come from the fonts of the computer that opens the page.

import type * as maplibre from "maplibre-gl";
import { KINDS } from "../words";
import type { SiteKind } from "../view";

const FONT = ["Noto Sans", "Noto Naskh Arabic", "system-ui", "sans-serif"];
const BOLD = ["Noto Sans Bold", ...FONT];
const byKind = (value: (kind: SiteKind) => string): maplibre.ExpressionSpecification =>
  ["match", ["get", "kind"], ...Object.keys(KINDS).flatMap((k) => [k, value(k as SiteKind)]), value("waypoint")] as unknown as maplibre.ExpressionSpecification;

const nothing: GeoJSON.FeatureCollection = { type: "FeatureCollection", features: [] };

export function mapStyle(
  land: GeoJSON.FeatureCollection,
  roads: GeoJSON.FeatureCollection,
  sites: GeoJSON.FeatureCollection,
  narrow: boolean,
): maplibre.StyleSpecification {
  const source = (data: GeoJSON.FeatureCollection): maplibre.GeoJSONSourceSpecification => ({ type: "geojson", data });
  return {
    version: 8,
    sources: { land: source(land), roads: source(roads), sites: source(sites), presence: source(nothing), convoys: source(nothing) },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": "#d7e3ea" } },
      { id: "land", type: "fill", source: "land", filter: ["==", ["get", "kind"], "land"], paint: { "fill-color": "#f7f5f0", "fill-antialias": false } },
      { id: "borders", type: "line", source: "land", filter: ["==", ["get", "kind"], "boundary"], paint: { "line-color": "#8f8779", "line-width": 1.2, "line-dasharray": [4, 3] } },
      {
        id: "roads", type: "line", source: "roads", layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": ["case", ["get", "used"], "#5c6b78", "#b9c1c8"], "line-width": ["case", ["get", "used"], 2.5, 1.2] },
      },
      {
        id: "presence", type: "circle", source: "presence",
        paint: { "circle-radius": ["get", "radius"], "circle-color": byKind((k) => KINDS[k].colour), "circle-opacity": 0.16, "circle-stroke-width": 1, "circle-stroke-color": byKind((k) => KINDS[k].colour), "circle-stroke-opacity": 0.5 },
      },
      {
        id: "convoys", type: "circle", source: "convoys",
        paint: {
          "circle-radius": ["get", "radius"],
          "circle-color": ["case", ["==", ["get", "state"], "driving"], "#1b2733", "#ffffff"],
          "circle-stroke-width": 2,
          "circle-stroke-color": ["case", ["==", ["get", "state"], "driving"], "#ffffff", "#1b2733"],
        },
      },
      {
        id: "marks", type: "symbol", source: "sites",
        layout: { "text-field": byKind((k) => KINDS[k].mark), "text-font": FONT, "text-size": ["match", ["get", "kind"], "waypoint", 9, "depot", 12, 17], "text-allow-overlap": true, "text-ignore-placement": true },
        paint: { "text-color": byKind((k) => KINDS[k].colour), "text-halo-color": "#ffffff", "text-halo-width": 1.5 },
      },
      {
        id: "labels", type: "symbol", source: "sites",
        layout: {
          "text-field": ["case", ["has", "local"], ["format", ["get", "name"], {}, "\n", {}, ["get", "local"], { "font-scale": 1.05 }], ["get", "name"]],
          "text-font": BOLD, "text-size": narrow ? 11.5 : 13, "text-max-width": narrow ? 7 : 14, "text-line-height": 1.25, "text-padding": 3,
          "text-variable-anchor": ["left", "right", "top", "bottom", "top-left", "bottom-left", "top-right", "bottom-right"],
          "text-radial-offset": 0.95, "text-justify": "auto",
          "symbol-sort-key": ["match", ["get", "kind"], "camp", 0, "crossing", 1, "shelter", 2, 3],
        },
        paint: { "text-color": "#1b2733", "text-halo-color": "#ffffffe6", "text-halo-width": 2 },
      },
    ],
  };
}
