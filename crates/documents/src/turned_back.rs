//! Convoys that were turned back, as people write them: `turned-back:convoy=c007,back=2019-04-03T12:00`. It is no change to
//! an operation but to a plan, so it names a convoy as the files of the plan do.

use crate::changes::{self, Written};
use crate::json::shortened;
use movement::operation::{Calendar, Operation, hour_of_day};
use movement::plan::Plan;
use movement::problem::{Place, Problem, Problems, code};
use movement::units::Moment;

/// What such an event begins with.
pub const KIND: &str = "turned-back";

/// Its keys.
const KEYS: [&str; 2] = ["convoy", "back"];

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

/// A convoy that was turned back, and where that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// Where it stands; without a column.
    pub place: Place,
    /// Its number in the files of the plan, from 1.
    pub number: usize,
    /// When its people and vehicles are back.
    pub back: Moment,
}

/// Reads events; gives the convoy's position in the plan, and when its people and vehicles are back.
///
/// # Errors
/// Everything that is wrong with them; the row is the number of the text, from 1.
pub fn parse(operation: &Operation, plan: &Plan, texts: &[(u64, &str)]) -> Result<Vec<(usize, Moment)>, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut all = Vec::new();
    for (row, text) in texts {
        let written = changes::written(text, *row, "--event", &mut problems);
        all.extend(read(&operation.calendar, &written, &mut problems));
    }
    let found = resolve(plan, &all);
    let mut problems = problems.into_sorted();
    match found {
        Ok(found) if problems.is_empty() => return Ok(found),
        Ok(_) => (),
        Err(unknown) => problems.extend(unknown),
    }
    problems.sort();
    Err(problems)
}

/// Reads one event; what is wrong with it is reported.
pub(crate) fn read(calendar: &Calendar, written: &Written, problems: &mut Problems) -> Option<Turned> {
    for (at, (key, _)) in written.values.iter().enumerate() {
        let twice = written.values[..at].iter().any(|(earlier, _)| earlier == key);
        if twice || !KEYS.contains(&key.as_str()) {
            let cause = match twice {
                true => format!("The key {} stands twice.", shortened(key)),
                false => format!("An event {KIND} has no key \"{}\".", shortened(key)),
            };
            let remedy = "Its keys are convoy and back, each once.";
            problems.add(code::UNKNOWN_KEY, written.place(key), cause, remedy);
        }
    }
    let value = |key: &str| written.find(key).unwrap_or_default();
    let digits = value("convoy").strip_prefix('c');
    let number = digits.and_then(|n| n.parse::<usize>().ok());
    if number.is_none() {
        unknown(&written.place, value("convoy"), problems);
    }
    let back = parse_moment(calendar, value("back"));
    if back.is_none() {
        problems.add(
            code::NOT_A_DATE,
            written.place("back"),
            format!("\"{}\" is not a moment of the operation.", shortened(value("back"))),
            "Write when people and vehicles are back where they started, such as back=2019-04-03T12:00.",
        );
    }
    Some(Turned {
        place: written.place.clone(),
        number: number?,
        back: back?,
    })
}

/// Returns the convoy's position in the plan for each, with the moment at which it is back.
///
/// # Errors
/// Every convoy that the plan does not have.
pub fn resolve(plan: &Plan, all: &[Turned]) -> Result<Vec<(usize, Moment)>, Vec<Problem>> {
    let order = order(plan);
    let mut problems = Problems::default();
    let mut found = Vec::new();
    for turned in all {
        match turned.number.checked_sub(1).and_then(|at| order.get(at)) {
            Some(convoy) => found.push((*convoy, turned.back)),
            None => unknown(&turned.place, &format!("c{:03}", turned.number), &mut problems),
        }
    }
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(problems.into_sorted())
    }
}

fn unknown(place: &Place, id: &str, problems: &mut Problems) {
    let place = Place {
        column: Some("convoy".to_owned()),
        ..place.clone()
    };
    problems.add(
        code::UNKNOWN_ID,
        place,
        format!("The plan has no convoy \"{}\".", shortened(id)),
        "Write its id as in timetable.csv, such as convoy=c007.",
    );
}

/// Returns positions in the plan in the order in which files number its convoys.
fn order(plan: &Plan) -> Vec<usize> {
    let mut order: Vec<usize> = (0..plan.convoys.len()).collect();
    order.sort_by_key(|at| plan.convoys[*at].start);
    order
}
