//! What the list says, and what comes out when somebody does it.

use super::changed_folder::change;
use super::{files, list, operation};
use actions::ask::{PlanSays, Row};
use movement::operation::Operation;
use movement::plan::rules::judge;
use movement::plan::{Outcome, Plan, Resource};
use movement::units::Minutes;
use planner::Budget;
use planner::ask::{Arrivals, Asked, Gain};

const MOVES: u64 = 60;

fn planned(operation: &Operation, seed: u64) -> Plan {
    planner::plan(operation, seed, Budget::moves(MOVES), &mut |_| true)
        .unwrap()
        .plan
}

fn tries_of(row: &Row) -> u64 {
    match row.plan {
        PlanSays::NotTried => 0,
        PlanSays::Gained { tries, .. } => tries,
    }
}

/// Reads the folder again after a person has made the changes of a row in it.
fn changed(example: &str, row: &Row) -> Operation {
    let mut files = files(example);
    let before = operation(&files);
    for one in &row.ask.changes {
        change(&mut files, &before, *one);
    }
    operation(&files)
}

fn claims_hold(example: &str) {
    let today = operation(&files(example));
    let list = list(&today, MOVES);
    let standing = Arrivals::of(&today, &list.plan);
    assert!(list.rows.len() > 8);
    for row in &list.rows {
        let PlanSays::Gained {
            gain, found, outcome, ..
        } = &row.plan
        else {
            panic!("{} was not planned", row.ask.words)
        };
        // What fits with one of a pair fits with both.
        let is_part = |part: &&Row| part.ask.changes.iter().all(|change| row.ask.changes.contains(change));
        let drawn = list.rows.iter().filter(is_part).flat_map(|part| {
            let operation = changed(example, part);
            (0..tries_of(part))
                .map(|seed| {
                    let plan = planned(&operation, 1 + seed);
                    // A plan that does without what was asked for is one for today.
                    let fits = judge(&today, &plan).is_empty();
                    assert!(
                        !fits || list.outcome <= Outcome::of(&today, &plan),
                        "{}",
                        part.ask.words
                    );
                    (Outcome::of(&operation, &plan), Arrivals::of(&operation, &plan))
                })
                .collect::<Vec<_>>()
        });
        let (reached, arrivals) = drawn.min_by_key(|(outcome, _)| outcome.clone()).unwrap();
        assert_eq!(*outcome, reached.clone().min(list.outcome.clone()), "{}", row.ask.words);
        let expected = if reached < list.outcome {
            Gain::of(&standing, &arrivals)
        } else {
            Gain::default()
        };
        assert_eq!(*found, expected, "{}", row.ask.words);
        assert!(*gain == *found || *gain == Gain::default(), "{}", row.ask.words);
        let bound = row.bound.as_ref().unwrap();
        let as_many = reached.waiting <= list.outcome.waiting;
        assert!(
            !as_many || reached.last_arrival >= bound.last_arrival,
            "{} beats its bound",
            row.ask.words
        );
    }
}

#[test]
fn in_tiny_each_claim_holds_when_the_folder_is_changed_and_planned_anew() {
    claims_hold("tiny");
}

#[test]
fn in_the_river_camp_each_claim_holds_when_the_folder_is_changed_and_planned_anew() {
    claims_hold("transit");
}

#[test]
fn no_gain_within_what_chance_makes_counts() {
    let today = operation(&files("transit"));
    let list = list(&today, MOVES);
    let band = list.band.unwrap();
    for row in &list.rows {
        let PlanSays::Gained { gain, .. } = &row.plan else {
            continue;
        };
        let seats = gain.seated.unsigned_abs() > u64::from(band.seated.0);
        let sooner = gain.last_arrival > band.last_arrival || gain.person_minutes > band.person_minutes;
        assert!(
            *gain == Gain::default() || seats || sooner,
            "{}: {gain:?} within {band:?}",
            row.ask.words
        );
    }
}

#[test]
fn what_nobody_can_use_buys_nothing() {
    // Every convoy could have an escort of its own and more, and shelters take everybody.
    let mut today = operation(&files("transit"));
    today.rules.escort_pools[0].escorts = 500;
    for shelter in &mut today.shelters {
        shelter.places.0 = 1_000_000;
        shelter.stay = None;
    }
    let list = list(&today, MOVES);
    let idle = |row: &&Row| matches!(row.ask.asked, Asked::Escort | Asked::Places);
    assert_eq!(list.rows.iter().filter(idle).count(), 3);
    for row in list.rows.iter().filter(idle) {
        assert!(row.buys_nothing(), "{}: {:?} {:?}", row.ask.words, row.bound, row.plan);
    }
    let counts = |row: &&Row| matches!(&row.plan, PlanSays::Gained { gain, .. } if *gain != Gain::default());
    assert!(
        list.rows.iter().any(|row| counts(&row)),
        "something must buy something, or this proves little"
    );
}

#[test]
fn the_same_moves_make_the_same_list() {
    let today = operation(&files("tiny"));
    let told = || format!("{:?}", (list(&today, 30).rows, list(&today, 30).chain));
    assert_eq!(told(), told());
}

#[test]
fn where_drivers_bind_first_one_more_on_each_vehicle_buys_most_and_an_escort_nothing() {
    let mut today = operation(&files("transit"));
    today.rules.luggage = None;
    today
        .households
        .iter_mut()
        .for_each(|household| household.luggage.0 = 0);
    today.rules.driving_per_day = Minutes(300);
    today.rules.escort_pools[0].escorts = 50;
    for shelter in &mut today.shelters {
        shelter.places.0 = 10_000;
        shelter.stay = None;
    }
    let list = list(&today, MOVES);
    assert_eq!(list.chain[0].limit.resource, Resource::Drivers);
    assert!(list.chain.len() > 1 && list.chain[1].limit.last_arrival < list.chain[0].limit.last_arrival);
    let singles: Vec<&Row> = list.rows.iter().filter(|row| row.ask.asked != Asked::Both).collect();
    assert_eq!(singles[0].ask.asked, Asked::Driver);
    assert!(singles[0].bound.as_ref().unwrap().earlier.0 > 24 * 60);
    let escort = singles.iter().find(|row| row.ask.asked == Asked::Escort).unwrap();
    assert!(escort.buys_nothing(), "{escort:?}");
}
