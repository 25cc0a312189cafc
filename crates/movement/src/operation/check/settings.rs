//! `operation.toml`: which keys there are, of which type, and what they may be.

mod days;
mod keys;
mod reader;

pub(super) use days::Days;
pub(in crate::operation) use days::MOST_DAYS;

use reader::Reader;

use super::cells;
use super::index::shown;
use super::number::european;
use crate::operation::draft::{self, Entry};
use crate::operation::{EscortPool, HouseholdSplit, LuggageRules, Rules};
use crate::problem::{Place, Problems, code};
use crate::registry::EscortPoolIx;
use crate::units::Minutes;

/// Most escorts of a pool.
pub(in crate::operation) const MOST_ESCORTS: u32 = 10_000;
/// The chance, in percent, with which a shelter that frees places has room, when nobody says another.
const USUAL_SAFETY: u32 = 90;
/// Most kilograms of luggage a person.
const MOST_KILOGRAMS: u32 = 1_000;

/// The settings as checked. Where a problem is recorded any value may stand: no operation will be made of it.
#[derive(Debug)]
pub(super) struct Settings {
    pub(super) name: String,
    pub(super) days: Days,
    pub(super) rules: Rules,
    pub(super) spare_percent: u32,
    /// The chance, in percent, with which no more people than counted are in a shelter that frees places.
    pub(super) stay_safety: u32,
    /// Kilograms of luggage; `None` when luggage is not planned.
    pub(super) luggage_per_person: Option<u32>,
    written: bool,
    daylight_written: bool,
}

impl Settings {
    /// Tells whether the settings could be read.
    pub(super) fn is_written(&self) -> bool {
        self.written
    }

    /// Reports that no hours of daylight are written, which something else in the folder needs.
    pub(super) fn need_daylight(&self, why: &str, problems: &mut Problems) {
        if !self.written || self.daylight_written {
            return;
        }
        let mut place = Place::file(draft::SETTINGS_FILE);
        place.column = Some("daylight.from".to_owned());
        let remedy = "Add a section [daylight] with from and to, and roads = \"dangerous\" if other roads are travelled at any hour.";
        problems.add(
            code::MISSING_KEY,
            place,
            format!("No hours of daylight are given, but {why}."),
            remedy,
        );
    }

    /// Finds an escort pool; `Err` when the settings could not be read, so that nobody knows.
    pub(super) fn find_pool(&self, name: &str) -> Result<Option<EscortPoolIx>, ()> {
        if !self.written {
            return Err(());
        }
        let name = european(name);
        let at = self
            .rules
            .escort_pools
            .iter()
            .position(|pool| european(&pool.name) == name);
        Ok(at.map(EscortPoolIx::from_position))
    }
}

pub(super) fn check(written: Option<&draft::Settings>, problems: &mut Problems) -> Settings {
    let empty = draft::Settings::default();
    let mut reader = Reader {
        settings: written.unwrap_or(&empty),
        written: written.is_some(),
        problems,
    };
    if reader.written {
        keys::check(reader.settings, reader.problems);
    }
    let name = reader
        .text(&["name"])
        .map(|entry_text| entry_text.0)
        .unwrap_or_default();
    let days = days::check(&mut reader);
    let spare_percent = reader.find_whole(&["vehicles", "spare_percent"], 0..=100).unwrap_or(0);
    let stay_safety = reader
        .find_whole(&["shelters", "stay_safety_percent"], 50..=99)
        .unwrap_or(USUAL_SAFETY);
    let luggage_per_person = luggage(&mut reader, |reader| {
        reader
            .whole(&["luggage", "kg_per_person"], 0..=MOST_KILOGRAMS)
            .unwrap_or(0)
    });
    Settings {
        name,
        days,
        spare_percent,
        stay_safety,
        luggage_per_person,
        rules: rules(&mut reader),
        written: reader.written,
        daylight_written: reader.settings.find(&["daylight"]).is_some(),
    }
}

/// Reads something about luggage, if luggage is planned.
fn luggage<T>(reader: &mut Reader<'_, '_>, read: impl FnOnce(&mut Reader<'_, '_>) -> T) -> Option<T> {
    reader.settings.find(&["luggage"])?;
    Some(read(reader))
}

fn rules(reader: &mut Reader<'_, '_>) -> Rules {
    Rules {
        max_vehicles: reader.whole(&["convoy", "max_vehicles"], 1..=10_000).unwrap_or(1),
        escort_pools: escort_pools(reader),
        loading: reader.minutes(&["convoy", "loading_minutes"]),
        unloading: reader.minutes(&["convoy", "unloading_minutes"]),
        longest_transfer_wait: reader.find_minutes(&["transfer", "longest_wait_minutes"]),
        driving_per_day: Minutes(
            reader
                .whole(&["drivers", "driving_minutes_a_day"], 1..=1440)
                .map_or(1, |n| i32::try_from(n).unwrap_or(1)),
        ),
        drivers_per_vehicle: reader.find_whole(&["drivers", "per_vehicle"], 1..=100).unwrap_or(1),
        daylight: days::daylight(reader),
        aid_duration_percent: reader
            .find_whole(&["aid", "duration_percent"], 100..=1000)
            .unwrap_or(100),
        household_split: household_split(reader),
        luggage: luggage(reader, |reader| LuggageRules {
            days_later: reader.find_whole(&["luggage", "days_later"], 0..=30).unwrap_or(0),
        }),
    }
}

fn escort_pools(reader: &mut Reader<'_, '_>) -> Vec<EscortPool> {
    let settings = reader.settings;
    let of_pools = |entry: &&Entry| entry.path.len() == 2 && entry.path[0] == "escorts";
    let mut pools = Vec::new();
    for entry in settings.entries.iter().filter(of_pools) {
        let name = &entry.path[1];
        if !super::index::is_id(&european(name)) {
            reader.problems.add(
                code::BAD_ID,
                entry.place(),
                format!("{} is not the name of a pool.", shown(name)),
                "Use 1 to 40 letters, digits, hyphens, underscores or dots, without spaces.",
            );
        }
        let escorts = reader.number(entry, 1..=MOST_ESCORTS).unwrap_or(1);
        pools.push(EscortPool {
            name: name.clone(),
            escorts,
        });
    }
    pools
}

fn household_split(reader: &mut Reader<'_, '_>) -> HouseholdSplit {
    let words = [
        ("stretcher_only", HouseholdSplit::StretcherOnly),
        ("never", HouseholdSplit::Never),
    ];
    reader
        .find_text(&["households", "split"])
        .and_then(|(text, place)| cells::choice(&text, || place.clone(), &words, reader.problems))
        .unwrap_or(HouseholdSplit::StretcherOnly)
}
