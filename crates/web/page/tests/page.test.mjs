// The plan page as people open it: a file in Chromium, wide, narrow and on paper, without a network.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { sampleView } from "./sample_view.mjs";

const { CHROMIUM, RENDER_PLAN, SCREENSHOTS } = process.env;
const PARTS = ["map", "timeline", "arrivals", "queue", "shelters", "waiting", "waits", "timetable"];
const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const views = resolve("views");
let browser;

before(async () => {
  mkdirSync(views, { recursive: true });
  mkdirSync(SCREENSHOTS, { recursive: true });
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    ],
  });
});
after(() => browser?.close());

const picture = (name) => join(SCREENSHOTS, name);

/** Renders a view as the program does, opens the file and waits until the page says that it is drawn. */
async function open(name, view, context = {}) {
  const [json, html] = [join(views, `${name}.json`), join(views, `${name}.html`)];
  writeFileSync(json, JSON.stringify(view));
  execFileSync(RENDER_PLAN, [json, html]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: "light", ...context });
  const faults = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && !fromDriver(message) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("dialog", (dialog) => faults.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || faults.push(`asked the network for ${request.url()}`));
  await page.goto(`file://${html}`);
  await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.error), undefined);
  return { page, faults };
}

/** A software-drawn WebGL complains that reading its picture is slow. */
const fromDriver = (message) => message.text().includes("GL Driver Message");

const text = (page, selector) => page.locator(selector).innerText();

/** The number of different colours in each canvas under a selector. */
const colours = (page, selector) =>
  page.locator(`${selector} canvas`).evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const copy = document.createElement("canvas");
      [copy.width, copy.height] = [canvas.width, canvas.height];
      const drawing = copy.getContext("2d");
      drawing.drawImage(canvas, 0, 0);
      return new Set(new Uint32Array(drawing.getImageData(0, 0, copy.width, copy.height).data.buffer)).size;
    }),
  );

const mapPicture = (page) => page.locator("#map-canvas canvas").evaluate((canvas) => canvas.toDataURL());

async function setHour(page, share) {
  await page.locator("#hour").evaluate((slider, at) => {
    slider.value = String(Number(slider.min) + at * (Number(slider.max) - Number(slider.min)));
    slider.dispatchEvent(new Event("input"));
  }, share);
  await page.waitForTimeout(400);
}

test("the wide page shows every part, drawn, without a fault", async () => {
  const view = sampleView();
  const { page, faults } = await open("wide", view);
  assert.equal(await text(page, "h1"), view.operation.name);
  assert.equal(await page.title(), `${view.operation.name}: movement plan`);
  for (const part of PARTS) assert.ok(await page.locator(`#${part} h2`).isVisible(), part);
  for (const part of ["map", "arrivals", "queue", "shelters"]) {
    const drawn = await colours(page, `#${part}`);
    assert.ok(drawn.length > 0 && drawn.every((n) => n > 3), `${part}: ${drawn}`);
  }
  assert.equal(await page.locator("#timetable tbody tr:not(.day)").count(), view.convoys.length);
  assert.ok((await page.locator("#timeline .vis-item.way").count()) > 3);
  assert.match(await text(page, "#bound"), /No plan that moves as many people can end before Mon 1 April 2019, 08:28/);
  await page.screenshot({ path: picture("plan-wide.png"), fullPage: true });
  await page.screenshot({ path: picture("plan-top.png") });
  assert.deepEqual(faults, []);
  await page.close();
});

test("the slider, its keys and the play button move the convoys", async () => {
  const { page, faults } = await open("slider", sampleView());
  const seen = [];
  for (const share of [0.02, 0.5, 1]) {
    await setHour(page, share);
    seen.push([await text(page, "#situation"), await text(page, "#hour-date"), await mapPicture(page)]);
  }
  for (const i of [0, 1, 2]) assert.equal(new Set(seen.map((s) => s[i])).size, 3);
  assert.match(seen[2][0], /5,628 arrived/);
  await page.locator("#hour").focus();
  await page.keyboard.press("ArrowLeft");
  assert.notEqual(await text(page, "#hour-date"), seen[2][1]);
  await setHour(page, 0);
  await page.locator("#play").click();
  await page.waitForTimeout(900);
  await page.locator("#play").click();
  assert.notEqual(await text(page, "#hour-date"), seen[0][1]);
  assert.equal(await text(page, "#play"), "▶ Play");
  assert.deepEqual(faults, []);
  await page.close();
});

test("another day is one key or click away, on the timeline and in the timetable", async () => {
  const { page, faults } = await open("days", sampleView());
  const items = () => page.locator("#timeline .vis-item.way").allInnerTexts();
  const first = await items();
  await page.getByRole("button", { name: "Day after" }).click();
  await page.waitForTimeout(300);
  assert.notDeepEqual(await items(), first);
  await page.locator("#timetable-day").selectOption({ index: 2 });
  assert.equal(await page.locator("#timetable tbody:visible").count(), 1);
  assert.deepEqual(faults, []);
  await page.close();
});

for (const width of [360, 320]) {
  test(`at ${width} pixels nothing is wider than the screen`, async () => {
    const { page, faults } = await open(`narrow-${width}`, sampleView(), { viewport: { width, height: 740 } });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    for (const part of PARTS) assert.ok(await page.locator(`#${part} h2`).isVisible(), part);
    await page.screenshot({ path: picture(`plan-${width}.png`), fullPage: true });
    assert.deepEqual(faults, []);
    await page.close();
  });
}

test("on paper the whole timetable, the charts and the map stand, and no buttons", async () => {
  const { page, faults } = await open("paper", sampleView());
  await page.pdf({ path: picture("plan.pdf"), preferCSSPageSize: true });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 688, height: 1000 });
  await page.waitForTimeout(300);
  assert.equal(await page.locator("button:visible, nav:visible, select:visible").count(), 0);
  assert.ok(await page.locator("#map-picture").isVisible());
  assert.match(await text(page, "#hour-date"), /2019, \d\d:\d\d/);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 688);
  const clipped = await page.locator("#timetable-table").evaluate((box) => box.scrollHeight > box.clientHeight + 1);
  assert.equal(clipped, false);
  await page.screenshot({ path: picture("plan-paper.png"), fullPage: true });
  assert.deepEqual(faults, []);
  await page.close();
});

test("nobody who changes vehicle is counted twice in the total of a day", async () => {
  const view = sampleView();
  const { page } = await open("totals", view);
  const first = view.convoys.filter((c) => c.start < view.operation.day_starts[1]);
  const leaving = first.filter((c) => c.corridor === 0).reduce((n, c) => n + c.people, 0);
  const ending = first.filter((c) => c.corridor === 1).reduce((n, c) => n + c.people, 0);
  assert.match(await text(page, "#timetable .day >> nth=0"), new RegExp(`, ${leaving} people from camps, ${ending} people to shelters$`));
  await page.close();
});

test("names are text: markup and scripts in them are harmless", async () => {
  const bad = `</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028<!--`;
  const view = sampleView({ name: bad });
  view.sites[0].name = bad;
  view.corridors[0].name = bad;
  view.escort_pools[0].name = bad;
  view.vehicle_types[0].name = bad;
  view.proof.limits[0].place = bad;
  view.convoys[0].id = bad;
  const { page, faults } = await open("names", view);
  assert.equal(await page.locator("h1").textContent(), bad);
  assert.equal(await page.locator("img:not(#map-picture), body script:not([type]) ~ script").count(), 0);
  await page.locator("#timeline .vis-item.way").first().hover();
  await page.waitForTimeout(300);
  assert.equal(await page.locator("img:not(#map-picture)").count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test("the hours are the operation's own, wherever the reader's clock stands", async () => {
  const words = [];
  for (const timezoneId of ["UTC", "Pacific/Auckland"]) {
    const { page } = await open("zone", sampleView(), { timezoneId });
    words.push(await text(page, "header"), await text(page, "#timetable-table"), await text(page, "#timeline .vis-time-axis.vis-foreground"));
    await page.close();
  }
  assert.deepEqual(words.slice(0, 3), words.slice(3));
});

test("without coordinates and dates the page says so and shows the rest", async () => {
  const { page, faults } = await open("flat", sampleView({ shape: "flat" }));
  assert.match(await text(page, "#map"), /no coordinates, so there is no map/);
  assert.match(await text(page, "#figures"), /Day 9/);
  assert.ok((await colours(page, "#arrivals")).every((n) => n > 3));
  assert.deepEqual(faults, []);
  await page.close();
});

test("aid convoys have tables and bars of their own, with trucks and no people", async () => {
  const { page, faults } = await open("aid", sampleView());
  const tables = await page.$$eval("#aid-tables table", (all) => all.map((t) => t.textContent));
  assert.equal(tables.length, 2);
  assert.ok(!(await text(page, "#timetable-table")).includes("aid-7") && tables[1].includes("not open for long enough"));
  assert.match(tables[0], /22.*24 Mar, 11:00.*24 Mar, 13:30.*24 Mar, 14:30/s);
  assert.match(await text(page, "#timeline .vis-item.way.aid"), /aid aid-7/);
  assert.ok(await page.$("#timeline .vis-item.gate.aid"));
  assert.deepEqual(faults, []);
  await page.close();
});

test("a plan in which nobody moves is a page too", async () => {
  const view = sampleView();
  const none = { ...view, convoys: [], aid: [], arrival_by_tier: [], people: { ...view.people, seated: 0, households_seated: 0, waiting: view.people.said_yes } };
  const { page, faults } = await open("nobody", { ...none, outcome: { waiting: none.people.waiting, last_arrival: 0, vehicle_km: 0 } });
  assert.match(await text(page, "#bound"), /Nobody moves/);
  assert.deepEqual(faults, []);
  await page.close();
});

test("fifteen hundred convoys neither freeze the page nor its day chooser", async () => {
  const view = sampleView({ shape: "large" });
  assert.ok(view.convoys.length >= 1500);
  const started = Date.now();
  const { page, faults } = await open("large", view);
  const ready = Date.now() - started;
  const chosen = Date.now();
  await page.getByRole("button", { name: "Day after" }).click();
  await page.waitForTimeout(50);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  console.log(`1,500 convoys: ready in ${ready} ms, another day in ${Date.now() - chosen} ms`);
  assert.ok(ready < 20_000 && Date.now() - chosen < 3_000);
  await page.screenshot({ path: picture("plan-large.png"), fullPage: true });
  assert.deepEqual(faults, []);
  await page.close();
});

test("the page passes the accessibility rules of WCAG 2.1 A and AA that can be tested by program", async () => {
  for (const width of [1280, 360]) {
    const { page } = await open("access", sampleView(), { viewport: { width, height: 900 } });
    await page.evaluate(AXE);
    const { violations, passes } = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
    const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 4).join(", ")}`);
    assert.deepEqual(found, []);
    assert.ok(passes.some((rule) => rule.id === "color-contrast"));
    await page.close();
  }
});
