//! Ranks pairs of records that may be of one person. Records nothing: a person looks at each pair and decides.
//!
//! An answer says which fields of two records agree and never what stands in them.

mod names;
mod table;

pub use linkage::{Level, NotRecords};
pub(crate) use names::{NAMES, spread};
pub use table::{Line, find_in_tables};

use linkage::{Field, Records, Row, Settings, link};

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Search {
    /// Pairs that are less probable are left out.
    pub least: f64,
    /// How many threads compare; the answer does not depend on it.
    pub threads: usize,
}

/// Two records that may be of one person, named as `I`.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely<I> {
    /// The two.
    pub pair: [I; 2],
    /// How probable it is that both are of one person.
    pub probability: f64,
    /// How alike the two are in each field of which both say something.
    pub fields: Vec<(String, Level)>,
}

impl<I> Likely<I> {
    /// Returns the pair named in another way; nothing where one of the two has no such name.
    pub(crate) fn named<J>(self, name: impl Fn(I) -> Option<J>) -> Option<Likely<J>> {
        let [one, other] = self.pair;
        Some(Likely {
            pair: [name(one)?, name(other)?],
            probability: self.probability,
            fields: self.fields,
        })
    }
}

/// Most pairs drawn to measure chance.
const DRAWS: f64 = 1_000_000.0;

/// Ranks pairs of one list, or of two lists with each other, the likeliest first. Fields of which nobody says anything are left out.
pub(crate) fn ranked(
    fields: Vec<Field>,
    first: Vec<Row>,
    second: Option<Vec<Row>>,
    search: Search,
) -> Result<Vec<Likely<String>>, NotRecords> {
    let says = |at: &usize| {
        let rows = first.iter().chain(second.iter().flatten());
        rows.into_iter().any(|row| !row.values[*at].is_empty())
    };
    let kept: Vec<usize> = (0..fields.len()).filter(says).collect();
    let with = |rows: Vec<Row>| -> Vec<Row> {
        let with = |row: Row| Row {
            values: kept.iter().map(|at| row.values[*at].clone()).collect(),
            id: row.id,
        };
        rows.into_iter().map(with).collect()
    };
    let fields: Vec<Field> = kept.iter().map(|at| fields[*at].clone()).collect();
    let names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
    let records = Records::new(fields, with(first), second.map(with))?;
    let settings = Settings {
        least: search.least,
        threads: search.threads,
        // Of few records every pair is drawn many times all the same.
        draws: (20.0 * records.all_pairs()).clamp(10_000.0, DRAWS) as usize,
        ..Settings::default()
    };
    let linked = link(&records, &settings).pairs.into_iter();
    let likely = linked.map(|pair| {
        let told = pair.weights.iter().filter(|weight| weight.level != Level::Missing);
        let fields = told.map(|weight| (names[weight.field].clone(), weight.level));
        Likely {
            fields: fields.collect(),
            pair: [pair.left, pair.right],
            probability: pair.probability,
        }
    });
    Ok(likely.collect())
}
