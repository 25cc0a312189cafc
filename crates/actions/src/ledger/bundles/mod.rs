//! Bundles between devices: what goes into one, whom it is sealed to, and what is taken in.

mod make;
mod open;
mod records;
mod take_in;

pub use make::{SealedBundle, answer, ask, key_of, recipients, say_bundle_key, seal_bundle, send_all};
pub use open::open_bundle;
pub use take_in::{BundleTaken, take_in_bundle};

use super::Desk;
use movement::ledger::AuthorId;
use store::{Blobs, Store};

/// A device as bundles find it. Its sealed records may be elsewhere.
pub struct Here<'h> {
    /// Where its facts are kept.
    pub store: &'h mut dyn Store,
    /// Where its sealed records are kept.
    pub blobs: Option<&'h mut dyn Blobs>,
    /// Which device it is; none where only its facts are at hand.
    pub device: Option<AuthorId>,
    /// Bytes that a bundle made here holds at most, before it is sealed; none for as many as there may be.
    pub room: Option<usize>,
}

impl<'h> Here<'h> {
    /// Returns the device whose desk this is, for bundles of at most so many bytes.
    pub(super) fn at(desk: &'h mut Desk<'_>, blobs: Option<&'h mut (dyn Blobs + '_)>, room: usize) -> Self {
        let device = Some(desk.key.author());
        let store = &mut *desk.store;
        let room = Some(room);
        match blobs {
            Some(blobs) => Self {
                store,
                blobs: Some(blobs),
                device,
                room,
            },
            None => Self {
                store,
                blobs: None,
                device,
                room,
            },
        }
    }
}
