//! The record of access as a table for spreadsheets, with a row of HXL hashtags: one row for each who was asked, and for each event.

use super::people_in_words;
use crate::sheet::{self, Column};
use movement::access::{Access, Asked, EventLine, Report, RequestLine, Span};

const COLUMNS: [Column; 12] = [
    ("label", "#meta+id"),
    ("what", "#access+type"),
    ("from", "#org+from"),
    ("to", "#org+to"),
    ("date", "#date+start"),
    ("asked_for", "#date+wanted"),
    ("deadline", "#date+deadline"),
    ("state", "#status"),
    ("days_lost", "#indicator+days+num"),
    ("people", "#affected"),
    ("place", "#loc"),
    ("sources", "#meta+source"),
];

/// Writes it.
pub fn csv(access: &Access, report: &Report<'_>) -> Vec<u8> {
    let requests = report.requests.iter();
    let asked = requests.flat_map(|line| line.asked.iter().map(move |asked| request(access, report, line, asked)));
    let events = report.events.iter().flat_map(|line| event(access, report, line));
    let figures = report.figures.iter().map(|(label, told)| {
        [
            label.to_string(),
            told.counted.to_string(),
            access.name_of(&told.told_by),
            String::new(),
            told.on.to_string(),
            String::new(),
            String::new(),
            told.precision.to_string(),
            String::new(),
            people_in_words(told.people),
            told.place.clone(),
            told.source.clone(),
        ]
    });
    sheet::write(COLUMNS, asked.chain(events).chain(figures))
}

fn request(access: &Access, report: &Report<'_>, line: &RequestLine<'_>, asked: &Asked) -> [String; 12] {
    let text = |day: Option<movement::access::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let days = |span: Span| span.days(report.today).to_string();
    [
        line.label.to_string(),
        line.asks.topic.to_string(),
        access.name_of(&line.asks.from),
        access.name_of(&asked.party),
        line.asks.on.to_string(),
        text(line.asks.wanted),
        text(line.asks.deadlines().last().copied()),
        asked.reply.to_string(),
        asked.waited.map(days).unwrap_or_default(),
        line.asks.people.map(people_in_words).unwrap_or_default(),
        String::new(),
        joined(line.sources.iter().copied()),
    ]
}

fn event(access: &Access, report: &Report<'_>, line: &EventLine<'_>) -> Vec<[String; 12]> {
    let rows = line.told.iter().map(|told| {
        let until = told
            .until
            .map_or_else(|| "lasts".to_owned(), |until| format!("over on {until}"));
        [
            line.label.to_string(),
            told.kind.to_string(),
            access.name_of(&told.told_by),
            String::new(),
            told.from.to_string(),
            String::new(),
            String::new(),
            until,
            told.span().days(report.today).to_string(),
            told.people.map(people_in_words).unwrap_or_default(),
            told.place.clone(),
            joined(line.sources.iter().copied()),
        ]
    });
    rows.collect()
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}
