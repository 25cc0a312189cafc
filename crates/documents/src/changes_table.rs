//! `changes.csv`: whom a plan made anew tells something else, from when to when and why. Tokens: for the movement officer.

use crate::convoys::{local, site};
use crate::sheet::{self, Column};
use movement::operation::Operation;
use movement::plan::{Seat, Shifted};

const COLUMNS: [Column; 10] = [
    ("household", "#meta+hh+id"),
    ("people", "#affected+ind+num"),
    ("change", "#status+change+code"),
    ("cause", "#cause+code"),
    ("cause_text", "#cause+text"),
    ("loading_before", "#date+loading+before"),
    ("to_before", "#loc+to+before+code"),
    ("loading_now", "#date+loading"),
    ("to_now", "#loc+to+code"),
    ("onward_loading_now", "#date+loading+onward"),
];

/// Writes who is told something else; `why` gives code and words for each.
pub fn write<'w>(operation: &Operation, shifted: &[Shifted], why: impl Fn(&Shifted) -> (&'w str, &'w str)) -> Vec<u8> {
    let hour = |seat: &Option<Seat>, stage: usize| {
        let hour = seat.as_ref().and_then(|seat| seat.hours.get(stage));
        hour.map_or_else(String::new, |hour| local(operation, *hour))
    };
    let place = |seat: &Option<Seat>| {
        let place = seat.as_ref().map(|seat| site(operation, seat.place).id.clone());
        place.unwrap_or_default()
    };
    let row = |shifted: &Shifted| {
        let household = &operation.households[shifted.household.at()];
        let (code, words) = why(shifted);
        [
            household.token.clone(),
            household.members.to_string(),
            shifted.shift.code().to_owned(),
            code.to_owned(),
            words.to_owned(),
            hour(&shifted.from, 0),
            place(&shifted.from),
            hour(&shifted.to, 0),
            place(&shifted.to),
            hour(&shifted.to, 1),
        ]
    };
    sheet::write(COLUMNS, shifted.iter().map(row))
}
