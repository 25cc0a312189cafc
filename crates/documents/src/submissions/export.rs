//! Submissions as CSV, as ODK Central and Kobo give them out: a file with a row a submission, and for members a second one whose rows
//! name theirs (`PARENT_KEY`, `_parent_index`).

use super::instance::is_inside;
use super::{Answers, File, Mapping, Submission};
use crate::rows::{self, Fault, Source, TakesRows};
use movement::problem::{Place, Problems, code};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Columns that name the submission of a member's row, each with the column that has that name there.
const PARENTS: [(&str, &str); 3] = [
    ("PARENT_KEY", "KEY"),
    ("_parent_index", "_index"),
    ("_submission__uuid", "_uuid"),
];
/// Columns with the id of a submission.
const IDS: [&str; 3] = ["meta/instanceID", "KEY", "_uuid"];
/// Most rows of a file.
const MOST_ROWS: usize = 200_000;

/// Reads exports; what is wrong with them is told.
pub(super) fn read(mapping: &Mapping, files: &[File<'_>], problems: &mut Problems) -> Vec<Submission> {
    let tables: Vec<Table> = files.iter().map(|file| Table::of(*file, problems)).collect();
    let (members, whole): (Vec<&Table>, Vec<&Table>) = tables.iter().partition(|table| table.parent().is_some());
    let mut submissions = Vec::new();
    // Where the submission stands that a row of members names.
    let mut keys: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for table in whole {
        for row in &table.rows {
            for (_, key) in PARENTS {
                if let Some(named) = row.1.get(key) {
                    keys.insert((key, named), submissions.len());
                }
            }
            submissions.extend(submission(table, row, problems));
        }
    }
    for table in members {
        for (line, row) in &table.rows {
            let parent = table
                .parent()
                .and_then(|(of, key)| keys.get(&(key, row.get(of)?.as_str())));
            match parent.and_then(|at| submissions.get_mut(*at)) {
                Some(submission) => submission.members.push((*line, inside(row, mapping))),
                None => {
                    let cause = "No submission in these files is the one that this row belongs to.";
                    problems.add(
                        code::UNKNOWN_ID,
                        table.source.row(*line),
                        cause,
                        "Give the file of submissions too.",
                    );
                }
            }
        }
    }
    submissions
}

fn submission(table: &Table, (line, row): &(u64, Answers), problems: &mut Problems) -> Option<Submission> {
    let Some(instance) = IDS.iter().find_map(|id| row.get(*id)) else {
        let cause = "This row does not say which submission it is.";
        let remedy = "Export with the column KEY, _uuid or meta/instanceID.";
        problems.add(code::EMPTY_CELL, table.source.row(*line), cause, remedy);
        return None;
    };
    let was_edited = row.get("Edits").is_some_and(|edits| edits != "0");
    Some(Submission {
        source: table.source.clone(),
        line: *line,
        form: None,
        instance: instance.clone(),
        deprecated: row
            .get("meta/deprecatedID")
            .cloned()
            .or_else(|| was_edited.then(String::new)),
        answers: row.clone(),
        members: Vec::new(),
    })
}

/// Returns the answers of a member under their whole paths: some exports leave the group out.
fn inside(row: &Answers, mapping: &Mapping) -> Answers {
    let Some(group) = mapping.members.as_deref() else {
        return row.clone();
    };
    let whole = |question: &String| match is_inside(question, group) {
        true => question.clone(),
        false => format!("{group}/{question}"),
    };
    row.iter()
        .map(|(question, answer)| (whole(question), answer.clone()))
        .collect()
}

/// A file as it stands.
#[derive(Default)]
struct Table {
    source: Source,
    header: Vec<String>,
    rows: Vec<(u64, Answers)>,
    faults: Vec<(Place, Fault)>,
}

impl Table {
    fn of(file: File<'_>, problems: &mut Problems) -> Self {
        let mut table = Self::default();
        rows::each(file.bytes, file.name, None, &mut table);
        for (place, fault) in table.faults.drain(..) {
            problems.add(fault.code, place, fault.cause, fault.remedy);
        }
        table
    }

    fn parent(&self) -> Option<(&'static str, &'static str)> {
        PARENTS
            .into_iter()
            .find(|(column, _)| self.header.iter().any(|name| name == column))
    }
}

impl TakesRows for Table {
    fn from(&mut self, source: Source) {
        self.source = source;
    }

    fn row(&mut self, line: u64, cells: &[&str]) -> ControlFlow<()> {
        if self.header.is_empty() {
            // ODK Central parts groups by a dash, Kobo by a stroke.
            self.header = cells.iter().map(|cell| cell.replace('-', "/")).collect();
            return ControlFlow::Continue(());
        }
        if self.rows.len() == MOST_ROWS {
            let cause = format!("The table has more than {MOST_ROWS} rows.");
            let fault = Fault::new(code::TOO_MANY_ROWS, cause, "Part it into several files.");
            self.faults.push((Place::file(&self.source.name), fault));
            return ControlFlow::Break(());
        }
        if cells.len() != self.header.len() && !self.source.has_letters {
            let cause = format!(
                "The row has {} cells; the header has {}.",
                cells.len(),
                self.header.len()
            );
            let fault = Fault::new(code::CELL_COUNT, cause, "Export it anew.");
            self.faults.push((self.source.row(line), fault));
        }
        let answers = self.header.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        self.rows.push((
            line,
            answers.map(|(name, cell)| (name.clone(), (*cell).to_owned())).collect(),
        ));
        ControlFlow::Continue(())
    }

    fn fault(&mut self, place: Place, fault: Fault) {
        self.faults.push((place, fault));
    }
}
