//! Sealed tickets: who speaks, in answer to which challenge, readable by the one it is for.

use crate::ledger::NotRecorded;
use envelope::{DeviceKey, Ticket, open_ticket};
use movement::ledger::BundleKey;
use seal::{BundleSecret, NoParcel, seal_letter};
use sha2::{Digest, Sha256};
use std::io;
use zeroize::Zeroizing;

/// Fills bytes with chance that nobody can guess.
pub(super) type Draw<'d> = &'d mut dyn FnMut(&mut [u8]) -> io::Result<()>;

/// Draws a seed for one thing that is sealed.
pub(super) fn seed(draw: Draw<'_>) -> Result<Zeroizing<[u8; 32]>, NotRecorded> {
    let mut seed = Zeroizing::new([0; 32]);
    draw(seed.as_mut()).map_err(NotRecorded::Chance)?;
    Ok(seed)
}

/// Signs a ticket and seals it to the one it is for.
pub(super) fn seal_ticket(
    key: &DeviceKey,
    ticket: &Ticket,
    to: BundleKey,
    draw: Draw<'_>,
) -> Result<Vec<u8>, NotRecorded> {
    let signed = key.sign_ticket(ticket).map_err(NotRecorded::NotAFact)?;
    seal_letter(to, &signed, &seed(draw)?).ok_or(NotRecorded::NoParcel(NoParcel::BadKey(to)))
}

/// Opens a ticket that was sealed to this device; `None` where it was not, was changed, or is not signed by its device.
pub(super) fn open_sealed_ticket(secret: &BundleSecret, sealed: &[u8]) -> Option<Ticket> {
    open_ticket(&secret.open_letter(sealed)?).ok()
}

pub(super) fn hash(body: &[u8]) -> Vec<u8> {
    Sha256::digest(body).to_vec()
}
