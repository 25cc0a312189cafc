//! What is sealed: names, papers and contacts, and nothing else. There is no field for ethnicity, sect, politics or service,
//! and an unknown one is refused.

use movement::ledger::PersonId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// What is written of a household.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Particulars {
    /// Its persons.
    #[serde(default, rename = "person")]
    pub persons: Vec<Person>,
    /// How the household is reached.
    #[serde(default, rename = "contact")]
    pub contacts: Vec<Contact>,
}

/// What is written of a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Who, as registered.
    #[serde(with = "digits")]
    pub id: PersonId,
    /// Names, one for each language or script.
    #[serde(default, rename = "name")]
    pub names: Vec<Name>,
    /// The name of the mother, where papers tell people apart by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mother: Option<String>,
    /// The year or day of birth, as said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    /// The age when it was written, as said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<String>,
    /// Papers.
    #[serde(default, rename = "paper")]
    pub papers: Vec<Paper>,
    /// How the person is reached.
    #[serde(default, rename = "contact")]
    pub contacts: Vec<Contact>,
}

/// A name in one language.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Language, as a BCP 47 tag.
    pub language: String,
    /// Its parts, in the order in which the person says them; as many as there are.
    pub parts: Vec<String>,
}

/// A paper: held, lost or asked for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// What it is.
    pub kind: String,
    /// Its number, where there is one.
    #[serde(default)]
    pub number: Option<String>,
}

/// A way to reach somebody.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What it is, e.g. phone.
    pub kind: String,
    /// The number or address.
    pub value: String,
}

/// What a program says of itself when it fails or is looked at must hold no name.
macro_rules! shows_nothing {
    ($($what:ident),*) => {
        $(impl fmt::Debug for $what {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($what), "(..)"))
            }
        })*
    };
}
shows_nothing!(Particulars, Person, Name, Paper, Contact);

/// Why a text is not what is sealed. It repeats nothing of the text, which has names in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotParticulars {
    /// Something in this line; none where no line can be told.
    Line(Option<usize>),
    /// There is nothing in it.
    Empty,
}

impl fmt::Display for NotParticulars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(Some(line)) => write!(
                f,
                "what is to be sealed is not well formed in line {line}; its form is in docs/concepts/sealed.md"
            ),
            Self::Line(None) => {
                write!(
                    f,
                    "what is to be sealed is not well formed; its form is in docs/concepts/sealed.md"
                )
            }
            Self::Empty => write!(f, "there is nothing to seal; its form is in docs/concepts/sealed.md"),
        }
    }
}

impl std::error::Error for NotParticulars {}

impl Particulars {
    /// Reads a TOML text.
    ///
    /// # Errors
    /// It is none, it has a field that we do not know, or there is nothing in it.
    pub fn read(text: &str) -> Result<Self, NotParticulars> {
        let read: Self = toml::from_str(text).map_err(|error| NotParticulars::Line(line(text, &error)))?;
        if read == Self::default() {
            Err(NotParticulars::Empty)
        } else {
            Ok(read)
        }
    }

    pub(crate) fn bytes(&self) -> Result<zeroize::Zeroizing<Vec<u8>>, NotParticulars> {
        let mut bytes = zeroize::Zeroizing::new(Vec::new());
        ciborium::into_writer(self, &mut *bytes).map_err(|_| NotParticulars::Line(None))?;
        Ok(bytes)
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, NotParticulars> {
        ciborium::from_reader(bytes).map_err(|_| NotParticulars::Line(None))
    }
}

/// Returns the line in which a text is not well formed. The parser's own words quote it, and with it a name.
pub(crate) fn line(text: &str, error: &toml::de::Error) -> Option<usize> {
    let before = error.span().and_then(|span| text.get(..span.start));
    before.map(|before| 1 + before.matches('\n').count())
}

/// Ids as people write them.
pub(crate) mod digits {
    use super::{Deserialize, Deserializer, Serializer};
    use serde::de::Error;
    use std::fmt::Display;
    use std::str::FromStr;

    pub fn serialize<S: Serializer>(id: &impl Display, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(id)
    }

    pub fn deserialize<'de, D: Deserializer<'de>, I>(deserializer: D) -> Result<I, D::Error>
    where
        I: FromStr<Err: Display>,
    {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
