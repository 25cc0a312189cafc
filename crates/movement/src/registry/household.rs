//! A household as the planner may know it: a token, where it waits, what it needs, what it accepts.

use super::{ShelterIx, SiteIx};
use crate::units::{Kilograms, Persons};

/// Whether every adult of a household said yes to moving. Silence is a no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// Every adult said yes.
    Yes,
    /// Somebody said no, has not answered, or withdrew.
    No,
}

/// A household: the smallest unit that moves, never split (see [`HouseholdSplit`](crate::operation::HouseholdSplit)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    /// Random token; says nothing about the people.
    pub token: String,
    /// Where the household waits to be picked up.
    pub site: SiteIx,
    /// People in all, those with needs included; at least 1.
    pub members: Persons,
    /// Members who travel in a wheelchair bay.
    pub wheelchairs: Persons,
    /// Members who travel on a stretcher.
    pub stretchers: Persons,
    /// What its luggage weighs; nothing where luggage is not planned.
    pub luggage: Kilograms,
    /// Priority tier; 1 goes first.
    pub tier: u8,
    /// Shelters the household accepts, sorted; `None` means any.
    pub accepts: Option<Vec<ShelterIx>>,
    /// Said yes to moving.
    pub consent: Consent,
}

impl Household {
    /// Returns the members who need an ordinary seat.
    pub fn seated(&self) -> Persons {
        Persons(self.members.0 - self.wheelchairs.0 - self.stretchers.0)
    }

    /// Tells whether the household accepts this shelter.
    pub fn accepts(&self, shelter: ShelterIx) -> bool {
        self.accepts
            .as_ref()
            .is_none_or(|list| list.binary_search(&shelter).is_ok())
    }
}
