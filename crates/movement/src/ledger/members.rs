//! Which devices may record what, and which of their facts count.
//!
//! A ledger is named by the key of the device that opens it and keeps it first: an opening by anybody else is none. Keepers
//! enrol and remove devices. A removal counts whoever of the
//! keepers made it, also one who was removed meanwhile: the safer fact holds. A device that was removed is never enrolled
//! again; it gets a new key.

use super::{AuthorId, Body, Fact, FactId, LedgerId, Role};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Why a fact does not count, as far as this ledger knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum SetAside {
    /// It belongs to another ledger.
    OtherLedger,
    /// Its author is not enrolled, as far as is known here.
    NotEnrolled,
    /// Its author was removed before it.
    Removed,
    /// Its author may not record this.
    NotItsRole,
    /// It opens a ledger that is open, or is another device's to open.
    NoOpening,
}

/// The devices of a ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Members {
    ledger: LedgerId,
    opened: Option<FactId>,
    /// Roles of each enrolled device.
    roles: BTreeMap<AuthorId, BTreeSet<Role>>,
    /// How many facts of each removed device count.
    removed: BTreeMap<AuthorId, u64>,
}

impl Members {
    /// Reads the devices of a ledger from facts.
    pub fn of(ledger: LedgerId, facts: &BTreeMap<FactId, Fact>) -> Self {
        // Few of all facts, read several times.
        let about: Vec<_> = facts.iter().filter(|(_, fact)| is_about_devices(&fact.body)).collect();
        let opens = |fact: &Fact| {
            let own = fact.ledger == ledger && LedgerId::opened_by(fact.author) == ledger;
            own && fact.seq == 0 && matches!(fact.body, Body::LedgerOpened { .. })
        };
        // Of two openings by the same device the one with the smaller id is it, wherever they meet.
        let opening = about.iter().find(|(_, fact)| opens(fact));
        let first = opening.map(|(_, fact)| fact.author);
        let ever = enrolled(&about, ledger, first, &BTreeMap::new());
        let removed = removed(&about, ledger, &ever);
        Self {
            ledger,
            opened: opening.map(|(id, _)| **id),
            roles: enrolled(&about, ledger, first, &removed),
            removed,
        }
    }

    /// Says why a fact does not count; `None` when it does.
    pub fn objects_to(&self, id: FactId, fact: &Fact) -> Option<SetAside> {
        if self.ledger != fact.ledger {
            return Some(SetAside::OtherLedger);
        }
        if matches!(fact.body, Body::LedgerOpened { .. }) {
            return (self.opened != Some(id)).then_some(SetAside::NoOpening);
        }
        let Some(roles) = self.roles.get(&fact.author) else {
            return Some(SetAside::NotEnrolled);
        };
        if self.removed.get(&fact.author).is_some_and(|facts| fact.seq >= *facts) {
            return Some(SetAside::Removed);
        }
        let may = fact.body.roles().iter().any(|role| roles.contains(role));
        (!may).then_some(SetAside::NotItsRole)
    }

    /// Returns what a device may record now: nothing once it is removed.
    pub fn roles(&self, device: AuthorId) -> BTreeSet<Role> {
        match self.removed.contains_key(&device) {
            true => BTreeSet::new(),
            false => self.roles.get(&device).cloned().unwrap_or_default(),
        }
    }

    /// Tells whether sealed records of others may lie on a device: on those that keep the ledger and pass it on, and where custodians
    /// come together. A device of the field writes records and keeps its own alone.
    pub fn may_hold_sealed(&self, device: AuthorId) -> bool {
        let roles = self.roles(device);
        roles.contains(&Role::Keeper) || roles.contains(&Role::Custodian)
    }

    /// Returns all devices that a keeper enrolled, also those removed since.
    pub fn ever_enrolled(&self) -> impl Iterator<Item = AuthorId> {
        self.roles.keys().chain(self.removed.keys()).copied()
    }

    /// Returns the devices that may record something now.
    pub fn enrolled(&self) -> impl Iterator<Item = AuthorId> {
        let removed = |device: &&AuthorId| self.removed.contains_key(device);
        self.roles.keys().filter(move |device| !removed(device)).copied()
    }

    /// Returns the ledger.
    pub fn ledger(&self) -> LedgerId {
        self.ledger
    }

    /// Tells whether the ledger was opened, as far as is known here.
    pub fn is_open(&self) -> bool {
        self.opened.is_some()
    }
}

/// Returns the roles of all devices enrolled by a keeper's fact that counts.
fn enrolled(
    facts: &[(&FactId, &Fact)],
    ledger: LedgerId,
    first: Option<AuthorId>,
    removed: &BTreeMap<AuthorId, u64>,
) -> BTreeMap<AuthorId, BTreeSet<Role>> {
    let mut roles: BTreeMap<AuthorId, BTreeSet<Role>> = first
        .map(|author| (author, BTreeSet::from([Role::Keeper])))
        .into_iter()
        .collect();
    loop {
        let counts = |fact: &Fact| {
            let keeps = roles.get(&fact.author).is_some_and(|r| r.contains(&Role::Keeper));
            keeps && fact.ledger == ledger && removed.get(&fact.author).is_none_or(|n| fact.seq < *n)
        };
        let mut more = roles.clone();
        for fact in facts.iter().map(|(_, fact)| *fact).filter(|fact| counts(fact)) {
            if let Body::DeviceEnrolled { device, roles } = &fact.body {
                more.entry(*device).or_default().extend(roles);
            }
        }
        if more == roles {
            return roles;
        }
        roles = more;
    }
}

/// Returns how many facts of each removed device count: the fewest that any remover knew.
fn removed(
    facts: &[(&FactId, &Fact)],
    ledger: LedgerId,
    ever: &BTreeMap<AuthorId, BTreeSet<Role>>,
) -> BTreeMap<AuthorId, u64> {
    let mut removed: BTreeMap<AuthorId, u64> = BTreeMap::new();
    for fact in facts.iter().map(|(_, fact)| *fact).filter(|fact| fact.ledger == ledger) {
        let keeps = ever
            .get(&fact.author)
            .is_some_and(|roles| roles.contains(&Role::Keeper));
        if let (true, Body::DeviceRemoved { device, facts }) = (keeps, &fact.body) {
            let known = removed.entry(*device).or_insert(*facts);
            *known = (*known).min(*facts);
        }
    }
    removed
}

/// Tells whether a fact says which devices there are: nothing else decides which facts count.
pub(super) fn is_about_devices(body: &Body) -> bool {
    matches!(
        body,
        Body::LedgerOpened { .. } | Body::DeviceEnrolled { .. } | Body::DeviceRemoved { .. }
    )
}
