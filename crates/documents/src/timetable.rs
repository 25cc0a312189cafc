//! `timetable.csv`: one row a convoy, counts and local hours, and its luggage where that is planned. No tokens.

use crate::convoys::{list_numbered, local, site};
use crate::sheet::{self, Column};
use movement::operation::Operation;
use movement::plan::Plan;

const COLUMNS: [Column; 15] = [
    ("convoy", "#event+convoy+code"),
    ("corridor", "#access+corridor+code"),
    ("from", "#loc+from+code"),
    ("from_name", "#loc+from+name"),
    ("to", "#loc+to+code"),
    ("to_name", "#loc+to+name"),
    ("vehicles", "#item+vehicles+num"),
    ("households", "#targeted+hh+num"),
    ("people", "#targeted+ind+num"),
    ("wheelchairs", "#targeted+wheelchair+num"),
    ("stretchers", "#targeted+stretcher+num"),
    ("loading", "#date+loading"),
    ("checkpoint", "#date+checkpoint"),
    ("departure", "#date+departure"),
    ("arrival", "#date+arrival"),
];

/// Writes the timetable of a plan.
pub fn write(operation: &Operation, plan: &Plan) -> Vec<u8> {
    let rows = list_numbered(operation, plan).into_iter().map(|numbered| {
        let carried = numbered.carried();
        let (convoy, timing) = (numbered.convoy, numbered.timing);
        let (from, to) = (site(operation, convoy.from), site(operation, convoy.to));
        let luggage = convoy.luggage().0.to_string();
        let cells = [
            numbered.id,
            operation.corridors[convoy.corridor.at()].id.clone(),
            from.id.clone(),
            from.name.clone(),
            to.id.clone(),
            to.name.clone(),
            convoy.trips.len().to_string(),
            carried.households.to_string(),
            carried.people.to_string(),
            carried.wheelchairs.to_string(),
            carried.stretchers.to_string(),
            local(operation, timing.start),
            local(operation, timing.gate),
            local(operation, timing.departure),
            local(operation, timing.arrival),
        ];
        (cells, luggage)
    });
    match operation.rules.luggage {
        None => sheet::write(COLUMNS, rows.map(|(cells, _)| cells)),
        Some(_) => sheet::write(
            and::<_, 15, 16>(COLUMNS, ("luggage_kg", "#item+luggage+kg+num")),
            rows.map(|(cells, luggage)| and::<_, 15, 16>(cells, luggage)),
        ),
    }
}

/// Returns the list with one more at its end.
fn and<T: Default, const N: usize, const M: usize>(list: [T; N], last: T) -> [T; M] {
    let mut all = list.into_iter().chain([last]);
    std::array::from_fn(|_| all.next().unwrap_or_default())
}
