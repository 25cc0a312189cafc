//! XLSForm: a workbook with a sheet of questions (survey), one of answers (choices) and one about the form (settings).

use super::{Choice, Form, Labels, MOST_QUESTIONS, Question};
use crate::rows::{self, Fault, Source, TakesRows};
use movement::problem::{Place, Problems, code};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Reads an XLSForm; what cannot be read of it is told.
pub(super) fn read(bytes: &[u8], file: &str, problems: &mut Problems) -> Form {
    let sheet = |name: &str| {
        let mut sheet = Sheet::default();
        rows::each(bytes, file, Some(name), &mut sheet);
        sheet
    };
    let (survey, choices, settings) = (sheet("survey"), sheet("choices"), sheet("settings"));
    for (place, fault) in &survey.faults {
        problems.add(fault.code, place.clone(), fault.cause.clone(), fault.remedy);
    }
    let lists = lists(&choices);
    let mut form = Form::default();
    if let Some(row) = settings.rows.first() {
        let said = |name: &str| settings.cell(row, name).to_owned();
        form.title = said("form_title");
        form.id = said("form_id");
        form.version = said("version");
        form.is_encrypted = !said("public_key").is_empty();
    }
    form.languages = survey.languages();
    let mut survey = Survey {
        sheet: &survey,
        lists: &lists,
        groups: Vec::new(),
        problems,
    };
    form.questions = survey.questions();
    form
}

/// A sheet as it stands.
#[derive(Default)]
struct Sheet {
    source: Source,
    header: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
    faults: Vec<(Place, Fault)>,
}

impl TakesRows for Sheet {
    fn from(&mut self, source: Source) {
        self.source = source;
    }

    fn row(&mut self, line: u64, cells: &[&str]) -> ControlFlow<()> {
        if self.header.is_empty() {
            self.header = cells.iter().map(|cell| named(cell)).collect();
        } else if self.rows.len() < MOST_QUESTIONS {
            self.rows
                .push((line, cells.iter().map(|cell| (*cell).to_owned()).collect()));
        } else {
            let cause = format!("The sheet has more than {MOST_QUESTIONS} rows.");
            let fault = Fault::new(code::TOO_MANY_ROWS, cause, "Part the form.");
            self.faults.push((Place::file(&self.source.name), fault));
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn fault(&mut self, place: Place, fault: Fault) {
        self.faults.push((place, fault));
    }
}

impl Sheet {
    fn cell<'r>(&self, (_, cells): &'r (u64, Vec<String>), name: &str) -> &'r str {
        let at = self.header.iter().position(|column| column == name);
        at.and_then(|at| cells.get(at)).map_or("", String::as_str)
    }

    /// Returns what stands under `label` and under `label::language`.
    fn labels(&self, (_, cells): &(u64, Vec<String>)) -> Labels {
        let columns = self.header.iter().zip(cells);
        let labels = columns.filter_map(|(column, cell)| Some((language_of(column)?.to_owned(), cell.clone())));
        labels.filter(|(_, cell)| !cell.is_empty()).collect()
    }

    fn languages(&self) -> Vec<String> {
        let languages = self.header.iter().filter_map(|column| language_of(column));
        languages
            .filter(|language| !language.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

/// Returns a column's name as the documents of XLSForm write it: some spell it with a space, or the language with one colon.
fn named(cell: &str) -> String {
    match cell.split_once(':') {
        Some((name, language)) => {
            let language = language.trim_start_matches(':').trim();
            format!("{}::{language}", name.trim().to_lowercase())
        }
        None => cell.to_lowercase().replace(' ', "_"),
    }
}

fn language_of(column: &str) -> Option<&str> {
    let (name, language) = column.split_once("::").unwrap_or((column, ""));
    (name == "label").then_some(language)
}

fn lists(sheet: &Sheet) -> BTreeMap<String, Vec<Choice>> {
    let mut lists: BTreeMap<String, Vec<Choice>> = BTreeMap::new();
    for row in &sheet.rows {
        let value = [sheet.cell(row, "name"), sheet.cell(row, "value")];
        let choice = Choice {
            value: value
                .into_iter()
                .find(|value| !value.is_empty())
                .unwrap_or_default()
                .to_owned(),
            labels: sheet.labels(row),
        };
        lists
            .entry(sheet.cell(row, "list_name").to_owned())
            .or_default()
            .push(choice);
    }
    lists
}

/// The sheet of questions while it is read.
struct Survey<'s> {
    sheet: &'s Sheet,
    lists: &'s BTreeMap<String, Vec<Choice>>,
    /// Groups that are open, and whether they repeat.
    groups: Vec<(String, bool)>,
    problems: &'s mut Problems,
}

impl Survey<'_> {
    fn questions(&mut self) -> Vec<Question> {
        let mut questions = Vec::new();
        for row in &self.sheet.rows {
            let kind = self
                .sheet
                .cell(row, "type")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let name = self.sheet.cell(row, "name").to_owned();
            match kind.to_lowercase().replace(' ', "_").as_str() {
                "" => {}
                "begin_group" => self.groups.push((name, false)),
                "begin_repeat" => self.groups.push((name, true)),
                "end_group" | "end_repeat" => {
                    if self.groups.pop().is_none() {
                        let cause = "A group ends here that did not begin.";
                        let place = self.sheet.source.row(row.0);
                        self.problems
                            .add(code::UNKNOWN_ID, place, cause, "Delete the row, or begin the group.");
                    }
                }
                _ => {
                    let question = self.question(row, &kind, &name);
                    questions.push(question);
                }
            }
        }
        questions
    }

    fn path(&self, groups: usize, name: &str) -> String {
        let names = self.groups.iter().take(groups).map(|(name, _)| name.as_str());
        names
            .chain((!name.is_empty()).then_some(name))
            .collect::<Vec<_>>()
            .join("/")
    }

    fn question(&mut self, row: &(u64, Vec<String>), kind: &str, name: &str) -> Question {
        let said = |name: &str| Some(self.sheet.cell(row, name).to_owned()).filter(|text| !text.is_empty());
        let (kind, list) = kind.split_once(' ').unwrap_or((kind, ""));
        let list = list.strip_suffix(" or_other").unwrap_or(list);
        let from_list = matches!(kind, "select_one" | "select_multiple" | "rank");
        let choices = self.lists.get(list).filter(|_| from_list).cloned();
        let question = Question {
            path: self.path(self.groups.len(), name),
            kind: kind.to_owned(),
            labels: self.sheet.labels(row),
            repeat: self
                .groups
                .iter()
                .rposition(|(_, repeats)| *repeats)
                .map(|at| self.path(at + 1, "")),
            required: said("required").filter(|said| !matches!(said.as_str(), "no" | "false" | "false()")),
            relevant: said("relevant"),
            constraint: said("constraint"),
            calculation: said("calculation"),
            hxl: said("hxl").or_else(|| said("instance::hxl")),
            choices: choices.clone().unwrap_or_default(),
        };
        if from_list && choices.is_none() {
            let at = self.sheet.header.iter().position(|column| column == "type");
            let place = self.sheet.source.cell(row.0, at, "type");
            let cause = "The sheet choices has no list of this name.";
            self.problems
                .add(code::UNKNOWN_ID, place, cause, "Add the list, or correct its name.");
        }
        question
    }
}
