// A made-up plan view in the format "corridor-plan-view-1", shaped like Rukban to Homs: node sample_view.mjs [large|flat]
// `large` has 1,500 convoys and many shelters; `flat` has sites without coordinates and no dates, as benchmark instances do.

const DAY = 1440;

/** A small generator of whole numbers below n, so that every run gives the same view. */
function chance(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

export function sampleView({ name = "Rukban to Homs, 2019 (sample)", shape = "small" } = {}) {
  const large = shape === "large";
  const draw = chance(7);
  const sites = makeSites(large ? 24 : 4);
  const days = large ? 20 : 9;
  const convoys = makeConvoys(draw, { days, perDay: large ? 41 : 3, shelters: sites.length - 4, large });
  const seated = convoys.filter((c) => c.corridor > 0).reduce((n, c) => n + c.people, 0);
  const waiting = large ? 1240 : 143;
  const last = Math.max(...convoys.map((c) => c.arrival));
  const view = {
    format: "corridor-plan-view-1",
    operation: { name, time_zone: "Asia/Damascus", first_day: "2019-03-24", day_starts: dayStarts(large ? 40 : 20) },
    people: {
      registered: seated + waiting + 2210, said_yes: seated + waiting, seated, waiting,
      households_said_yes: Math.round((seated + waiting) / 5.1), households_seated: Math.round(seated / 5.1),
    },
    sites,
    legs: [
      { from: 0, to: 3, km: 61, minutes: 110 }, { from: 3, to: 1, km: 24, minutes: 40 }, { from: 1, to: 2, km: 152, minutes: 170 },
      ...sites.slice(4).map((_, i) => ({ from: 2, to: 4 + i, km: 6 + i, minutes: 12 + 3 * i })),
    ],
    corridors: [
      { id: "first", name: "Camp to crossing", persons_per_hour: 300, headway: 20, windows: windows(days, 6 * 60, 15 * 60), escort_pool: 0 },
      { id: "onward", name: "Crossing to Homs", persons_per_hour: null, headway: 10, windows: windows(days, 8 * 60, 19 * 60), escort_pool: 1 },
    ],
    escort_pools: [{ name: "zone", escorts: large ? 12 : 3 }, { name: "road", escorts: large ? 20 : 4 }],
    shelters: sites.slice(4).map((_, i) => ({ site: 4 + i, places: Math.ceil(peopleTo(convoys, 4 + i) * (1 + 0.11 * (i % 4))), intake_per_day: i % 2 ? 400 : null })),
    vehicle_types: [
      { id: "coach", name: "coach", seats: 45, wheelchairs: 1, stretchers: 0, count: 30, spare: 3 },
      { id: "ambulance", name: "ambulance", seats: 2, wheelchairs: 0, stretchers: 2, count: 4, spare: 0 },
    ],
    convoys,
    waiting: [
      { reason: "windows-end", cause: "The windows end before a convoy could carry this household.", remedy: "Ask for more window hours or days, vehicles, escorts or a faster checkpoint.", households: 21, people: waiting - 31 },
      { reason: "shelters-full", cause: "The shelters this household accepts have no place left.", remedy: "Open more places there, or ask the household about other places.", households: 6, people: 31 },
    ],
    waiting_by_site: [{ site: 0, tier: 2, households: 6, people: 31 }, { site: 0, tier: 3, households: 21, people: waiting - 31 }],
    waiting_times: {
      from: 1860,
      everybody: { people: seated + waiting, seated, without_seat: waiting, half: 2790, ninety_percent: 5400, all: 7005 },
      groups: [
        { by: "tier", group: "1", figures: { people: 400, seated: 400, without_seat: 0, half: 404, ninety_percent: 2940, all: 3190 } },
        { by: "tier", group: "3", figures: { people: seated + waiting - 400, seated: seated - 400, without_seat: waiting, half: 2950, ninety_percent: 5400, all: 7005 } },
        { by: "need", group: "none", figures: { people: seated + waiting - 4, seated: seated - 4, without_seat: waiting, half: 2790, ninety_percent: 5400, all: 7005 } },
        { by: "need", group: null, figures: null },
        { by: "block", group: "مخيم الركبان", figures: { people: seated + waiting, seated, without_seat: waiting, half: 2790, ninety_percent: 5400, all: 7005 } },
      ],
      fewest: 10,
    },
    arrival_by_tier: [1, 2, 3].map((tier) => ({
      tier, people: Math.round(seated * [0.08, 0.3, 0.62][tier - 1]), mean_arrival_minute: Math.round(last * (0.3 + 0.14 * tier)), last_arrival: last - (3 - tier) * DAY,
    })),
    aid: [
      { id: "aid-7", corridor: 0, from: 1, to: 0, trucks: 22, departure: 11 * 60, gate: 13 * 60 + 30, through: 14 * 60 + 30, arrival: 14 * 60 + 30, escort: [510, 870] },
    ],
    aid_waiting: [
      { id: "aid-8", trucks: 46, reason: "corridor-closed", cause: "The corridor is not open for long enough in the hours of this aid convoy.", remedy: "Ask for a window then, or move the aid convoy into one." },
    ],
    outcome: { waiting, last_arrival: last, vehicle_km: 48210 },
    proof: {
      most_people: seated + 60, last_arrival: last - 905,
      limits: [
        { resource: "checkpoint", place: "Camp to crossing", last_arrival: last - 905 }, { resource: "vehicles", place: "Camp to crossing", last_arrival: last - 1400 },
        { resource: "escorts", place: "zone", last_arrival: last - 2900 }, { resource: "road", place: "", last_arrival: 720 },
      ],
    },
    plan: { seed: 1, moves: 20000 },
  };
  return shape === "flat" ? flat(view) : view;
}

const peopleTo = (convoys, site) => convoys.filter((c) => c.to === site).reduce((n, c) => n + c.people, 0);

/** Clocks in Damascus went forward in the first minute of 29 March 2019: that day has 23 hours. */
function dayStarts(days) {
  return Array.from({ length: days + 1 }, (_, d) => d * DAY - (d > 5 ? 60 : 0));
}

function windows(days, opens, closes) {
  const starts = dayStarts(days);
  return Array.from({ length: days }, (_, d) => [starts[d] + opens - (d === 5 ? 60 : 0), starts[d] + closes - (d === 5 ? 60 : 0)]).filter((_, d) => d !== 2);
}

function makeSites(shelters) {
  const named = [
    ["Bab Amr shelter", "مركز بابا عمرو"], ["Al-Bayyada shelter", "مركز البياضة"], ["Deir Baalba shelter", "مركز دير بعلبة"], ["Al-Qusayr school", "مدرسة القصير"],
  ];
  const around = [[34.715, 36.69], [34.752, 36.735], [34.772, 36.755], [34.51, 36.58]];
  return [
    { id: "rukban", name: "Rukban", name_local: "مخيم الركبان", kind: "camp", lat: 33.314, lon: 38.703 },
    { id: "jleb", name: "Jleb crossing", name_local: "معبر جليب", kind: "crossing", lat: 33.772, lon: 38.117 },
    { id: "homs", name: "Homs", name_local: "حمص", kind: "waypoint", lat: 34.724, lon: 36.726 },
    { id: "zone-edge", name: "Zone edge", name_local: null, kind: "waypoint", lat: 33.62, lon: 38.31 },
    ...Array.from({ length: shelters }, (_, i) => {
      const [lat, lon] = around[i % 4];
      const [name, name_local] = named[i % 4];
      const round = Math.floor(i / 4);
      return { id: `shelter-${i + 1}`, name: round ? `${name} ${round + 1}` : name, name_local, kind: "shelter", lat: lat + 0.11 * round, lon: lon - 0.07 * round };
    }),
  ];
}

function makeConvoys(draw, { days, perDay, shelters, large }) {
  const convoys = [];
  const starts = dayStarts(days);
  const add = (corridor, from, to, start, gate, minutes, people) => {
    const departure = start + 30 + gate;
    const coaches = Math.ceil(people / 45);
    convoys.push({
      id: `C${String(convoys.length + 1).padStart(4, "0")}`, corridor, from, to,
      vehicles: people % 3 === 0 ? [[0, coaches], [1, 1]] : [[0, coaches]], households: Math.ceil(people / 5), people,
      wheelchairs: draw(4), stretchers: people % 3 === 0 ? 1 + draw(2) : 0,
      start, gate: start + 30, departure, arrival: departure + minutes, unloaded: departure + minutes + 30,
    });
  };
  for (let day = 0; day < days; day++) {
    if (day === 2) continue;
    const count = Math.max(1, perDay - draw(2) + (day % 3));
    for (let i = 0; i < count; i++) {
      const people = large ? 40 + draw(60) : 120 + draw(160);
      const gate = large ? 8 : Math.ceil(people / 5);
      const start = starts[day] + (day === 5 ? -60 : 0) + 6 * 60 - 30 + (large ? i * 13 : i * 150) + draw(8);
      add(0, 0, 1, start, gate, 150, people);
      const to = 4 + ((day + i) % shelters);
      add(1, 1, to, start + 30 + gate + 150 + 30 + 15 + draw(20), 0, 182 + 3 * ((day + i) % shelters), people);
    }
  }
  return convoys.sort((a, b) => a.start - b.start);
}

function flat(view) {
  view.sites = view.sites.map((s) => ({ ...s, lat: null, lon: null, name_local: null }));
  view.operation = { ...view.operation, first_day: "1970-01-01", time_zone: "UTC", day_starts: view.operation.day_starts.map((_, d) => d * DAY) };
  return view;
}

if (process.argv[1]?.endsWith("sample_view.mjs")) console.log(JSON.stringify(sampleView({ shape: process.argv[2] ?? "small" })));
