//! Takes in what another device recorded. Records nothing of its own.

use super::NotRecorded;
use super::quota::Quota;
use movement::ledger::{AuthorId, FactId};
use store::{Store, Taken};

/// What became of what was received.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Facts that were not known.
    pub new: usize,
    /// Facts that were known.
    pub known: usize,
    /// What is no fact of this ledger, and is kept aside.
    pub quarantined: usize,
    /// What was not kept: there is too much already of devices that are not enrolled, or in quarantine.
    pub held_back: usize,
}

impl std::ops::AddAssign for TakenIn {
    fn add_assign(&mut self, more: Self) {
        self.new += more.new;
        self.known += more.known;
        self.quarantined += more.quarantined;
        self.held_back += more.held_back;
    }
}

impl TakenIn {
    /// Counts what became of something received.
    pub(super) fn add(&mut self, all: &[Taken]) {
        for taken in all {
            match taken {
                Taken::Accepted(_) => self.new += 1,
                Taken::Duplicate(_) => self.known += 1,
                Taken::Quarantined(_) => self.quarantined += 1,
            }
        }
    }
}

/// Envelopes taken in at once: each time all or nothing.
pub(super) const AT_ONCE: usize = 1_000;

/// Takes in everything another store of the same ledger has and this one has not: by id, because a device may have two histories.
///
/// # Errors
/// The other store is of another ledger, or one of the media failed; what was taken in until then stays.
pub fn take_in(store: &mut dyn Store, other: &dyn Store) -> Result<TakenIn, NotRecorded> {
    if other.ledger() != store.ledger() {
        return Err(NotRecorded::OtherLedger);
    }
    let (here, there) = (store.numbers()?, other.numbers()?);
    let is_new = |author, fact: &(u64, FactId)| here.get(author).is_none_or(|known| !known.contains(fact));
    // The device that opened the ledger comes first: it says who is enrolled.
    let founder = AuthorId(store.ledger().0);
    let (first, others): (Vec<_>, Vec<_>) = there.iter().partition(|(author, _)| **author == founder);
    let new = [first, others]
        .into_iter()
        .flatten()
        .flat_map(|(author, facts)| facts.iter().filter(move |fact| is_new(author, fact)));
    let new: Vec<FactId> = new.map(|(_, id)| *id).collect();
    let (mut done, mut quota) = (TakenIn::default(), Quota::of(store)?);
    for part in new.chunks(AT_ONCE) {
        let (taken, held_back) = quota.take_in(store, other.envelopes(part)?)?;
        done.add(&taken);
        done.held_back += held_back;
    }
    Ok(done)
}
