//! What the bound says of more, held against plans for operations with more.
#![allow(clippy::unwrap_used)]

use super::{Arrivals, Ask, Asked, Bounds, Gain, Lane, chain, list_asks};
use crate::{Budget, Drawn};
use movement::operation::Operation;
use movement::operation::change::apply;
use movement::plan::rules::judge;
use movement::plan::{Outcome, Plan};
use movement::units::{Moment, Persons};
use proptest::prelude::*;

fn plan(operation: &Operation) -> Drawn {
    crate::plan(operation, 1, Budget::moves(20), &mut |_| true).unwrap()
}

fn moved(operation: &Operation, plan: &Plan) -> Persons {
    Persons(operation.said_yes().0 - Outcome::of(operation, plan).waiting.0)
}

/// Everything there is to ask for, and its operation.
fn asked(operation: &Operation) -> Vec<(Ask, Operation)> {
    let all = list_asks(operation, Lane::AsToday).into_iter();
    all.map(|ask| (apply(operation, &ask.changes).unwrap(), ask))
        .map(|(more, ask)| (ask, more))
        .collect()
}

/// Minute of arrival of each person at a shelter, one by one.
fn one_by_one(operation: &Operation, plan: &Plan) -> Vec<i32> {
    let mut all = Vec::new();
    for convoy in plan
        .convoys
        .iter()
        .filter(|c| operation.find_shelter_at(c.to).is_some())
    {
        let people: u32 = convoy.trips.iter().flat_map(|t| &t.load).map(|l| l.people().0).sum();
        all.extend(std::iter::repeat_n(convoy.timing(operation).arrival.0, people as usize));
    }
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Which is what makes it sound that today's plan stands where planning anew finds nothing better.
    #[test]
    fn a_plan_still_fits_when_there_is_more(operation in samples::operations()) {
        let drawn = plan(&operation);
        // A checkpoint that checks faster may be passed as slowly as today, which no rule knows: convoys would leave earlier.
        for (ask, more) in asked(&operation).into_iter().filter(|(ask, _)| ask.asked != Asked::Lane) {
            prop_assert_eq!(judge(&more, &drawn.plan), Vec::new(), "{}", ask.words);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn asking_for_more_never_makes_the_bound_worse_and_no_plan_with_more_beats_it(operation in samples::operations()) {
        check_bounds(&operation);
    }

    #[test]
    fn no_more_people_arrive_by_the_bound_than_the_prices_allow(operation in samples::operations()) {
        check_prices(&operation);
    }

    #[test]
    fn the_chain_goes_from_the_bound_downward(operation in samples::operations()) {
        let drawn = plan(&operation);
        let bounds = Bounds::of(&operation, moved(&operation, &drawn.plan), &|| false).unwrap();
        let links = chain(&operation, &bounds, &|| false);
        prop_assert_eq!(links.first().map(|link| &link.limit), bounds.proof.binding());
        prop_assert!(links.windows(2).all(|pair| pair[0].eased.is_some()));
        prop_assert!(links.is_sorted_by_key(|link| std::cmp::Reverse(link.limit.last_arrival)));
        prop_assert!(links.last().is_none_or(|link| link.eased.is_none() || link.limit.last_arrival > Moment(0)));
    }

    #[test]
    fn a_gain_is_what_counting_people_one_by_one_finds(
        operation in samples::operations(), seed in 0..9_u64,
    ) {
        let before = plan(&operation).plan;
        let after = crate::plan(&operation, seed, Budget::moves(0), &mut |_| true).unwrap().plan;
        let gain = Gain::of(&Arrivals::of(&operation, &before), &Arrivals::of(&operation, &after));
        let (old, new) = (one_by_one(&operation, &before), one_by_one(&operation, &after));
        let pairs = || old.iter().zip(&new);
        prop_assert_eq!(gain.seated, new.len() as i64 - old.len() as i64);
        prop_assert_eq!(gain.sooner, pairs().filter(|(was, is)| is < was).count() as i64);
        prop_assert_eq!(gain.later, pairs().filter(|(was, is)| is > was).count() as i64);
        prop_assert_eq!(gain.person_minutes, pairs().map(|(was, is)| i64::from(was - is)).sum::<i64>());
        let last = |all: &[i32]| all.last().copied().unwrap_or(0);
        prop_assert_eq!(gain.last_arrival.0, last(&old) - last(&new));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Where plans often reach the bound, so that a bound a little too high would be seen.
    #[test]
    fn asking_for_more_in_a_tiny_operation_never_makes_the_bound_worse(operation in samples::tiny_operations()) {
        check_bounds(&operation);
        check_prices(&operation);
    }
}

fn check_bounds(operation: &Operation) {
    let drawn = plan(operation);
    let people = moved(operation, &drawn.plan);
    let never = || false;
    let mut bounds = Bounds::of(operation, people, &never).unwrap();
    let with = |(ask, more): (Ask, Operation)| {
        let worth = bounds.with(&more, &never).unwrap();
        (ask, more, worth)
    };
    let worths: Vec<_> = asked(operation).into_iter().map(with).collect();
    for (_, _, worth) in &worths {
        bounds.raise_to(worth);
    }
    // The raised bound must still be one.
    let last = Outcome::of(operation, &drawn.plan).last_arrival;
    assert!(last >= bounds.proof.last_arrival || people.0 == 0);
    for (ask, more, worth) in &worths {
        let one_way = more.leaves_room_for(operation) && !operation.leaves_room_for(more);
        assert!(one_way, "{}", ask.words);
        assert!(worth.proof.last_arrival <= bounds.proof.last_arrival, "{}", ask.words);
        assert!(worth.proof.most_people >= bounds.proof.most_people, "{}", ask.words);
        let with_more = plan(more);
        let outcome = Outcome::of(more, &with_more.plan);
        assert!(moved(more, &with_more.plan) <= worth.proof.most_people);
        if moved(more, &with_more.plan) >= people {
            assert!(
                outcome.last_arrival >= worth.proof.last_arrival,
                "{} beats it",
                ask.words
            );
        }
    }
}

fn check_prices(operation: &Operation) {
    let drawn = plan(operation);
    let people = moved(operation, &drawn.plan);
    let never = || false;
    let bounds = Bounds::of(operation, people, &never).unwrap();
    let Some((last, shortfall)) = bounds.held_at() else {
        return;
    };
    for (ask, more) in asked(operation) {
        let Some(worth) = bounds.with(&more, &never).unwrap().people else {
            continue;
        };
        let with_more = plan(&more);
        let arrivals = one_by_one(&more, &with_more.plan);
        let arrived = arrivals.into_iter().filter(|at| *at <= last.0).count() as i64;
        let most = i64::from(people.0) - shortfall + i64::from(worth.0);
        assert!(arrived <= most, "{}: {arrived} > {most}", ask.words);
    }
}
