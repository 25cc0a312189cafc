//! The limits an operation sets for every convoy.

use crate::units::Minutes;

/// Escorts that are shared by the corridors naming the pool. An escort is busy from a convoy's departure until it is
/// back where the convoy started (twice the travel time).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EscortPool {
    /// Name as written.
    pub name: String,
    /// How many convoys it can accompany at once.
    pub escorts: u32,
}

/// The part of the local day in which it is light: on dangerous roads, or on all, people are on the road then only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Daylight {
    /// Minute of the local day from which a convoy may depart.
    pub from: Minutes,
    /// Minute of the local day by which it must have arrived.
    pub to: Minutes,
    /// Holds for every convoy with people on every road; else only where a road is dangerous at night.
    pub everywhere: bool,
}

/// How luggage follows its household. It rides with the household's convoy, or with a later one on the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LuggageRules {
    /// How many local days after the household it may arrive at the shelter.
    pub days_later: u32,
}

/// How far a household may be spread over vehicles. Over convoys it never is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HouseholdSplit {
    /// A household rides in one vehicle, except one with a stretcher case, whose members may ride in several
    /// vehicles of the same convoy.
    StretcherOnly,
    /// A household always rides in one vehicle.
    Never,
}

/// Limits for every convoy and vehicle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Most vehicles in one convoy; at least 1.
    pub max_vehicles: u32,
    /// Escort pools.
    pub escort_pools: Vec<EscortPool>,
    /// From the start of loading to the checkpoint.
    pub loading: Minutes,
    /// From arrival until a vehicle is free again and people are off it.
    pub unloading: Minutes,
    /// Longest time a household may wait at a crossing, from being unloaded to the start of loading onward; `None`
    /// means no limit.
    pub longest_transfer_wait: Option<Minutes>,
    /// Driving minutes of one driver in a local day.
    pub driving_per_day: Minutes,
    /// Drivers of a vehicle, who take turns.
    pub drivers_per_vehicle: u32,
    /// Hours of daylight; `None` means that people may be on the road at any hour. Given where a road has a [`Hazard`](super::Hazard).
    pub daylight: Option<Daylight>,
    /// How long aid convoys take, in percent of what is planned for them; at least 1.
    pub aid_duration_percent: u32,
    /// How far a household may be spread.
    pub household_split: HouseholdSplit,
    /// How luggage follows; `None` means that nobody's luggage is planned.
    pub luggage: Option<LuggageRules>,
}

impl Rules {
    /// Returns how long an aid convoy is counted to take for what is planned to take so many minutes.
    pub fn aid_minutes(&self, planned: Minutes) -> Minutes {
        let minutes = i64::from(planned.0).saturating_mul(i64::from(self.aid_duration_percent));
        Minutes(i32::try_from(minutes.saturating_add(99) / 100).unwrap_or(i32::MAX / 4))
    }

    /// Returns the driving minutes of one vehicle in a local day.
    pub fn vehicle_driving_per_day(&self) -> Minutes {
        Minutes(
            self.driving_per_day
                .0
                .saturating_mul(i32::try_from(self.drivers_per_vehicle).unwrap_or(i32::MAX)),
        )
    }
}
