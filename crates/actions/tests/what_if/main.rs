//! Scenarios side by side: each figure is that of its plan alone, and one that cannot be leaves the others as they are.
#![allow(clippy::unwrap_used, clippy::panic)]

use actions::World;
use actions::compare::compare;
use actions::draw_plan::{Budget, DrawnPlan, draw_plan};
use actions::what_if::{Answer, NoAnswers, OnTheDay, Planned, Scenario, Settings, Verdict, WhatIf, what_if};
use documents::changes::{Placed, applied, parse};
use documents::folder::{FileContent, read};
use movement::operation::Operation;
use movement::operation::change::Change;
use movement::plan::comparison::compare_changed;
use movement::plan::rules::judge;
use movement::plan::{Convoy, Outcome, Plan};
use movement::problem::Place;
use movement::registry::Consent;
use movement::units::{Moment, Persons};
use planner::{Price, Replan};
use proptest::prelude::*;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const SETTINGS: Settings = Settings {
    seed: 3,
    moves: 40,
    replan_moves: 4,
    time: None,
};

fn town() -> Operation {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/town");
    let content = |file: &str| std::fs::read(folder.join(file)).map_or(FileContent::Missing, FileContent::Bytes);
    read(&content).unwrap()
}

fn world() -> World<'static> {
    World {
        clock: &|| Duration::ZERO,
        stop: &|| false,
    }
}

fn changes(operation: &Operation, texts: &[&str]) -> Vec<Placed> {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    parse(operation, &texts, "test").unwrap()
}

fn before(changes: &[Placed]) -> Scenario<'_> {
    Scenario { changes, day: None }
}

fn run(operation: &Operation, scenarios: &[Scenario<'_>]) -> WhatIf {
    what_if(&world(), operation, scenarios, SETTINGS, &mut |_, _| ()).unwrap()
}

fn planned(answer: &Answer) -> &Planned {
    match answer {
        Answer::Planned(planned) => planned,
        other => panic!("{other:?}"),
    }
}

fn alone(operation: &Operation) -> Plan {
    let budget = Budget {
        moves: Some(SETTINGS.moves),
        time: None,
    };
    draw_plan(&world(), operation, SETTINGS.seed, budget, &mut |_| true)
        .unwrap()
        .plan
}

#[test]
fn each_scenario_is_the_plan_and_the_comparison_of_its_operation_alone() {
    let town = town();
    // It only widens, so that the old plan keeps the rules of the new folder, too, and `corridor compare` takes both.
    let more = changes(
        &town,
        &[
            "vehicles-added:type=coach,number=2",
            "windows-longer:corridor=ridge-road,minutes=60",
        ],
    );
    let answers = run(&town, &[before(&more)]);
    let changed = applied(&town, &more).unwrap();
    let (as_is, anew) = (alone(&town), alone(&changed));
    let it = planned(&answers.answers[0]);
    assert_eq!(answers.as_is.plan, as_is);
    assert_eq!(it.drawn.plan, anew);
    assert_eq!(it.comparison, compare(&changed, [&as_is, &anew]).unwrap());
    assert_eq!(it.drawn.outcome, Outcome::of(&changed, &anew));
    assert!(judge(&changed, &it.drawn.plan).is_empty());
}

/// Counts people who arrive earlier and later anew, each plan by the hours of its own operation.
fn recount(before: (&Operation, &Plan), after: (&Operation, &Plan)) -> (u32, u32) {
    let arrival = |(operation, plan): (&Operation, &Plan), token: &str| {
        let aboard = |convoy: &&Convoy| {
            let loads = convoy.trips.iter().flat_map(|trip| &trip.load);
            let mut tokens = loads.map(|load| &operation.households[load.household.at()].token);
            operation.find_shelter_at(convoy.to).is_some() && tokens.any(|known| known == token)
        };
        let convoy = plan.convoys.iter().find(aboard)?;
        Some(convoy.timing(operation).arrival)
    };
    let (mut earlier, mut later) = (0, 0);
    for household in &after.0.households {
        let Some((was, is)) = arrival(before, &household.token).zip(arrival(after, &household.token)) else {
            continue;
        };
        earlier += if is < was { household.members.0 } else { 0 };
        later += if is > was { household.members.0 } else { 0 };
    }
    (earlier, later)
}

#[test]
fn each_plan_is_timed_by_its_own_operation() {
    let town = town();
    for rate in [100, 600] {
        let text = format!("checkpoint-rate:corridor=valley-road,persons_per_hour={rate}");
        let other = changes(&town, &[&text]);
        let answers = run(&town, &[before(&other)]);
        let it = planned(&answers.answers[0]);
        let everybody = it.comparison.everybody;
        let counted = (everybody.earlier.people.0, everybody.later.people.0);
        assert_eq!(
            counted,
            recount((&town, &answers.as_is.plan), (&it.operation, &it.drawn.plan))
        );
    }
}

#[test]
fn more_of_something_is_never_called_worse() {
    let town = town();
    for text in [
        "vehicles-added:type=coach,number=1",
        "windows-longer:corridor=valley-road,minutes=10",
        "drivers-per-vehicle:number=2",
        "escorts:pool=police,number=4",
    ] {
        let more = changes(&town, &[text]);
        let answers = run(&town, &[before(&more)]);
        let it = planned(&answers.answers[0]);
        assert!(it.verdict != Verdict::Worse, "{text}: {:?}", it.gain);
        if judge(&town, &it.drawn.plan).is_empty() {
            assert!(it.verdict != Verdict::Better, "{text}: {:?}", it.gain);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn with_more_room_no_bound_is_later_and_no_plan_beats_one(
        operation in samples::operations(),
        draws in prop::collection::vec((0..Change::KINDS.len(), any::<[u32; 3]>()), 1..6),
    ) {
        let placed = |(kind, draw): &(usize, [u32; 3])| Placed {
            place: Place::file("test"),
            change: samples::change(&operation, *kind, *draw),
        };
        let all = draws.iter().map(placed);
        let all: Vec<Placed> = all.filter(|one| applied(&operation, std::slice::from_ref(one)).is_ok()).collect();
        let scenarios: Vec<Scenario<'_>> = (0..=all.len()).map(|from| before(&all[from..])).chain(all.chunks(1).map(before)).collect();
        let settings = Settings { moves: 2, ..SETTINGS };
        let Ok(answers) = what_if(&world(), &operation, &scenarios, settings, &mut |_, _| ()) else { return Ok(()) };
        let scenarios = answers.answers.iter().filter_map(|answer| match answer {
            Answer::Planned(it) => Some((&it.operation, &it.drawn)),
            _ => None,
        });
        let columns: Vec<_> = std::iter::once((&operation, &answers.as_is)).chain(scenarios).collect();
        let people = |(of, drawn): (&Operation, &DrawnPlan)| of.said_yes().0 - drawn.outcome.waiting.0;
        for less in &columns {
            let (end, bound) = (less.1.outcome.last_arrival, less.1.proof.last_arrival);
            prop_assert!(people(*less) == 0 || end >= bound, "{end:?} < {bound:?}");
            for more in columns.iter().filter(|more| more.0.leaves_room_for(less.0) && people(**more) <= people(*less)) {
                prop_assert!(more.1.proof.last_arrival <= bound);
                prop_assert!(more.1.proof.most_people >= less.1.proof.most_people);
            }
        }
    }
}

#[test]
fn a_scenario_without_changes_is_the_operation_as_it_is() {
    let answers = run(&town(), &[before(&[])]);
    let it = planned(&answers.answers[0]);
    assert_eq!((it.verdict, &it.drawn.plan), (Verdict::Nothing, &answers.as_is.plan));
    let everybody = it.comparison.everybody;
    assert_eq!(everybody.unchanged + everybody.waiting_in_both, everybody.people);
}

#[test]
fn one_that_cannot_be_leaves_the_others_as_they_are() {
    let town = town();
    let slow = changes(&town, &["checkpoint-rate:corridor=valley-road,persons_per_hour=150"]);
    let twice = changes(&town, &["vehicle-lost:vehicle=coach-1 coach-1"]);
    let with = run(&town, &[before(&twice), before(&slow)]);
    let without = run(&town, &[before(&slow)]);
    assert!(
        matches!(&with.answers[0], Answer::Refused(found) if found.len() == 1 && found[0].code == "nothing-changes")
    );
    assert_eq!(
        planned(&with.answers[1]).drawn.plan,
        planned(&without.answers[0]).drawn.plan
    );
    assert_eq!(with.chance, without.chance);
}

#[test]
fn chance_is_measured_by_recounting_three_seeds() {
    let town = town();
    let answers = run(&town, &[before(&[])]);
    let budget = Budget {
        moves: Some(SETTINGS.moves),
        time: None,
    };
    let plan = |seed| draw_plan(&world(), &town, seed, budget, &mut |_| true).unwrap();
    let ends = [3, 4, 5].map(|seed| plan(seed).outcome.last_arrival.0);
    let apart = ends.iter().max().unwrap() - ends.iter().min().unwrap();
    let chance = answers.chance.unwrap();
    assert_eq!((chance.seeds, chance.band.last_arrival.0), (3, apart));
    let later = [4, 5].map(|seed| {
        compare(&town, [&answers.as_is.plan, &plan(seed).plan])
            .unwrap()
            .everybody
            .later
            .people
    });
    assert_eq!(Some(&chance.later), later.iter().max());
}

#[test]
fn on_the_day_it_is_the_plan_made_anew_alone_and_who_withdrew_loses_nothing() {
    let town = town();
    let plan = alone(&town);
    let aboard = plan.convoys.last().unwrap().trips[0].load[0].household;
    let token = &town.households[aboard.at()].token;
    let events = changes(
        &town,
        &[
            "window-shut:corridor=ridge-road,date=2026-04-05",
            &format!("household-withdrew:household={token}"),
        ],
    );
    let moment = Moment(18 * 60);
    let day = OnTheDay {
        plan: &plan,
        moment,
        turned_back: Vec::new(),
    };
    let answers = run(
        &town,
        &[Scenario {
            changes: &events,
            day: Some(day),
        }],
    );
    let Answer::Anew(it) = &answers.answers[0] else {
        panic!("{:?}", answers.answers[0])
    };
    let after = applied(&town, &events).unwrap();
    let asked = Replan {
        before: &town,
        after: &after,
        old: &plan,
        moment,
        turned_back: &[],
        price: Price::default(),
        seed: SETTINGS.seed,
    };
    let replanned = planner::replan(&asked, planner::Budget::moves(SETTINGS.replan_moves), &mut |_| true);
    assert_eq!(it.anew.replanned.plan, replanned.plan);
    let comparison = compare_changed((&town, &plan), (&replanned.lived, &replanned.plan));
    assert_eq!(it.comparison, comparison);
    let yes = after.households.iter().filter(|h| h.consent == Consent::Yes);
    assert_eq!(it.comparison.everybody.people, yes.map(|h| h.members).sum::<Persons>());
}

#[test]
fn a_plan_in_force_of_another_operation_is_refused() {
    let town = town();
    let mut plan = alone(&town);
    plan.convoys[0].start = Moment(plan.convoys[0].start.0 + 2000);
    let day = OnTheDay {
        plan: &plan,
        moment: Moment(600),
        turned_back: Vec::new(),
    };
    let scenarios = [
        before(&[]),
        Scenario {
            changes: &[],
            day: Some(day),
        },
    ];
    let refused = what_if(&world(), &town, &scenarios, SETTINGS, &mut |_, _| ());
    assert!(matches!(refused, Err(NoAnswers::Foreign(foreign)) if foreign.plan == 1));
}

#[test]
fn whoever_ends_it_early_gets_what_is_there_and_no_half_plan() {
    let town = town();
    let scenarios = [before(&[]), before(&[])];
    for asked in [0, 50, 400, 3000, 12_000] {
        let left = AtomicU32::new(asked);
        let stop = || {
            left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1))
                .is_err()
        };
        let world = World {
            clock: &|| Duration::ZERO,
            stop: &stop,
        };
        let Ok(answers) = what_if(&world, &town, &scenarios, SETTINGS, &mut |_, _| ()) else {
            continue;
        };
        for answer in &answers.answers {
            assert!(
                matches!(answer, Answer::NotPlanned) || planned(answer).drawn.plan == answers.as_is.plan,
                "{asked}"
            );
        }
        assert!(judge(&town, &answers.as_is.plan).is_empty());
    }
}
