//! Bundles: facts on their way to another store, by stick or any other carrier, in one format.
//!
//! A sequence of CBOR items (RFC 8742), each a byte string with the first eight bytes of its SHA-256 beside it. The first one
//! says whose ledger it is, what its maker knows of each author, which sealed records it lacks, and how much follows; then the
//! envelopes, each author's in order; then sealed records. Whatever arrived whole can be taken in, wherever the rest was cut
//! off. On its way it is sealed to the devices it is for, or, where somebody insists, filled up with zeros.

mod read;
mod write;

pub use read::{Bundle, Item, Unread};
pub use write::{Contents, Made, bundle, bundle_of, question};

use sha2::{Digest, Sha256};

/// Sizes of bundles in bytes, sealed or not; there are no others.
pub const SIZES: [usize; 6] = [16 << 10, 64 << 10, 256 << 10, 1 << 20, 8 << 20, 64 << 20];

/// What the head of every bundle begins with.
const FORMAT: &str = "corridor bundle 2";

/// The same, of bundles without sealed records.
const FORMAT_1: &str = "corridor bundle 1";

/// The longest sealed record in bytes.
pub const LONGEST_RECORD: usize = 128 * 1024;

/// Bytes that an item has beside its contents, at most.
const FRAME: usize = 24;

/// Returns the first bytes of the hash of what is in an item.
fn sum(content: &[u8]) -> Vec<u8> {
    Sha256::digest(content)[..8].to_vec()
}
