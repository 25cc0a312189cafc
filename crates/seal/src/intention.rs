//! What somebody answered in a survey: one choice, coded reasons, fears and conditions, or nothing at all. Sealed, every answer
//! has one length: who would not say looks like who said everything.

use crate::{NotParticulars, particulars};
use movement::ledger::{Choice, Condition, Fear, PersonId, Reason, RoundId};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::Zeroizing;

/// The longest name of a place, in bytes of UTF-8.
pub const LONGEST_PLACE: usize = 120;

/// An answer. With no choice there is nothing else in it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// What the person means to do; `None`, written `no-answer`, when it would not say.
    #[serde(with = "choice")]
    pub choice: Option<Choice>,
    /// Why.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// What it fears.
    #[serde(default)]
    pub fears: Vec<Fear>,
    /// What would have to be so.
    #[serde(default)]
    pub conditions: Vec<Condition>,
    /// When it would go, as year and month: `2019-05`.
    #[serde(default)]
    pub month: Option<String>,
    /// Where to.
    #[serde(default)]
    pub place: Option<String>,
    /// It speaks for children and others too for whom it decides.
    #[serde(default)]
    pub for_dependants: bool,
}

/// An answer with whose it is, so that no answer is taken for another person's.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intention {
    /// In which round.
    #[serde(with = "particulars::digits")]
    pub round: RoundId,
    /// Who.
    #[serde(with = "particulars::digits")]
    pub person: PersonId,
    /// The answer.
    pub answer: Answer,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer(..)")
    }
}

impl fmt::Debug for Intention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Intention(..)")
    }
}

/// Why a text is no answer. It repeats nothing of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAnswer {
    /// Something in this line; none where no line can be told.
    Line(Option<usize>),
    /// Something is said, and no choice is.
    NoChoice,
    /// A code stands twice in a list.
    Twice,
    /// The month is none.
    Month,
    /// The place has no name, or a too long one.
    Place,
}

impl fmt::Display for NotAnAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = "the form of an answer and its codes are in docs/concepts/surveys.md";
        match self {
            Self::Line(Some(line)) => write!(f, "the answer is not well formed in line {line}; {form}"),
            Self::Line(None) => write!(f, "the answer is not well formed; {form}"),
            Self::NoChoice => write!(
                f,
                "there is no answer, and something else is said; write undecided as the choice, or nothing beside it"
            ),
            Self::Twice => write!(f, "a code stands twice in one list; write it once"),
            Self::Month => write!(f, "the month is none; write year and month, as in 2019-05"),
            Self::Place => write!(
                f,
                "the place has no name, or more than {LONGEST_PLACE} bytes; write it shorter"
            ),
        }
    }
}

impl std::error::Error for NotAnAnswer {}

impl Answer {
    /// Reads a TOML text; the choice `no-answer` says that the person would not.
    ///
    /// # Errors
    /// It is none, has a field or a code that we do not know, or contradicts itself.
    pub fn read(text: &str) -> Result<Self, NotAnAnswer> {
        let read: Self = toml::from_str(text).map_err(|error| NotAnAnswer::Line(particulars::line(text, &error)))?;
        read.check()?;
        Ok(read)
    }

    /// Checks what any answer keeps to.
    pub(crate) fn check(&self) -> Result<(), NotAnAnswer> {
        let month = self.month.as_deref().is_none_or(is_month);
        let place = |place: &String| !place.trim().is_empty() && place.len() <= LONGEST_PLACE;
        match self {
            _ if self.choice.is_none() && *self != Self::default() => Err(NotAnAnswer::NoChoice),
            _ if !(each_once(&self.reasons) && each_once(&self.fears) && each_once(&self.conditions)) => {
                Err(NotAnAnswer::Twice)
            }
            _ if !month => Err(NotAnAnswer::Month),
            _ if !self.place.as_ref().is_none_or(place) => Err(NotAnAnswer::Place),
            _ => Ok(()),
        }
    }
}

impl Intention {
    pub(crate) fn bytes(&self) -> Result<Zeroizing<Vec<u8>>, NotAnAnswer> {
        self.answer.check()?;
        let mut bytes = Zeroizing::new(Vec::new());
        ciborium::into_writer(self, &mut *bytes).map_err(|_| NotAnAnswer::Line(None))?;
        Ok(bytes)
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, NotParticulars> {
        let read: Self = ciborium::from_reader(bytes).map_err(|_| NotParticulars::Line(None))?;
        read.answer.check().map_err(|_| NotParticulars::Line(None))?;
        Ok(read)
    }
}

/// A choice, or that there was none: always written, so that nobody is taken for silent whose answer got lost.
mod choice {
    use movement::ledger::Choice;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    const NONE: &str = "no-answer";

    pub fn serialize<S: Serializer>(choice: &Option<Choice>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(choice.map_or(NONE, Choice::code))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Choice>, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text == NONE {
            true => Ok(None),
            false => text.parse().map(Some).map_err(D::Error::custom),
        }
    }
}

fn each_once<T: Ord>(codes: &[T]) -> bool {
    codes.iter().collect::<std::collections::BTreeSet<_>>().len() == codes.len()
}

fn is_month(text: &str) -> bool {
    let digits = |part: &str, many: usize| part.len() == many && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.split_once('-');
    parts.is_some_and(|(year, month)| {
        digits(year, 4) && digits(month, 2) && month.parse().is_ok_and(|month: u8| (1..=12).contains(&month))
    })
}
