//! FEBRL's invented people (Christen 2008), promise: what was reached stays reached. The files stay where they are, outside of the repository.

use super::{FEW, FIELDS, f1, fields};
use crate::invented::febrl_like;
use linkage::{Records, Row, Settings, link};
use std::path::{Path, PathBuf};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/linkage")
        .join(name)
}

/// Reads a file; `None`, and a line that says so, where it is not here.
fn read(name: &str) -> Option<Vec<Row>> {
    let Ok(mut reader) = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(file(name)) else {
        eprintln!("{name} is not here: measured on rows invented from a seed instead");
        return None;
    };
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        Row {
            id: row[0].to_owned(),
            values: row.iter().skip(1).map(str::to_owned).collect(),
        }
    });
    Some(rows.collect())
}

#[test]
fn all_of_febrl_4_is_linked() {
    let (first, second) = read("febrl4a.csv").zip(read("febrl4b.csv")).unwrap_or_else(|| {
        febrl_like(10_000, 44)
            .into_iter()
            .partition(|row| row.id.ends_with("org"))
    });
    let truth = second.len();
    let settings = Settings {
        threads: 2,
        draws: 300_000,
        ..FEW
    };
    let found = link(&Records::new(fields(&FIELDS), first, Some(second)).unwrap(), &settings);
    let reached = f1(&found, 0.5, truth);
    eprintln!("F1 at 0.5: {reached:.4}; {} pairs looked at", found.looked_at);
    assert!(reached >= 0.999, "{reached}");
}

#[test]
fn all_duplicates_of_febrl_1_are_found() {
    let rows = read("febrl1.csv").unwrap_or_else(|| febrl_like(1_000, 41));
    let truth = rows.len() / 2;
    let found = link(&Records::new(fields(&FIELDS), rows, None).unwrap(), &FEW);
    let reached = f1(&found, 0.5, truth);
    eprintln!("F1 at 0.5: {reached:.4}; {} pairs looked at", found.looked_at);
    assert!(reached >= 0.995, "{reached}");
}
