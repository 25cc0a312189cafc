//! Bundles: facts on their way to another store, by stick or any other carrier, in one format.
//!
//! A sequence of CBOR items (RFC 8742), each a byte string with the first eight bytes of its SHA-256 beside it. The first one
//! says whose ledger it is, what its maker knows of each author, and how many facts follow; then the envelopes,
//! each author's in order; then zeros up to one of six sizes, so that a size says little about what happened. Whatever arrived
//! whole can be taken in, wherever the rest was cut off.

use crate::{Known, Store, StoreError, Vector};
use ciborium::value::Value;
use envelope::LONGEST;
use movement::ledger::{AuthorId, LedgerId};
use sha2::{Digest, Sha256};
use std::fmt;
use std::io::{self, Read};

/// Sizes of bundles in bytes; there are no others.
pub const SIZES: [usize; 6] = [16 << 10, 64 << 10, 256 << 10, 1 << 20, 8 << 20, 64 << 20];

/// What every bundle begins with.
const FORMAT: &str = "corridor bundle 1";

/// Bytes that an item has beside its contents, at most.
const FRAME: usize = 24;

/// The longest head in bytes: some seventeen thousand authors.
const LONGEST_HEAD: usize = 1 << 20;

/// The deepest an item or a head is nested.
const DEEPEST: usize = 8;

/// A bundle that was made.
#[derive(Debug)]
pub struct Made {
    /// The bytes, padded.
    pub bytes: Vec<u8>,
    /// Facts in it.
    pub facts: usize,
    /// Facts that had no room: they come with the next one, once this one was taken in.
    pub left: usize,
}

/// Puts into a bundle what somebody lacks who knows so much of each author.
///
/// # Errors
/// The medium failed.
pub fn bundle(store: &dyn Store, known: &Vector) -> Result<Made, StoreError> {
    made(store, store.beyond(known)?)
}

/// Makes a bundle without facts: it says what is known here, and so asks for the rest.
///
/// # Errors
/// The medium failed.
pub fn question(store: &dyn Store) -> Result<Made, StoreError> {
    made(store, Vec::new())
}

fn made(store: &dyn Store, all: Vec<Vec<u8>>) -> Result<Made, StoreError> {
    let vector = store.vector()?;
    // A head is longest when it counts all of them.
    let longest = item(&head(store.ledger(), &vector, all.len())).len();
    let room = SIZES[SIZES.len() - 1];
    let (mut used, mut fit) = (longest, 0);
    for envelope in &all {
        used += envelope.len() + FRAME;
        if used > room {
            break;
        }
        fit += 1;
    }
    let mut bytes = item(&head(store.ledger(), &vector, fit));
    for envelope in &all[..fit] {
        bytes.extend(item(envelope));
    }
    let size = SIZES.into_iter().find(|size| bytes.len() <= *size);
    bytes.resize(size.unwrap_or(bytes.len()), 0);
    Ok(Made {
        bytes,
        facts: fit,
        left: all.len() - fit,
    })
}

/// Returns the first bytes of the hash of what is in an item.
fn sum(content: &[u8]) -> Vec<u8> {
    Sha256::digest(content)[..8].to_vec()
}

fn written(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing into memory does not fail.
    let done = ciborium::into_writer(value, &mut bytes);
    debug_assert!(done.is_ok());
    bytes
}

fn item(content: &[u8]) -> Vec<u8> {
    written(&Value::Array(vec![
        Value::Bytes(content.to_vec()),
        Value::Bytes(sum(content)),
    ]))
}

fn head(ledger: LedgerId, vector: &Vector, facts: usize) -> Vec<u8> {
    let known = |(author, known): (&AuthorId, &Known)| {
        Value::Array(vec![
            Value::Bytes(author.0.to_vec()),
            Value::from(known.facts),
            Value::Bytes(known.sum.to_vec()),
        ])
    };
    written(&Value::Array(vec![
        Value::from(FORMAT),
        Value::Bytes(ledger.0.to_vec()),
        Value::Array(vector.iter().map(known).collect()),
        Value::from(facts as u64),
    ]))
}

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
    /// What its maker says to know of each author.
    pub known: Vector,
    /// Facts it says are still to come.
    pub to_come: u64,
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
        let (ledger, known, to_come) = read_head(&head).ok_or(Unread::NoBundle)?;
        Ok(Self {
            from,
            ledger,
            known,
            to_come,
        })
    }

    /// Reads the next item; `None` after the last one.
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

fn read_head(bytes: &[u8]) -> Option<(LedgerId, Vector, u64)> {
    let value: Value = ciborium::de::from_reader_with_recursion_limit(bytes, DEEPEST).ok()?;
    let [format, ledger, known, facts] = <[Value; 4]>::try_from(value.into_array().ok()?).ok()?;
    if format.as_text() != Some(FORMAT) {
        return None;
    }
    let number = |value: &Value| u64::try_from(value.as_integer()?).ok();
    let entry = |value: &Value| match value.as_array()?.as_slice() {
        [author, facts, sum] => {
            let (facts, sum) = (number(facts)?, fixed(sum)?);
            Some((AuthorId(fixed(author)?), Known { facts, sum }))
        }
        _ => None,
    };
    let known = known.as_array()?.iter().map(entry).collect::<Option<_>>()?;
    Some((LedgerId(fixed(&ledger)?), known, number(&facts)?))
}

/// Returns bytes of a length that is known; `None` for anything else.
fn fixed<const N: usize>(value: &Value) -> Option<[u8; N]> {
    value.as_bytes()?.as_slice().try_into().ok()
}
