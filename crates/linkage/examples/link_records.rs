//! Links FEBRL records for `benchmarks/linkage.py`: `cargo run -p linkage --example link_records -- OUT LEAST FILE [FILE]` writes pairs with their
//! probability as CSV. The first column of a file is the id.
#![allow(clippy::unwrap_used)]

use linkage::{Field, Kind, Records, Row, Settings, link};

fn read(path: &str) -> (Vec<String>, Vec<Row>) {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).unwrap();
    let names = reader.headers().unwrap().iter().skip(1).map(str::to_owned).collect();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let values = row.iter().skip(1).map(str::to_owned).collect();
        Row {
            id: row[0].to_owned(),
            values,
        }
    });
    (names, rows.collect())
}

fn kind(name: &str) -> Kind {
    match name {
        "given_name" | "surname" => Kind::Name,
        "date_of_birth" => Kind::Date,
        "soc_sec_id" | "postcode" | "street_number" | "state" => Kind::Code,
        _ => Kind::Text,
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (names, first) = read(&arguments[2]);
    let second = arguments.get(3).map(|path| read(path).1);
    let fields = names.into_iter().map(|name| Field {
        kind: kind(&name),
        name,
    });
    let records = Records::new(fields.collect(), first, second).unwrap();
    let least = arguments[1].parse().unwrap();
    let found = link(
        &records,
        &Settings {
            least,
            threads: 2,
            ..Settings::default()
        },
    );
    let mut out = csv::Writer::from_path(&arguments[0]).unwrap();
    for pair in found.pairs {
        out.write_record([pair.left, pair.right, pair.probability.to_string()])
            .unwrap();
    }
    out.flush().unwrap();
}
