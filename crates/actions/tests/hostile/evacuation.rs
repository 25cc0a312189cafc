//! Bus evacuation files with hostile numbers.

use actions::World;
use actions::draw_plan::Budget;
use actions::draw_tours::{DrawnTours, NoTours, draw_tours};
use planner::evacuation::Impossible;
use serde_json::json;
use std::time::Duration;

/// Draws tours for a file with one depot, which are judged on the way; every ride takes what `ride` says.
fn drawn(
    buses: i64,
    demand: &[i64],
    capacity: &[i64],
    ride: impl Fn(usize, usize) -> i64,
) -> Result<DrawnTours, NoTours> {
    let row = |i: usize| -> Vec<i64> { (0..capacity.len()).map(|j| ride(i, j)).collect() };
    let start: Vec<i64> = (0..demand.len()).map(|i| ride(i, 0)).collect();
    let text = json!({
        "format": "bep-1", "name": "hostile", "depots": [{ "buses": buses }], "demand": demand, "capacity": capacity,
        "start": [start], "dist": (0..demand.len()).map(row).collect::<Vec<_>>(),
    });
    let instance = documents::evacuation::read(text.to_string().as_bytes(), "hostile.json").unwrap();
    let world = World {
        clock: &|| Duration::ZERO,
        stop: &|| false,
    };
    let budget = Budget {
        moves: Some(20_000),
        time: None,
    };
    draw_tours(&world, &instance, 1, budget, &mut |_| ())
}

/// Longest tour and bound.
fn figures(drawn: Result<DrawnTours, NoTours>) -> (i64, i64) {
    let progress = drawn.unwrap().planned.progress;
    (progress.longest, progress.lower_bound)
}

#[test]
fn places_for_one_load_each_are_filled_one_by_one() {
    let (longest, bound) = figures(drawn(3, &[1; 30], &[1; 30], |i, j| 1 + (i * 7 + j * 3) as i64 % 10));
    assert!(bound <= longest && longest <= 30 * 20);
}

#[test]
fn rides_of_one_and_of_a_million_in_one_table_are_planned() {
    let (longest, bound) = figures(drawn(2, &[4; 6], &[5; 6], |i, j| if i == j { 1 } else { 1_000_000 }));
    assert!(bound <= longest && longest < 30_000_000, "{longest} {bound}");
}

#[test]
fn rides_all_of_one_or_all_of_a_million_are_proved_optimal() {
    for time in [1, 1_000_000] {
        let (longest, bound) = figures(drawn(1, &[2, 1], &[3, 3], |_, _| time));
        assert_eq!((longest, bound), (6 * time, 6 * time));
    }
}

#[test]
fn a_hundred_thousand_points_alike_are_planned() {
    let (longest, bound) = figures(drawn(1_000, &[1; 100_000], &[60_000, 60_000], |_, _| 10));
    assert!(bound <= longest && bound >= 2_000);
}

#[test]
fn more_buses_than_loads_stay_at_home() {
    let drawn = drawn(2_000_000, &[1, 0], &[1, 0], |_, _| 5).unwrap();
    assert_eq!((drawn.planned.tours.len(), drawn.planned.progress.longest), (1, 10));
}

#[test]
fn loads_without_a_bus_or_a_place_are_told_so() {
    assert!(matches!(
        drawn(0, &[1], &[1], |_, _| 1),
        Err(NoTours::Impossible(Impossible::NoBus))
    ));
    let full = drawn(1, &[3], &[0, 1], |_, _| 1);
    assert!(matches!(
        full,
        Err(NoTours::Impossible(Impossible::NoRoom { missing: 2 }))
    ));
    assert_eq!(figures(drawn(0, &[0], &[0], |_, _| 1)), (0, 0));
}
