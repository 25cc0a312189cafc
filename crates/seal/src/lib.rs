//! Names, papers, contacts, and what people answered in surveys, as sealed records: whoever registers a household writes them, and only several custodians
//! together read them.
//!
//! Each record has a key of its own (XChaCha20-Poly1305), drawn when it is sealed and kept by nobody. The key is split (Shamir),
//! and each custodian gets a share that only its key opens (HPKE, RFC 9180). A device that seals needs public keys alone, and
//! cannot read afterwards what it wrote. What it writes has one of a few sizes. No cryptography is written here.

mod custodian;
mod intention;
mod open;
mod particulars;
mod record;
mod seal;

pub use custodian::{CustodianKey, NotAKey, SHORTEST_PASSPHRASE};
pub use intention::{Answer, Intention, LONGEST_PLACE, NotAnAnswer};
pub use open::{NotOpened, Share, open, open_intention, share};
pub use particulars::{Contact, Name, NotParticulars, Paper, Particulars, Person};
pub use record::{LONGEST, NotARecord, Record};
pub use seal::{NotSealed, SIZES, Terms, seal, seal_intention};
