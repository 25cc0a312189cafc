//! A change in words, for people who decide about it. No tokens: a household is "a household of 5".

use super::Change;
use crate::operation::{Calendar, Operation};
use crate::registry::{CorridorIx, DayIx, HouseholdIx, ShelterIx};
use crate::units::{Minutes, Moment};

impl Change {
    /// Returns what changes, in a few words without a full stop. The change must be one that the operation takes.
    pub fn words(&self, operation: &Operation) -> String {
        let calendar = &operation.calendar;
        match *self {
            Self::WindowShut { corridor, day } => {
                format!("no window on {} ({})", day_of(calendar, day), name(operation, corridor))
            }
            Self::WindowMoved {
                corridor,
                day,
                from,
                to,
            } => {
                let (day, name) = (day_of(calendar, day), name(operation, corridor));
                format!("window on {day} from {} to {} ({name})", hour(from), hour(to))
            }
            Self::WindowsLonger { corridor, by } => {
                format!("every window {by} longer ({})", name(operation, corridor))
            }
            Self::DayAdded { corridor } => format!("one more day of windows ({})", name(operation, corridor)),
            Self::CheckpointRate { corridor, rate } => {
                format!(
                    "{} people an hour at the checkpoint ({})",
                    rate.0,
                    name(operation, corridor)
                )
            }
            Self::Headway { corridor, headway } => {
                format!("{headway} between convoys ({})", name(operation, corridor))
            }
            _ => self.other_words(operation),
        }
    }

    fn other_words(self, operation: &Operation) -> String {
        match self {
            Self::Escorts { pool, escorts } => {
                let pool = operation.rules.escort_pools.get(pool.at());
                format!("escorts: {escorts} ({})", pool.map_or("", |pool| &pool.name))
            }
            Self::VehicleLost { vehicle, from } => {
                let id = operation.vehicles.get(vehicle.at()).map_or("", |v| &v.id);
                if from <= Moment(0) {
                    return format!("without the vehicle {id}");
                }
                format!("without the vehicle {id} from {}", minute(&operation.calendar, from))
            }
            Self::VehiclesAdded { like, place, count } => {
                let kind = operation.vehicles.get(like.at()).map(|v| v.kind.at());
                let kind = kind.map_or("", |kind| &operation.vehicle_types[kind].name);
                let place = operation.sites.get(place.at()).map_or("", |site| &site.name);
                format!("{count} more: {kind}, at {place}")
            }
            Self::SpareReleased { vehicle } => {
                let id = operation.vehicles.get(vehicle.at()).map_or("", |v| &v.id);
                format!("the spare {id} released")
            }
            Self::DriversPerVehicle { drivers } => format!("drivers of each vehicle: {drivers}"),
            Self::ShelterFull { shelter, .. } => format!("{} takes nobody more", shelter_name(operation, shelter)),
            Self::ShelterPlaces { shelter, places } => {
                format!("{places} places ({})", shelter_name(operation, shelter))
            }
            Self::ShelterIntake { shelter, people } => {
                format!("{people} people a day taken in ({})", shelter_name(operation, shelter))
            }
            Self::HouseholdWithdrew { household } => format!("{} has withdrawn", people(operation, household)),
            Self::HouseholdNoShow { household } => format!("{} did not come", people(operation, household)),
            Self::HouseholdSaidYes { household } => format!("{} has said yes", people(operation, household)),
            _ => String::new(),
        }
    }
}

fn name(operation: &Operation, corridor: CorridorIx) -> &str {
    operation.corridors.get(corridor.at()).map_or("", |c| &c.name)
}

fn shelter_name(operation: &Operation, shelter: ShelterIx) -> &str {
    let shelter = operation.shelters.get(shelter.at());
    shelter.map_or("", |shelter| &operation.sites[shelter.site.at()].name)
}

fn people(operation: &Operation, household: HouseholdIx) -> String {
    let members = operation.households.get(household.at()).map_or(0, |h| h.members.0);
    format!("a household of {members}")
}

fn hour(minute: Minutes) -> String {
    format!("{:02}:{:02}", minute.0 / 60, minute.0 % 60)
}

fn day_of(calendar: &Calendar, day: DayIx) -> String {
    let noon = calendar.start_of(i32::try_from(day.0).unwrap_or(i32::MAX)) + Minutes(12 * 60);
    if calendar.has_dates() {
        calendar.local(noon).strftime("%Y-%m-%d").to_string()
    } else {
        format!("day {}", day.at() + 1)
    }
}

fn minute(calendar: &Calendar, moment: Moment) -> String {
    let at = calendar.local(moment);
    if calendar.has_dates() {
        at.strftime("%Y-%m-%d %H:%M").to_string()
    } else {
        format!("day {} {}", calendar.day_of(moment) + 1, at.strftime("%H:%M"))
    }
}
