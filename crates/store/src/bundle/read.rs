//! Reading bundles, of this format and earlier ones.

use super::{FORMAT, FORMAT_1, FRAME, LONGEST_RECORD, sum};
use crate::{Known, Vector};
use ciborium::value::Value;
use envelope::LONGEST;
use movement::ledger::{AuthorId, BlobId, LedgerId};
use std::fmt;
use std::io::{self, Read};

/// The longest head in bytes: some seventeen thousand authors.
const LONGEST_HEAD: usize = 1 << 20;

/// The deepest an item or a head is nested.
const DEEPEST: usize = 8;

/// Why a bundle cannot be read on.
#[derive(Debug)]
pub enum Unread {
    /// It is none, or its head is damaged.
    NoBundle,
    /// It was cut off or damaged here: what came before is good.
    Cut,
    /// The medium it is on failed.
    Medium(io::Error),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBundle => write!(
                f,
                "this is no bundle, or its beginning is damaged -> give a file that corridor bundle made, or have it made again"
            ),
            Self::Cut => write!(f, "the bundle was cut off or damaged on its way"),
            Self::Medium(error) => write!(f, "the bundle cannot be read: {error}"),
        }
    }
}

impl std::error::Error for Unread {}

/// A bundle that is being read, item by item: never more than one of them is in memory.
#[derive(Debug)]
pub struct Bundle<R> {
    from: R,
    /// The ledger it says it is of.
    pub ledger: LedgerId,
    /// The device that says it made it; to answer it, no more.
    pub maker: Option<AuthorId>,
    /// What its maker says to know of each author.
    pub known: Vector,
    /// Sealed records that its maker lacks.
    pub wanted: Vec<BlobId>,
    /// Facts it says are still to come.
    pub to_come: u64,
    /// Sealed records it says are still to come, after the facts.
    pub records_to_come: u64,
}

/// An item of a bundle.
#[derive(Debug)]
pub enum Item {
    /// What is whole: an envelope, or something else that somebody put there.
    Whole(Vec<u8>),
    /// What was damaged on its way, and must be asked for again.
    Damaged,
}

impl<R: Read> Bundle<R> {
    /// Reads the head.
    ///
    /// # Errors
    /// It is no bundle, or cannot be read.
    pub fn open(mut from: R) -> Result<Self, Unread> {
        let item = next(&mut from, LONGEST_HEAD).map_err(|why| match why {
            Unread::Cut => Unread::NoBundle,
            other => other,
        })?;
        let Item::Whole(head) = item else {
            return Err(Unread::NoBundle);
        };
        read_head(&head, from).ok_or(Unread::NoBundle)
    }

    /// Reads the next fact; `None` after the last one.
    ///
    /// # Errors
    /// It was cut off or damaged here, or the medium failed.
    pub fn next_item(&mut self) -> Result<Option<Item>, Unread> {
        if self.to_come == 0 {
            return Ok(None);
        }
        let item = next(&mut self.from, LONGEST + FRAME)?;
        self.to_come -= 1;
        Ok(Some(item))
    }

    /// Reads the next sealed record, after all facts; `None` after the last one.
    ///
    /// # Errors
    /// As for a fact.
    pub fn next_record(&mut self) -> Result<Option<Item>, Unread> {
        if self.to_come > 0 || self.records_to_come == 0 {
            return Ok(None);
        }
        let item = next(&mut self.from, LONGEST_RECORD + FRAME)?;
        self.records_to_come -= 1;
        Ok(Some(item))
    }
}

/// Reads one item of at most so many bytes.
fn next(from: &mut impl Read, longest: usize) -> Result<Item, Unread> {
    let limited = from.take(longest as u64);
    let value: Value = ciborium::de::from_reader_with_recursion_limit(limited, DEEPEST).map_err(|why| match why {
        ciborium::de::Error::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => Unread::Medium(error),
        _ => Unread::Cut,
    })?;
    let Ok([Value::Bytes(content), Value::Bytes(told)]) =
        <[Value; 2]>::try_from(value.into_array().unwrap_or_default())
    else {
        return Err(Unread::Cut);
    };
    Ok(if sum(&content) == told {
        Item::Whole(content)
    } else {
        Item::Damaged
    })
}

fn read_head<R>(bytes: &[u8], from: R) -> Option<Bundle<R>> {
    let value: Value = ciborium::de::from_reader_with_recursion_limit(bytes, DEEPEST).ok()?;
    let all = value.into_array().ok()?;
    let number = |value: &Value| u64::try_from(value.as_integer()?).ok();
    let (format, rest) = all.split_first()?;
    let none = (Value::Null, Value::from(0), Value::Array(Vec::new()));
    let (ledger, known, facts, (maker, records, wanted)) = match (format.as_text()?, rest) {
        (FORMAT, [ledger, maker, known, facts, records, wanted]) => (ledger, known, facts, (maker, records, wanted)),
        (FORMAT_1, [ledger, known, facts]) => (ledger, known, facts, (&none.0, &none.1, &none.2)),
        _ => return None,
    };
    let maker = match maker {
        Value::Null => None,
        maker => Some(AuthorId(fixed(maker)?)),
    };
    let entry = |value: &Value| match value.as_array()?.as_slice() {
        [author, facts, sum] => {
            let (facts, sum) = (number(facts)?, fixed(sum)?);
            Some((AuthorId(fixed(author)?), Known { facts, sum }))
        }
        _ => None,
    };
    Some(Bundle {
        from,
        ledger: LedgerId(fixed(ledger)?),
        maker,
        known: known.as_array()?.iter().map(entry).collect::<Option<_>>()?,
        wanted: wanted
            .as_array()?
            .iter()
            .map(|id| fixed(id).map(BlobId))
            .collect::<Option<_>>()?,
        to_come: number(facts)?,
        records_to_come: number(records)?,
    })
}

/// Returns bytes of a length that is known; `None` for anything else.
fn fixed<const N: usize>(value: &Value) -> Option<[u8; N]> {
    value.as_bytes()?.as_slice().try_into().ok()
}
