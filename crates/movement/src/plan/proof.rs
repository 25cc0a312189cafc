//! The proof beside a plan: what no plan can beat, and what holds it there.

use crate::units::{Moment, Persons};

/// What limits an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// The longest journey that somebody must make.
    Road,
    /// The checkpoint's rate within the windows.
    Checkpoint,
    /// Seats: vehicles, their round trips and their hours.
    Vehicles,
    /// Driving minutes a day.
    Drivers,
    /// Stretcher places.
    Stretchers,
    /// Wheelchair bays.
    Wheelchairs,
    /// Escorts and convoy size.
    Escorts,
    /// What shelters can take in a day, and where people go onward, as places come free.
    Intake,
}

impl Resource {
    /// Returns the stable code, as written in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Road => "road",
            Self::Checkpoint => "checkpoint",
            Self::Vehicles => "vehicles",
            Self::Drivers => "drivers",
            Self::Stretchers => "stretchers",
            Self::Wheelchairs => "wheelchairs",
            Self::Escorts => "escorts",
            Self::Intake => "intake",
        }
    }
}

/// One limit: because of this resource alone, no plan that moves as many people ends before this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The resource.
    pub resource: Resource,
    /// Where it binds, in words, e.g. the corridor's name; empty when it is the whole operation.
    pub place: String,
    /// No plan's last arrival is earlier, as far as this resource goes.
    pub last_arrival: Moment,
}

/// A bound on what any plan can reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// No plan moves more people who said yes than this.
    pub most_people: Persons,
    /// No plan that moves as many people as this one has an earlier last arrival.
    pub last_arrival: Moment,
    /// The limits computed, the binding one first.
    pub limits: Vec<Limit>,
}

impl Limit {
    /// Returns limits with the latest date first, each resource and place once; a limit that rules nothing out is none.
    #[must_use]
    pub fn ranked(mut limits: Vec<Self>) -> Vec<Self> {
        limits.retain(|l| l.last_arrival.0 > 0);
        limits.sort_by_key(|l| (std::cmp::Reverse(l.last_arrival), l.resource));
        let mut told = Vec::new();
        limits.retain(|l| {
            let new = !told.contains(&(l.resource, l.place.clone()));
            told.push((l.resource, l.place.clone()));
            new
        });
        limits
    }
}

impl Proof {
    /// Raises the bound to that of an operation with more room, for plans that move as many people or fewer: what rules out a
    /// date with more rules it out with less. Each limit is found by a search that may stop early, so the one with more
    /// may have got further.
    pub fn raise_to(&mut self, more: &Self) {
        let later = |limit: &&Limit| limit.last_arrival > self.last_arrival;
        if let Some(limit) = more.binding().filter(later) {
            self.last_arrival = limit.last_arrival;
            self.limits.insert(0, limit.clone());
            self.limits = Limit::ranked(std::mem::take(&mut self.limits));
        }
        self.most_people = self.most_people.min(more.most_people);
    }

    /// Returns the resource that holds the bound where it is.
    pub fn binding(&self) -> Option<&Limit> {
        self.limits.first()
    }
}
