//! Waiting times, recounted person by person.

use crate::planned;
use movement::operation::Operation;
use movement::plan::Plan;
use movement::plan::waits::{Dimension, FEWEST, GroupName, Need, WaitingTimes, Waits};
use movement::registry::{Consent, Household};
use movement::units::{Minutes, Moment, Persons};
use proptest::prelude::*;
use samples::Size;

/// One entry a person: minutes from the first window to departure, `None` without a seat.
type People = Vec<Option<i32>>;

/// Returns when the first convoy that carries a household has passed its checkpoint, worked out from the start, the loading
/// time, the rate and the people aboard alone.
fn departure(operation: &Operation, plan: &Plan, row: usize) -> Option<i32> {
    let aboard = plan.convoys.iter().filter(|convoy| {
        let mut loads = convoy.trips.iter().flat_map(|trip| &trip.load);
        loads.any(|load| load.household.at() == row)
    });
    let hours = aboard.map(|convoy| {
        let loads = convoy.trips.iter().flat_map(|trip| &trip.load);
        let people: u32 = loads
            .map(|load| load.seated.0 + load.wheelchairs.0 + load.stretchers.0)
            .sum();
        let rate = operation.corridors[convoy.corridor.at()].checkpoint;
        let checking = rate.map_or(0, |rate| (people * 60).div_ceil(rate.0));
        convoy.start.0 + operation.rules.loading.0 + checking as i32
    });
    hours.min()
}

fn people(operation: &Operation, plan: &Plan, number: impl Fn(&Household) -> u32) -> People {
    let windows = operation.corridors.iter().flat_map(|corridor| &corridor.windows);
    let from = windows.map(|window| window.opens.0).min().unwrap_or(0);
    let mut people = People::new();
    for (row, household) in operation.households.iter().enumerate() {
        if household.consent == Consent::Yes {
            let wait = departure(operation, plan, row).map(|at| at - from);
            people.extend(std::iter::repeat_n(wait, number(household) as usize));
        }
    }
    people
}

fn counted(people: &People) -> Waits {
    let mut seated: Vec<i32> = people.iter().filter_map(|wait| *wait).collect();
    seated.sort_unstable();
    let nth = |tenths: usize| {
        let place = (seated.len() * tenths).div_ceil(10).checked_sub(1)?;
        seated.get(place).map(|wait| Minutes(*wait))
    };
    let number = |people: usize| Persons(people as u32);
    Waits {
        people: number(people.len()),
        seated: number(seated.len()),
        without_seat: number(people.len() - seated.len()),
        median: nth(5),
        ninety_percent: nth(9),
        longest: nth(10),
    }
}

fn of_group(household: &Household, dimension: Dimension, name: GroupName) -> u32 {
    let all = household.members.0;
    match (dimension, name) {
        (Dimension::Tier, GroupName::Tier(tier)) => all * u32::from(household.tier == tier),
        (Dimension::Block, GroupName::Site(site)) => all * u32::from(household.site == site),
        (Dimension::Need, GroupName::Need(Need::Wheelchair)) => household.wheelchairs.0,
        (Dimension::Need, GroupName::Need(Need::Stretcher)) => household.stretchers.0,
        (Dimension::Need, GroupName::Need(Need::None)) => all - household.wheelchairs.0 - household.stretchers.0,
        other => unreachable!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn waiting_times_are_those_of_a_count_of_persons(operation in samples::operations(), seed in 0..100_u64) {
        assert_recounted(&operation, seed);
    }

    #[test]
    fn groups_add_up_to_everybody(operation in samples::operations(), seed in 0..100_u64) {
        let times = WaitingTimes::of(&operation, &planned(&operation, seed));
        for (dimension, groups) in &times.parted {
            let shown = groups.iter().filter_map(|group| group.figures.as_ref());
            let sums = shown.fold([0; 3], |sum, w| [sum[0] + w.people.0, sum[1] + w.seated.0, sum[2] + w.without_seat.0]);
            let all = &times.everybody;
            let hidden = all.people.0 - sums[0];
            prop_assert!(hidden < FEWEST.0, "{dimension:?}");
            prop_assert!(hidden > 0 || sums == [all.people.0, all.seated.0, all.without_seat.0], "{dimension:?}");
            prop_assert_eq!(hidden > 0, groups.iter().any(|group| group.figures.is_none()));
        }
    }

    #[test]
    fn no_group_of_fewer_than_ten_is_shown(operation in samples::operations(), seed in 0..100_u64) {
        let times = WaitingTimes::of(&operation, &planned(&operation, seed));
        for (_, groups) in &times.parted {
            prop_assert!(groups.iter().filter_map(|group| group.figures.as_ref()).all(|waits| waits.people >= FEWEST));
        }
        for (_, group, by) in times.longest() {
            prop_assert!(by > Minutes(0) && group.figures.is_some_and(|waits| waits.seated >= FEWEST));
        }
        for ahead in &times.ahead {
            let counts = [ahead.people, ahead.at_same_site].into_iter().flatten();
            prop_assert!(counts.into_iter().all(|people| people.0 == 0 || people >= FEWEST));
        }
    }
}

#[test]
fn waiting_times_of_larger_operations_are_those_of_a_count_of_persons() {
    (0..6).for_each(|seed| assert_recounted(&samples::operation(seed, Size::Middle), seed));
}

fn assert_recounted(operation: &Operation, seed: u64) {
    let plan = planned(operation, seed);
    let times = WaitingTimes::of(operation, &plan);
    assert_eq!(
        times.everybody,
        counted(&people(operation, &plan, |household| household.members.0))
    );
    for (dimension, groups) in &times.parted {
        let own = groups.iter().filter(|group| group.name != GroupName::Small);
        for group in own {
            let again = people(operation, &plan, |household| {
                of_group(household, *dimension, group.name)
            });
            assert_eq!(group.figures, Some(counted(&again)), "{dimension:?} {:?}", group.name);
        }
    }
    assert_queue(operation, &plan, &times);
}

/// Who leaves before somebody of a higher tier, pair by pair.
fn assert_queue(operation: &Operation, plan: &Plan, times: &WaitingTimes) {
    let leaves: Vec<(&Household, Moment)> = (0..operation.households.len())
        .filter_map(|row| Some((&operation.households[row], Moment(departure(operation, plan, row)?))))
        .collect();
    for ahead in &times.ahead {
        let count = |same_site: bool| {
            let early = leaves.iter().filter(|(household, at)| {
                household.tier == ahead.tier
                    && leaves.iter().any(|(higher, later)| {
                        higher.tier < ahead.tier && at < later && (!same_site || higher.site == household.site)
                    })
            });
            let people: u32 = early.map(|(household, _)| household.members.0).sum();
            (people == 0 || people >= FEWEST.0).then_some(Persons(people))
        };
        assert_eq!((ahead.people, ahead.at_same_site), (count(false), count(true)));
    }
}
