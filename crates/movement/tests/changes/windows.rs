//! Windows minute by minute: what a change of hours opens and shuts, and nothing beside it.

use movement::operation::Operation;
use movement::operation::change::{Change, apply};
use movement::registry::{CorridorIx, DayIx};
use movement::units::{Minutes, Moment};
use proptest::prelude::*;
use samples::operations;

/// Tells for each minute whether the corridor is open from it to the next one.
fn open(operation: &Operation, corridor: CorridorIx) -> Vec<bool> {
    let end = operation.calendar.day_starts().last().unwrap().0;
    let windows = &operation.corridors[corridor.at()].windows;
    (0..end)
        .map(|at| windows.iter().any(|w| w.opens <= Moment(at) && Moment(at) < w.closes))
        .collect()
}

/// Tells whether no clock changes on a day.
fn is_even(operation: &Operation, day: u32) -> bool {
    let day = i32::try_from(day).unwrap();
    operation.calendar.start_of(day + 1) - operation.calendar.start_of(day) == Minutes(1440)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_day_that_is_shut_is_shut_and_the_others_are_as_before(operation in operations(), day in 0..6_u32) {
        let corridor = CorridorIx(0);
        let Ok(changed) = apply(&operation, &[Change::WindowShut { corridor, day: DayIx(day) }]) else { return Ok(()) };
        let (before, after) = (open(&operation, corridor), open(&changed, corridor));
        for at in 0..before.len() {
            let on = operation.calendar.day_of(Moment(i32::try_from(at).unwrap()));
            prop_assert_eq!(after[at], before[at] && u32::try_from(on).unwrap() != day);
        }
    }

    #[test]
    fn a_moved_window_stands_at_its_new_hours_alone(
        operation in operations(), day in 0..6_u32, from in 0..1440_i32, to in 1..=1440_i32,
    ) {
        let corridor = CorridorIx(0);
        let change = Change::WindowMoved { corridor, day: DayIx(day), from: Minutes(from), to: Minutes(to) };
        let Ok(changed) = apply(&operation, &[change]) else { return Ok(()) };
        let (before, after) = (open(&operation, corridor), open(&changed, corridor));
        for at in 0..before.len() {
            let moment = Moment(i32::try_from(at).unwrap());
            let local = operation.calendar.local(moment);
            let clock = i32::from(local.hour()) * 60 + i32::from(local.minute());
            let on = u32::try_from(operation.calendar.day_of(moment)).unwrap() == day;
            // An hour that a clock change skips moves forward, as it does in a folder; another one may come twice.
            if on && after[at] && is_even(&operation, day) {
                prop_assert!(from <= clock && clock < to, "{local}");
            }
            prop_assert!(on || after[at] == before[at]);
        }
    }

    #[test]
    fn longer_windows_and_one_more_day_only_ever_open_more(operation in operations(), by in 1..1440_i32) {
        let corridor = CorridorIx(0);
        for change in [Change::WindowsLonger { corridor, by: Minutes(by) }, Change::DayAdded { corridor }] {
            let Ok(changed) = apply(&operation, &[change]) else { continue };
            let (before, after) = (open(&operation, corridor), open(&changed, corridor));
            prop_assert!(before.iter().zip(&after).all(|(before, after)| *after || !before));
            prop_assert!(after.iter().filter(|open| **open).count() > before.iter().filter(|open| **open).count());
        }
    }

    #[test]
    fn one_more_day_has_the_hours_of_the_last_one(operation in operations()) {
        let corridor = CorridorIx(0);
        let Ok(changed) = apply(&operation, &[Change::DayAdded { corridor }]) else { return Ok(()) };
        let last = operation.corridors[0].windows.last().unwrap().closes - Minutes(1);
        let day = changed.calendar.day_of(last);
        let hours = |day: i32| -> Vec<(i8, i8)> {
            let minutes = changed.calendar.start_of(day).0..changed.calendar.start_of(day + 1).0;
            let open = open(&changed, corridor);
            let open = minutes.filter(|at| open[usize::try_from(*at).unwrap()]);
            open.map(|at| changed.calendar.local(Moment(at))).map(|at| (at.hour(), at.minute())).collect()
        };
        let (on, after) = (hours(day), hours(day + 1));
        // Where clocks change in one of the two nights, the hours of one lack or double some of the other's.
        let even = |day: i32| is_even(&changed, u32::try_from(day).unwrap());
        if even(day) && even(day + 1) {
            prop_assert_eq!(on, after);
        }
    }
}
