//! Questions that a form may not ask here: what people are sorted by.

use super::{Form, Question};
use movement::registry::{Forbidden, forbidden};

/// A question that seems to ask for what nobody may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Path of the question.
    pub path: String,
    /// What it seems to be about.
    pub what: Forbidden,
    /// Where it says so.
    pub by: Where,
}

/// Where a question says what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// Its name, or that of its group, or its HXL tag.
    Name,
    /// What is asked, in this language.
    Label(String),
    /// An answer that can be chosen, by its stored value.
    Choice(String),
}

impl Form {
    /// Returns the questions that may not be asked, by name, label or what can be chosen, in every language.
    pub fn refused(&self) -> Vec<Asked> {
        let asked = |question: &Question| {
            let (what, by) = refused(question)?;
            Some(Asked {
                path: question.path.clone(),
                what,
                by,
            })
        };
        self.questions.iter().filter_map(asked).collect()
    }
}

fn refused(question: &Question) -> Option<(Forbidden, Where)> {
    let name = forbidden(&question.path).or_else(|| question.hxl.as_deref().and_then(forbidden));
    let label = || {
        let mut labels = question.labels.iter();
        labels.find_map(|(language, text)| Some((forbidden(text)?, Where::Label(language.clone()))))
    };
    let choice = || {
        let of = |choice: &super::Choice| {
            let what =
                forbidden(&choice.value).or_else(|| choice.labels.values().find_map(|label| forbidden(label)))?;
            Some((what, Where::Choice(choice.value.clone())))
        };
        question.choices.iter().find_map(of)
    };
    name.map(|what| (what, Where::Name)).or_else(label).or_else(choice)
}
