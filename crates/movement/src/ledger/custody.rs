//! Custodians, and what is sealed of each household: who got shares, who opened it, and whether it was destroyed. What is sealed
//! is in no fact.
//!
//! The safer fact holds: a removed custodian stays removed, of two thresholds that contradict each other the larger one
//! counts, and a household that was erased is erased whatever was sealed meanwhile.

use super::fact::uncited;
use super::{
    AuthorId, BlobId, Body, CustodianId, Fact, FactId, HouseholdId, OpeningReason, Population, Refusal, Timestamp,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest custodians it may take: nobody opens alone.
pub const LEAST: u8 = 2;

/// One sealed record, as the fact says it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sealing {
    /// The fact.
    pub fact: FactId,
    /// Those who got a share of its key.
    pub custodians: BTreeSet<CustodianId>,
    /// How many of them it takes.
    pub threshold: u8,
}

/// One opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opening {
    /// The device at which it was done.
    pub author: AuthorId,
    /// Where.
    pub site: String,
    /// When, by that device's clock.
    pub at: Timestamp,
    /// Why.
    pub reason: OpeningReason,
    /// The custodians who did it together.
    pub custodians: BTreeSet<CustodianId>,
}

/// What is known of the sealed records of a household.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SealedRecord {
    /// Its records.
    pub blobs: BTreeMap<BlobId, Sealing>,
    /// Its openings, for the household to see.
    pub openings: BTreeMap<FactId, Opening>,
    /// The facts that destroyed them; none while they are there.
    pub erased: BTreeSet<FactId>,
}

impl SealedRecord {
    /// Takes in how a record was made. Of two facts about one record the smaller id is named, wherever they meet.
    fn seal(&mut self, blob: BlobId, sealing: Sealing) {
        let known = self.blobs.entry(blob).or_insert_with(|| sealing.clone());
        if sealing.fact < known.fact {
            *known = sealing;
        }
    }
}

/// Custodians and sealed records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Custody {
    enrolled: BTreeSet<CustodianId>,
    removed: BTreeSet<CustodianId>,
    thresholds: BTreeMap<FactId, (u8, Vec<FactId>)>,
    /// By household.
    pub households: BTreeMap<HouseholdId, SealedRecord>,
}

impl Custody {
    /// Takes in what a fact says of custodians and sealed records.
    pub(super) fn add(&mut self, id: FactId, fact: &Fact) {
        match &fact.body {
            Body::CustodianEnrolled { custodian } => {
                self.enrolled.insert(*custodian);
            }
            Body::CustodianRemoved { custodian } => {
                self.removed.insert(*custodian);
            }
            Body::ThresholdSet { custodians } => {
                self.thresholds.insert(id, (*custodians, fact.refs.clone()));
            }
            Body::HouseholdSealed {
                household,
                blob,
                custodians,
                threshold,
            } => {
                let sealing = Sealing {
                    fact: id,
                    custodians: custodians.iter().copied().collect(),
                    threshold: *threshold,
                };
                self.households.entry(*household).or_default().seal(*blob, sealing);
            }
            Body::SealedOpened {
                household,
                reason,
                custodians,
            } => {
                let opening = Opening {
                    author: fact.author,
                    site: fact.site.clone(),
                    at: fact.at,
                    reason: *reason,
                    custodians: custodians.iter().copied().collect(),
                };
                let record = self.households.entry(*household).or_default();
                record.openings.insert(id, opening);
            }
            Body::HouseholdErased { household } => {
                self.households.entry(*household).or_default().erased.insert(id);
            }
            _ => {}
        }
    }

    /// Returns the custodians that records are sealed to now.
    pub fn custodians(&self) -> BTreeSet<CustodianId> {
        self.enrolled.difference(&self.removed).copied().collect()
    }

    /// Returns how many custodians it takes to open what is sealed now, at least 2; `None` before it was set.
    pub fn threshold(&self) -> Option<u8> {
        let heads = self.threshold_heads().into_iter().map(|id| self.thresholds[&id].0);
        heads.max().map(|custodians| custodians.max(LEAST))
    }

    /// Tells whether what was sealed of a household was destroyed.
    pub fn is_erased(&self, household: HouseholdId) -> bool {
        self.households
            .get(&household)
            .is_some_and(|record| !record.erased.is_empty())
    }

    fn threshold_heads(&self) -> Vec<FactId> {
        uncited(self.thresholds.iter().map(|(id, (_, refs))| (*id, refs)))
    }

    /// Returns the facts that set the threshold in different ways and do not know of each other.
    pub(super) fn disputed_threshold(&self) -> Vec<FactId> {
        let heads = self.threshold_heads();
        let values: BTreeSet<u8> = heads.iter().map(|id| self.thresholds[id].0).collect();
        if values.len() > 1 { heads } else { Vec::new() }
    }

    /// Tells whether an opening names as many custodians as it takes, each of them one who was enrolled.
    pub(super) fn enough(&self, record: &SealedRecord, opening: &Opening) -> bool {
        let needed = record.blobs.values().map(|sealing| sealing.threshold).min();
        let needed = usize::from(needed.unwrap_or(LEAST).max(LEAST));
        opening.custodians.len() >= needed && opening.custodians.is_subset(&self.enrolled)
    }

    /// Checks that these custodians are in force and as many as it takes to open what is sealed now.
    pub(super) fn together(&self, custodians: &[CustodianId]) -> Result<(), Refusal> {
        let needed = self.threshold().ok_or(Refusal::NoThreshold)?;
        several(needed, self.in_force(custodians)?, needed)
    }

    /// Tells whether as many custodians as it takes at least are named, each of them one who was enrolled.
    pub(super) fn were_custodians(&self, custodians: &BTreeSet<CustodianId>) -> bool {
        custodians.len() >= usize::from(LEAST) && custodians.is_subset(&self.enrolled)
    }

    /// Says what a fact about custodians and sealed records must cite, or why it is not recorded.
    pub(super) fn may(&self, population: &Population, body: &Body) -> Result<Vec<FactId>, Refusal> {
        match body {
            Body::CustodianEnrolled { custodian } if self.removed.contains(custodian) => Err(Refusal::RemovedCustodian),
            Body::CustodianEnrolled { custodian } if self.enrolled.contains(custodian) => Err(Refusal::Known),
            Body::CustodianRemoved { custodian } if !self.enrolled.contains(custodian) => {
                Err(Refusal::UnknownCustodian(*custodian))
            }
            Body::ThresholdSet { custodians } => {
                several(*custodians, self.custodians().len(), *custodians)?;
                Ok(self.threshold_heads())
            }
            Body::HouseholdSealed {
                household,
                custodians,
                threshold,
                ..
            } => {
                self.known(population, *household)?;
                let least = self.threshold().ok_or(Refusal::NoThreshold)?;
                several(*threshold, self.in_force(custodians)?, least)?;
                Ok(Vec::new())
            }
            Body::SealedOpened {
                household, custodians, ..
            } => {
                let record = self.known(population, *household)?.ok_or(Refusal::NothingSealed)?;
                let needed = record.blobs.values().map(|sealing| sealing.threshold).max();
                let needed = needed.ok_or(Refusal::NothingSealed)?;
                several(needed.max(LEAST), self.in_force(custodians)?, needed)?;
                Ok(record.blobs.values().map(|sealing| sealing.fact).collect())
            }
            Body::HouseholdErased { household } => {
                let record = self.known(population, *household)?;
                let sealed = record.into_iter().flat_map(|record| record.blobs.values());
                Ok(sealed.map(|sealing| sealing.fact).collect())
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Returns what is sealed of a registered household that was not erased.
    fn known(&self, population: &Population, household: HouseholdId) -> Result<Option<&SealedRecord>, Refusal> {
        match population.households.contains_key(&household) {
            false => Err(Refusal::UnknownHousehold),
            true if self.is_erased(household) => Err(Refusal::Erased),
            true => Ok(self.households.get(&household)),
        }
    }

    /// Returns how many different custodians these are, all of them in force.
    fn in_force(&self, custodians: &[CustodianId]) -> Result<usize, Refusal> {
        let there = self.custodians();
        match custodians.iter().find(|custodian| !there.contains(custodian)) {
            Some(stranger) => Err(Refusal::UnknownCustodian(*stranger)),
            // One who is named twice is one.
            None => Ok(custodians.iter().collect::<BTreeSet<_>>().len()),
        }
    }
}

/// Checks that it takes at least `least` custodians, and two, and that as many are there.
fn several(takes: u8, there: usize, least: u8) -> Result<(), Refusal> {
    let needed = takes.max(least).max(LEAST);
    if there >= usize::from(needed) && takes >= least.max(LEAST) {
        Ok(())
    } else {
        Err(Refusal::TooFewCustodians { there, needed })
    }
}
