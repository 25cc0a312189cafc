//! Ids: bytes that say nothing about whom or what they name.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdError {
    /// Hexadecimal digits that an id of this kind has.
    pub digits: usize,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an id of this kind has {} hexadecimal digits", self.digits)
    }
}

impl std::error::Error for IdError {}

struct Bytes<const N: usize>;

impl<const N: usize> Visitor<'_> for Bytes<N> {
    type Value = [u8; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{N} bytes")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<[u8; N], E> {
        bytes.try_into().map_err(|_| E::invalid_length(bytes.len(), &self))
    }
}

fn parse<const N: usize>(text: &str) -> Result<[u8; N], IdError> {
    let wrong = IdError { digits: 2 * N };
    if text.len() != 2 * N || !text.is_ascii() {
        return Err(wrong);
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).map_err(|_| wrong)?;
    }
    Ok(bytes)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident: $bytes:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $bytes]);

        impl fmt::Display for $name {
            /// Hexadecimal digits, two a byte.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                parse(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_bytes(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_bytes(Bytes).map(Self)
            }
        }
    )*};
}

ids! {
    /// A fact: the hash of what its author signed.
    FactId: 32;
    /// An author: the public key of a device. Which person held it is in no fact.
    AuthorId: 32;
    /// A ledger: the key of its first keeper, so that nobody else can open it. Facts of another one are not taken in.
    LedgerId: 32;
    /// A household, drawn when it is registered.
    HouseholdId: 16;
    /// A person, drawn when registered.
    PersonId: 16;
    /// A convoy on its day.
    ConvoyId: 16;
    /// A custodian: the X25519 public key that its shares are sealed to. Which person holds the key is in no fact.
    CustodianId: 32;
    /// A round of a survey, drawn when it is opened.
    RoundId: 16;
    /// The X25519 public key of a device that bundles for it are sealed to.
    BundleKey: 32;
    /// A sealed record: the SHA-256 of its bytes.
    BlobId: 32;
}

impl LedgerId {
    /// Returns the ledger that an author may open.
    pub fn opened_by(author: AuthorId) -> Self {
        Self(author.0)
    }
}
