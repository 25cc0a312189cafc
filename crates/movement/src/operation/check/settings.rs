//! `operation.toml`: which keys there are, of which type, and what they may be.

mod days;
mod keys;

pub(super) use days::Days;

use super::cells::{self, MOST_MINUTES};
use super::index::shown;
use super::number::european;
use crate::operation::draft::{self, Entry, SETTINGS_FILE, Value};
use crate::operation::{Daylight, EscortPool, HouseholdSplit, Rules};
use crate::problem::{Place, Problems, code};
use crate::registry::EscortPoolIx;
use crate::units::Minutes;
use std::ops::RangeInclusive;

/// Most escorts of a pool.
const MOST_ESCORTS: u32 = 10_000;

/// The settings as checked. Where a problem is recorded any value may stand: no operation will be made of it.
#[derive(Debug)]
pub(super) struct Settings {
    pub(super) name: String,
    pub(super) days: Days,
    pub(super) rules: Rules,
    pub(super) spare_percent: u32,
    written: bool,
}

impl Settings {
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
    Settings {
        name,
        days,
        spare_percent,
        rules: rules(&mut reader),
        written: reader.written,
    }
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
        daylight: days::daylight(reader).map(|(from, to)| Daylight { from, to }),
        household_split: household_split(reader),
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

/// Reads keys by name. Types were judged by [`keys`]; a value of another type counts as not written.
struct Reader<'s, 'p> {
    settings: &'s draft::Settings,
    written: bool,
    problems: &'p mut Problems,
}

impl<'s> Reader<'s, '_> {
    fn required(&mut self, path: &[&str]) -> Option<&'s Entry> {
        let entry = self.settings.find(path);
        if entry.is_none() && self.written && !self.replaced(path) {
            let mut place = Place::file(SETTINGS_FILE);
            place.row = self.settings.find(&path[..path.len() - 1]).map(|section| section.line);
            place.column = Some(path.join("."));
            let remedy = match path {
                [section, key] => format!("Add a line {key} = ... below [{section}]."),
                _ => format!("Add a line {} = ... before the first section.", path.join(".")),
            };
            self.problems
                .add(code::MISSING_KEY, place, "The key is not in the file.", remedy);
        }
        entry
    }

    /// Tells whether something else stands where the section should be, which is a problem already.
    fn replaced(&self, path: &[&str]) -> bool {
        path.len() > 1
            && self
                .settings
                .find(&path[..1])
                .is_some_and(|section| section.value != Value::Section)
    }

    fn whole(&mut self, path: &[&str], range: RangeInclusive<u32>) -> Option<u32> {
        let entry = self.required(path)?;
        self.number(entry, range)
    }

    fn find_whole(&mut self, path: &[&str], range: RangeInclusive<u32>) -> Option<u32> {
        let entry = self.settings.find(path)?;
        self.number(entry, range)
    }

    fn number(&mut self, entry: &Entry, range: RangeInclusive<u32>) -> Option<u32> {
        match entry.value {
            Value::Whole(number) => cells::in_range(number, range, || entry.place(), self.problems),
            _ => None,
        }
    }

    fn minutes(&mut self, path: &[&str]) -> Minutes {
        Minutes(
            self.whole(path, 0..=MOST_MINUTES)
                .and_then(|n| i32::try_from(n).ok())
                .unwrap_or(0),
        )
    }

    fn find_minutes(&mut self, path: &[&str]) -> Option<Minutes> {
        let minutes = self.find_whole(path, 0..=MOST_MINUTES)?;
        i32::try_from(minutes).ok().map(Minutes)
    }

    fn text(&mut self, path: &[&str]) -> Option<(String, Place)> {
        let entry = self.required(path)?;
        self.filled(entry)
    }

    fn find_text(&mut self, path: &[&str]) -> Option<(String, Place)> {
        let entry = self.settings.find(path)?;
        self.filled(entry)
    }

    fn filled(&mut self, entry: &Entry) -> Option<(String, Place)> {
        let (Value::Text(text) | Value::Time(text)) = &entry.value else {
            return None;
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.problems.add(
                code::EMPTY_CELL,
                entry.place(),
                "The text is empty.",
                "Write something between the quotation marks.",
            );
            return None;
        }
        Some((text, entry.place()))
    }
}
