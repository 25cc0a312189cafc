//! Which question of a form is what: a small TOML file that people write once for a form.

use crate::people;
use movement::problem::{Place, Problem, Problems, code};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The household, where its token is the id of the submission.
pub(super) const INSTANCE: &str = "instanceID";

/// Which question is what. Questions are named by their paths, as `corridor form` shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Id of the form; submissions of another one are refused.
    #[serde(default)]
    pub form: Option<String>,
    /// The token of the household, or `instanceID`.
    pub household: String,
    /// How many members it says it has.
    #[serde(default)]
    pub size: Option<String>,
    /// The repeat group of members; without it a submission is one person.
    #[serde(default)]
    pub members: Option<String>,
    /// The number of a member; without it, its position.
    #[serde(default)]
    pub person: Option<String>,
    /// Who decides: `self`, `unaccompanied` or the number of the guardian.
    #[serde(default)]
    pub decides: Option<String>,
    /// The age group, of which `adults` decide for themselves and others have a `guardian`.
    #[serde(default)]
    pub age_group: Option<String>,
    /// Answers to the age group that mean an adult.
    #[serde(default)]
    pub adults: Vec<String>,
    /// The number of the guardian.
    #[serde(default)]
    pub guardian: Option<String>,
    /// Questions about needs.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Questions for sealed records, by column: `given_name = "member/first"`.
    #[serde(default)]
    pub sealed: BTreeMap<String, String>,
    /// What the answers to a question mean, by question and answer; an empty text means nothing.
    #[serde(default)]
    pub codes: BTreeMap<String, BTreeMap<String, String>>,
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// It is no TOML, has a key that is not known, or says too little.
    pub fn read(text: &str, file: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let remedy = "Its form is in docs/concepts/importing.md.";
        let mapping = toml::from_str::<Self>(text).unwrap_or_else(|error| {
            let mut place = Place::file(file);
            let before = error.span().and_then(|span| text.get(..span.start));
            place.row = before.map(|before| 1 + before.matches('\n').count() as u64);
            problems.add(code::TOML_SYNTAX, place, format!("{}.", error.message()), remedy);
            Self::default()
        });
        if problems.is_empty() {
            mapping.check(file, &mut problems);
        }
        match problems.is_empty() {
            true => Ok(mapping),
            false => Err(problems.into_sorted()),
        }
    }

    fn check(&self, file: &str, problems: &mut Problems) {
        let place = |key: &str| Place {
            column: Some(key.to_owned()),
            ..Place::file(file)
        };
        let by_age = self.age_group.is_some() && !self.adults.is_empty() && self.guardian.is_some();
        if self.decides.is_some() == by_age {
            let cause = "Nothing says who decides for a person, or two things do.";
            let remedy = "Give decides, or else age_group, adults and guardian.";
            problems.add(code::MISSING_KEY, place("decides"), cause, remedy);
        }
        for column in self.sealed.keys().filter(|column| !people::is_sealed(column)) {
            let cause = "No sealed record has such a field.";
            problems.add(
                code::UNKNOWN_KEY,
                place(column),
                cause,
                "Take one of docs/concepts/importing.md.",
            );
        }
        for question in self
            .codes
            .keys()
            .filter(|question| !self.questions().any(|(_, known)| known == *question))
        {
            let cause = "Codes for a question that the mapping does not name.";
            problems.add(code::UNKNOWN_KEY, place(question), cause, "Name it by its whole path.");
        }
    }

    /// Returns every question with the column it fills.
    pub(super) fn questions(&self) -> impl Iterator<Item = (&str, &String)> {
        let household = (self.household != INSTANCE).then_some(("household", &self.household));
        let person = self.person.iter().map(|question| ("person", question));
        let decides = [&self.decides, &self.guardian, &self.age_group];
        let decides = decides.into_iter().flatten().map(|question| ("decides", question));
        let needs = self.needs.iter().map(|question| ("needs", question));
        let sealed = self.sealed.iter().map(|(column, question)| (column.as_str(), question));
        let size = self.size.iter().map(|question| ("size", question));
        household
            .into_iter()
            .chain(person)
            .chain(decides)
            .chain(needs)
            .chain(sealed)
            .chain(size)
    }

    /// Returns what an answer to a question means.
    pub(super) fn meant(&self, question: &str, answer: &str) -> String {
        let meant = self.codes.get(question).and_then(|codes| codes.get(answer));
        meant.map_or(answer, String::as_str).to_owned()
    }
}
