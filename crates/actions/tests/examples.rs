//! The examples as promised in their READMEs: read without a problem, planned, judged, and everyone moved who can be.
#![allow(clippy::unwrap_used, clippy::panic)]

use actions::World;
use actions::draw_plan::{Budget, DrawnPlan, draw_plan};
use documents::folder::{FileContent, read};
use movement::operation::Operation;
use movement::plan::Reason;
use movement::units::Moment;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

fn operation(example: &str) -> Operation {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(example);
    let get = |name: &str| fs::read(folder.join(name)).map_or(FileContent::Missing, FileContent::Bytes);
    read(&get).unwrap_or_else(|problems| panic!("{example}: {problems:?}"))
}

fn drawn(operation: &Operation, moves: u64) -> DrawnPlan {
    let world = World {
        stop: &|| false,
        clock: &|| Duration::ZERO,
    };
    let budget = Budget {
        moves: Some(moves),
        time: None,
    };
    draw_plan(&world, operation, 1, budget, &mut |_| true).unwrap()
}

#[test]
fn in_tiny_everyone_who_said_yes_is_moved() {
    let operation = operation("tiny");
    let drawn = drawn(&operation, 50);
    assert_eq!(operation.said_yes().0, 50);
    assert_eq!(drawn.outcome.waiting.0, 0);
}

#[test]
fn in_tiny_the_search_finds_what_a_hand_finds() {
    let operation = operation("tiny");
    let drawn = drawn(&operation, 3_000);
    // By hand: the north in one convoy to the school, then the south twice to the hall; 17:35 on the first day.
    assert!(
        drawn.outcome.last_arrival <= Moment(17 * 60 + 35),
        "{:?}",
        drawn.outcome.last_arrival
    );
}

#[test]
fn in_the_town_only_those_whom_no_agreed_way_leads_to_their_shelter_wait() {
    let operation = operation("town");
    let drawn = drawn(&operation, 20);
    assert!(!drawn.plan.waiting.is_empty());
    assert!(
        drawn
            .plan
            .waiting
            .iter()
            .all(|waiting| waiting.reason == Reason::NoCorridor)
    );
}

#[test]
fn in_rukban_everyone_who_said_yes_is_moved_and_none_before_the_local_vehicles_allow() {
    let operation = operation("rukban-2019");
    let drawn = drawn(&operation, 200);
    assert_eq!(operation.said_yes().0, 37_970);
    assert_eq!(drawn.outcome.waiting.0, 0);
    // By hand, in the README: at least 55 days, because the first leg seats 695 people once a day.
    assert!(operation.calendar.day_of(drawn.outcome.last_arrival) >= 54);
}
