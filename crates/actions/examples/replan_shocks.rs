//! Measures planning anew: `replan_shocks INSTANCE.json [SHOCKS] [MOVES] [SEED]`, a "movement-1" file. Draws a plan, then random
//! events on it, and shows how long the first plan after each takes, how many people are told something else, and whether the
//! judge accepts it. Reading, drawing the old plan and judging are not in the time; splitting off what has passed is.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod instance;

use movement::access::PersonsPerHour;
use movement::operation::Operation;
use movement::operation::change::{Change, apply};
use movement::plan::{Plan, Shift, people_in};
use movement::registry::{Consent, CorridorIx, DayIx, HouseholdIx, ShelterIx, VehicleIx};
use movement::units::{Minutes, Moment, Persons};
use planner::{Budget, Price, Replan, TurnedBack, replan};
use std::time::{Duration, Instant};

/// Kinds of event.
const KINDS: [&str; 8] = [
    "window shut",
    "window shortened",
    "bus lost",
    "checkpoint slower",
    "shelter full",
    "household withdrew",
    "convoy turned back",
    "more said yes",
];

struct Shock {
    changes: Vec<Change>,
    turned_back: Vec<TurnedBack>,
}

/// Numbers from one seed, the same on every machine.
struct Draws(u64);

impl Draws {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).unwrap_or(0);
        high % most.max(1)
    }
}

fn shock(operation: &Operation, plan: &Plan, kind: usize, moment: Moment, draws: &mut Draws) -> Option<Shock> {
    let day = DayIx::from_position(usize::try_from(operation.calendar.day_of(moment)).ok()?);
    let corridor = CorridorIx::from_position(draws.below(operation.corridors.len()));
    let changes = match kind {
        0 => vec![Change::WindowShut { corridor, day }],
        1 => {
            let windows = &operation.corridors[corridor.at()].windows;
            let start = operation.calendar.start_of(operation.calendar.day_of(moment));
            let window = windows.iter().find(|w| w.closes > start)?;
            let opens = Minutes((window.opens.0 - start.0).rem_euclid(24 * 60));
            let half = Minutes((window.closes.0 - window.opens.0) / 2);
            vec![Change::WindowMoved {
                corridor,
                day,
                from: opens,
                to: Minutes((opens + half).0.min(24 * 60)),
            }]
        }
        2 => vec![Change::VehicleLost {
            vehicle: VehicleIx::from_position(draws.below(operation.vehicles.len())),
            from: moment,
        }],
        3 => {
            let rate = operation.corridors[corridor.at()].checkpoint?;
            vec![Change::CheckpointRate {
                corridor,
                rate: PersonsPerHour((rate.0 * 4 / 5).max(1)),
            }]
        }
        4 => {
            let shelter = ShelterIx::from_position(draws.below(operation.shelters.len()));
            let site = operation.shelters[shelter.at()].site;
            let coming = plan.convoys.iter().filter(|c| c.to == site);
            let inside: Persons = coming
                .filter(|c| c.start <= moment)
                .map(movement::plan::Convoy::people)
                .sum();
            vec![Change::ShelterPlaces {
                shelter,
                places: Persons(inside.0.max(1)),
            }]
        }
        5 => (0..10)
            .map(|_| HouseholdIx::from_position(draws.below(operation.households.len())))
            .map(|household| Change::HouseholdWithdrew { household })
            .collect(),
        7 => {
            let silent = |h: &usize| operation.households[*h].consent == Consent::No;
            let all = (0..operation.households.len()).filter(silent).take(50);
            all.map(HouseholdIx::from_position)
                .map(|household| Change::HouseholdSaidYes { household })
                .collect()
        }
        _ => Vec::new(),
    };
    let turned_back = match kind {
        6 => {
            let on_road = |c: &&(usize, &movement::plan::Convoy)| {
                let hours = c.1.timing(operation);
                hours.gate <= moment && moment < hours.arrival
            };
            let all: Vec<_> = plan.convoys.iter().enumerate().collect();
            let on_road: Vec<_> = all.iter().filter(on_road).collect();
            let (convoy, _) = on_road.get(draws.below(on_road.len()))?;
            vec![TurnedBack {
                convoy: *convoy,
                back: moment + Minutes(120),
            }]
        }
        _ => Vec::new(),
    };
    (!changes.is_empty() || !turned_back.is_empty()).then_some(Shock { changes, turned_back })
}

#[derive(Default)]
struct Tally {
    first: Vec<Duration>,
    changed: Vec<u32>,
    lost: Vec<u32>,
    kept: usize,
    stranded: usize,
}

fn at(sorted: &[u32], percent: usize) -> u32 {
    sorted
        .get((sorted.len().saturating_sub(1)) * percent / 100)
        .copied()
        .unwrap_or(0)
}

impl Tally {
    fn show(&mut self, name: &str) {
        self.first.sort_unstable();
        self.changed.sort_unstable();
        self.lost.sort_unstable();
        let time = |percent: usize| {
            let at = self.first.len().saturating_sub(1) * percent / 100;
            self.first.get(at).map_or(0.0, |t| t.as_secs_f64() * 1000.0)
        };
        println!(
            "| {name} | {} | {:.1} | {:.1} | {:.1} | {} | {} | {} | {} | {} |",
            self.first.len(),
            time(50),
            time(95),
            time(100),
            at(&self.changed, 50),
            at(&self.changed, 95),
            at(&self.lost, 95),
            self.kept,
            self.stranded,
        );
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: replan_shocks INSTANCE.json [SHOCKS] [MOVES] [SEED]");
        return;
    };
    let mut number = |usual: u64| arguments.next().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let (shocks, moves, seed) = (number(200), number(0), number(1));
    let operation = match instance::read(&path) {
        Ok(operation) => operation,
        Err(reason) => return eprintln!("{reason}"),
    };
    let Ok(drawn) = planner::plan(&operation, seed, Budget::moves(0), &mut |_| true) else {
        return eprintln!("{path}: there is no plan");
    };
    run(&operation, &drawn.plan, (shocks, moves, seed));
}

fn run(operation: &Operation, old: &Plan, (shocks, moves, seed): (u64, u64, u64)) {
    let last = old
        .convoys
        .iter()
        .map(|c| c.timing(operation).arrival.0)
        .max()
        .unwrap_or(1);
    let mut draws = Draws(seed);
    let mut tallies: Vec<Tally> = KINDS.iter().map(|_| Tally::default()).collect();
    let mut all = Tally::default();
    let mut done = 0;
    for attempt in 0..shocks * 20 {
        if done == shocks {
            break;
        }
        let kind = usize::try_from(attempt).unwrap_or(0) % KINDS.len();
        let moment = Moment(i32::try_from(draws.below(usize::try_from(last).unwrap_or(1))).unwrap_or(0));
        let Some(shock) = shock(operation, old, kind, moment, &mut draws) else {
            continue;
        };
        let Ok(after) = apply(operation, &shock.changes) else {
            continue;
        };
        let asked = Replan {
            before: operation,
            after: &after,
            old,
            moment,
            turned_back: &shock.turned_back,
            price: Price::default(),
            seed,
        };
        let started = Instant::now();
        let mut first = None;
        let new = replan(&asked, Budget::moves(moves.max(1)), &mut |_| {
            first.get_or_insert_with(|| started.elapsed());
            moves > 0
        });
        done += 1;
        let told = Shift::ALL.into_iter().filter(|shift| shift.breaks_word());
        let told: u32 = told.map(|shift| people_in(&new.lived, &new.shifted, shift).0).sum();
        let lost = people_in(&new.lived, &new.shifted, Shift::SeatLost).0;
        let keeps = usize::from(new.judge().is_empty());
        for tally in [&mut tallies[kind], &mut all] {
            tally.first.push(first.unwrap_or_else(|| started.elapsed()));
            tally.changed.push(told);
            tally.lost.push(lost);
            tally.kept += keeps;
            tally.stranded += usize::from(!new.stranded.is_empty());
        }
    }
    println!(
        "| event | shocks | ms median | ms 95 % | ms most | told anew, median | 95 % | lost a seat, 95 % | keep every rule | somebody stranded |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for (tally, name) in tallies.iter_mut().zip(KINDS) {
        tally.show(name);
    }
    all.show("all");
}
