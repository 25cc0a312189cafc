//! Promise of the master: its mix and its prices prove each other, row by row, whatever tours and limits it is given.

use super::clock::Clock;
use super::master::Master;
use fastrand::Rng;
use movement::evacuation::Trip;

const CLOSE: f64 = 1e-4;

/// A tour as the test sees it: depot, trips, and how often it does what is limited.
type Drawn = (usize, Vec<Trip>, Vec<f64>);

struct Case {
    clock: Clock,
    tours: Vec<Drawn>,
    limits: Vec<(bool, f64)>,
}

fn drawn(draw: &mut Rng) -> Case {
    let (n, m, q) = (draw.usize(1..7), draw.usize(1..5), draw.usize(1..3));
    let counts = |draw: &mut Rng, count: usize| (0..count).map(|_| draw.i64(0..5)).collect::<Vec<_>>();
    let clock = Clock {
        unit: 1,
        points: counts(draw, n),
        shelters: counts(draw, m),
        depots: counts(draw, q),
        ride: vec![1; n * m],
        start: vec![1; q * n],
    };
    let limits: Vec<(bool, f64)> = (0..draw.usize(0..4))
        .map(|_| (draw.bool(), f64::from(draw.u8(0..4))))
        .collect();
    let tours = (0..draw.usize(0..25)).map(|_| {
        let trip = |draw: &mut Rng| Trip {
            point: draw.u32(..n as u32),
            shelter: draw.u32(..m as u32),
        };
        let trips = (0..draw.usize(1..5)).map(|_| trip(draw)).collect();
        (
            draw.usize(..q),
            trips,
            limits.iter().map(|_| f64::from(draw.u8(0..3))).collect(),
        )
    });
    let tours = tours.collect();
    Case { clock, tours, limits }
}

/// Half of the tours are there before the limits, the others come after them.
fn solve(case: &Case) -> (Master, f64) {
    let mut master = Master::new(&case.clock);
    let (before, after) = case.tours.split_at(case.tours.len() / 2);
    before
        .iter()
        .for_each(|(depot, trips, _)| master.add(&case.clock, *depot, trips, &[]));
    let mut steps = 0;
    master.solve(&mut steps, u64::MAX, &|| false);
    for (at, (most, times)) in case.limits.iter().enumerate() {
        master.limit(*most, *times, |tour| case.tours[tour].2[at]);
        master.solve(&mut steps, u64::MAX, &|| false);
    }
    after
        .iter()
        .for_each(|(depot, trips, times)| master.add(&case.clock, *depot, trips, times));
    let behind = master.solve(&mut steps, u64::MAX, &|| false).unwrap_or(f64::NAN);
    (master, behind)
}

fn rows(case: &Case, tour: &Drawn) -> Vec<f64> {
    let (n, m) = (case.clock.points.len(), case.clock.shelters.len());
    let mut rows = vec![0.0; n + m + case.clock.depots.len()];
    for trip in &tour.1 {
        rows[trip.point as usize] += 1.0;
        rows[n + trip.shelter as usize] += 1.0;
    }
    rows[n + m + tour.0] += 1.0;
    rows.extend(&tour.2);
    rows
}

#[test]
fn the_mix_and_its_prices_prove_each_other() {
    let mut draw = Rng::with_seed(11);
    for _ in 0..3000 {
        let case = drawn(&mut draw);
        let (master, behind) = solve(&case);
        let clock = &case.clock;
        let counts = clock
            .points
            .iter()
            .chain(&clock.shelters)
            .chain(&clock.depots)
            .map(|x| *x as f64);
        let needs: Vec<f64> = counts.chain(case.limits.iter().map(|limit| limit.1)).collect();
        let at_least = |row: usize| {
            let first = needs.len() - case.limits.len();
            row < clock.points.len() || (row >= first && !case.limits[row - first].0)
        };
        // The prices: right sign, no tour or shortfall gains by them, and all needs are worth what stays behind.
        let duals = master.duals();
        let worth: f64 = duals.iter().zip(&needs).map(|(dual, need)| dual * need).sum();
        assert!((worth - behind).abs() < CLOSE, "{worth} {behind}");
        for (row, dual) in duals.iter().enumerate() {
            let range = if at_least(row) {
                -CLOSE..=1.0 + CLOSE
            } else {
                -1e9..=CLOSE
            };
            assert!(range.contains(dual), "row {row}: {dual}");
        }
        for tour in &case.tours {
            let earned: f64 = rows(&case, tour)
                .iter()
                .zip(duals)
                .map(|(times, dual)| times * dual)
                .sum();
            assert!(earned < CLOSE, "a tour earns {earned}");
        }
        // The mix: never negative, and what it lacks of each row adds up to what stays behind.
        let mut done = vec![0.0; needs.len()];
        for (tour, amount) in master.mix() {
            assert!(amount >= -CLOSE);
            done.iter_mut()
                .zip(rows(&case, &case.tours[tour]))
                .for_each(|(done, times)| *done += amount * times);
        }
        let mut lacking = 0.0;
        for (row, (done, need)) in done.iter().zip(&needs).enumerate() {
            let over = if at_least(row) { need - done } else { done - need };
            let limited = row >= needs.len() - case.limits.len();
            assert!(
                at_least(row) || limited || over < CLOSE * 10.0,
                "row {row} is over by {over}"
            );
            lacking += over.max(0.0);
        }
        assert!((lacking - behind).abs() < CLOSE * 10.0, "{lacking} {behind}");
    }
}
