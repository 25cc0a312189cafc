//! Which households a plan may seat: those of which everybody has a consent to move in force. Everybody else waits, and why.
//!
//! A refusal, a withdrawal, an answer that ran out, a question nobody asked and a no in the folder alone are one reason here: a list
//! of them would tell who refused.

use super::{HouseholdId, HouseholdRecord, State, Timestamp};
use crate::operation::Operation;
use crate::registry::{Consent, HouseholdIx};
use crate::units::Persons;
use std::collections::BTreeMap;

/// Why a household of an operation folder is not planned for, by its ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotReady {
    /// No household of the ledger has its token.
    NotInLedger,
    /// Facts about it contradict each other, or somebody in it is registered twice and nobody said which record stands.
    Contradictory,
    /// The ledger knows more or fewer of its people than the folder counts.
    CountDiffers,
    /// Somebody in it has no consent to move in force, or the folder has no yes of it.
    NotAsked,
}

impl NotReady {
    /// Every reason, in the order in which reports list them.
    pub const ALL: [Self; 4] = [
        Self::NotInLedger,
        Self::Contradictory,
        Self::CountDiffers,
        Self::NotAsked,
    ];

    /// Returns the stable code, as written in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotInLedger => "not-in-ledger",
            Self::Contradictory => "contradictory",
            Self::CountDiffers => "count-differs",
            Self::NotAsked => "not-asked",
        }
    }

    /// Returns the cause in words.
    pub fn cause(self) -> &'static str {
        match self {
            Self::NotInLedger => "No household of the ledger has this token.",
            Self::Contradictory => "Facts about this household contradict each other.",
            Self::CountDiffers => "The folder counts other people in this household than the ledger knows.",
            Self::NotAsked => {
                "Ledger and folder together have no consent to move in force of everybody in this household."
            }
        }
    }

    /// Returns what would have to change.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::NotInLedger => "Register it, or take in what other devices recorded.",
            Self::Contradictory => "Look at it with corridor conflicts, and decide which is right.",
            Self::CountDiffers => "Register everybody in it, or correct the number of its members.",
            Self::NotAsked => {
                "Ask each person alone, where it wishes to be asked, then bring the folder up to date; nothing else depends on the answer."
            }
        }
    }
}

/// A household of an operation that is not planned for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotPlanned {
    /// Which household.
    pub household: HouseholdIx,
    /// Why.
    pub why: NotReady,
}

/// Leaves in an operation the consent of those households alone that a ledger allows now, and returns the others, in order.
pub fn keep_ready(operation: &mut Operation, state: &State, now: Timestamp) -> Vec<NotPlanned> {
    let by_token = by_token(state);
    let mut others = Vec::new();
    for (position, household) in operation.households.iter_mut().enumerate() {
        let said_yes = household.consent == Consent::Yes;
        let why = match standing(state, by_token.get(household.token.as_str()), household.members, now) {
            Ok(()) if said_yes => continue,
            Ok(()) => NotReady::NotAsked,
            Err(why) => why,
        };
        household.consent = Consent::No;
        others.push(NotPlanned {
            household: HouseholdIx::from_position(position),
            why,
        });
    }
    others
}

/// Households by each token that some fact gives them.
pub(super) fn by_token(state: &State) -> BTreeMap<&str, Vec<HouseholdId>> {
    let mut by_token: BTreeMap<&str, Vec<HouseholdId>> = BTreeMap::new();
    for (id, record) in &state.population.households {
        for token in record.tokens.keys() {
            by_token.entry(token).or_default().push(*id);
        }
    }
    by_token
}

/// Says why a household is not planned for, of those that have its token; nothing when it may be.
pub(super) fn standing(
    state: &State,
    households: Option<&Vec<HouseholdId>>,
    members: Persons,
    now: Timestamp,
) -> Result<(), NotReady> {
    let id = match households.map(Vec::as_slice) {
        None | Some([]) => return Err(NotReady::NotInLedger),
        Some([household]) => *household,
        Some(_) => return Err(NotReady::Contradictory),
    };
    let household = &state.population.households[&id];
    let travellers = state.travellers(id).filter(|_| household.tokens.len() == 1);
    let Some(travellers) = travellers.filter(|_| is_clear(state, household)) else {
        return Err(NotReady::Contradictory);
    };
    if travellers.len() as u64 != u64::from(members.0) {
        return Err(NotReady::CountDiffers);
    }
    match travellers.iter().all(|person| state.may_go(*person, now)) {
        true => Ok(()),
        false => Err(NotReady::NotAsked),
    }
}

/// Tells whether everybody in a household is registered in one way only.
fn is_clear(state: &State, household: &HouseholdRecord) -> bool {
    let persons = household.persons.iter();
    let mut records = persons.filter_map(|person| state.population.persons.get(person));
    records.all(|record| record.registered.len() == 1)
}
