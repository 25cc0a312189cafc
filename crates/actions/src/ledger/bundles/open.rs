//! Opens a bundle as it comes: sealed to this device, or in the clear.

use crate::ledger::NotRecorded;
use seal::{BundleSecret, FIRST_BYTES, Unsealed, is_sealed};
use std::io::{Cursor, Read};
use store::{Bundle, Unread};

/// Opens a bundle. One that is sealed needs the key of this device.
///
/// # Errors
/// It is none, it is for other devices, or it cannot be read.
pub fn open_bundle<'b>(
    mut from: impl Read + 'b,
    secret: Option<&BundleSecret>,
) -> Result<Bundle<Box<dyn Read + 'b>>, NotRecorded> {
    let medium = |error| NotRecorded::Bundle(Unread::Medium(error));
    let mut first = Vec::with_capacity(FIRST_BYTES);
    let begins = from.by_ref().take(FIRST_BYTES as u64);
    { begins }.read_to_end(&mut first).map_err(medium)?;
    let sealed = is_sealed(&first);
    let whole = Cursor::new(first).chain(from);
    let clear: Box<dyn Read + 'b> = match (sealed, secret) {
        (false, _) => Box::new(whole),
        (true, Some(secret)) => Box::new(Unsealed::open(whole, secret).map_err(NotRecorded::NotUnsealed)?),
        (true, None) => return Err(NotRecorded::NotUnsealed(seal::NotUnsealed::NotForThis)),
    };
    Bundle::open(clear).map_err(NotRecorded::Bundle)
}
