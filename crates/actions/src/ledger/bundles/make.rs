//! Makes bundles and seals them to the devices they are for. Records `BundleKeySet`, where a device says its key.

use super::{Here, records};
use crate::ledger::{Desk, NotRecorded};
use movement::ledger::{AuthorId, BlobId, Body, BundleKey, FactId, State};
use seal::seal_to;
use std::collections::BTreeSet;
use std::io;
use store::{Contents, Made, SIZES, Store, Vector, bundle_of};
use zeroize::Zeroizing;

/// A bundle, sealed.
#[derive(Debug)]
pub struct SealedBundle {
    /// Its bytes: one of six sizes.
    pub bytes: Vec<u8>,
    /// Facts in it.
    pub facts: usize,
    /// Sealed records in it.
    pub records: usize,
    /// Facts and records that had no room.
    pub left: usize,
}

/// Says which key bundles for this device are sealed to, where nothing or something else was said before. Returns whether it said so now.
///
/// # Errors
/// The medium failed.
pub fn say_bundle_key(desk: &mut Desk<'_>, key: BundleKey) -> Result<bool, NotRecorded> {
    let author = desk.key.author();
    let said = last_said(desk.store, author)?;
    let new = said.is_none_or(|(_, said)| said != key);
    if new {
        desk.record(Body::BundleKeySet { key })?;
    }
    Ok(new)
}

/// Returns the last key a device said, also where it is not known here that it is enrolled.
fn last_said(store: &dyn Store, device: AuthorId) -> Result<Option<(FactId, BundleKey)>, NotRecorded> {
    let fold = store.folded()?;
    let keys = fold.facts().iter().filter_map(|(id, fact)| match &fact.body {
        Body::BundleKeySet { key } if fact.author == device => Some((fact.seq, *id, *key)),
        _ => None,
    });
    Ok(keys.max().map(|(_, id, key)| (id, key)))
}

/// Returns the key that a bundle for a device is sealed to.
///
/// # Errors
/// It is not enrolled, or has not said its key, as far as is known here.
pub fn key_of(state: &State, device: AuthorId) -> Result<BundleKey, NotRecorded> {
    state.bundle_key(device).ok_or(NotRecorded::NoBundleKey(device))
}

/// Returns all devices that a bundle can be sealed to, but this one.
pub fn recipients(state: &State, but: Option<AuthorId>) -> BTreeSet<AuthorId> {
    let others = state.members.enrolled().filter(|device| Some(*device) != but);
    others.filter(|device| state.bundle_key(*device).is_some()).collect()
}

/// Returns what a device asks: all that it lacks, and its key with it.
///
/// # Errors
/// A medium failed.
pub fn ask(here: &Here<'_>) -> Result<Made, NotRecorded> {
    let mut contents = own(here)?;
    if let Some(device) = here.device {
        contents.facts = last_said(here.store, device)?.into_iter().map(|(id, _)| id).collect();
    }
    made(here, &contents)
}

/// Returns what devices lack that know so much of each author, with the sealed records asked for where all of them may hold any.
///
/// # Errors
/// A medium failed.
pub fn answer(
    here: &Here<'_>,
    devices: &BTreeSet<AuthorId>,
    known: &Vector,
    wanted: &[BlobId],
) -> Result<Made, NotRecorded> {
    let mut contents = own(here)?;
    contents.facts = Contents::lacking(here.store, known)?.facts;
    let fold = here.store.folded()?;
    let may = |device: &AuthorId| fold.state().members.may_hold_sealed(*device);
    if !devices.is_empty() && devices.iter().all(may) {
        contents.records = records::to_send(fold.state(), &contents.facts, wanted);
    }
    drop(fold);
    made(here, &contents)
}

/// Returns everything that is here and that all of these devices may hold.
///
/// # Errors
/// A medium failed.
pub fn send_all(here: &Here<'_>, devices: &BTreeSet<AuthorId>) -> Result<Made, NotRecorded> {
    answer(here, devices, &Vector::new(), &[])
}

/// What every bundle of a device says of itself.
fn own(here: &Here<'_>) -> Result<Contents, NotRecorded> {
    let wanted = match (here.device, &here.blobs) {
        (Some(device), Some(blobs)) => records::wanted(here.store.folded()?.state(), &**blobs, device)?,
        _ => Vec::new(),
    };
    Ok(Contents {
        maker: here.device,
        room: here.room,
        wanted,
        ..Contents::default()
    })
}

fn made(here: &Here<'_>, contents: &Contents) -> Result<Made, NotRecorded> {
    Ok(bundle_of(here.store, here.blobs.as_deref(), contents)?)
}

/// Seals a bundle to the devices that have these keys.
///
/// # Errors
/// There is none of them, or the system gives no chance.
pub fn seal_bundle(
    made: Made,
    keys: &BTreeSet<BundleKey>,
    draw: &mut dyn FnMut(&mut [u8]) -> io::Result<()>,
) -> Result<SealedBundle, NotRecorded> {
    let mut seed = Zeroizing::new([0; 32]);
    draw(seed.as_mut()).map_err(NotRecorded::Chance)?;
    Ok(SealedBundle {
        bytes: seal_to(keys, &made.bytes, &SIZES, &seed).map_err(NotRecorded::NoParcel)?,
        facts: made.facts,
        records: made.records,
        left: made.left,
    })
}
