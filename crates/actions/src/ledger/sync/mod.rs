//! Two devices in touch: each learns what the other one has. No network here: what is said is bytes, and may be cut anywhere.
//!
//! One device waits to be asked. The other one asks for a greeting (a challenge and a key), then sends bundles, each with a ticket
//! that answers the last challenge, and gets one back for each. A bundle says what its maker knows, so the first one sent asks, and
//! later ones bring what the other one lacks. Everything but the greeting is sealed to the one it is for. Nothing is kept of
//! an exchange: whatever is cut off, the next one goes on from what arrived.

mod answering;
mod asking;
mod tickets;

pub use answering::{Answer, Answering, LetIn, Turned};
pub use asking::{Asking, Heard, Message, NotSynced, Progress};

use movement::ledger::BundleKey;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// The longest body of one message, in bytes: one of the sizes of bundles. More comes with the next one.
pub const LONGEST_BODY: usize = 8 << 20;

/// The longest sealed ticket, in bytes.
pub const LONGEST_TICKET: usize = 2 << 10;

/// What a bundle may hold to fit into one message once it is sealed.
const ROOM: usize = 7 << 20;

/// How long an answer to a challenge is taken, in milliseconds.
const PATIENCE: i64 = 2 * 60 * 1000;

/// What a device that waits to be asked says to anybody: nothing of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Greeting {
    /// What a ticket must answer.
    pub challenge: ByteBuf,
    /// The key that bundles for it are sealed to.
    pub key: BundleKey,
}

impl Greeting {
    /// Returns it as bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // Writing into memory does not fail; were it to, the empty bytes are no greeting.
        if ciborium::into_writer(self, &mut bytes).is_err() {
            bytes.clear();
        }
        bytes
    }

    /// Reads one; `None` where it is none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        ciborium::from_reader(bytes).ok()
    }
}
