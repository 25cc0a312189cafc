//! Every number drawn from the ends of what may be written, all at once.

use crate::world::Small;
use proptest::prelude::*;
use proptest::sample::select;

/// The last minute a file may name.
const LAST: i64 = 1_440_000;

fn windows() -> impl Strategy<Value = Vec<(i64, i64)>> {
    let spans = vec![
        vec![],
        vec![(0, 0)],
        vec![(0, LAST)],
        vec![(LAST, LAST)],
        vec![(0, 1), (1, 2), (2, 3)],
        vec![(480, 1080), (1920, 2520)],
        (0..2_000).map(|w| (w * 700, w * 700 + 1)).collect(),
    ];
    select(spans)
}

fn households() -> impl Strategy<Value = Vec<(i64, i64, i64, i64, bool)>> {
    let household = (
        0..2_i64,
        select(vec![1, 2, 5, 10_000_i64]),
        0..3_i64,
        0..3_i64,
        any::<bool>(),
    );
    let whole = household.prop_map(|(camp, members, wheel, lying, yes)| {
        let wheel = wheel.min(members);
        (camp, members, wheel, lying.min(members - wheel), yes)
    });
    prop::collection::vec(whole, 1..30)
}

fn kinds() -> impl Strategy<Value = [[i64; 3]; 2]> {
    let seats = || select(vec![1, 2, 50, 10_000_i64]);
    let few = || select(vec![0, 1, 10_000_i64]);
    (seats(), few(), few(), seats(), few(), few()).prop_map(|(a, b, c, d, e, f)| [[a, b, c], [d, e, f]])
}

fn worlds() -> impl Strategy<Value = Small> {
    let times = select(vec![0, 1, 50, 600, 1_440, 1_000_000, LAST]);
    let limits = (
        select(vec![1, 3, 1_000_000_i64]),
        select(vec![0, 1, 540, 1_440_i64]),
        select(vec![0, 1, 1_440_i64]),
        select(vec![0, 1, 1_440_i64]),
        select(vec![0, 1, 60, 10_000_000_i64]),
        select(vec![0, 1, 60, 10_000_000_i64]),
    );
    let road = (
        select(vec![0, 1, 10, 700, LAST]),
        select(vec![None, Some(1), Some(60), Some(10_000_000_i64)]),
        select(vec![None, Some(0), Some(1), Some(1_000_000_i64)]),
    );
    let fleet = prop::collection::vec(0..2_i64, 0..6);
    (
        times,
        kinds(),
        fleet,
        windows(),
        road,
        limits,
        households(),
        any::<bool>(),
    )
        .prop_map(
            |(minutes, types, fleet, windows, (headway, rate, escorts), limits, households, split)| Small {
                minutes,
                types,
                fleet,
                windows,
                headway,
                rate,
                escorts,
                max_vehicles: limits.0,
                driving: limits.1,
                loading: limits.2,
                unloading: limits.3,
                places: [limits.4, limits.5],
                split,
                households,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_ends_of_all_numbers_together_have_an_answer(world in worlds()) {
        let answer = world.planned();
        prop_assert_eq!(answer.waiting > 0, !answer.reasons.is_empty());
    }
}
