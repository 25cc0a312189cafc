//! Reads a table of survey figures, or says every problem in it.

use super::{COLUMNS, Figure};
use crate::rows::{self, Fault, Source, TakesRows};
use movement::problem::{Place, Problem, Problems, code};
use std::ops::ControlFlow;

/// Columns that every figure must have something in.
const NEEDED: [&str; 5] = ["survey", "date", "question", "answer", "source"];

/// The longest text of a cell, in characters.
const LONGEST: usize = 2_000;

/// Reads a table; a row of HXL tags is passed over.
///
/// # Errors
/// Every problem, with its row and column.
pub fn read(bytes: &[u8], file: &str) -> Result<Vec<Figure>, Vec<Problem>> {
    let mut reader = Reader::default();
    rows::each(bytes, file, None, &mut reader);
    if reader.columns.is_none() && reader.problems.is_empty() {
        let (cause, remedy) = ("There is nothing in the table.", "Give a table with one row a figure.");
        reader.problems.add(code::EMPTY_TABLE, Place::file(file), cause, remedy);
    }
    match reader.problems.is_empty() {
        true => Ok(reader.figures),
        false => Err(reader.problems.into_sorted()),
    }
}

#[derive(Default)]
struct Reader {
    source: Source,
    /// Where each column of ours stands.
    columns: Option<Vec<Option<usize>>>,
    figures: Vec<Figure>,
    problems: Problems,
}

impl TakesRows for Reader {
    fn from(&mut self, source: Source) {
        self.source = source;
    }

    fn row(&mut self, line: u64, cells: &[&str]) -> ControlFlow<()> {
        let is_hxl = cells.iter().all(|cell| cell.is_empty() || cell.starts_with('#'));
        match self.columns.clone() {
            None => self.header(line, cells),
            Some(_) if is_hxl => {}
            Some(columns) => self.figure(line, cells, &columns),
        }
        ControlFlow::Continue(())
    }

    fn fault(&mut self, place: Place, fault: Fault) {
        self.problems.add(fault.code, place, fault.cause, fault.remedy);
    }
}

impl Reader {
    fn header(&mut self, line: u64, cells: &[&str]) {
        let names = COLUMNS.map(|(name, _)| name);
        for cell in cells.iter().filter(|cell| !names.contains(cell)) {
            let cause = format!("There is no column {cell}.");
            let remedy = "The columns are in docs/concepts/surveys.md; take this one out, or put it into note.";
            self.problems
                .add(code::UNKNOWN_COLUMN, self.source.cell(line, None, cell), cause, remedy);
        }
        let columns: Vec<Option<usize>> = names
            .iter()
            .map(|name| cells.iter().position(|cell| cell == name))
            .collect();
        for (name, at) in names.iter().zip(&columns) {
            if at.is_none() && NEEDED.contains(name) {
                let cause = format!("The column {name} is missing.");
                let remedy = "Add it: no figure is shown without its date and its source.";
                self.problems
                    .add(code::MISSING_COLUMN, self.source.row(line), cause, remedy);
            }
        }
        self.columns = Some(columns);
    }

    fn figure(&mut self, line: u64, cells: &[&str], columns: &[Option<usize>]) {
        let texts: Vec<String> = columns
            .iter()
            .map(|at| at.and_then(|at| cells.get(at)).copied().unwrap_or_default().to_owned())
            .collect();
        for ((name, _), text) in COLUMNS.iter().zip(&texts) {
            self.text(line, name, text);
        }
        let count = self.number(line, "count", &texts[4]);
        let [percent, low, high] = [5, 6, 7].map(|at| self.percent(line, COLUMNS[at].0, &texts[at]));
        if [count.is_none(), percent.is_none(), low.is_none() || high.is_none()]
            .iter()
            .all(|missing| *missing)
            && texts[10].is_empty()
        {
            let cause = "There is no count, no percent and no range.";
            let remedy = "Write one of them, or say in note why there is none.";
            self.problems.add(
                code::EMPTY_CELL,
                self.source.cell(line, columns[4], "count"),
                cause,
                remedy,
            );
        }
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        let (survey, date, question, answer) = (next(), next(), next(), next());
        let _numbers = [next(), next(), next(), next()];
        self.figures.push(Figure {
            survey,
            date,
            question,
            answer,
            count,
            percent,
            low,
            high,
            base: next(),
            wording: next(),
            note: next(),
            source: next(),
            url: next(),
        });
    }

    fn text(&mut self, line: u64, name: &str, text: &str) {
        let place = self.source.cell(line, None, name);
        if text.is_empty() && NEEDED.contains(&name) {
            let remedy = "Fill it: no figure is shown without its date and its source.";
            self.problems.add(code::EMPTY_CELL, place, "The cell is empty.", remedy);
        } else if text.chars().count() > LONGEST {
            let cause = format!("The cell has more than {LONGEST} characters.");
            self.problems.add(code::CELL_TOO_LONG, place, cause, "Write less.");
        } else if name == "date" && !text.is_empty() && !is_date(text) {
            let (cause, remedy) = (
                "This is no date.",
                "Write a year, a month or a day: 2019, 2019-02 or 2019-02-26.",
            );
            self.problems.add(code::NOT_A_DATE, place, cause, remedy);
        }
    }

    fn number(&mut self, line: u64, name: &str, text: &str) -> Option<u64> {
        let read = text.parse().ok();
        if read.is_none() && !text.is_empty() {
            let (cause, remedy) = ("This is no whole number.", "Write digits alone, or leave it empty.");
            self.problems.add(
                code::NOT_A_WHOLE_NUMBER,
                self.source.cell(line, None, name),
                cause,
                remedy,
            );
        }
        read
    }

    fn percent(&mut self, line: u64, name: &str, text: &str) -> Option<f64> {
        let read: Option<f64> = text.parse().ok().filter(|value: &f64| (0.0..=100.0).contains(value));
        if read.is_none() && !text.is_empty() {
            let (cause, remedy) = (
                "This is no share between 0 and 100.",
                "Write the figure of the source, or nothing.",
            );
            self.problems
                .add(code::NOT_A_NUMBER, self.source.cell(line, None, name), cause, remedy);
        }
        read
    }
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let fits = |part: &str, digits: usize, most: u16| {
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number && part.parse().is_ok_and(|number: u16| (1..=most).contains(&number))
    };
    let limits = [(4, 9_999), (2, 12), (2, 31)];
    parts.len() <= limits.len()
        && parts
            .iter()
            .zip(limits)
            .all(|(part, (digits, most))| fits(part, digits, most))
}
