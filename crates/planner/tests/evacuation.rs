//! Promises of the evacuation planner: the judge accepts its tours, its bound is a bound, the same seed gives the same
//! tours, and hostile instances end with tours or a reason.
#![allow(clippy::unwrap_used)]

use movement::evacuation::{Instance, judge, longest};
use planner::evacuation::{Budget, Impossible, Planned, plan, plan_on};
use proptest::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

fn instance(
    buses: &[u32],
    demand: &[u32],
    capacity: &[u32],
    time: impl Fn(usize, usize) -> u32,
    ride: impl Fn(usize, usize) -> u32,
) -> Instance {
    let start: Vec<Vec<u32>> = (0..buses.len())
        .map(|q| (0..demand.len()).map(|i| time(q, i)).collect())
        .collect();
    let table: Vec<Vec<u32>> = (0..demand.len())
        .map(|i| (0..capacity.len()).map(|j| ride(i, j)).collect())
        .collect();
    Instance::new(
        "drawn".into(),
        buses.to_vec(),
        (demand.to_vec(), capacity.to_vec()),
        &start,
        &table,
    )
    .unwrap()
}

fn planned(instance: &Instance, seed: u64, moves: u64) -> Result<Planned, Impossible> {
    plan(instance, seed, Budget { moves, stop: &|| false }, &mut |_| {})
}

/// Small instances with room for everyone; times, up to `most`, need not keep the triangle inequality.
fn small(points: usize, loads: u32, most: u32) -> impl Strategy<Value = Instance> {
    (1usize..3, 1..=points, 1usize..4).prop_flat_map(move |(q, n, m)| {
        let buses = prop::collection::vec(0u32..3, q);
        let demand = prop::collection::vec(0..=loads, n);
        let capacity = prop::collection::vec(0u32..4, m);
        let times = prop::collection::vec(0..most, q * n);
        let rides = prop::collection::vec(1..most, n * m);
        (buses, demand, capacity, times, rides).prop_map(move |(mut buses, demand, mut capacity, times, rides)| {
            buses[0] = buses[0].max(1);
            let short = demand.iter().sum::<u32>().saturating_sub(capacity.iter().sum());
            capacity[0] += short;
            instance(
                &buses,
                &demand,
                &capacity,
                |q, i| times[q * n + i],
                |i, j| rides[i * m + j],
            )
        })
    })
}

/// Tries everything, extra trips included.
struct Everything<'a> {
    instance: &'a Instance,
    waiting: Vec<i64>,
    free: Vec<u32>,
    buses: Vec<usize>,
    best: i64,
}

impl Everything<'_> {
    fn optimum(instance: &Instance) -> i64 {
        let buses = instance
            .buses
            .iter()
            .enumerate()
            .flat_map(|(q, b)| vec![q; *b as usize])
            .collect();
        let waiting = instance.demand.iter().map(|d| i64::from(*d)).collect();
        let mut everything = Everything {
            instance,
            waiting,
            free: instance.capacity.clone(),
            buses,
            best: i64::MAX,
        };
        everything.walk(0, 0, None, 0);
        everything.best
    }

    fn walk(&mut self, bus: usize, clock: i64, at: Option<usize>, longest: i64) {
        if longest.max(clock) >= self.best {
            return;
        }
        if self.waiting.iter().all(|w| *w <= 0) {
            self.best = longest.max(clock);
            return;
        }
        if bus == self.buses.len() {
            return;
        }
        self.walk(bus + 1, 0, None, longest.max(clock));
        for i in 0..self.waiting.len() {
            let reach = at.map_or_else(|| self.instance.start(self.buses[bus], i), |j| self.instance.ride(i, j));
            for j in 0..self.free.len() {
                if self.free[j] > 0 {
                    self.free[j] -= 1;
                    self.waiting[i] -= 1;
                    self.walk(bus, clock + reach + self.instance.ride(i, j), Some(j), longest);
                    self.waiting[i] += 1;
                    self.free[j] += 1;
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_bound_is_never_above_the_optimum_nor_the_optimum_above_the_plan(
        instance in prop_oneof![small(3, 2, 10), small(3, 2, 100), small(3, 2, 100_000), small(3, 2, 1_000_000_000)],
        moves in prop_oneof![Just(1000_u64), Just(20_000), Just(300_000)],
    ) {
        let planned = planned(&instance, 1, moves).unwrap();
        let optimum = Everything::optimum(&instance);
        prop_assert_eq!(judge(&instance, &planned.tours), []);
        prop_assert_eq!(longest(&instance, &planned.tours), planned.progress.longest);
        prop_assert!(planned.progress.lower_bound <= optimum, "{} {optimum}", planned.progress.lower_bound);
        prop_assert!(optimum <= planned.progress.longest);
    }

    #[test]
    fn small_instances_in_small_times_are_planned_at_their_optimum_and_proved(instance in small(4, 3, 12)) {
        let progress = planned(&instance, 1, 10_000_000).unwrap().progress;
        prop_assert_eq!(progress.longest, progress.lower_bound);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn one_thread_and_two_give_the_same_tours(instance in small(12, 4, 30), seed in any::<u64>()) {
        let budget = Budget { moves: 600_000, stop: &|| false };
        let one = plan_on(1, &instance, seed, budget, &mut |_| {}).unwrap();
        prop_assert_eq!(one, plan_on(2, &instance, seed, budget, &mut |_| {}).unwrap());
    }

    #[test]
    fn the_same_seed_gives_the_same_tours(instance in small(12, 4, 30), seed in any::<u64>()) {
        let first = planned(&instance, seed, 30_000).unwrap();
        prop_assert_eq!(judge(&instance, &first.tours), []);
        prop_assert_eq!(first, planned(&instance, seed, 30_000).unwrap());
    }
}

#[test]
fn no_bus_and_no_room_are_reasons() {
    let none = instance(&[0], &[1], &[1], |_, _| 1, |_, _| 1);
    assert_eq!(planned(&none, 1, 100), Err(Impossible::NoBus));
    let full = instance(&[1], &[3], &[1, 0], |_, _| 1, |_, _| 1);
    assert_eq!(planned(&full, 1, 100), Err(Impossible::NoRoom { missing: 2 }));
    let idle = instance(&[0], &[0], &[0], |_, _| 1, |_, _| 1);
    assert_eq!(planned(&idle, 1, 100).unwrap().tours, []);
}

#[test]
fn a_million_loads_at_one_point_are_planned() {
    for buses in [1, 1000] {
        let crowd = instance(
            &[buses],
            &[1_000_000],
            &[600_000, 600_000],
            |_, _| 7,
            |_, j| 3 + j as u32,
        );
        let planned = planned(&crowd, 1, 2000).unwrap();
        assert_eq!(judge(&crowd, &planned.tours), []);
    }
}

#[test]
fn the_shortest_and_the_longest_times_are_planned() {
    for time in [1, 1_000_000, 1_000_000_000] {
        let even = instance(&[2, 1], &[3; 7], &[2; 11], |_, _| time, |_, _| time);
        let planned = planned(&even, 1, 20_000).unwrap();
        assert_eq!(judge(&even, &planned.tours), []);
        // 21 loads on three buses: seven trips each, and the optimum is proved.
        assert_eq!(planned.progress.longest, i64::from(time) * 14);
        assert_eq!(planned.progress.lower_bound, planned.progress.longest);
    }
}

#[test]
fn planning_ends_at_the_question_that_is_answered_with_stop() {
    let spread = |i: usize, j: usize| 100 + ((i * 7919 + j * 104_729) % 5000) as u32;
    let town = instance(&[20, 20], &[3; 150], &[25; 20], spread, spread);
    for after in [0, 1, 100, 5_000] {
        let asked = AtomicU64::new(0);
        let stop = || asked.fetch_add(1, Ordering::Relaxed) >= after;
        let budget = Budget {
            moves: u64::MAX,
            stop: &stop,
        };
        let planned = plan_on(1, &town, 1, budget, &mut |_| {}).unwrap();
        assert_eq!(judge(&town, &planned.tours), []);
        // Each loop that was under way asks once more, and no more than 512 moves are tried between two questions.
        let asked = asked.into_inner();
        assert!(asked <= after + 8, "{asked} questions, {after} before the word");
        assert!(planned.progress.moves <= asked * 512);
    }
}
