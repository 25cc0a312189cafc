//! One digest of what a ledger says, to be read aloud or held beside that of another device.

use movement::ledger::State;
use sha2::{Digest, Sha256};
use std::fmt;
use std::io;

/// Hashed before a state, so that no digest of another form is taken for one of this.
const FORM: &[u8] = b"corridor state 1";

/// The SHA-256 of a state written down in the one order its parts have. Two devices with the same facts have the same digest, by
/// whatever way the facts came, as long as their programs are of one version: a later one may conclude more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StateDigest([u8; 32]);

impl StateDigest {
    /// Returns the digest of a state.
    pub fn of(state: &State) -> Self {
        let mut hash = Hash(Sha256::new_with_prefix(FORM));
        // A hash takes all that is written into it, and every part of a state can be written.
        let written = ciborium::into_writer(state, &mut hash);
        debug_assert!(written.is_ok());
        Self(hash.0.finalize().into())
    }
}

impl fmt::Display for StateDigest {
    /// Hexadecimal digits, two a byte.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

struct Hash(Sha256);

impl io::Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
