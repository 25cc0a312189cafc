//! Facts as bytes that cannot be changed: deterministic CBOR (RFC 8949, 4.2.1) in a COSE_Sign1 (RFC 9052), signed with Ed25519.
//!
//! [`DeviceKey::sign`] makes the bytes of a fact, [`open`] reads them. There is one right way to write a fact down: bytes that mean
//! the same and are written otherwise are refused, because five other ways of writing one envelope were seen to pass a check of
//! the signature alone. The id of a fact is the hash of what was signed (the Sig_structure), never of the envelope.

mod canonical;
mod digest;
mod key;
mod many;
mod open;
mod ticket;
mod wire;

pub use digest::StateDigest;
pub use key::DeviceKey;
pub use many::open_all;
pub use open::{NotAFact, claimed, open, open_again};
pub use ticket::{Ticket, open_ticket};

use movement::ledger::{Fact, FactId};

/// The longest envelope there is, in bytes.
pub const LONGEST: usize = 16 * 1024;

/// A fact with its id and its one form as bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Hash of what was signed.
    pub id: FactId,
    /// What it says.
    pub fact: Fact,
    /// The envelope.
    pub bytes: Vec<u8>,
}
