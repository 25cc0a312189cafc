//! `surveys.csv`: figures of surveys as somebody published them, each with its source and date, and those of our own rounds in the same
//! form. Nothing is scaled: what a source does not tell stays untold.

mod ours;
mod read;

pub use ours::of_round;
pub use read::read;

use crate::sheet::{self, Column};

/// The file in an operation folder.
pub const FILE: &str = "surveys.csv";

/// The columns.
const COLUMNS: [Column; 13] = [
    ("survey", "#event+name"),
    ("date", "#date"),
    ("question", "#indicator+question"),
    ("answer", "#indicator+answer"),
    ("count", "#affected+num"),
    ("percent", "#value+pct"),
    ("low", "#value+min+pct"),
    ("high", "#value+max+pct"),
    ("base", "#population+text"),
    ("wording", "#indicator+text"),
    ("note", "#description"),
    ("source", "#meta+source"),
    ("url", "#meta+url"),
];

/// One figure of a survey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// Which survey.
    pub survey: String,
    /// When: a year, a month or a day, as in 2019-02.
    pub date: String,
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
    /// How many said so.
    pub count: Option<u64>,
    /// Which share of the base, in per cent.
    pub percent: Option<f64>,
    /// The least share that is possible, in per cent.
    pub low: Option<f64>,
    /// The greatest one.
    pub high: Option<f64>,
    /// Of whom.
    pub base: String,
    /// How it was asked.
    pub wording: String,
    /// What else must be known to read it.
    pub note: String,
    /// Who says so.
    pub source: String,
    /// Where.
    pub url: String,
}

/// What the shares of one question add up to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sum {
    /// All shares told, in per cent.
    pub told: f64,
    /// What is missing to a hundred; none where it is nothing, or where they are more than a hundred.
    pub not_told: Option<f64>,
}

/// Adds up the shares of one question; `None` where not all its figures have one.
pub fn sum<'f>(figures: impl IntoIterator<Item = &'f Figure>) -> Option<Sum> {
    let shares: Option<Vec<f64>> = figures.into_iter().map(|figure| figure.percent).collect();
    let told = hundredths(shares?.into_iter().sum());
    let missing = hundredths(100.0 - told);
    Some(Sum {
        told,
        not_told: (missing > 0.0).then_some(missing),
    })
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// Writes figures.
pub fn write(figures: &[Figure]) -> Vec<u8> {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let row = |figure: &Figure| {
        let figure = figure.clone();
        [
            figure.survey,
            figure.date,
            figure.question,
            figure.answer,
            figure.count.map(|count| count.to_string()).unwrap_or_default(),
            number(figure.percent),
            number(figure.low),
            number(figure.high),
            figure.base,
            figure.wording,
            figure.note,
            figure.source,
            figure.url,
        ]
    };
    sheet::write(COLUMNS, figures.iter().map(row))
}
