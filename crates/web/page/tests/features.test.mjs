// What the map draws: sites that stand at one point are told as one, and none of their people is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { sampleView } from "./sample_view.mjs";

const built = await build({ entryPoints: ["src/map/features.ts"], bundle: true, write: false, format: "esm" });
const { positions, presenceFeatures, siteFeatures } = await import(`data:text/javascript,${encodeURIComponent(built.outputFiles[0].text)}`);

const together = () => {
  const view = sampleView();
  view.sites = view.sites.map((s) => (s.kind === "shelter" ? { ...s, lat: 34.72, lon: 36.73 } : s));
  return view;
};
const names = (view) => siteFeatures(view, positions(view)).features.map((f) => f.properties.name);

test("sites at one point share a label, which says how many they are", () => {
  const view = together();
  const shelters = view.sites.filter((s) => s.kind === "shelter");
  const labels = names(view);
  assert.equal(labels.length, view.sites.length - shelters.length + 1);
  assert.ok(labels.includes(`${shelters[0].name} and ${shelters.length - 1} more here`));
  assert.deepEqual(names(sampleView()), sampleView().sites.map((s) => s.name));
});

test("a site of another kind at the same point keeps its own label", () => {
  const view = together();
  view.sites[2] = { ...view.sites[2], lat: 34.72, lon: 36.73 };
  assert.ok(names(view).includes(view.sites[2].name));
});

test("the circle of sites at one point stands for all of their people", () => {
  const view = together();
  const steps = (value) => ({ at: [0], values: [value] });
  const counts = { queues: [], shelters: view.shelters.map(() => steps(100)) };
  const all = presenceFeatures(view, positions(view), counts, 60).features;
  const whole = { queues: [], shelters: view.shelters.map((_, i) => steps(i === 0 ? 100 * view.shelters.length : 0)) };
  assert.equal(all.length, 1);
  assert.deepEqual(all, presenceFeatures(view, positions(view), whole, 60).features);
});
