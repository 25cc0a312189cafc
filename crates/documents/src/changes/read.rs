//! From a change as written to the change, or to everything that is wrong with it.

use super::ids::{self, Named, european};
use super::keys::{KINDS, Kind};
use super::{Placed, Written};
use crate::json::shortened;
use movement::access::PersonsPerHour;
use movement::operation::change::Change;
use movement::operation::{NoDay, Operation, hour_of_day};
use movement::problem::{Problem, Problems, code};
use movement::registry::{DayIx, SiteIx, VehicleIx, VehicleTypeIx};
use movement::units::{Minutes, Moment, Persons};

/// Reads changes; all that is wrong comes at once.
pub(super) fn read(
    operation: &Operation,
    all: &[Written],
    mut problems: Problems,
) -> Result<Vec<Placed>, Vec<Problem>> {
    let mut placed = Vec::new();
    for written in all {
        let mut reader = Reader {
            operation,
            written,
            problems: &mut problems,
        };
        let Some(kind) = reader.kind() else { continue };
        reader.check_keys(kind);
        let changes = reader.changes(kind).unwrap_or_default();
        placed.extend(changes.into_iter().map(|change| Placed {
            change,
            place: written.place.clone(),
        }));
    }
    if problems.is_empty() {
        Ok(placed)
    } else {
        Err(problems.into_sorted())
    }
}

struct Reader<'r> {
    operation: &'r Operation,
    written: &'r Written,
    problems: &'r mut Problems,
}

impl Reader<'_> {
    fn add(&mut self, key: &str, code: &'static str, cause: String, remedy: String) {
        self.problems.add(code, self.written.place(key), cause, remedy);
    }

    fn kind(&mut self) -> Option<&'static Kind> {
        let found = KINDS.iter().find(|kind| kind.name == self.written.kind);
        if found.is_none() {
            let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
            let cause = format!("No change is called \"{}\".", shortened(&self.written.kind));
            self.add(
                "kind",
                code::NOT_A_CHOICE,
                cause,
                format!("Write one of {}.", names.join(", ")),
            );
        }
        found
    }

    /// Reports keys that are missing, unknown or written twice.
    fn check_keys(&mut self, kind: &Kind) {
        let known: Vec<&str> = kind.keys.iter().chain(kind.optional).copied().collect();
        for (at, (key, _)) in self.written.values.iter().enumerate() {
            let before = &self.written.values[..at];
            if !known.contains(&key.as_str()) {
                let cause = format!("A change {} has no key \"{}\".", kind.name, shortened(key));
                self.add(
                    key,
                    code::UNKNOWN_KEY,
                    cause,
                    format!("Its keys are {}.", known.join(", ")),
                );
            } else if before.iter().any(|(earlier, _)| earlier == key) {
                let cause = format!("The key {key} stands twice.");
                self.add(key, code::UNKNOWN_KEY, cause, "Delete one of the two.".to_owned());
            }
        }
        let like = self.written.find("like").is_some();
        for key in kind.keys.iter().filter(|key| !(like && **key == "type")) {
            if self.written.find(key).is_none() {
                let cause = format!("A change {} needs the key {key}.", kind.name);
                let example = format!("{}:{}", kind.name, kind.keys.join("=...,") + "=...");
                self.add(key, code::MISSING_KEY, cause, format!("Write {example}."));
            }
        }
    }

    fn changes(&mut self, kind: &Kind) -> Option<Vec<Change>> {
        Some(match kind.name {
            "window-shut" => {
                let (corridors, day) = (self.ids("corridor"), self.day("date"));
                let day = day?;
                each(corridors?, |corridor| Change::WindowShut { corridor, day })
            }
            "window-moved" => {
                let (corridors, day) = (self.ids("corridor"), self.day("date"));
                let (from, to) = (self.hour("from"), self.hour("to"));
                let (day, from, to) = (day?, from?, to?);
                each(corridors?, |corridor| Change::WindowMoved {
                    corridor,
                    day,
                    from,
                    to,
                })
            }
            "windows-longer" => {
                let (corridors, by) = (self.ids("corridor"), self.minutes());
                let by = by?;
                each(corridors?, |corridor| Change::WindowsLonger { corridor, by })
            }
            "day-added" => each(self.ids("corridor")?, |corridor| Change::DayAdded { corridor }),
            "checkpoint-rate" => {
                let (corridors, rate) = (self.ids("corridor"), self.number("persons_per_hour"));
                let rate = PersonsPerHour(rate?);
                each(corridors?, |corridor| Change::CheckpointRate { corridor, rate })
            }
            "headway" => {
                let (corridors, headway) = (self.ids("corridor"), self.minutes());
                let headway = headway?;
                each(corridors?, |corridor| Change::Headway { corridor, headway })
            }
            "escorts" => {
                let (pools, escorts) = (self.ids("pool"), self.number("number"));
                let escorts = escorts?;
                each(pools?, |pool| Change::Escorts { pool, escorts })
            }
            "drivers-per-vehicle" => vec![Change::DriversPerVehicle {
                drivers: self.number("number")?,
            }],
            _ => return self.changes_of_rows(kind),
        })
    }

    /// Changes to vehicles, shelters and households.
    fn changes_of_rows(&mut self, kind: &Kind) -> Option<Vec<Change>> {
        Some(match kind.name {
            "vehicle-lost" => {
                let (vehicles, from) = (self.ids("vehicle"), self.moment());
                let from = from?;
                each(vehicles?, |vehicle| Change::VehicleLost { vehicle, from })
            }
            "vehicles-added" => {
                let (like, count) = (self.like(), self.number("number"));
                let ((like, place), count) = (like?, count?);
                vec![Change::VehiclesAdded { like, place, count }]
            }
            "spare-released" => each(self.ids("vehicle")?, |vehicle| Change::SpareReleased { vehicle }),
            "shelter-full" => {
                let shelters = self.ids("shelter");
                let inside = match self.written.find("inside") {
                    Some(_) => Persons(self.number("inside")?),
                    None => Persons(0),
                };
                each(shelters?, |shelter| Change::ShelterFull { shelter, inside })
            }
            "shelter-places" => {
                let (shelters, places) = (self.ids("shelter"), self.number("places"));
                let places = Persons(places?);
                each(shelters?, |shelter| Change::ShelterPlaces { shelter, places })
            }
            "shelter-intake" => {
                let (shelters, people) = (self.ids("shelter"), self.number("people"));
                let people = Persons(people?);
                each(shelters?, |shelter| Change::ShelterIntake { shelter, people })
            }
            "household-withdrew" => each(self.ids("household")?, |household| Change::HouseholdWithdrew {
                household,
            }),
            "household-no-show" => each(self.ids("household")?, |household| Change::HouseholdNoShow {
                household,
            }),
            _ => each(self.ids("household")?, |household| Change::HouseholdSaidYes {
                household,
            }),
        })
    }

    /// Reads the ids of what a change is about.
    fn ids<T: Named>(&mut self, key: &str) -> Option<Vec<T>> {
        let text = self.written.find(key)?;
        let ids: Vec<&str> = text.split_whitespace().collect();
        if ids.is_empty() {
            let cause = format!("The key {key} names nothing.");
            self.add(key, code::EMPTY_CELL, cause, format!("Write the id of a {}.", T::WORD));
            return None;
        }
        let found: Vec<Option<T>> = ids.into_iter().map(|id| self.id(key, id)).collect();
        found.into_iter().collect()
    }

    fn id<T: Named>(&mut self, key: &str, id: &str) -> Option<T> {
        let found = ids::find(self.operation, id);
        if found.is_none() {
            let cause = format!("The operation has no {} \"{}\".", T::WORD, shortened(id));
            let some: Vec<&str> = (0..5).map_while(|row| T::id(self.operation, row)).collect();
            let remedy = match some[..] {
                // Tokens stand for families: none is shown that was not asked for.
                [] => "Correct the id.".to_owned(),
                _ if T::WORD == "household" => "Correct the id; household_id in households.csv has them.".to_owned(),
                _ => format!("Correct the id; there are such as {}.", some.join(", ")),
            };
            self.add(key, code::UNKNOWN_ID, cause, remedy);
        }
        found
    }

    fn day(&mut self, key: &str) -> Option<DayIx> {
        let text = self.written.find(key)?;
        let calendar = &self.operation.calendar;
        let days = calendar.days();
        match calendar.find_day(text) {
            Ok(day) => Some(day),
            Err(NoDay::NotADate) => {
                let cause = format!("\"{}\" is not a date.", shortened(text));
                let remedy =
                    "Write year, month and day, such as 2019-04-03; where days have no dates, their number from 1.";
                self.add(key, code::NOT_A_DATE, cause, remedy.to_owned());
                None
            }
            Err(NoDay::Outside) => {
                let cause = format!("{text} is not among the {days} days of the operation.");
                self.add(key, code::OUTSIDE_OPERATION, cause, "Correct the day.".to_owned());
                None
            }
        }
    }

    fn hour(&mut self, key: &str) -> Option<Minutes> {
        let text = self.written.find(key)?;
        let hour = hour_of_day(text);
        if hour.is_none() {
            let cause = format!("\"{}\" is not an hour of the day.", shortened(text));
            let remedy = "Write hours and minutes from 00:00 to 24:00, such as 06:30.".to_owned();
            self.add(key, code::NOT_AN_HOUR, cause, remedy);
        }
        hour
    }

    /// Reads from when on; without a date, from the first minute.
    fn moment(&mut self) -> Option<Moment> {
        let hour = match self.written.find("from") {
            Some(_) => self.hour("from"),
            None => Some(Minutes(0)),
        };
        if self.written.find("date").is_none() {
            if self.written.find("from").is_some() {
                let cause = "The hour has no date.".to_owned();
                self.add(
                    "date",
                    code::MISSING_KEY,
                    cause,
                    "Add the key date, or delete from.".to_owned(),
                );
                return None;
            }
            return Some(Moment(0));
        }
        let day = self.day("date");
        let day = i32::try_from(day?.0).ok()?;
        Some(self.operation.calendar.on_clock(day, hour?))
    }

    fn minutes(&mut self) -> Option<Minutes> {
        let minutes = self.number("minutes")?;
        Some(Minutes(i32::try_from(minutes).unwrap_or(i32::MAX)))
    }

    fn number(&mut self, key: &str) -> Option<u32> {
        let text = self.written.find(key)?;
        let digits = european(text);
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if !plain {
            let cause = format!("\"{}\" is not a whole number.", shortened(text));
            let remedy = "Write a whole number in digits only.".to_owned();
            self.add(key, code::NOT_A_WHOLE_NUMBER, cause, remedy);
            return None;
        }
        // Beyond any range: the operation says which it takes.
        Some(digits.parse().unwrap_or(u32::MAX))
    }

    /// Reads what new vehicles are like and where they stand: like the first one of their type there, else of their type.
    fn like(&mut self) -> Option<(VehicleIx, SiteIx)> {
        let place = match self.written.find("place") {
            Some(id) => Some(self.id::<SiteIx>("place", id)?),
            None => None,
        };
        let like = match (self.written.find("like"), self.written.find("type")) {
            (Some(id), _) => self.id::<VehicleIx>("like", id)?,
            (None, Some(id)) => {
                let kind = self.id::<VehicleTypeIx>("type", id)?;
                self.first_of(kind, place)?
            }
            (None, None) => return None,
        };
        Some((like, place.unwrap_or(self.operation.vehicles[like.at()].place)))
    }

    fn first_of(&mut self, kind: VehicleTypeIx, place: Option<SiteIx>) -> Option<VehicleIx> {
        let vehicles = self.operation.vehicles.iter();
        let there = |at: &&(usize, bool)| at.1;
        let of_kind = vehicles.enumerate().filter(|(_, vehicle)| vehicle.kind == kind);
        let of_kind: Vec<(usize, bool)> = of_kind
            .map(|(row, vehicle)| (row, place.is_none_or(|place| vehicle.place == place)))
            .collect();
        let found = of_kind.iter().find(there).or(of_kind.first());
        if found.is_none() {
            let id = &self.operation.vehicle_types[kind.at()].id;
            let cause = format!("There is no vehicle of the type {id} that the new ones could be like.");
            let remedy = "Write like= with the id of a vehicle, or add a row to vehicles.csv.".to_owned();
            self.add("type", code::UNKNOWN_ID, cause, remedy);
        }
        found.map(|(row, _)| VehicleIx::from_position(*row))
    }
}

fn each<T>(about: Vec<T>, change: impl FnMut(T) -> Change) -> Vec<Change> {
    about.into_iter().map(change).collect()
}
