//! Two plans of one operation, compared: every figure is counted again, person by person.
#![allow(clippy::unwrap_used, missing_docs)]

use movement::operation::Operation;
use movement::plan::comparison::{Comparison, Dimension, FEWEST, Figures, GroupName, Need, compare};
use movement::plan::{Outcome, Plan};
use movement::registry::{Consent, SiteIx};
use movement::units::Persons;
use planner::Budget;
use proptest::prelude::*;
use samples::Size;

/// One person: what it has in common with others, and the minutes of its two arrivals.
struct Person {
    tier: u8,
    need: Need,
    block: SiteIx,
    place: Option<SiteIx>,
    minutes: (Option<i32>, Option<i32>),
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_figure_is_that_of_a_recount(operation in samples::operations(), seeds in (0..1000_u64, 0..1000_u64), moves in 0..60_u64) {
        check(&operation, &plan(&operation, seeds.0, 0), &plan(&operation, seeds.1, moves));
    }

    #[test]
    fn a_plan_changes_nothing_against_itself(operation in samples::operations(), seed in 0..1000_u64) {
        let plan = plan(&operation, seed, 10);
        let same = compare(&operation, &plan, &plan);
        let waiting = same.outcomes[0].waiting;
        let expected = Figures {
            people: operation.said_yes(),
            unchanged: Persons(operation.said_yes().0 - waiting.0),
            waiting_in_both: waiting,
            ..Figures::default()
        };
        prop_assert_eq!(same.everybody, expected);
        prop_assert_eq!(&same.outcomes[0], &same.outcomes[1]);
    }
}

/// Operations with enough people that groups are shown by themselves and seats move; a plan with convoys left out, too, so
/// that seats are gained and lost.
#[test]
fn larger_operations_are_recounted_too() {
    let mut seen = Figures::default();
    for seed in 0..12 {
        let operation = samples::operation(seed, Size::Middle);
        let (first, second) = (plan(&operation, 1, 0), plan(&operation, 2, 30));
        let mut fewer = first.clone();
        fewer.convoys.truncate(first.convoys.len() / 2);
        for (before, after) in [(&first, &second), (&fewer, &second), (&second, &fewer)] {
            let figures = check(&operation, before, after).everybody;
            seen.earlier.people += figures.earlier.people;
            seen.later.people += figures.later.people;
            seen.newly_seated += figures.newly_seated;
            seen.no_longer_seated += figures.no_longer_seated;
            seen.waiting_in_both += figures.waiting_in_both;
        }
    }
    // A recount that never meets a kind of effect proves nothing of it.
    let kinds = [
        seen.earlier.people,
        seen.later.people,
        seen.newly_seated,
        seen.no_longer_seated,
        seen.waiting_in_both,
    ];
    assert!(kinds.iter().all(|people| people.0 > 0), "{kinds:?}");
}

fn plan(operation: &Operation, seed: u64, moves: u64) -> Plan {
    planner::plan(operation, seed, Budget::moves(moves), &mut |_| true)
        .unwrap()
        .plan
}

/// Compares, counts everything again, and returns the comparison.
fn check(operation: &Operation, first: &Plan, second: &Plan) -> Comparison {
    let compared = compare(operation, first, second);
    let people = people(operation, first, second);
    let everybody: Vec<&Person> = people.iter().collect();
    assert_eq!(compared.everybody, recount(&everybody));
    assert_eq!(compared.outcomes, [first, second].map(|p| Outcome::of(operation, p)));
    let dimensions: Vec<Dimension> = compared.parted.iter().map(|(d, _)| *d).collect();
    assert_eq!(dimensions, Dimension::ALL);
    for (dimension, groups) in &compared.parted {
        let mut shown = Vec::new();
        for group in groups.iter().filter(|g| g.name != GroupName::Small) {
            let of_group = of(&people, *dimension, group.name);
            assert!(
                of_group.len() >= FEWEST.0 as usize,
                "{group:?} is too small to be shown"
            );
            assert_eq!(group.figures, Some(recount(&of_group)), "{dimension:?} {group:?}");
            shown.push(group.name);
        }
        let together: Vec<&Person> = people
            .iter()
            .filter(|p| !shown.contains(&name(p, *dimension)))
            .collect();
        for person in &together {
            let own = of(&people, *dimension, name(person, *dimension));
            assert!(own.len() < FEWEST.0 as usize, "{dimension:?}: a large group is missing");
        }
        let small: Vec<_> = groups.iter().filter(|g| g.name == GroupName::Small).collect();
        assert_eq!(small.len(), usize::from(!together.is_empty()));
        if let [small] = small[..] {
            let enough = together.len() >= FEWEST.0 as usize;
            assert_eq!(small.figures, enough.then(|| recount(&together)), "{dimension:?}");
        }
    }
    compared
}

fn name(person: &Person, dimension: Dimension) -> GroupName {
    match dimension {
        Dimension::Tier => GroupName::Tier(person.tier),
        Dimension::Need => GroupName::Need(person.need),
        Dimension::Block => GroupName::Site(person.block),
        Dimension::Place => person.place.map_or(GroupName::NoSeat, GroupName::Site),
    }
}

fn of(people: &[Person], dimension: Dimension, wanted: GroupName) -> Vec<&Person> {
    people.iter().filter(|p| name(p, dimension) == wanted).collect()
}

/// Returns every person who said yes, one by one.
fn people(operation: &Operation, first: &Plan, second: &Plan) -> Vec<Person> {
    let mut people = Vec::new();
    for (row, household) in operation.households.iter().enumerate() {
        if household.consent != Consent::Yes {
            continue;
        }
        let (before, after) = (end(operation, first, row), end(operation, second, row));
        for member in 0..household.members.0 {
            let need = if member < household.stretchers.0 {
                Need::Stretcher
            } else if member < household.stretchers.0 + household.wheelchairs.0 {
                Need::Wheelchair
            } else {
                Need::None
            };
            people.push(Person {
                tier: household.tier,
                need,
                block: household.site,
                place: after.map(|(_, place)| place),
                minutes: (before.map(|(at, _)| at), after.map(|(at, _)| at)),
            });
        }
    }
    people
}

/// Returns the minute and the site at which a household's journey ends, if that is a shelter.
fn end(operation: &Operation, plan: &Plan, row: usize) -> Option<(i32, SiteIx)> {
    let aboard = |convoy: &&movement::plan::Convoy| {
        let mut loads = convoy.trips.iter().flat_map(|t| t.load.iter());
        loads.any(|l| l.household.at() == row)
    };
    let shelters: Vec<SiteIx> = operation.shelters.iter().map(|s| s.site).collect();
    let last = plan.convoys.iter().filter(aboard).find(|c| shelters.contains(&c.to))?;
    Some((last.timing(operation).arrival.0, last.to))
}

fn recount(people: &[&Person]) -> Figures {
    let sum = |of: &dyn Fn(&Person) -> bool| Persons(people.iter().filter(|p| of(p)).count() as u32);
    let both = |p: &Person| Some((p.minutes.0?, p.minutes.1?));
    let moved = |sign: i32| {
        let by = people.iter().filter_map(|p| both(p)).map(|(a, b)| sign * (b - a));
        let mut by: Vec<i32> = by.filter(|by| *by > 0).collect();
        by.sort_unstable();
        let middle = by.len().saturating_sub(1) / 2;
        movement::plan::comparison::Moved {
            people: Persons(by.len() as u32),
            median: movement::units::Minutes(by.get(middle).copied().unwrap_or(0)),
            largest: movement::units::Minutes(by.last().copied().unwrap_or(0)),
        }
    };
    Figures {
        people: Persons(people.len() as u32),
        earlier: moved(-1),
        later: moved(1),
        unchanged: sum(&|p| both(p).is_some_and(|(a, b)| a == b)),
        newly_seated: sum(&|p| p.minutes.0.is_none() && p.minutes.1.is_some()),
        no_longer_seated: sum(&|p| p.minutes.0.is_some() && p.minutes.1.is_none()),
        waiting_in_both: sum(&|p| p.minutes == (None, None)),
    }
}
