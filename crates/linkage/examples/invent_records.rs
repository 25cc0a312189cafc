//! Writes invented records with known duplicates as CSV: `cargo run -p linkage --example invent_records -- ROWS SEED [camp] > FILE`.
#![allow(clippy::unwrap_used)]

#[path = "../tests/promises/invented.rs"]
mod invented;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rows: usize = arguments[0].parse().unwrap();
    let seed: u64 = arguments[1].parse().unwrap();
    let camp = arguments.get(2).is_some_and(|kind| kind == "camp");
    let mut out = csv::Writer::from_writer(std::io::stdout().lock());
    let fields: &[&str] = if camp { &invented::CAMP } else { &invented::FIELDS };
    out.write_record(std::iter::once(&"rec_id").chain(fields)).unwrap();
    let rows = if camp {
        invented::camp(rows, seed)
    } else {
        invented::febrl_like(rows, seed)
    };
    for row in rows {
        out.write_record(std::iter::once(&row.id).chain(&row.values)).unwrap();
    }
    out.flush().unwrap();
}
