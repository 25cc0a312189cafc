//! Names, papers, contacts, and what people answered in surveys, as sealed records: whoever registers a household writes them, and only several custodians
//! together read them.
//!
//! Each record has a key of its own (XChaCha20-Poly1305), drawn when it is sealed and kept by nobody. The key is split (Shamir),
//! and each custodian gets a share that only its key opens (HPKE, RFC 9180). A device that seals needs public keys alone, and
//! cannot read afterwards what it wrote. What it writes has one of a few sizes. Bundles are sealed too, to the devices they are for.
//! No cryptography is written here.

mod bundle_secret;
mod custodian;
mod intention;
mod letter;
mod open;
mod parcel;
mod particulars;
mod record;
mod seal;
mod wrap;

pub use bundle_secret::BundleSecret;
pub use custodian::{CustodianKey, NotAKey, SHORTEST_PASSPHRASE};
pub use intention::{Answer, Intention, LONGEST_PLACE, NotAnAnswer};
pub use letter::{Challenger, seal_letter};
pub use open::{NotOpened, Share, open, open_intention, share};
pub use parcel::{FIRST_BYTES, NoParcel, NotUnsealed, Unsealed, is_sealed, seal_to};
pub use particulars::{Contact, Name, NotParticulars, Paper, Particulars, Person};
pub use record::{LONGEST, NotARecord, Record};
pub use seal::{NotSealed, SIZES, Terms, seal, seal_intention};
