//! Labels: short names that people choose for parties, requests, events, agreements and windows, and by which they speak of them.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The longest label, in characters.
const LONGEST: usize = 40;

/// A label such as `meeting-2019-04-02`: small letters a to z, digits and `-`, at most 40. Never a person's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Label(String);

/// A text is no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLabel;

impl fmt::Display for NoLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a label has small letters a to z, digits and -, at most {LONGEST} of them, and begins with a letter or digit"
        )
    }
}

impl std::error::Error for NoLabel {}

impl FromStr for Label {
    type Err = NoLabel;

    fn from_str(text: &str) -> Result<Self, NoLabel> {
        Self::try_from(text.to_owned())
    }
}

impl TryFrom<String> for Label {
    type Error = NoLabel;

    fn try_from(text: String) -> Result<Self, NoLabel> {
        let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        let whole = (1..=LONGEST).contains(&text.len()) && text.chars().all(fits) && !text.starts_with('-');
        whole.then_some(Self(text)).ok_or(NoLabel)
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
