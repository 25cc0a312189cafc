//! Making bundles.

use super::{FORMAT, FRAME, SIZES, sum};
use crate::{Blobs, Known, Store, StoreError, Vector, numbers};
use ciborium::value::Value;
use movement::ledger::{AuthorId, BlobId, FactId, LedgerId};

/// Bytes of items that a bundle holds at most, so that it fits the largest size also when it is sealed.
const ROOM: usize = 63 << 20;

/// Sealed records that a head asks for at most; the rest is asked for next time.
const MOST_WANTED: usize = 10_000;

/// Envelopes that are read at once.
const AT_ONCE: usize = 1_000;

/// A bundle that was made.
#[derive(Debug)]
pub struct Made {
    /// The bytes, without padding, to be sealed.
    pub bytes: Vec<u8>,
    /// Facts in it.
    pub facts: usize,
    /// Sealed records in it.
    pub records: usize,
    /// Sealed records that its maker lacks.
    pub wanted: usize,
    /// Facts and records that had no room: they come with the next one, once this one was taken in.
    pub left: usize,
}

impl Made {
    /// Returns the bytes unsealed, filled up with zeros to one of the sizes.
    pub fn in_the_clear(mut self) -> Vec<u8> {
        let size = SIZES.into_iter().find(|size| self.bytes.len() <= *size);
        self.bytes.resize(size.unwrap_or(self.bytes.len()), 0);
        self.bytes
    }
}

/// What goes into a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The facts.
    pub facts: Vec<FactId>,
    /// The sealed records.
    pub records: Vec<BlobId>,
    /// Sealed records that its maker lacks, and asks for.
    pub wanted: Vec<BlobId>,
    /// The device that makes it, to be answered.
    pub maker: Option<AuthorId>,
    /// Bytes it holds at most; none for as many as fit the largest size.
    pub room: Option<usize>,
}

impl Contents {
    /// Returns the facts that somebody lacks who knows so much of each author.
    ///
    /// # Errors
    /// The medium failed.
    pub fn lacking(store: &dyn Store, known: &Vector) -> Result<Self, StoreError> {
        let mut all = store.numbers()?;
        // Who is enrolled is said by keepers, first of all by the one that opened the ledger: then the others are known when they come.
        let founder = AuthorId(store.ledger().0);
        let first = all.remove_entry(&founder).into_iter().collect();
        Ok(Self {
            facts: [numbers::lacking(&first, known), numbers::lacking(&all, known)].concat(),
            ..Self::default()
        })
    }
}

/// Puts into a bundle the facts that somebody lacks who knows so much of each author.
///
/// # Errors
/// The medium failed.
pub fn bundle(store: &dyn Store, known: &Vector) -> Result<Made, StoreError> {
    bundle_of(store, None, &Contents::lacking(store, known)?)
}

/// Makes a bundle without facts: it says what is known here, and so asks for the rest.
///
/// # Errors
/// The medium failed.
pub fn question(store: &dyn Store) -> Result<Made, StoreError> {
    bundle_of(store, None, &Contents::default())
}

/// Items of a bundle, as long as there is room.
struct Items {
    bytes: Vec<u8>,
    room: usize,
}

impl Items {
    /// Adds an item; says whether there was room.
    fn put(&mut self, content: &[u8]) -> bool {
        let fits = content.len() + FRAME <= self.room;
        if fits {
            self.room -= content.len() + FRAME;
            self.bytes.extend(item(content));
        }
        fits
    }
}

/// Makes a bundle of these facts and sealed records, as far as there is room.
///
/// # Errors
/// A medium failed, or does not hold one of the facts. A record that is not there is left out.
pub fn bundle_of(store: &dyn Store, blobs: Option<&dyn Blobs>, contents: &Contents) -> Result<Made, StoreError> {
    let vector = store.vector()?;
    let head = |facts, records| item(&head(store.ledger(), &vector, contents, [facts, records]));
    // A head is longest when it counts all of them.
    let longest = head(contents.facts.len(), contents.records.len()).len();
    let mut items = Items {
        bytes: Vec::new(),
        room: contents.room.unwrap_or(ROOM).min(ROOM).saturating_sub(longest),
    };
    let facts = put_facts(store, &contents.facts, &mut items)?;
    let mut records = 0;
    let mut left = contents.facts.len() - facts;
    for id in &contents.records {
        let record = blobs.map_or(Ok(None), |blobs| blobs.find_blob(*id))?;
        match record {
            Some(record) if left == 0 && items.put(&record) => records += 1,
            Some(_) => left += 1,
            None => {}
        }
    }
    let mut bytes = head(facts, records);
    bytes.append(&mut items.bytes);
    Ok(Made {
        bytes,
        facts,
        records,
        wanted: contents.wanted.len(),
        left,
    })
}

fn put_facts(store: &dyn Store, facts: &[FactId], items: &mut Items) -> Result<usize, StoreError> {
    let mut put = 0;
    for part in facts.chunks(AT_ONCE) {
        for envelope in store.envelopes(part)? {
            if !items.put(&envelope) {
                return Ok(put);
            }
            put += 1;
        }
    }
    Ok(put)
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

fn head(ledger: LedgerId, vector: &Vector, contents: &Contents, counts: [usize; 2]) -> Vec<u8> {
    let known = |(author, known): (&AuthorId, &Known)| {
        Value::Array(vec![
            Value::Bytes(author.0.to_vec()),
            Value::from(known.facts),
            Value::Bytes(known.sum.to_vec()),
        ])
    };
    let wanted = contents.wanted.iter().take(MOST_WANTED);
    let [facts, records] = counts.map(|count| Value::from(count as u64));
    written(&Value::Array(vec![
        Value::from(FORMAT),
        Value::Bytes(ledger.0.to_vec()),
        contents
            .maker
            .map_or(Value::Null, |maker| Value::Bytes(maker.0.to_vec())),
        Value::Array(vector.iter().map(known).collect()),
        facts,
        records,
        Value::Array(wanted.map(|id| Value::Bytes(id.0.to_vec())).collect()),
    ]))
}
