//! Convoys that were turned back, as people write them: `turned-back:convoy=c007,back=2019-04-03T12:00`. It is no change to
//! an operation but to a plan, so it names a convoy as the files of the plan do.

use crate::json::shortened;
use movement::operation::{Calendar, Operation, hour_of_day};
use movement::plan::Plan;
use movement::problem::{Place, Problem, Problems, code};
use movement::units::Moment;

/// What such an event begins with.
pub const KIND: &str = "turned-back";

/// Tells whether an event is of this kind.
pub fn is_one(text: &str) -> bool {
    text.split(':').next().is_some_and(|kind| kind.trim() == KIND)
}

/// Reads a moment such as `2019-04-03T06:00`: a date, or where days have no dates their number from 1, and an hour.
pub fn parse_moment(calendar: &Calendar, text: &str) -> Option<Moment> {
    let (day, hour) = text.trim().split_once(['T', ' '])?;
    let day = calendar.find_day(day).ok()?;
    Some(calendar.on_clock(i32::try_from(day.0).ok()?, hour_of_day(hour)?))
}

/// Reads events; gives the convoy's position in the plan, and when its people and vehicles are back.
///
/// # Errors
/// Everything that is wrong with them; the row is the number of the text, from 1.
pub fn parse(operation: &Operation, plan: &Plan, texts: &[(u64, &str)]) -> Result<Vec<(usize, Moment)>, Vec<Problem>> {
    let mut problems = Problems::default();
    let order = order(plan);
    let mut found = Vec::new();
    for (row, text) in texts {
        let rest = text.split_once(':').map_or("", |(_, rest)| rest);
        let value = |key: &str| {
            let parts = rest.split(',').filter_map(|part| part.split_once('='));
            let mut values = parts.filter(|(known, _)| known.trim() == key);
            values.next().map_or("", |(_, value)| value.trim())
        };
        let place = |key: &str| Place::cell("--event", *row, key);
        let number = value("convoy").strip_prefix('c').and_then(|n| n.parse::<usize>().ok());
        let convoy = number.and_then(|n| order.get(n.checked_sub(1)?));
        if convoy.is_none() {
            problems.add(
                code::UNKNOWN_ID,
                place("convoy"),
                format!("The plan has no convoy \"{}\".", shortened(value("convoy"))),
                "Write its id as in timetable.csv, such as convoy=c007.",
            );
        }
        let back = parse_moment(&operation.calendar, value("back"));
        if back.is_none() {
            problems.add(
                code::NOT_A_DATE,
                place("back"),
                format!("\"{}\" is not a moment of the operation.", shortened(value("back"))),
                "Write when people and vehicles are back where they started, such as back=2019-04-03T12:00.",
            );
        }
        found.extend(convoy.copied().zip(back));
    }
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(problems.into_sorted())
    }
}

/// Returns positions in the plan in the order in which files number its convoys.
fn order(plan: &Plan) -> Vec<usize> {
    let mut order: Vec<usize> = (0..plan.convoys.len()).collect();
    order.sort_by_key(|at| plan.convoys[*at].start);
    order
}
