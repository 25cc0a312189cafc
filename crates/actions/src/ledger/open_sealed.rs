//! Opens what is sealed of one household. Records `SealedOpened` before anything is opened; only a custodians' desk may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, FactId, HouseholdId, LedgerId, OpeningReason, State};
use seal::{CustodianKey, NotOpened, Particulars, Record, Share, open, share};
use std::collections::BTreeSet;
use store::Blobs;

/// What several custodians read together.
#[derive(Debug)]
pub struct Opened {
    /// The fact that says so.
    pub fact: FactId,
    /// What was sealed, a record each, in the order of their ids.
    pub particulars: Vec<Particulars>,
    /// Records of the household that are known and not at this desk.
    pub elsewhere: usize,
}

/// Opens what is sealed of a household with the keys of several custodians. There is no way to show several households at once.
///
/// # Errors
/// The custodians are too few or have no share, a record was changed or is not here, this desk may not, or a medium failed.
/// Nothing is opened then.
pub fn open_sealed(
    desk: &mut Desk<'_>,
    blobs: &dyn Blobs,
    household: HouseholdId,
    reason: OpeningReason,
    keys: &[CustodianKey],
) -> Result<Opened, NotRecorded> {
    let custodians: BTreeSet<_> = keys.iter().map(CustodianKey::id).collect();
    let body = Body::SealedOpened {
        household,
        reason,
        custodians: custodians.into_iter().collect(),
    };
    let state = desk.store.state()?;
    desk.may(&state, &body)?;
    let Unlocked { records, elsewhere } = unlock(desk.store.ledger(), &state, blobs, household, keys)?;
    if records.is_empty() {
        return Err(NotRecorded::NotHere);
    }
    let fact = desk.record(body)?;
    let opened = records.iter().map(|(record, shares)| open(record, shares));
    let particulars = opened.collect::<Result<_, _>>().map_err(NotRecorded::NotOpened)?;
    Ok(Opened {
        fact,
        particulars,
        elsewhere,
    })
}

/// Records of a household that may be opened, each with enough shares.
pub(super) struct Unlocked {
    pub records: Vec<(Record, Vec<Share>)>,
    /// Records of it that are known and not at this desk.
    pub elsewhere: usize,
}

/// Takes out the shares of all records of a household that are here; nothing is opened yet.
pub(super) fn unlock(
    ledger: LedgerId,
    state: &State,
    blobs: &dyn Blobs,
    household: HouseholdId,
    keys: &[CustodianKey],
) -> Result<Unlocked, NotRecorded> {
    let known = state.custody.households.get(&household);
    let known = known.into_iter().flat_map(|record| record.blobs.keys());
    let (mut records, mut elsewhere) = (Vec::new(), 0);
    for id in known {
        let Some(bytes) = blobs.find_blob(*id)? else {
            elsewhere += 1;
            continue;
        };
        let record = Record::read(&bytes).map_err(NotRecorded::NotARecord)?;
        // A fact that names another household's record must not open it.
        if record.household != household || record.ledger != ledger {
            return Err(NotRecorded::NotOpened(NotOpened::Changed));
        }
        let shares = shares(&record, keys).map_err(NotRecorded::NotOpened)?;
        records.push((record, shares));
    }
    Ok(Unlocked { records, elsewhere })
}

/// Takes out the shares of those who have one, which must be enough.
pub(super) fn shares(record: &Record, keys: &[CustodianKey]) -> Result<Vec<Share>, NotOpened> {
    let there: BTreeSet<_> = record.custodians().into_iter().collect();
    let with = keys.iter().filter(|key| there.contains(&key.id()));
    let shares: Vec<Share> = with.map(|key| share(record, key)).collect::<Result<_, _>>()?;
    let each: BTreeSet<_> = shares.iter().map(|share| share.custodian).collect();
    if each.len() < usize::from(record.threshold) {
        let needed = record.threshold;
        return Err(NotOpened::TooFew {
            there: each.len(),
            needed,
        });
    }
    Ok(shares)
}
