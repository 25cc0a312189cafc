//! Answers to a registration form, as ODK and Kobo give them out: one XML a submission, or CSV with a second file for the members.
//! A mapping says which question is what; the rows it makes go through the same reading as any table of people.

mod export;
mod instance;
mod mapping;
mod rows_of;

pub use mapping::Mapping;

use crate::people::People;
use crate::rows::Source;
use movement::problem::{Place, Problem, Problems, code};
use std::collections::{BTreeMap, BTreeSet};

/// A file of submissions.
#[derive(Clone, Copy)]
pub struct File<'f> {
    /// Its name, as problems show it.
    pub name: &'f str,
    /// What it holds.
    pub bytes: &'f [u8],
}

/// What submissions say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submissions {
    /// Who is to be registered.
    pub people: People,
    /// Submissions that came more than once, word for word.
    pub same: usize,
    /// Where submissions stand that were edited after they were first sent. What an older one registered stays as it is.
    pub edited: Vec<Place>,
    /// Questions that were answered and that the mapping does not name. Not their answers.
    pub not_read: BTreeSet<String>,
}

/// Answers by the path of their question.
type Answers = BTreeMap<String, String>;

/// One submission.
#[derive(Clone)]
struct Submission {
    source: Source,
    line: u64,
    form: Option<String>,
    /// Its id, which no other submission has.
    instance: String,
    /// The submission that this one stands for after an edit; empty where it is not known which.
    deprecated: Option<String>,
    answers: Answers,
    /// Answers about each member, with the line on which they start.
    members: Vec<(u64, Answers)>,
}

/// Reads submissions from all files together.
///
/// # Errors
/// Every problem of every file. No problem repeats an answer.
pub fn read(mapping: &Mapping, files: &[File<'_>]) -> Result<Submissions, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut all = Vec::new();
    let (xml, csv): (Vec<File<'_>>, Vec<File<'_>>) = files.iter().partition(|file| is_xml(file.bytes));
    for file in xml {
        all.extend(instance::read(mapping, file, &mut problems));
    }
    all.extend(export::read(mapping, &csv, &mut problems));
    let mut read = Submissions::default();
    let kept = kept(all, &mut read, &mut problems);
    rows_of::people(mapping, kept, read, problems)
}

fn is_xml(bytes: &[u8]) -> bool {
    bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start()
        .starts_with(b"<")
}

/// Returns each submission once, and of an edited one the last.
fn kept(all: Vec<Submission>, read: &mut Submissions, problems: &mut Problems) -> Vec<Submission> {
    let mut by_instance: BTreeMap<String, Submission> = BTreeMap::new();
    for submission in all {
        let place = submission.source.row(submission.line);
        match by_instance.get(&submission.instance) {
            None => {
                by_instance.insert(submission.instance.clone(), submission);
            }
            Some(known) if known.says_the_same(&submission) => read.same += 1,
            Some(_) => {
                let cause = "Another submission with the same instanceID says something else.";
                problems.add(code::DOUBLED_ID, place, cause, "Give the one that holds.");
            }
        }
    }
    let replaced: BTreeSet<String> = by_instance.values().filter_map(|one| one.deprecated.clone()).collect();
    let edited = by_instance.values().filter(|one| one.deprecated.is_some());
    read.edited = edited.map(|one| one.source.row(one.line)).collect();
    by_instance
        .into_values()
        .filter(|one| !replaced.contains(&one.instance))
        .collect()
}

impl Submission {
    fn says_the_same(&self, other: &Self) -> bool {
        let answers = |one: &Self| {
            one.members
                .iter()
                .map(|(_, answers)| answers.clone())
                .collect::<Vec<_>>()
        };
        self.answers == other.answers && answers(self) == answers(other) && self.deprecated == other.deprecated
    }
}
