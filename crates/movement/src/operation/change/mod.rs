//! A change to an operation: what an event does to it, or what somebody agrees to. Pure: an operation and changes in, a
//! new operation or every refusal out.

mod calendar;
mod fleet;
mod limits;
mod people;
mod refusal;
mod words;

pub use refusal::{NOTHING_CHANGES, Refusal};

use super::Operation;
use crate::access::PersonsPerHour;
use crate::registry::{CorridorIx, DayIx, EscortPoolIx, HouseholdIx, ShelterIx, SiteIx, VehicleIx};
use crate::units::{Minutes, Moment, Persons};

/// One thing that changes. Tables only ever grow at their end, so that an index, and a plan, means the same before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// No window of the corridor stands on a local day; what a window over midnight has of other days stays.
    WindowShut {
        /// Which corridor.
        corridor: CorridorIx,
        /// Which local day.
        day: DayIx,
    },
    /// The windows a corridor has on a local day become this one: shorter, longer or at other hours.
    WindowMoved {
        /// Which corridor.
        corridor: CorridorIx,
        /// Which local day; a window must stand on it.
        day: DayIx,
        /// Minute of the local day from which it is open.
        from: Minutes,
        /// Minute of the local day until which it is open, at most 24:00.
        to: Minutes,
    },
    /// Every window of a corridor closes later, at most at the end of the operation's last day.
    WindowsLonger {
        /// Which corridor.
        corridor: CorridorIx,
        /// By how much.
        by: Minutes,
    },
    /// The windows of the last day on which a corridor is open stand on the day after it too. The days of the operation
    /// become more where that is needed.
    DayAdded {
        /// Which corridor.
        corridor: CorridorIx,
    },
    /// The checkpoint of a corridor checks so many people an hour in all, over however many lanes.
    CheckpointRate {
        /// Which corridor; one without a checkpoint has no rate to change.
        corridor: CorridorIx,
        /// People an hour from now on.
        rate: PersonsPerHour,
    },
    /// Another least time between two convoys of a corridor.
    Headway {
        /// Which corridor.
        corridor: CorridorIx,
        /// The least time from now on.
        headway: Minutes,
    },
    /// A pool has so many escorts in all.
    Escorts {
        /// Which pool.
        pool: EscortPoolIx,
        /// How many from now on.
        escorts: u32,
    },
    /// A vehicle is not there any more, until further notice.
    VehicleLost {
        /// Which vehicle.
        vehicle: VehicleIx,
        /// From when on; the first minute of the operation when it is lost altogether.
        from: Moment,
    },
    /// More vehicles, each with its crew: like one that is there in type, corridors and first free moment, never away and never
    /// held back.
    VehiclesAdded {
        /// Which vehicle they are like.
        like: VehicleIx,
        /// Where they stand at first.
        place: SiteIx,
        /// How many.
        count: u32,
    },
    /// A vehicle is no longer held back as a spare.
    SpareReleased {
        /// Which vehicle.
        vehicle: VehicleIx,
    },
    /// Every vehicle has so many drivers, who take turns.
    DriversPerVehicle {
        /// How many from now on.
        drivers: u32,
    },
    /// A shelter takes nobody beyond those who are there already or keep their place: it has so many places, and no more. With
    /// nobody there it has none, which no folder can say.
    ShelterFull {
        /// Which shelter.
        shelter: ShelterIx,
        /// People who keep their place.
        inside: Persons,
    },
    /// A shelter has so many places in all.
    ShelterPlaces {
        /// Which shelter.
        shelter: ShelterIx,
        /// Places from now on.
        places: Persons,
    },
    /// A shelter takes in so many people a day; one that takes in any number has no intake to change.
    ShelterIntake {
        /// Which shelter.
        shelter: ShelterIx,
        /// People a local day from now on.
        people: Persons,
    },
    /// A household that said yes has withdrawn.
    HouseholdWithdrew {
        /// Which household.
        household: HouseholdIx,
    },
    /// A household that said yes did not come. Silence is a no, until it says yes again.
    HouseholdNoShow {
        /// Which household.
        household: HouseholdIx,
    },
    /// A household that had not said yes has said it.
    HouseholdSaidYes {
        /// Which household.
        household: HouseholdIx,
    },
}

impl Change {
    /// The stable names of all kinds, as files and the command line write them.
    pub const KINDS: [&str; 17] = [
        "window-shut",
        "window-moved",
        "windows-longer",
        "day-added",
        "checkpoint-rate",
        "headway",
        "escorts",
        "vehicle-lost",
        "vehicles-added",
        "spare-released",
        "drivers-per-vehicle",
        "shelter-full",
        "shelter-places",
        "shelter-intake",
        "household-withdrew",
        "household-no-show",
        "household-said-yes",
    ];

    /// Returns the stable name of its kind.
    pub fn kind(&self) -> &'static str {
        Self::KINDS[match self {
            Self::WindowShut { .. } => 0,
            Self::WindowMoved { .. } => 1,
            Self::WindowsLonger { .. } => 2,
            Self::DayAdded { .. } => 3,
            Self::CheckpointRate { .. } => 4,
            Self::Headway { .. } => 5,
            Self::Escorts { .. } => 6,
            Self::VehicleLost { .. } => 7,
            Self::VehiclesAdded { .. } => 8,
            Self::SpareReleased { .. } => 9,
            Self::DriversPerVehicle { .. } => 10,
            Self::ShelterFull { .. } => 11,
            Self::ShelterPlaces { .. } => 12,
            Self::ShelterIntake { .. } => 13,
            Self::HouseholdWithdrew { .. } => 14,
            Self::HouseholdNoShow { .. } => 15,
            Self::HouseholdSaidYes { .. } => 16,
        }]
    }

    fn apply(self, operation: &mut Operation) -> Result<(), Refusal> {
        match self {
            Self::WindowShut { corridor, day } => calendar::shut(operation, corridor, day),
            Self::WindowMoved {
                corridor,
                day,
                from,
                to,
            } => calendar::set_hours(operation, corridor, day, (from, to)),
            Self::WindowsLonger { corridor, by } => calendar::lengthen(operation, corridor, by),
            Self::DayAdded { corridor } => calendar::add_day(operation, corridor),
            Self::CheckpointRate { corridor, rate } => limits::set_rate(operation, corridor, rate),
            Self::Headway { corridor, headway } => limits::set_headway(operation, corridor, headway),
            Self::Escorts { pool, escorts } => limits::set_escorts(operation, pool, escorts),
            Self::VehicleLost { vehicle, from } => fleet::lose(operation, vehicle, from),
            Self::VehiclesAdded { like, place, count } => fleet::add(operation, like, place, count),
            Self::SpareReleased { vehicle } => fleet::release(operation, vehicle),
            Self::DriversPerVehicle { drivers } => limits::set_drivers(operation, drivers),
            Self::ShelterFull { shelter, inside } => limits::fill(operation, shelter, inside),
            Self::ShelterPlaces { shelter, places } => limits::set_places(operation, shelter, places),
            Self::ShelterIntake { shelter, people } => limits::set_intake(operation, shelter, people),
            Self::HouseholdWithdrew { household } | Self::HouseholdNoShow { household } => {
                people::take_back(operation, household)
            }
            Self::HouseholdSaidYes { household } => people::say_yes(operation, household),
        }
    }
}

/// Returns the operation with these changes, made one after another.
///
/// # Errors
/// Every change that cannot be made, or that would change nothing; those after it were tried as if it had not been there.
pub fn apply(operation: &Operation, changes: &[Change]) -> Result<Operation, Vec<Refusal>> {
    let mut changed = operation.clone();
    let refused = |(at, change): (usize, &Change)| {
        // A change looks first and changes then: one that is refused has changed nothing.
        let refusal = change.apply(&mut changed).err()?;
        Some(Refusal { at, ..refusal })
    };
    let refusals: Vec<Refusal> = changes.iter().enumerate().filter_map(refused).collect();
    if refusals.is_empty() {
        Ok(changed)
    } else {
        Err(refusals)
    }
}
