//! A sealed record as bytes: CBOR with the shares and the sealed text. What is not sealed says whose it is and who may open it.

use chacha20poly1305::XNonce;
use movement::ledger::{CustodianId, HouseholdId, LedgerId};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use std::fmt;

/// The longest record there is, in bytes.
pub const LONGEST: usize = 128 * 1024;

/// The version of the form.
const VERSION: u8 = 1;

/// A share of the key, for one custodian.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Wrapped {
    pub custodian: CustodianId,
    /// The sender's half of the agreement.
    pub encapped: ByteBuf,
    pub share: ByteBuf,
}

/// What is bound to everything that is sealed in a record: another household's share or text does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Label {
    v: u8,
    ledger: LedgerId,
    household: HouseholdId,
    threshold: u8,
    custodians: Vec<CustodianId>,
}

/// A sealed record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    v: u8,
    /// The ledger it belongs to.
    pub ledger: LedgerId,
    /// The household it is about.
    pub household: HouseholdId,
    /// How many custodians it takes.
    pub threshold: u8,
    pub(crate) shares: Vec<Wrapped>,
    pub(crate) nonce: ByteBuf,
    pub(crate) text: ByteBuf,
}

/// Bytes are no sealed record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotARecord;

impl fmt::Display for NotARecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "this is no sealed record, or of a newer program; take it in again from another device"
        )
    }
}

impl std::error::Error for NotARecord {}

impl Label {
    pub fn new(ledger: LedgerId, household: HouseholdId, threshold: u8, custodians: Vec<CustodianId>) -> Self {
        Self {
            v: VERSION,
            ledger,
            household,
            threshold,
            custodians,
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        written(self)
    }

    pub fn with(self, shares: Vec<Wrapped>, nonce: &XNonce, text: Vec<u8>) -> Record {
        Record {
            v: VERSION,
            ledger: self.ledger,
            household: self.household,
            threshold: self.threshold,
            shares,
            nonce: ByteBuf::from(nonce.to_vec()),
            text: ByteBuf::from(text),
        }
    }
}

impl Record {
    /// Reads a record; the text stays sealed.
    ///
    /// # Errors
    /// It is none, too long, or written in another way than ours.
    pub fn read(bytes: &[u8]) -> Result<Self, NotARecord> {
        if bytes.len() > LONGEST {
            return Err(NotARecord);
        }
        let record: Self = ciborium::from_reader(bytes).map_err(|_| NotARecord)?;
        let fits = record.v == VERSION && record.nonce.len() == size_of::<XNonce>();
        if fits && record.bytes() == bytes {
            Ok(record)
        } else {
            Err(NotARecord)
        }
    }

    /// Returns the record as bytes.
    pub fn bytes(&self) -> Vec<u8> {
        written(self)
    }

    /// Returns those who have a share, in order.
    pub fn custodians(&self) -> Vec<CustodianId> {
        self.shares.iter().map(|wrapped| wrapped.custodian).collect()
    }

    pub(crate) fn label(&self) -> Vec<u8> {
        Label::new(self.ledger, self.household, self.threshold, self.custodians()).bytes()
    }
}

fn written(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing numbers and bytes into memory does not fail; were it to, the empty bytes are no record.
    if ciborium::into_writer(value, &mut bytes).is_err() {
        bytes.clear();
    }
    bytes
}
