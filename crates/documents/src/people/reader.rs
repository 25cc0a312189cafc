//! Reads the rows of a table of people as they come.

use super::columns::{Columns, Header};
use super::whole::{self, Written};
use super::{COLUMNS, ForSealing, LONGEST, LONGEST_SEALED, MOST_ROWS, People, SEALED, hxl};
use crate::rows::{Fault, Source, TakesRows};
use movement::ledger::{TransportNeed, needs_for};
use movement::problem::{Place, Problem, Problems, code};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::rc::Rc;

/// A table while it is read.
#[derive(Default)]
pub(crate) struct Reader {
    source: Rc<Source>,
    header: Option<Header>,
    columns: Option<Columns>,
    rows: usize,
    written: BTreeMap<String, Vec<Written>>,
    sealed: Vec<ForSealing>,
    problems: Problems,
}

impl TakesRows for Reader {
    fn from(&mut self, source: Source) {
        self.source = Rc::new(source);
    }

    fn row(&mut self, line: u64, cells: &[&str]) -> ControlFlow<()> {
        let owned = || cells.iter().map(|cell| (*cell).to_owned()).collect();
        match (&mut self.header, &self.columns) {
            (None, _) => {
                let tags = hxl::is_tags(cells).then(|| (line, owned()));
                let names = if tags.is_some() { Vec::new() } else { owned() };
                self.header = Some(Header { line, names, tags });
            }
            (Some(header), None) if header.tags.is_none() && hxl::is_tags(cells) => {
                header.tags = Some((line, owned()));
                self.settle();
            }
            _ if self.rows == MOST_ROWS => {
                let cause = format!("The table has more than {MOST_ROWS} rows.");
                let place = Place::file(&self.source.name);
                self.problems
                    .add(code::TOO_MANY_ROWS, place, cause, "Part it into several files.");
                return ControlFlow::Break(());
            }
            _ => {
                self.settle();
                self.rows += 1;
                self.person(line, cells);
            }
        }
        ControlFlow::Continue(())
    }

    fn fault(&mut self, place: Place, fault: Fault) {
        self.problems.add(fault.code, place, fault.cause, fault.remedy);
    }
}

impl Reader {
    /// Returns who was read.
    pub(crate) fn people(mut self, file: &str) -> Result<People, Vec<Problem>> {
        self.settle();
        if self.header.is_none() && self.problems.is_empty() {
            let (cause, remedy) = ("There is nothing in the table.", "Give a table with one row a person.");
            self.problems.add(code::EMPTY_TABLE, Place::file(file), cause, remedy);
        }
        let households = whole::households(&self.written, &self.columns.unwrap_or_default(), &mut self.problems);
        match self.problems.is_empty() {
            true => Ok(People {
                households,
                sealed: self.sealed,
            }),
            false => Err(self.problems.into_sorted()),
        }
    }

    /// Knows the columns from now on: no row of tags can come any more.
    fn settle(&mut self) {
        if let (Some(header), None) = (&self.header, &self.columns) {
            self.columns = Some(Columns::of(header, &self.source, &mut self.problems));
        }
    }

    fn person(&mut self, line: u64, cells: &[&str]) {
        let Some(columns) = self.columns.take() else { return };
        if self.is_as_wide(line, cells, columns.width()) {
            let at = |name: &str| columns.at(name);
            let cell = |name: &str| at(name).and_then(|at| cells.get(at)).copied().unwrap_or_default();
            let [household, label, decides] = [0, 1, 2].map(|column| {
                let name = COLUMNS[column];
                let place = self.source.cell(line, at(name), name);
                self.word(cell(name), place)
            });
            let needs = self.needs(cell("needs"), self.source.cell(line, at("needs"), "needs"));
            let persons = self.written.entry(household.clone()).or_default();
            let person = persons.len();
            persons.push(Written {
                source: Rc::clone(&self.source),
                line,
                label,
                decides,
                needs,
            });
            for (field, text) in SEALED.map(|field| (field, cell(field))) {
                self.set_apart(line, at(field), text, (field, &household, person));
            }
        }
        self.columns = Some(columns);
    }

    /// Keeps what is for a sealed record.
    fn set_apart(
        &mut self,
        line: u64,
        at: Option<usize>,
        text: &str,
        (field, household, person): (&'static str, &str, usize),
    ) {
        if text.is_empty() {
            return;
        }
        if text.len() > LONGEST_SEALED {
            let cause = format!("This cell has more than {LONGEST_SEALED} bytes.");
            let place = self.source.cell(line, at, field);
            self.problems.add(code::CELL_TOO_LONG, place, cause, "Shorten it.");
            return;
        }
        self.sealed.push(ForSealing {
            household: household.to_owned(),
            person,
            field,
            text: text.to_owned(),
        });
    }

    fn is_as_wide(&mut self, line: u64, cells: &[&str], width: usize) -> bool {
        // A sheet does not say where a row ends: cells that are not there are empty.
        let fits = match self.source.has_letters {
            true => cells.iter().skip(width).all(|cell| cell.is_empty()),
            false => cells.len() == width,
        };
        if !fits {
            let cause = format!("The row has {} cells; the header has {width}.", cells.len());
            let remedy =
                "Give the row as many cells as the header; put a cell that holds the separator in quotation marks.";
            self.problems
                .add(code::CELL_COUNT, self.source.row(line), cause, remedy);
        }
        fits
    }

    /// Returns a token or label as it is kept: marks of writing direction around it gone, digits those of a keyboard.
    fn word(&mut self, text: &str, place: Place) -> String {
        let word: String = text.trim_matches(is_unseen).trim().chars().map(digit).collect();
        let (code, cause, remedy) = if word.is_empty() {
            (code::EMPTY_CELL, "This cell is empty.".to_owned(), "Fill it.")
        } else if word.len() > LONGEST {
            let cause = format!("This cell has more than {LONGEST} bytes.");
            (code::CELL_TOO_LONG, cause, "Shorten it.")
        } else if word.chars().any(|letter| letter.is_control() || is_unseen(letter)) {
            let cause = "This cell has a character that nobody sees.".to_owned();
            (code::CONTROL_CHARACTER, cause, "Write it anew.")
        } else {
            return word;
        };
        self.problems.add(code, place, cause, remedy);
        word
    }

    fn needs(&mut self, text: &str, place: Place) -> BTreeSet<TransportNeed> {
        let mut needs = BTreeSet::new();
        for code in text.split(|letter: char| letter.is_whitespace() || is_unseen(letter)) {
            match needs_for(code) {
                Some(found) => needs.extend(found),
                None if code.is_empty() => {}
                None => {
                    let cause =
                        "A word in this cell is no need, no UNHCR code and no answer of the Washington Group set.";
                    let remedy = "Write wheelchair, stretcher, companion, interpreter or near-door, or a code such as DS-PS or wg-walking-a-lot.";
                    self.problems.add(code::NOT_A_CHOICE, place.clone(), cause, remedy);
                }
            }
        }
        needs
    }
}

/// Marks of writing direction, and others without a sign of their own.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Digits of Arabic and Persian keyboards are the same numbers.
fn digit(letter: char) -> char {
    let value = match letter {
        '\u{660}'..='\u{669}' => u32::from(letter) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(letter) - 0x6f0,
        _ => return letter,
    };
    char::from_digit(value, 10).unwrap_or(letter)
}
