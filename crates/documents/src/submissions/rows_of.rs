//! Submissions as rows of a table of people, by a mapping.

use super::instance::is_inside;
use super::mapping::INSTANCE;
use super::{Answers, Mapping, Submission, Submissions};
use crate::people::{Reader, SEALED};
use crate::rows::{Source, TakesRows};
use movement::problem::{Problem, Problems, code};
use movement::registry::forbidden;
use std::collections::{BTreeMap, BTreeSet};

/// Columns of the rows, before those for sealed records.
const COLUMNS: [&str; 4] = ["household", "person", "decides", "needs"];
/// Groups and columns that say something about a submission, not about people.
const ABOUT: [&str; 8] = [
    "meta/",
    "start",
    "end",
    "today",
    "deviceid",
    "subscriberid",
    "simserial",
    "phonenumber",
];

/// Reads the rows as those of any table.
pub(super) fn people(
    mapping: &Mapping,
    submissions: Vec<Submission>,
    mut read: Submissions,
    mut problems: Problems,
) -> Result<Submissions, Vec<Problem>> {
    let mut reader = Reader::default();
    let header: Vec<&str> = COLUMNS.into_iter().chain(SEALED).collect();
    let asked: BTreeMap<String, String> = mapping
        .questions()
        .map(|(column, question)| (column.to_owned(), question.clone()))
        .collect();
    let mut has_header = false;
    for submission in &submissions {
        reader.from(Source {
            asked: asked.clone(),
            ..submission.source.clone()
        });
        if !has_header {
            has_header = reader.row(0, &header).is_continue();
        }
        check(mapping, submission, &mut read.not_read, &mut problems);
        for (at, (line, member)) in members(submission).into_iter().enumerate() {
            let cells = cells(mapping, submission, at, &member);
            let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
            if reader.row(line, &cells).is_break() {
                break;
            }
        }
    }
    let file = submissions.first().map_or("", |first| first.source.name.as_str());
    match (reader.people(file), problems.is_empty()) {
        (Ok(people), true) => Ok(Submissions { people, ..read }),
        (Ok(_), false) => Err(problems.into_sorted()),
        // Without a submission that could be read, that there is none is no news.
        (Err(_), false) if submissions.is_empty() => Err(problems.into_sorted()),
        (Err(found), _) => Err([problems.into_sorted(), found].concat()),
    }
}

/// Returns the answers about each person; without a group of members the submission is about one.
fn members(submission: &Submission) -> Vec<(u64, Answers)> {
    match submission.members.is_empty() {
        true => vec![(submission.line, Answers::new())],
        false => submission.members.clone(),
    }
}

fn check(mapping: &Mapping, submission: &Submission, not_read: &mut BTreeSet<String>, problems: &mut Problems) {
    let members = submission.members.iter().flat_map(|(_, answers)| answers.keys());
    let answered: BTreeSet<&String> = submission.answers.keys().chain(members).collect();
    for question in answered {
        if let Some(what) = forbidden(question) {
            let cause = format!(
                "A question seems to be about {}, which nobody records here.",
                what.words()
            );
            let place = submission.source.cell(submission.line, None, question);
            let remedy = "Take it out of the form, and out of what was collected.";
            problems.add(code::FORBIDDEN_FIELD, place, cause, remedy);
        } else if !mapping.questions().any(|(_, known)| known == question) && !is_about_submission(question, mapping) {
            not_read.insert(question.clone());
        }
    }
    let said = mapping.size.as_ref().and_then(|size| submission.answers.get(size));
    let there = members_count(mapping, submission);
    if said.is_some_and(|said| said.parse() != Ok(there)) {
        let cause = format!("The size of the household is answered otherwise than by its members, who are {there}.");
        let place = submission
            .source
            .cell(submission.line, None, mapping.size.as_deref().unwrap_or_default());
        problems.add(
            code::SIZE_DIFFERS,
            place,
            cause,
            "Ask who is missing or counted twice, and edit the submission.",
        );
    }
    if mapping.household == INSTANCE && submission.deprecated.is_some() {
        let cause = "This submission was edited, and nothing but its id, which is another one now, says whose it is.";
        let place = submission.source.row(submission.line);
        let remedy = "Leave it out if its household was imported before; or give cards, and map their numbers.";
        problems.add(code::DOUBLED_ID, place, cause, remedy);
    }
}

fn members_count(mapping: &Mapping, submission: &Submission) -> usize {
    if mapping.members.is_some() {
        submission.members.len()
    } else {
        1
    }
}

fn is_about_submission(question: &str, mapping: &Mapping) -> bool {
    let bare = mapping.members.as_deref().filter(|group| is_inside(question, group));
    let bare = bare.map_or(question, |group| &question[group.len() + 1..]);
    let by_program = bare.starts_with('_') || bare.starts_with(|letter: char| letter.is_ascii_uppercase());
    by_program
        || ABOUT
            .iter()
            .any(|about| bare == *about || (about.ends_with('/') && bare.starts_with(about)))
}

/// Returns the cells of a person's row.
fn cells(mapping: &Mapping, submission: &Submission, at: usize, member: &Answers) -> Vec<String> {
    let group = mapping.members.as_deref();
    let answer = |question: &String| {
        let of_member = group.is_some_and(|group| is_inside(question, group));
        let answers = if of_member { member } else { &submission.answers };
        answers.get(question).cloned().unwrap_or_default()
    };
    let asked = |question: &Option<String>| question.as_ref().map(answer).unwrap_or_default();
    let household = match mapping.household.as_str() {
        INSTANCE => submission.instance.trim_start_matches("uuid:").to_owned(),
        _ => answer(&mapping.household),
    };
    let person = mapping.person.as_ref().map_or_else(|| (at + 1).to_string(), answer);
    let decides = match &mapping.decides {
        Some(question) => mapping.meant(question, &answer(question)),
        None if mapping.adults.contains(&asked(&mapping.age_group)) => "self".to_owned(),
        None => asked(&mapping.guardian),
    };
    let needs = mapping.needs.iter().flat_map(|question| {
        let answers = answer(question);
        answers
            .split_whitespace()
            .map(|one| mapping.meant(question, one))
            .collect::<Vec<_>>()
    });
    let needs = needs.collect::<Vec<_>>().join(" ");
    let sealed = SEALED.map(|column| {
        let question = mapping.sealed.get(column);
        // What is answered once for a household is kept with its first person.
        let question = question.filter(|question| at == 0 || group.is_some_and(|group| is_inside(question, group)));
        question.map(answer).unwrap_or_default()
    });
    [household, person, decides, needs].into_iter().chain(sealed).collect()
}
