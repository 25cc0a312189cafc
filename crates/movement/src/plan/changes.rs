//! What another plan changes for people: whose hour or place is not what they were told.

use super::Plan;
use crate::operation::Operation;
use crate::registry::{Consent, HouseholdIx, SiteIx};
use crate::units::{Moment, Persons};

/// What a household was told: when to be where, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    /// When loading starts, on each stage of its journey.
    pub hours: Vec<Moment>,
    /// Where its journey ends.
    pub place: SiteIx,
    /// Its first convoy, by position in the plan.
    pub convoy: usize,
}

/// What a change means to a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// Another hour, the same place.
    Hour,
    /// Another place, at the same hour or another one.
    Place,
    /// It had a seat and waits now.
    SeatLost,
    /// It waited, or had not said yes, and has a seat now.
    SeatGained,
    /// It had a seat and does not want it any more.
    Withdrawn,
}

impl Shift {
    /// Every kind, in the order in which reports list them.
    pub const ALL: [Self; 5] = [
        Self::Hour,
        Self::Place,
        Self::SeatLost,
        Self::SeatGained,
        Self::Withdrawn,
    ];

    /// Returns the stable code, as written in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Place => "place",
            Self::SeatLost => "seat-lost",
            Self::SeatGained => "seat-gained",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Tells whether what somebody was told does not hold any more, though nothing of it was theirs to decide.
    pub fn breaks_word(self) -> bool {
        matches!(self, Self::Hour | Self::Place | Self::SeatLost)
    }
}

/// A household for which the two plans differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shifted {
    /// Which household.
    pub household: HouseholdIx,
    /// How.
    pub shift: Shift,
    /// What it was told; `None` when it had no seat.
    pub from: Option<Seat>,
    /// What it is told now; `None` when it has no seat.
    pub to: Option<Seat>,
}

/// Returns the seat of each household in a plan, `None` for those that have none.
pub fn seats(operation: &Operation, plan: &Plan) -> Vec<Option<Seat>> {
    let mut order: Vec<usize> = (0..plan.convoys.len()).collect();
    order.sort_by_key(|at| plan.convoys[*at].start);
    let mut seats: Vec<Option<Seat>> = vec![None; operation.households.len()];
    for at in order {
        let convoy = &plan.convoys[at];
        for load in convoy.trips.iter().flat_map(|trip| &trip.load) {
            let Some(seat) = seats.get_mut(load.household.at()) else {
                continue;
            };
            let seat = seat.get_or_insert_with(|| Seat {
                hours: Vec::with_capacity(1),
                place: convoy.to,
                convoy: at,
            });
            seat.place = convoy.to;
            if seat.hours.last() != Some(&convoy.start) {
                seat.hours.push(convoy.start);
            }
        }
    }
    seats
}

/// Returns the households for which two plans differ, in the order of the table. `operation` is the one of the second plan.
pub fn changes(operation: &Operation, before: &Plan, after: &Plan) -> Vec<Shifted> {
    let pairs = seats(operation, before).into_iter().zip(seats(operation, after));
    let shifted = pairs.enumerate().filter_map(|(row, (from, to))| {
        let shift = match (&from, &to) {
            (None, None) => return None,
            (Some(a), Some(b)) if (&a.hours, a.place) == (&b.hours, b.place) => return None,
            (Some(a), Some(b)) if a.place == b.place => Shift::Hour,
            (Some(_), Some(_)) => Shift::Place,
            (None, Some(_)) => Shift::SeatGained,
            (Some(_), None) if operation.households[row].consent == Consent::Yes => Shift::SeatLost,
            (Some(_), None) => Shift::Withdrawn,
        };
        Some(Shifted {
            household: HouseholdIx::from_position(row),
            shift,
            from,
            to,
        })
    });
    shifted.collect()
}

/// Returns how many people a kind of change concerns.
pub fn people_in(operation: &Operation, shifted: &[Shifted], shift: Shift) -> Persons {
    let of_kind = shifted.iter().filter(|s| s.shift == shift);
    of_kind.map(|s| operation.households[s.household.at()].members).sum()
}
