//! `corridor surveys`: figures of surveys side by side, each with its source and its date, none of them scaled.

use crate::exit::Status;
use crate::{disk, output, problems};
use clap::Args;
use documents::surveys::{FILE, Figure, read, sum};
use movement::problem::Problem;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "Examples:
  corridor surveys examples/rukban-2019
  corridor surveys examples/rukban-2019 results/survey-0a1b2c3d.csv   with a round of our own beside it

Where the shares of a source do not add up to a hundred, what is missing is said and nothing is made to fit.";

/// Shows the figures of surveys in folders (their surveys.csv) and tables.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Surveys {
    /// Operation folders with a surveys.csv, or such tables.
    #[arg(required = true)]
    from: Vec<PathBuf>,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Surveys {
    /// Prints them.
    pub fn run(self) -> anyhow::Result<Status> {
        let (mut figures, mut found): (Vec<Figure>, Vec<Problem>) = (Vec::new(), Vec::new());
        for path in &self.from {
            let file = if path.is_dir() { path.join(FILE) } else { path.clone() };
            match read(&disk::bytes(&file)?, &name(&file)) {
                Ok(read) => figures.extend(read),
                Err(problems) => found.extend(problems),
            }
        }
        if !found.is_empty() {
            return Ok(problems::show(&found, self.json)?);
        }
        let value = || json!({ "figures": values(&figures), "sums": sums(&figures) });
        output::answer_either(self.json, value, || lines(&figures).join("\n"))?;
        Ok(Status::Done)
    }
}

fn name(file: &Path) -> String {
    file.display().to_string()
}

/// Figures by the question they answer, in the order in which questions come.
fn questions(figures: &[Figure]) -> Vec<Vec<&Figure>> {
    let key = |figure: &Figure| (figure.survey.clone(), figure.date.clone(), figure.question.clone());
    let mut order: Vec<_> = figures.iter().map(key).collect();
    let mut of: BTreeMap<_, Vec<&Figure>> = BTreeMap::new();
    for figure in figures {
        of.entry(key(figure)).or_default().push(figure);
    }
    let mut seen = std::collections::BTreeSet::new();
    order.retain(|key| seen.insert(key.clone()));
    order.iter().filter_map(|key| of.remove(key)).collect()
}

/// Returns figures for programs.
pub(super) fn values(figures: &[Figure]) -> Vec<Value> {
    let value = |figure: &Figure| {
        json!({
            "survey": figure.survey, "date": figure.date, "question": figure.question, "answer": figure.answer,
            "count": figure.count, "percent": figure.percent, "low": figure.low, "high": figure.high,
            "base": figure.base, "wording": figure.wording, "note": figure.note, "source": figure.source, "url": figure.url,
        })
    };
    figures.iter().map(value).collect()
}

fn sums(figures: &[Figure]) -> Vec<Value> {
    let questions = questions(figures).into_iter().filter_map(|figures| {
        let (first, sum) = (*figures.first()?, sum(figures.iter().copied())?);
        Some(json!({
            "survey": first.survey, "date": first.date, "question": first.question, "told": sum.told, "not_told": sum.not_told,
        }))
    });
    questions.collect()
}

/// Returns figures for people: every line with its source and its date.
pub(super) fn lines(figures: &[Figure]) -> Vec<String> {
    let mut lines = Vec::new();
    for figures in questions(figures) {
        let Some(first) = figures.first() else { continue };
        lines.push(format!("{}, {}: {}", first.survey, first.date, first.question));
        let rows: Vec<(String, [String; 2])> = figures
            .iter()
            .map(|figure| (figure.answer.clone(), cells(figure)))
            .collect();
        let notes = figures
            .iter()
            .map(|figure| format!("{}, {}", figure.source, figure.date));
        lines.extend(
            output::columns(&rows)
                .into_iter()
                .zip(notes)
                .map(|(row, from)| format!("{row}  ({from})")),
        );
        if let Some(sum) = sum(figures.iter().copied()) {
            lines.push(match sum.not_told {
                Some(missing) => format!("  together {} %: {missing} not told by the source", sum.told),
                None => format!("  together {} %", sum.told),
            });
        }
        let about = [&first.base, &first.wording]
            .into_iter()
            .chain(figures.iter().map(|figure| &figure.note));
        let mut said = std::collections::BTreeSet::new();
        let about = about.filter(|text| !text.is_empty() && said.insert((*text).clone()));
        lines.extend(about.map(|text| format!("  . {text}")).collect::<Vec<_>>());
    }
    lines
}

fn cells(figure: &Figure) -> [String; 2] {
    let number = match (figure.count, figure.percent) {
        (Some(count), Some(percent)) => format!("{count} ({percent} %)"),
        (Some(count), None) => count.to_string(),
        (None, Some(percent)) => format!("{percent} %"),
        (None, None) => "not printed".to_owned(),
    };
    let range = match (figure.low, figure.high) {
        (Some(low), Some(high)) => format!("{low} to {high} %"),
        _ => String::new(),
    };
    [number, range]
}
