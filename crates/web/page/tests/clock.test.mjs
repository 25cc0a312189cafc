// Local time comes from the operation, whatever zone the computer is in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";

const built = await build({ entryPoints: ["src/clock.ts"], bundle: true, write: false, format: "esm" });
const { Clock, duration } = await import(`data:text/javascript,${encodeURIComponent(built.outputFiles[0].text)}`);

const clock = (time_zone, first_day, lengths) => {
  const day_starts = lengths.reduce((starts, minutes) => [...starts, starts.at(-1) + minutes], [0]);
  return new Clock({ time_zone, first_day, day_starts });
};
const elsewhere = ["UTC", "Pacific/Auckland", "America/Los_Angeles"];
const everywhere = (name, check) =>
  test(name, () => {
    for (const zone of elsewhere) {
      process.env.TZ = zone;
      check();
    }
  });

everywhere("an ordinary day reads as minutes since midnight", () => {
  const c = clock("Asia/Damascus", "2019-03-24", [1440, 1440]);
  assert.equal(c.moment(0), "Sun 24 March 2019, 00:00");
  assert.equal(c.moment(1440 + 860), "Mon 25 March 2019, 14:20");
  assert.equal(c.shortMoment(-10), "23 Mar, 23:50");
});

everywhere("a day whose midnight is skipped begins at one o'clock", () => {
  const c = clock("Asia/Damascus", "2019-03-28", [1440, 1380, 1440]);
  assert.equal(c.moment(1439), "Thu 28 March 2019, 23:59");
  assert.equal(c.moment(1440), "Fri 29 March 2019, 01:00");
  assert.equal(c.moment(1440 + 300), "Fri 29 March 2019, 06:00");
  assert.equal(c.moment(1440 + 1380), "Sat 30 March 2019, 00:00");
});

everywhere("an operation may begin on the day whose midnight is skipped", () => {
  const c = clock("Asia/Damascus", "2019-03-29", [1380, 1440]);
  assert.equal(c.moment(300), "Fri 29 March 2019, 06:00");
});

everywhere("an hour that is skipped or comes twice shifts only what follows it", () => {
  const spring = clock("Europe/Berlin", "2019-03-31", [1380, 1440]);
  assert.deepEqual([60, 119, 120, 600].map((m) => spring.time(m)), ["01:00", "01:59", "03:00", "11:00"]);
  const autumn = clock("Europe/Berlin", "2019-10-27", [1500, 1440]);
  assert.deepEqual([120, 180, 240, 600].map((m) => autumn.time(m)), ["02:00", "02:00", "03:00", "09:00"]);
});

everywhere("a zone the browser does not know leaves hours since midnight", () => {
  const c = clock("Nowhere/Land", "2019-03-29", [1380, 1440]);
  assert.equal(c.moment(300), "Fri 29 March 2019, 05:00");
  assert.equal(c.moment(1380), "Sat 30 March 2019, 00:00");
});

everywhere("an instance without dates counts days", () => {
  const c = clock("UTC", "1970-01-01", [1440, 1440]);
  assert.equal(c.moment(1440 * 4 + 65), "Day 5, 01:05");
});

test("durations name their largest units", () => {
  assert.deepEqual([0, 35, 60, 905, 1440, 3000].map(duration), ["0 min", "35 min", "1 h", "15 h 5 min", "1 day", "2 days 2 h"]);
});
