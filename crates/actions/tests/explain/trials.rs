//! A household tried on a convoy: what bars it is what the judge finds in the tried plan, and a change lifts what it says it lifts.

use crate::planned;
use movement::operation::Operation;
use movement::operation::change::apply;
use movement::plan::rules::judge;
use movement::plan::trial::{Trial, rides_in, try_on};
use movement::plan::{Convoy, Load, Plan};
use movement::registry::{Consent, HouseholdIx};
use proptest::prelude::*;
use proptest::sample::Index;
use samples::Size;
use std::collections::BTreeSet;

/// Returns the codes of the rules that a plan breaks.
fn broken(operation: &Operation, plan: &Plan) -> BTreeSet<&'static str> {
    judge(operation, plan)
        .into_iter()
        .map(|violation| violation.rule)
        .collect()
}

fn household_of(operation: &Operation, drawn: &Index) -> Option<HouseholdIx> {
    let rows = operation.households.len();
    (rows > 0).then(|| HouseholdIx::from_position(drawn.index(rows)))
}

fn drawn(operation: &Operation, plan: &Plan, who: &Index, convoy: &Index) -> Option<Trial> {
    let household = household_of(operation, who)?;
    let convoys = plan.convoys.len();
    (convoys > 0).then(|| try_on(operation, plan, household, convoy.index(convoys)).unwrap())
}

/// Returns who rides in a convoy, without one household.
fn others(convoy: &Convoy, but: HouseholdIx) -> Vec<(usize, HouseholdIx)> {
    let trips = convoy.trips.iter().enumerate();
    let riders = trips.flat_map(|(at, trip)| trip.load.iter().map(move |load| (at, load.household)));
    riders.filter(|(_, household)| *household != but).collect()
}

/// Returns every choice of a vehicle on each of these convoys.
fn seats_on(plan: &Plan, stages: &[usize]) -> Vec<Vec<(usize, usize)>> {
    stages.iter().fold(vec![Vec::new()], |chosen, stage| {
        let trips = 0..plan.convoys[*stage].trips.len();
        let longer = trips.flat_map(|trip| chosen.iter().map(move |chosen| (chosen.clone(), trip)));
        longer
            .map(|(chosen, trip)| [chosen, vec![(*stage, trip)]].concat())
            .collect()
    })
}

/// Moves a household as one would by hand.
fn moved(operation: &Operation, plan: &Plan, who: HouseholdIx, seats: &[(usize, usize)]) -> Plan {
    let mut plan = plan.clone();
    let household = &operation.households[who.at()];
    for trip in plan.convoys.iter_mut().flat_map(|convoy| &mut convoy.trips) {
        trip.load.retain(|load| load.household != who);
    }
    for (convoy, trip) in seats {
        plan.convoys[*convoy].trips[*trip].load.push(Load {
            household: who,
            seated: household.seated(),
            wheelchairs: household.wheelchairs,
            stretchers: household.stretchers,
        });
    }
    plan.waiting.retain(|waiting| waiting.household != who);
    // A vehicle whose convoy is gone sets out from elsewhere.
    let empty: Vec<Convoy> = plan
        .convoys
        .extract_if(.., |convoy| convoy.people().0 == 0 && convoy.luggage().0 == 0)
        .collect();
    for trip in empty.iter().flat_map(|convoy| &convoy.trips) {
        let trips = plan.convoys.iter_mut().flat_map(|convoy| &mut convoy.trips);
        trips
            .filter(|other| other.vehicle == trip.vehicle)
            .for_each(|other| other.empty_at = None);
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_bars_a_household_exactly_when_the_tried_plan_keeps_every_rule(
        operation in samples::operations(), who in any::<Index>(), convoy in any::<Index>(), seed in 0..100_u64
    ) {
        let plan = planned(&operation, seed);
        let Some(trial) = drawn(&operation, &plan, &who, &convoy) else { return Ok(()) };
        let codes: BTreeSet<&str> = trial.bars.iter().map(|bar| bar.rule).collect();
        prop_assert_eq!(codes.len(), trial.bars.len(), "one bar a rule");
        prop_assert_eq!(codes, broken(&operation, &trial.plan));
        prop_assert!(trial.bars.iter().all(|bar| bar.found.len() + bar.others > 0));
    }

    #[test]
    fn the_tried_plan_is_the_plan_with_one_household_moved(
        operation in samples::operations(), who in any::<Index>(), convoy in any::<Index>(), seed in 0..100_u64
    ) {
        let plan = planned(&operation, seed);
        let Some(trial) = drawn(&operation, &plan, &who, &convoy) else { return Ok(()) };
        let target = convoy.index(plan.convoys.len());
        prop_assert!(trial.stages.contains(&target));
        let own: Vec<usize> = rides_in(&trial.plan, trial.household);
        let own: Vec<usize> = own.into_iter().map(|at| trial.positions[at]).collect();
        prop_assert_eq!(BTreeSet::from_iter(own), BTreeSet::from_iter(trial.stages.clone()));
        for (at, convoy) in trial.positions.iter().zip(&trial.plan.convoys) {
            let before = &plan.convoys[*at];
            prop_assert_eq!((before.start, before.from, before.to), (convoy.start, convoy.from, convoy.to));
            prop_assert_eq!(others(before, trial.household), others(convoy, trial.household));
        }
        let dropped = (0..plan.convoys.len()).filter(|at| !trial.positions.contains(at));
        prop_assert!(dropped.into_iter().all(|at| others(&plan.convoys[at], trial.household).is_empty()));
    }

    /// Every vehicle of the convoy and every other stage is tried, for households without luggage, which only add ways to fail.
    #[test]
    fn what_bars_a_household_cannot_be_helped_by_another_seat_or_stage(
        operation in samples::operations(), who in any::<Index>(), convoy in any::<Index>(), seed in 0..100_u64
    ) {
        let plan = planned(&operation, seed);
        let Some(trial) = drawn(&operation, &plan, &who, &convoy) else { return Ok(()) };
        let household = &operation.households[trial.household.at()];
        if household.luggage.0 > 0 || household.stretchers.0 > 0 || trial.bars.is_empty() {
            return Ok(());
        }
        let target = convoy.index(plan.convoys.len());
        let alone = std::iter::once(None);
        for partner in alone.chain((0..plan.convoys.len()).map(Some)) {
            let stages: Vec<usize> = std::iter::once(target).chain(partner).collect();
            for seats in seats_on(&plan, &stages) {
                let tried = moved(&operation, &plan, trial.household, &seats);
                prop_assert!(!broken(&operation, &tried).is_empty(), "{seats:?} of {:?}", trial.bars);
            }
        }
    }

    #[test]
    fn a_change_lifts_the_bar_it_stands_beside(
        operation in samples::operations(), who in any::<Index>(), convoy in any::<Index>(), seed in 0..100_u64
    ) {
        let plan = planned(&operation, seed);
        let Some(trial) = drawn(&operation, &plan, &who, &convoy) else { return Ok(()) };
        assert_lifted(&operation, &trial);
    }

    #[test]
    fn a_household_is_at_home_in_its_own_convoys(
        operation in samples::operations(), who in any::<Index>(), seed in 0..100_u64
    ) {
        let plan = planned(&operation, seed);
        let Some(household) = household_of(&operation, &who) else { return Ok(()) };
        for convoy in rides_in(&plan, household) {
            let trial = try_on(&operation, &plan, household, convoy).unwrap();
            prop_assert_eq!(&trial.bars, &Vec::new());
        }
    }

    #[test]
    fn who_did_not_say_yes_is_barred_by_that_everywhere(
        operation in samples::operations(), who in any::<Index>(), convoy in any::<Index>(), seed in 0..100_u64
    ) {
        let plan = planned(&operation, seed);
        let Some(trial) = drawn(&operation, &plan, &who, &convoy) else { return Ok(()) };
        let said_yes = operation.households[trial.household.at()].consent == Consent::Yes;
        prop_assert_eq!(!said_yes, trial.bars.iter().any(|bar| bar.rule == "consent"));
    }

    #[test]
    fn who_gives_way_makes_room(
        operation in samples::operations(), who in any::<Index>(), convoy in any::<Index>(), seed in 0..100_u64
    ) {
        let plan = planned(&operation, seed);
        let Some(trial) = drawn(&operation, &plan, &who, &convoy) else { return Ok(()) };
        let Some(way) = trial.giving_way(&operation, &plan) else { return Ok(()) };
        prop_assert!(trial.bars.iter().any(|bar| bar.rule == "vehicle-capacity"));
        prop_assert_eq!(way.keeps_rules, broken(&operation, &way.plan).is_empty());
        prop_assert_eq!(rides_in(&way.plan, trial.household).len(), trial.stages.len());
        let waiting = |plan: &Plan| -> u32 {
            plan.waiting.iter().map(|waiting| operation.households[waiting.household.at()].members.0).sum()
        };
        let own = operation.households[trial.household.at()].members.0;
        let waited = plan.waiting.iter().any(|waiting| waiting.household == trial.household);
        prop_assert_eq!(waiting(&way.plan), waiting(&plan) + way.people.0 - own * u32::from(waited));
    }
}

/// The operation is changed and the plan judged as anybody would do it.
fn assert_lifted(operation: &Operation, trial: &Trial) -> usize {
    let before = broken(operation, &trial.plan);
    let lifts = trial.lifts(operation);
    assert_eq!(lifts.len(), trial.bars.len());
    for (bar, lift) in trial.bars.iter().zip(&lifts) {
        let Some(lift) = lift else { continue };
        let after = broken(&apply(operation, &lift.changes).unwrap(), &lift.plan);
        assert!(!after.contains(bar.rule), "{} {:?}", bar.rule, lift.changes);
        assert!(after.is_subset(&before));
        assert!(!rides_in(&lift.plan, trial.household).is_empty());
    }
    if let Some(lift) = trial.all_lifted(operation) {
        let changed = apply(operation, &lift.changes).unwrap();
        assert_eq!(judge(&changed, &lift.plan), []);
        assert!(!rides_in(&lift.plan, trial.household).is_empty());
    }
    lifts.iter().flatten().count()
}

/// Not only one kind of bar comes out of generated operations, and most kinds can be lifted.
#[test]
fn many_rules_bar_somebody_and_many_of_them_are_lifted() {
    let (mut barred, mut lifted, mut clear) = (BTreeSet::new(), BTreeSet::new(), 0);
    for seed in 0..8 {
        let operation = samples::operation(seed, Size::Middle);
        let plan = planned(&operation, seed);
        for (who, convoy) in (0..40).map(|n| (n * 37 + 3, n * 11 + 1)) {
            let (rows, convoys) = (operation.households.len(), plan.convoys.len());
            if convoys == 0 {
                continue;
            }
            let household = HouseholdIx::from_position(who % rows);
            let trial = try_on(&operation, &plan, household, convoy % convoys).unwrap();
            clear += usize::from(trial.bars.is_empty());
            let lifts = trial.lifts(&operation);
            barred.extend(trial.bars.iter().map(|bar| bar.rule));
            let gone = trial.bars.iter().zip(&lifts).filter(|(_, lift)| lift.is_some());
            lifted.extend(gone.map(|(bar, _)| bar.rule));
            assert_lifted(&operation, &trial);
        }
    }
    assert!(clear > 0 && barred.len() >= 8, "{barred:?}");
    assert!(lifted.len() >= 5, "{lifted:?}");
}
