//! Reads a table of what was asked, answered and told, one row a fact, or says every problem in it.

use crate::rows::{self, Fault, Source, TakesRows};
use movement::access::{Answer, Day, Event, Figure, Hindrance, Label, Request, Said};
use movement::problem::{Place, Problem, Problems, code};
use std::fmt::Display;
use std::ops::ControlFlow;
use std::str::FromStr;

/// The columns; the first says what a row is.
pub const COLUMNS: [&str; 18] = [
    "said",
    "label",
    "party",
    "to",
    "topic",
    "answer",
    "hindrance",
    "on",
    "wanted",
    "steps",
    "until",
    "people",
    "counted",
    "precision",
    "place",
    "text",
    "of",
    "source",
];

/// Reads a table; a row of HXL tags is passed over. Each fact comes with the number of its row.
///
/// # Errors
/// Every problem, with its row and column.
pub fn read(bytes: &[u8], file: &str) -> Result<Vec<(u64, Said)>, Vec<Problem>> {
    let mut reader = Reader::default();
    rows::each(bytes, file, None, &mut reader);
    if reader.columns.is_none() && reader.problems.is_empty() {
        let (cause, remedy) = ("There is nothing in the table.", "Give a table with one row a fact.");
        reader.problems.add(code::EMPTY_TABLE, Place::file(file), cause, remedy);
    }
    match reader.problems.is_empty() {
        true => Ok(reader.said),
        false => Err(reader.problems.into_sorted()),
    }
}

#[derive(Default)]
struct Reader {
    source: Source,
    /// Where each column of ours stands.
    columns: Option<Vec<Option<usize>>>,
    said: Vec<(u64, Said)>,
    problems: Problems,
}

impl TakesRows for Reader {
    fn from(&mut self, source: Source) {
        self.source = source;
    }

    fn row(&mut self, line: u64, cells: &[&str]) -> ControlFlow<()> {
        let is_hxl = cells.iter().all(|cell| cell.is_empty() || cell.starts_with('#'));
        match &self.columns {
            None => self.header(line, cells),
            Some(_) if is_hxl => {}
            Some(columns) => {
                let columns = columns.clone();
                let mut row = Row {
                    line,
                    cells,
                    columns: &columns,
                    source: &self.source,
                    problems: &mut self.problems,
                };
                let said = row.said();
                self.said.extend(said.map(|said| (line, said)));
            }
        }
        ControlFlow::Continue(())
    }

    fn fault(&mut self, place: Place, fault: Fault) {
        self.problems.add(fault.code, place, fault.cause, fault.remedy);
    }
}

impl Reader {
    fn header(&mut self, line: u64, cells: &[&str]) {
        for cell in cells.iter().filter(|cell| !COLUMNS.contains(cell)) {
            let cause = format!("There is no column {cell}.");
            let remedy = "The columns are in docs/concepts/access.md; take this one out.";
            self.problems
                .add(code::UNKNOWN_COLUMN, self.source.cell(line, None, cell), cause, remedy);
        }
        let at = |name: &&str| cells.iter().position(|cell| cell == name);
        for name in ["said", "label", "source"].iter().filter(|name| at(name).is_none()) {
            let cause = format!("The column {name} is missing.");
            let remedy = "Add it: nothing is recorded without its source.";
            self.problems
                .add(code::MISSING_COLUMN, self.source.row(line), cause, remedy);
        }
        self.columns = Some(COLUMNS.iter().map(at).collect());
    }
}

/// A row, and where its problems go.
struct Row<'r> {
    line: u64,
    cells: &'r [&'r str],
    columns: &'r [Option<usize>],
    source: &'r Source,
    problems: &'r mut Problems,
}

impl Row<'_> {
    fn at(&self, name: &str) -> Option<usize> {
        let column = COLUMNS.iter().position(|column| *column == name)?;
        self.columns.get(column).copied().flatten()
    }

    fn text(&self, name: &str) -> String {
        let cell = self.at(name).and_then(|at| self.cells.get(at));
        cell.map(|cell| cell.trim().to_owned()).unwrap_or_default()
    }

    fn bad(&mut self, name: &str, cause: impl Display, remedy: &'static str) {
        let code = match name {
            _ if self.text(name).is_empty() => code::EMPTY_CELL,
            "on" | "wanted" | "until" => code::NOT_A_DATE,
            "steps" | "people" => code::NOT_A_WHOLE_NUMBER,
            "label" | "party" | "to" | "of" => code::BAD_ID,
            _ => code::NOT_A_CHOICE,
        };
        let place = self.source.cell(self.line, self.at(name), name);
        self.problems.add(code, place, cause.to_string(), remedy);
    }

    /// Reads a cell that may be empty.
    fn maybe<T: FromStr<Err: Display>>(&mut self, name: &str, remedy: &'static str) -> Option<T> {
        let text = self.text(name);
        if text.is_empty() {
            return None;
        }
        let read = text.parse();
        read.map_err(|why| self.bad(name, format!("{text}: {why}."), remedy))
            .ok()
    }

    /// Reads a cell that must not be empty.
    fn must<T: FromStr<Err: Display>>(&mut self, name: &str, remedy: &'static str) -> Option<T> {
        if self.text(name).is_empty() {
            self.bad(name, format!("There is nothing in {name}."), remedy);
        }
        self.maybe(name, remedy)
    }

    fn label(&mut self, name: &str) -> Option<Label> {
        self.must(name, "Write a label, as meeting-2019-04-02.")
    }

    fn day(&mut self, name: &str) -> Option<Day> {
        self.must(name, "Write a day, as 2019-03-26.")
    }

    fn hindrance(&mut self) -> Option<Hindrance> {
        self.must("hindrance", "Write one of the nine codes of docs/concepts/access.md.")
    }

    fn people(&mut self) -> Option<u64> {
        self.maybe("people", "Write a whole number, or nothing where it is not known.")
    }

    fn said(&mut self) -> Option<Said> {
        match self.text("said").as_str() {
            "party" => {
                let (party, name) = (self.label("label")?, self.text("text"));
                Some(Said::PartyNamed { party, name })
            }
            "request" => self.request(),
            "answer" => self.answer(),
            "withdrawn" => {
                let (request, on, source) = (self.label("label"), self.day("on"), self.text("source"));
                Some(Said::RequestWithdrawn {
                    request: request?,
                    on: on?,
                    source,
                })
            }
            "event" => self.event(),
            "figure" => self.figure(),
            "account" => {
                let (of, party) = (self.label("label"), self.label("party"));
                let (words, source) = (self.text("text"), self.text("source"));
                Some(Said::AccountGiven {
                    of: of?,
                    party: party?,
                    words,
                    source,
                })
            }
            other => {
                let cause = format!("A row is no {other:?}.");
                self.bad(
                    "said",
                    cause,
                    "Write party, request, answer, withdrawn, event, figure or account.",
                );
                None
            }
        }
    }

    fn request(&mut self) -> Option<Said> {
        let (request, topic, from) = (
            self.label("label"),
            self.must("topic", "Write a topic of docs/concepts/access.md."),
            self.label("party"),
        );
        let mut to: Vec<Label> = self.list("to", "Write labels of parties with spaces between.")?;
        to.sort();
        to.dedup();
        let (on, wanted) = (
            self.day("on"),
            self.maybe("wanted", "Write a day, as 2019-03-26, or nothing."),
        );
        let steps = self.list("steps", "Write days to answer, as 7 3, or nothing.");
        let (about, people, source) = (self.text("text"), self.people(), self.text("source"));
        let asks = Request {
            topic: topic?,
            from: from?,
            to,
            about,
            on: on?,
            wanted,
            steps: steps?,
            people,
            source,
        };
        Some(Said::RequestMade {
            request: request?,
            asks,
        })
    }

    fn list<T: FromStr<Err: Display>>(&mut self, name: &str, remedy: &'static str) -> Option<Vec<T>> {
        let text = self.text(name);
        let each: Result<Vec<T>, String> = text
            .split_whitespace()
            .map(|one| one.parse().map_err(|why| format!("{one}: {why}.")))
            .collect();
        each.map_err(|cause| self.bad(name, cause, remedy)).ok()
    }

    fn answer(&mut self) -> Option<Said> {
        let (request, party, on) = (self.label("label"), self.label("party"), self.day("on"));
        let source = self.text("source");
        let answer = match self.text("answer").as_str() {
            "accepted" => Answer::Accepted,
            "declined" => Answer::Declined(self.hindrance()?),
            "countered" => Answer::Countered(self.label("of")?),
            "came" => Answer::Came,
            "stayed-away" => Answer::StayedAway,
            "let-in" => Answer::LetIn,
            "turned-back" => Answer::TurnedBack(self.hindrance()?),
            other => {
                let cause = format!("{other:?} is no answer.");
                self.bad(
                    "answer",
                    cause,
                    "Write accepted, declined, countered, came, stayed-away, let-in or turned-back.",
                );
                return None;
            }
        };
        Some(Said::RequestAnswered {
            request: request?,
            party: party?,
            answer,
            on: on?,
            source,
        })
    }

    fn figure(&mut self) -> Option<Said> {
        let (figure, told_by, on) = (self.label("label"), self.label("party"), self.day("on"));
        let counted = self.must("counted", "Write departed, departed-so-far, present or went-to.");
        let people = self.must("people", "Write a whole number.");
        let precision = self.must("precision", "Write exact, about, at-least or at-most.");
        let (place, source) = (self.text("place"), self.text("source"));
        let told = Figure {
            counted: counted?,
            people: people?,
            precision: precision?,
            on: on?,
            place,
            told_by: told_by?,
            source,
        };
        Some(Said::FigureTold { figure: figure?, told })
    }

    fn event(&mut self) -> Option<Said> {
        let (event, kind, told_by, from) = (
            self.label("label"),
            self.hindrance(),
            self.label("party"),
            self.day("on"),
        );
        let until = self.maybe("until", "Write the first day on which it was over, or nothing.");
        let request = self.maybe("of", "Write the label of a request, or nothing.");
        let (people, place, source) = (self.people(), self.text("place"), self.text("source"));
        let what = Event {
            kind: kind?,
            request,
            from: from?,
            until,
            people,
            place,
            told_by: told_by?,
            source,
        };
        Some(Said::Hindered { event: event?, what })
    }
}
