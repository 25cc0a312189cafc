// The page of scenarios as people open it: a file in Chromium, wide, narrow and on paper, without a network.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const { CHROMIUM, RENDER_WHAT_IF, SCREENSHOTS } = process.env;
const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const views = resolve("views");
let browser;

before(async () => {
  for (const folder of [views, SCREENSHOTS]) mkdirSync(folder, { recursive: true });
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--no-first-run", "--disable-background-networking"] });
});
after(() => browser?.close());

const moved = (people) => ({ people, median_minutes: people ? 65 : null, largest_minutes: people ? 3000 : null });
const figures = (people, earlier, later) => ({
  people, earlier: moved(earlier), later: moved(later), unchanged: people - earlier - later, newly_seated: 0, no_longer_seated: 0, waiting_in_both: 0,
});
const by = ["tier", "need", "block", "place"].map((by) => ({
  by,
  groups: [
    { group: "1", small: false, figures: figures(300, 200, 50) },
    { group: "fewer-than-10", small: true, figures: null },
  ],
}));

function plan(last) {
  const hour = (at) => `day 1 ${Math.floor(at / 60)}:00`;
  const arrived = [480, 600, last].map((at, i) => [at, 100 * (i + 1)]);
  return {
    said_yes: 320, seated: 300, waiting: 20, last_arrival: last, last_arrival_local: hour(last), last_arrival_words: hour(last), bound: 500,
    bound_local: hour(500), bound_words: hour(500), vehicle_metres: 1_234_567, convoys: 12, vehicle_days: 20, arrived,
  };
}

function scenario(id, more = {}) {
  const people = { minutes_earlier: 60, seats: 0, verdict: "better", everybody: figures(300, 200, 50), by };
  return {
    id, title: `Scenario ${id}`, note: null, kind: "before", measured_by: "as-is", at_local: null, changes: ["2 more: Coach, at Garage"], refused: [],
    plan: plan(660), people, told: null, ...more,
  };
}

function sample(more = []) {
  const told = { people: 40, hour: 30, place: 5, seat_lost: 5, seat_gained: 0, stranded: 0, passed_convoys: 3 };
  const refused = [{ line: 12, code: "nothing-changes", cause: "The vehicle is away already.", remedy: "Delete the change." }];
  return {
    format: "corridor-what-if-1",
    operation: { name: "Valle Sereno", time_zone: "America/Santiago", first_day: "2026-04-03", day_starts: [0, 1440] },
    seed: 1, moves: 700, replan_moves: 30,
    chance: { seeds: 3, minutes: 20, seats: 0, vehicle_metres: 9000, earlier: 80, later: 70, newly_seated: 0, no_longer_seated: 0 },
    columns: [
      scenario("as-is", { title: "As it is", kind: "as-is", measured_by: null, changes: [], people: null, plan: plan(720) }),
      scenario("in-force", { title: "Plan in force", kind: "in-force", measured_by: null, changes: [], people: null, plan: plan(740) }),
      scenario("coaches"),
      scenario("shut", { kind: "on-the-day", measured_by: "in-force", at_local: "Fri 2026-04-03 06:00", told }),
      scenario("no", { refused, plan: null, people: null }),
      scenario("late", { plan: null, people: null }),
      ...more,
    ],
  };
}

async function open(name, view, context = {}) {
  const [json, html] = [join(views, `${name}.json`), join(views, `${name}.html`)];
  writeFileSync(json, JSON.stringify(view));
  execFileSync(RENDER_WHAT_IF, [json, html]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...context });
  const faults = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("dialog", (dialog) => faults.push(dialog.message()) && dialog.dismiss());
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || faults.push(`asked the network for ${request.url()}`));
  await page.goto(`file://${html}`);
  await page.waitForSelector("html[data-ready]");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.error), undefined);
  return { page, faults };
}

const picture = (name) => join(SCREENSHOTS, name);

test("scenarios stand side by side, a figure in the same row of each", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, faults } = await open(`what-if-${colorScheme}`, sample(), { colorScheme });
    const rows = await page.$$eval(".scenario", (all) => all.slice(0, 4).map((one) => [...one.children].map((row) => Math.round(row.getBoundingClientRect().top))));
    for (const row of rows) assert.deepEqual(row, rows[0]);
    assert.equal(await page.locator("#arrivals-charts canvas").count(), 1);
    assert.equal(await page.locator(".u-legend .u-series").count(), 5);
    const dashes = await page.$$eval(".u-legend .dash line", (all) => all.map((line) => line.getAttribute("stroke-dasharray")));
    assert.equal(new Set(dashes).size, 4);
    assert.match(await page.locator(".scenario >> nth=3").innerText(), /Told anew\s+40/);
    assert.match(await page.locator(".scenario >> nth=4").innerText(), /Line 12: The vehicle is away already/);
    assert.match(await page.locator(".scenario >> nth=5").innerText(), /Not planned/);
    await page.screenshot({ path: picture(`what-if-${colorScheme}.png`), fullPage: true });
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test("on a narrow screen they stand one below another, and nothing is wider than the screen", async () => {
  for (const width of [390, 320]) {
    const { page, faults } = await open("what-if-narrow", sample(), { viewport: { width, height: 800 } });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    const lefts = await page.$$eval(".scenario", (all) => all.map((one) => one.getBoundingClientRect().left));
    assert.equal(new Set(lefts).size, 1);
    await page.screenshot({ path: picture(`what-if-${width}.png`), fullPage: true });
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test("on paper nothing is wider than the sheet", async () => {
  const { page, faults } = await open("what-if-paper", sample());
  await page.pdf({ path: picture("what-if.pdf"), preferCSSPageSize: true });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 688, height: 1000 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 688);
  await page.screenshot({ path: picture("what-if-paper.png"), fullPage: true });
  assert.deepEqual(faults, []);
  await page.close();
});

test("more scenarios than one chart can show stand in several, each with the operation as it is", async () => {
  const { page } = await open("what-if-many", sample(Array.from({ length: 12 }, (_, i) => scenario(`more-${i}`))));
  assert.equal(await page.locator("#arrivals-charts .chart").count(), 3);
  assert.equal(await page.locator(".u-legend", { hasText: "As it is" }).count(), 3);
  await page.close();
});

test("names are text: markup and scripts in them are harmless", async () => {
  const bad = `</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028"<!--`;
  const view = sample([scenario("bad", { title: bad, note: bad, changes: [bad] })]);
  view.operation.name = bad;
  const { page, faults } = await open("what-if-names", view);
  assert.equal(await page.locator("h1").textContent(), bad);
  assert.equal(await page.locator("img").count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test("the page passes the accessibility rules of WCAG 2.1 A and AA that can be tested by program", async () => {
  for (const width of [1280, 390]) {
    const { page } = await open("what-if-access", sample(), { viewport: { width, height: 900 } });
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 4).join(", ")}`), []);
    await page.close();
  }
});
