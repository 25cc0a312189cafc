//! Where facts are kept: in memory, in SQLite on a device, or in PostgreSQL at headquarters, behind one trait and one suite of tests.
//!
//! A store keeps what was signed, as bytes, and nothing else: what follows from it is folded anew by
//! [`State::of`](movement::ledger::State::of). Whatever is received ends in one of three places, and is counted there:
//! accepted, known already, or in quarantine with a reason. When [`Store::take_in`] returns, a power cut loses none of it.

mod boxed;
mod bundle;
mod folded;
mod memory;
mod numbers;
mod postgres;
mod sealed;
mod sqlite;

pub use bundle::{Bundle, Contents, Item, LONGEST_RECORD, Made, SIZES, Unread, bundle, bundle_of, question};
pub use folded::Folded;
pub use memory::Memory;
pub use numbers::{Known, Numbers, Vector};
pub use postgres::Postgres;
pub use sealed::{Blobs, MemoryBlobs, PostgresBlobs, SqliteBlobs, blob_id};
pub use sqlite::Sqlite;

use envelope::{NotAFact, Signed, open, open_all};
use movement::ledger::{Fact, FactId, Fold, LedgerId, State};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Why something received is kept aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no fact.
    NotAFact(NotAFact),
    /// It is a fact of another ledger.
    OtherLedger,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFact(why) => why.fmt(f),
            Self::OtherLedger => write!(f, "a fact of another ledger"),
        }
    }
}

/// What became of something received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A fact that was not known.
    Accepted(FactId),
    /// A fact that was known.
    Duplicate(FactId),
    /// Nothing for this ledger; kept aside.
    Quarantined(Unfit),
}

/// How many things were received, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// All.
    pub all: u64,
    /// Facts that were not known.
    pub accepted: u64,
    /// Facts that were known.
    pub duplicate: u64,
    /// What was kept aside.
    pub quarantined: u64,
}

impl Received {
    /// Adds up counts as they are kept, each by what became of it.
    fn of(times: &BTreeMap<String, i64>) -> Self {
        let of = |what: &str| times.get(what).copied().unwrap_or(0).cast_unsigned();
        let (accepted, duplicate, quarantined) = (of("accepted"), of("duplicate"), of("quarantined"));
        Self {
            all: accepted + duplicate + quarantined,
            accepted,
            duplicate,
            quarantined,
        }
    }
}

/// Counts what became of what was received, as it is kept.
fn counts(taken: &[Taken]) -> [(&'static str, i64); 3] {
    let of = |kind: fn(&Taken) -> bool| i64::try_from(taken.iter().filter(|one| kind(one)).count()).unwrap_or(i64::MAX);
    [
        ("accepted", of(|one| matches!(one, Taken::Accepted(_)))),
        ("duplicate", of(|one| matches!(one, Taken::Duplicate(_)))),
        ("quarantined", of(|one| matches!(one, Taken::Quarantined(_)))),
    ]
}

/// The medium failed. What was not acknowledged may be lost; nothing that was acknowledged is.
#[derive(Debug)]
pub struct StoreError {
    what: String,
}

impl StoreError {
    fn new(doing: &str, cause: impl fmt::Display) -> Self {
        Self {
            what: format!("cannot {doing}: {cause}"),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)
    }
}

impl std::error::Error for StoreError {}

/// A place where the facts of one ledger are kept.
pub trait Store {
    /// Returns the ledger.
    fn ledger(&self) -> LedgerId;

    /// Takes in what was received, all or nothing, and says what became of each. Durable when it returns.
    ///
    /// # Errors
    /// The medium failed; nothing of it was taken in.
    fn take_in(&mut self, received: &[Vec<u8>]) -> Result<Vec<Taken>, StoreError>;

    /// Returns a fact; `None` when it is not known.
    ///
    /// # Errors
    /// The medium failed, or what it holds was damaged.
    fn find(&self, id: FactId) -> Result<Option<Signed>, StoreError>;

    /// Returns all facts.
    ///
    /// # Errors
    /// The medium failed, or what it holds was damaged.
    fn facts(&self) -> Result<BTreeMap<FactId, Fact>, StoreError>;

    /// Returns what follows from all facts.
    ///
    /// # Errors
    /// The medium failed, or what it holds was damaged.
    fn state(&self) -> Result<State, StoreError> {
        Ok(match self.folded()? {
            Cow::Borrowed(fold) => fold.state().clone(),
            Cow::Owned(fold) => fold.into_state(),
        })
    }

    /// Returns all facts with what follows from them: folded now, save by a store that keeps it.
    ///
    /// # Errors
    /// The medium failed, or what it holds was damaged.
    fn folded(&self) -> Result<Cow<'_, Fold>, StoreError> {
        Ok(Cow::Owned(Fold::of(self.ledger(), self.facts()?)))
    }

    /// Returns the number of every fact, by author.
    ///
    /// # Errors
    /// The medium failed.
    fn numbers(&self) -> Result<Numbers, StoreError>;

    /// Returns the envelopes of facts that are there, in this order.
    ///
    /// # Errors
    /// The medium failed, or does not hold one of them.
    fn envelopes(&self, ids: &[FactId]) -> Result<Vec<Vec<u8>>, StoreError>;

    /// Returns what is known of each author.
    ///
    /// # Errors
    /// The medium failed.
    fn vector(&self) -> Result<Vector, StoreError> {
        Ok(numbers::vector(&self.numbers()?))
    }

    /// Returns the envelopes that somebody lacks who knows so much of each author, authors in order, each one's facts in
    /// order. Of an author who has two histories that somebody may get some again.
    ///
    /// # Errors
    /// The medium failed.
    fn beyond(&self, vector: &Vector) -> Result<Vec<Vec<u8>>, StoreError> {
        self.envelopes(&numbers::lacking(&self.numbers()?, vector))
    }

    /// Returns what is in quarantine, with its reasons.
    ///
    /// # Errors
    /// The medium failed.
    fn quarantine(&self) -> Result<Vec<(Vec<u8>, String)>, StoreError>;

    /// Returns how many things were received.
    ///
    /// # Errors
    /// The medium failed.
    fn received(&self) -> Result<Received, StoreError>;
}

/// Facts that are read from the medium and checked at once.
const AT_ONCE: usize = 4_096;

/// Something received, read once.
enum Read {
    Fact(Box<Signed>),
    Unfit(Vec<u8>, Unfit),
}

fn read(ledger: LedgerId, received: &[Vec<u8>]) -> Vec<Read> {
    let read = |(bytes, opened): (&Vec<u8>, Result<Signed, NotAFact>)| match opened {
        Ok(signed) if signed.fact.ledger == ledger => Read::Fact(Box::new(signed)),
        Ok(_) => Read::Unfit(bytes.clone(), Unfit::OtherLedger),
        Err(why) => Read::Unfit(bytes.clone(), Unfit::NotAFact(why)),
    };
    received.iter().zip(open_all(received)).map(read).collect()
}

/// Says that a fact is not where its number says it is.
fn gone(id: FactId) -> StoreError {
    StoreError::new("read a fact of the store", format_args!("{id} is not there"))
}

/// Reads what the medium holds under an id: one flipped bit is found, never believed.
fn whole(bytes: &[u8], id: FactId) -> Result<Signed, StoreError> {
    filed(open(bytes), id)
}

/// Reads what the medium holds under several ids.
fn all_whole(ids: &[FactId], envelopes: &[impl AsRef<[u8]> + Sync]) -> Result<Vec<(FactId, Fact)>, StoreError> {
    let read = |(opened, id)| filed(opened, id).map(|signed| (signed.id, signed.fact));
    open_all(envelopes)
        .into_iter()
        .zip(ids.iter().copied())
        .map(read)
        .collect()
}

fn filed(opened: Result<Signed, NotAFact>, id: FactId) -> Result<Signed, StoreError> {
    let signed = opened.map_err(|why| StoreError::new("read a fact of the store, which is damaged", why))?;
    if signed.id == id {
        Ok(signed)
    } else {
        Err(StoreError::new(
            "read a fact of the store",
            "it is not the one it is filed as",
        ))
    }
}
