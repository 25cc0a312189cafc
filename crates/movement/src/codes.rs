//! Lists of codes: enums whose values have a stable code for files and words for people.

use std::fmt;

/// A word is no code of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoCode;

impl fmt::Display for NoCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a code of this list; the lists are in docs/concepts")
    }
}

impl std::error::Error for NoCode {}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident $code:literal $words:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(#[doc = $words] #[serde(rename = $code)] $variant,)*
        }

        impl $name {
            /// All of them, in the order in which tables list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable code, as written in files.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self { $(Self::$variant => $words,)* })
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::codes::NoCode;

            fn from_str(text: &str) -> Result<Self, $crate::codes::NoCode> {
                Self::ALL.iter().find(|one| one.code() == text).copied().ok_or($crate::codes::NoCode)
            }
        }
    )*};
}

pub(crate) use codes;
