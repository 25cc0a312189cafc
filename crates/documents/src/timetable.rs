//! `timetable.csv`: one row a convoy, counts and local hours, and its luggage where that is planned. No tokens.

use crate::convoys::{list_numbered, local, site};
use crate::sheet::{self, Column};
use movement::operation::Operation;
use movement::plan::{AidPassage, Plan};

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

/// Writes the timetable of a plan: people's convoys, then aid convoys, whose vehicles are their trucks.
pub fn write(operation: &Operation, plan: &Plan) -> Vec<u8> {
    let people = list_numbered(operation, plan).into_iter().map(|numbered| {
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
    let aid = plan
        .aid
        .iter()
        .map(|passage| (aid_row(operation, passage), "0".to_owned()));
    let people = people.map(|row| (row, "people"));
    let aid = aid.map(|row| (row, "aid"));
    let mut columns = COLUMNS.to_vec();
    let with_luggage = operation.rules.luggage.is_some();
    columns.extend(with_luggage.then_some(("luggage_kg", "#item+luggage+kg+num")));
    columns.extend((!operation.aid.is_empty()).then_some(("carries", "#event+carries+code")));
    let rows = people.chain(aid).map(|((cells, luggage), carries)| {
        let mut row = cells.to_vec();
        row.extend(with_luggage.then_some(luggage));
        row.extend((!operation.aid.is_empty()).then(|| carries.to_owned()));
        row
    });
    sheet::write_rows(&columns, rows)
}

fn aid_row(operation: &Operation, passage: &AidPassage) -> [String; COLUMNS.len()] {
    let (aid, timing) = (&operation.aid[passage.aid.at()], passage.timing(operation));
    let (from, to) = (site(operation, aid.from), site(operation, aid.to));
    let nobody = || "0".to_owned();
    [
        aid.id.clone(),
        operation.corridors[aid.corridor.at()].id.clone(),
        from.id.clone(),
        from.name.clone(),
        to.id.clone(),
        to.name.clone(),
        aid.trucks.to_string(),
        nobody(),
        nobody(),
        nobody(),
        nobody(),
        String::new(),
        local(operation, timing.gate),
        local(operation, timing.departure),
        local(operation, timing.arrival),
    ]
}
