// The map: sites, legs and the convoys' movement over time.

import * as maplibre from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import worker from "text:maplibre-gl/dist/maplibre-gl-worker.mjs";
import type { Clock } from "../clock";
import { type Counts, sum, valueAt } from "../counts";
import { getPart } from "../dom";
import type { View } from "../view";
import { count, counted, people } from "../words";
import { convoyFeatures, positions, presenceFeatures, roadFeatures, siteFeatures, type UnderWay } from "./features";
import { type Point, type Way, ways } from "./roads";
import { followTime } from "./slider";
import { mapStyle } from "./style";

/** Shows the map and resolves when it stands still, or when there is nothing to draw it from. */
export async function showMap(view: View, clock: Clock, counts: Counts): Promise<void> {
  const at = positions(view);
  if (!at || view.convoys.length === 0) {
    leaveOut(at ? "No convoy moves in this plan, so there is nothing to show on a map." : "The sites of this operation have no coordinates, so there is no map.");
    return;
  }
  const allWays = ways(view);
  const map = openMap(view, at, allWays);
  if (!map) {
    leaveOut("This browser cannot draw the map: it needs WebGL 2. Everything else on this page works without it.");
    return;
  }
  showKey(view);
  await new Promise<void>((ready) => map.once("load", () => ready()));
  const set = (id: string, data: GeoJSON.FeatureCollection): void => (map.getSource(id) as maplibre.GeoJSONSource).setData(data) as unknown as void;
  followTime(view, clock, (moment) => {
    const { drawn, underWay } = convoyFeatures(view, allWays, moment);
    set("convoys", drawn);
    set("presence", presenceFeatures(view, at, counts, moment));
    return situation(view, counts, underWay, moment);
  });
  await new Promise<void>((ready) => map.once("idle", () => ready()));
  keepPicture(map);
}

/** The key names only the kinds of places that are on the map. */
function showKey(view: View): void {
  for (const entry of getPart("map-body").querySelectorAll<HTMLElement>("[data-kind]")) {
    entry.hidden = !view.sites.some((s) => s.kind === entry.dataset.kind);
  }
}

function openMap(view: View, at: Point[], allWays: Map<string, Way>): maplibre.Map | null {
  // The ending tells MapLibre that this is a script and no module, which browsers start from a file without a server.
  maplibre.setWorkerUrl(`${URL.createObjectURL(new Blob([worker], { type: "text/javascript" }))}#worker.cjs`);
  const land = JSON.parse(getPart("land").textContent ?? "") as GeoJSON.FeatureCollection;
  const bounds = at.reduce((b, p) => b.extend(p), new maplibre.LngLatBounds());
  const narrow = getPart("map-canvas").clientWidth < 500;
  try {
    const map = new maplibre.Map({
      container: getPart("map-canvas"),
      style: mapStyle(land, roadFeatures(view, at, allWays), siteFeatures(view, at), narrow),
      bounds,
      // Room for the labels beside the outermost sites.
      fitBoundsOptions: { padding: narrow ? { top: 45, bottom: 45, left: 80, right: 96 } : 70, maxZoom: 13 },
      maxBounds: around(bounds),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: true,
      fadeDuration: 0,
      // A print takes the picture from the canvas.
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new maplibre.ScaleControl({ maxWidth: 140 }), "bottom-left");
    map.addControl(new maplibre.AttributionControl({ compact: false, customAttribution: "Natural Earth" }), "bottom-right");
    return map;
  } catch {
    return null;
  }
}

/** The base map ends some way beyond the operation; there is nothing to see further out. */
function around(bounds: maplibre.LngLatBounds): maplibre.LngLatBoundsLike {
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  const margin = 1.5 + Math.max(east - west, north - south);
  return [Math.max(west - margin, -180), Math.max(south - margin, -85), Math.min(east + margin, 180), Math.min(north + margin, 85)];
}

function situation(view: View, counts: Counts, underWay: UnderWay, moment: number): string {
  const waiting = (kind: string): number =>
    sum(counts.queues.filter((q) => view.sites[q.site]?.kind === kind), (q) => valueAt(q.people, moment));
  const parts = [
    `${count(waiting("camp"))} still to leave`,
    `${counted(underWay.convoys, "convoy", "convoys")} on the road with ${people(underWay.people)}`,
  ];
  if (view.sites.some((s) => s.kind === "crossing")) parts.push(`${count(waiting("crossing"))} at a crossing`);
  parts.push(`${count(valueAt(counts.arrived, moment))} arrived`);
  return parts.join(" · ");
}

function leaveOut(why: string): void {
  const part = getPart("map-body");
  part.textContent = why;
  document.documentElement.dataset.map = "absent";
}

/** Paper shows the map as it last stood on the screen. */
function keepPicture(map: maplibre.Map): void {
  addEventListener("beforeprint", () => {
    getPart<HTMLImageElement>("map-picture").src = map.getCanvas().toDataURL("image/png");
  });
  document.documentElement.dataset.map = "drawn";
}
