//! A change as text, which reads back as the same change.

use super::ids::Named;
use movement::operation::Operation;
use movement::operation::change::Change;
use movement::registry::{DayIx, VehicleIx};
use movement::units::{Minutes, Moment};

/// Writes a change such as `window-shut:corridor=jleb,date=2019-04-03`. It names ids of the folder; a change about a household
/// names its token.
pub fn write(operation: &Operation, change: &Change) -> String {
    let values = values(operation, change);
    let texts: Vec<String> = values.iter().map(|(key, value)| format!("{key}={value}")).collect();
    format!("{}:{}", change.kind(), texts.join(","))
}

fn values(operation: &Operation, change: &Change) -> Vec<(&'static str, String)> {
    let (id, date) = (Ids(operation), |day: DayIx| date(operation, day));
    match *change {
        Change::WindowShut { corridor, day } => vec![("corridor", id.of(corridor.at(), corridor)), ("date", date(day))],
        Change::WindowMoved {
            corridor,
            day,
            from,
            to,
        } => vec![
            ("corridor", id.of(corridor.at(), corridor)),
            ("date", date(day)),
            ("from", hour(from)),
            ("to", hour(to)),
        ],
        Change::WindowsLonger { corridor, by } => {
            vec![
                ("corridor", id.of(corridor.at(), corridor)),
                ("minutes", by.0.to_string()),
            ]
        }
        Change::DayAdded { corridor } => vec![("corridor", id.of(corridor.at(), corridor))],
        Change::CheckpointRate { corridor, rate } => {
            vec![
                ("corridor", id.of(corridor.at(), corridor)),
                ("persons_per_hour", rate.0.to_string()),
            ]
        }
        Change::Headway { corridor, headway } => {
            vec![
                ("corridor", id.of(corridor.at(), corridor)),
                ("minutes", headway.0.to_string()),
            ]
        }
        Change::Escorts { pool, escorts } => vec![("pool", id.of(pool.at(), pool)), ("number", escorts.to_string())],
        Change::DriversPerVehicle { drivers } => vec![("number", drivers.to_string())],
        Change::VehicleLost { vehicle, from } => {
            let mut values = vec![("vehicle", id.of(vehicle.at(), vehicle))];
            values.extend(moment(operation, from));
            values
        }
        Change::VehiclesAdded { like, place, count } => vec![
            ("like", id.of::<VehicleIx>(like.at(), like)),
            ("place", id.of(place.at(), place)),
            ("number", count.to_string()),
        ],
        Change::SpareReleased { vehicle } => vec![("vehicle", id.of(vehicle.at(), vehicle))],
        Change::ShelterFull { shelter, inside } => {
            vec![
                ("shelter", id.of(shelter.at(), shelter)),
                ("inside", inside.0.to_string()),
            ]
        }
        Change::ShelterPlaces { shelter, places } => {
            vec![
                ("shelter", id.of(shelter.at(), shelter)),
                ("places", places.0.to_string()),
            ]
        }
        Change::ShelterIntake { shelter, people } => {
            vec![
                ("shelter", id.of(shelter.at(), shelter)),
                ("people", people.0.to_string()),
            ]
        }
        Change::HouseholdWithdrew { household }
        | Change::HouseholdNoShow { household }
        | Change::HouseholdSaidYes { household } => vec![("household", id.of(household.at(), household))],
    }
}

struct Ids<'i>(&'i Operation);

impl Ids<'_> {
    /// The row is given beside its type, which says the table.
    fn of<T: Named>(&self, row: usize, _: T) -> String {
        T::id(self.0, row).unwrap_or_default().to_owned()
    }
}

fn date(operation: &Operation, day: DayIx) -> String {
    let calendar = &operation.calendar;
    if !calendar.has_dates() {
        return (day.at() + 1).to_string();
    }
    let noon = calendar.start_of(i32::try_from(day.0).unwrap_or(i32::MAX)) + Minutes(12 * 60);
    calendar.local(noon).strftime("%Y-%m-%d").to_string()
}

fn hour(minute: Minutes) -> String {
    format!("{:02}:{:02}", minute.0 / 60, minute.0 % 60)
}

/// Nothing for what is lost altogether.
fn moment(operation: &Operation, from: Moment) -> Vec<(&'static str, String)> {
    if from <= Moment(0) {
        return Vec::new();
    }
    let calendar = &operation.calendar;
    let day = DayIx(u32::try_from(calendar.day_of(from)).unwrap_or(0));
    let hour = calendar.local(from).strftime("%H:%M").to_string();
    vec![("date", date(operation, day)), ("from", hour)]
}
