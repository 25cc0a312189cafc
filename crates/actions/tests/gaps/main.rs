//! Gaps between plans and bounds do not grow: a small benchmark without a clock, the same on every machine.
//!
//! What is expected stands in `benchmarks/expected.csv`. What was found is written to `target/tmp/gaps.csv`; copy it over
//! the expected file when a change is meant to move the figures.
#![allow(clippy::unwrap_used, clippy::panic)]

mod chance;
mod examples;
mod measure;
mod movements;
mod tours;
mod verdict;

use measure::Found;
use std::fs;
use std::path::{Path, PathBuf};
use verdict::{Expected, complaints, table};

/// Everything measured: a name, a fixed number of moves, and where the gap comes from.
fn found() -> Vec<Found> {
    let mut found = vec![
        measure::tours("tours-random-12", 500_000, &tours::random(12)),
        measure::tours("tours-random-40", 500_000, &tours::random(40)),
        measure::tours("tours-streets", 2_000_000, &tours::streets(30)),
        measure::tours("tours-town-100", 3_000_000, &tours::town(100, 20, 60)),
    ];
    found.extend([
        measure::plan("movement-short", 700, &movements::short()),
        measure::plan("movement-far", 900, &movements::far()),
        measure::plan("movement-camps", 900, &movements::camps()),
        measure::plan("example-rukban-2019", 60, &examples::folder("rukban-2019")),
    ]);
    found
}

fn expected() -> Vec<Expected> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benchmarks/expected.csv");
    csv::Reader::from_path(file)
        .unwrap()
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn no_gap_grows_by_more_than_its_margin() {
    let expected = expected();
    let found = found();
    let written = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("gaps.csv");
    fs::write(&written, table(&found, &expected)).unwrap();
    let complaints = complaints(&found, &expected);
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

mod the_verdict {
    //! Planted faults: what the test above must not let through.
    use super::*;

    const FOUND: Found = Found {
        instance: "any",
        moves: 100,
        waiting: 2,
        value: 110,
        bound: 100,
    };

    fn row(margin: i64) -> Vec<Expected> {
        vec![Expected {
            instance: "any".to_owned(),
            moves: 100,
            waiting: 2,
            value: 108,
            bound: 100,
            gap: 800,
            margin,
        }]
    }

    #[test]
    fn lets_a_gap_grow_by_its_margin_and_not_by_more() {
        assert_eq!(complaints(&[FOUND], &row(200)), Vec::<String>::new());
        assert_eq!(
            complaints(&[FOUND], &row(199)),
            ["any: the gap is 10.00 % (110 over 100), before 8.00 % (108 over 100), and may grow by 1.99"]
        );
    }

    #[test]
    fn sees_a_bound_that_has_become_weaker() {
        let weaker = Found { bound: 90, ..FOUND };
        assert_eq!(complaints(&[weaker], &row(200)).len(), 1);
    }

    #[test]
    fn sees_a_plan_that_ends_earlier_by_leaving_people_behind() {
        let fewer = Found {
            waiting: 3,
            value: 100,
            ..FOUND
        };
        assert_eq!(complaints(&[fewer], &row(200)), ["any: 3 people wait, before 2"]);
    }

    #[test]
    fn sees_an_instance_that_is_gone_or_new_and_another_number_of_moves() {
        assert_eq!(complaints(&[], &row(200)).len(), 1);
        assert_eq!(complaints(&[FOUND], &[]).len(), 1);
        assert_eq!(complaints(&[Found { moves: 99, ..FOUND }], &row(200)).len(), 1);
    }

    #[test]
    fn written_down_is_what_is_expected_from_then_on() {
        let text = table(&[FOUND], &row(77));
        let read: Vec<Expected> = csv::Reader::from_reader(text.as_bytes())
            .deserialize()
            .map(Result::unwrap)
            .collect();
        assert_eq!((read[0].value, read[0].gap, read[0].margin), (110, 1000, 77));
        assert_eq!(complaints(&[FOUND], &read), Vec::<String>::new());
    }
}
