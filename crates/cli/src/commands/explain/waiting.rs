//! How long people wait, by tier, need and block: counts by group, no tokens.

use crate::output;
use crate::words::{lasting, local, local_iso};
use movement::operation::Operation;
use movement::plan::waits::{Ahead, Dimension, FEWEST, Group, GroupName, WaitingTimes, Waits};
use movement::units::{Minutes, Persons};
use serde_json::{Map, Value, json};
use std::io;
use std::path::Path;

/// What there is to say.
pub struct Summary<'s> {
    /// What the plan is of.
    pub operation: &'s Operation,
    /// How long people wait.
    pub times: &'s WaitingTimes,
    /// Where the plan stands.
    pub file: &'s Path,
}

/// Columns of the table, under the name of the group.
const HEAD: [&str; 6] = ["people", "with seat", "no seat", "half", "90 %", "all"];

impl Summary<'_> {
    /// Prints the summary, for people or for programs.
    pub fn print(&self, as_json: bool) -> io::Result<()> {
        output::answer_either(as_json, || self.value(), || self.text())
    }

    fn text(&self) -> String {
        let from = local(&self.operation.calendar, self.times.from);
        let mut lines = vec![
            self.operation.name.clone(),
            format!("  Waiting from {from}, when the first corridor opens, until the convoy leaves its checkpoint."),
            String::new(),
        ];
        lines.extend(self.table());
        lines.push(String::new());
        lines.push(
            "  half, 90 %, all: so many of those with a seat have left after this time; block: the site where people wait"
                .to_owned(),
        );
        let small = |group: &Group| group.name == GroupName::Small;
        if self.times.parted.iter().any(|(_, groups)| groups.iter().any(small)) {
            lines.push(format!(
                "  Groups of fewer than {FEWEST} people are shown together, without figures if they are fewer than {FEWEST} even then."
            ));
        }
        lines.push(String::new());
        lines.extend(self.words());
        lines.join("\n")
    }

    /// Returns who waits longest, who has no seat, and who leaves before a higher tier, in words.
    fn words(&self) -> Vec<String> {
        let times = self.times;
        let half = |waits: &Waits| waits.median.map_or("-".to_owned(), |median| lasting(median.0));
        let mut lines: Vec<String> = Vec::new();
        for (dimension, group, by) in times.longest() {
            let waits = group.figures.unwrap_or_default();
            lines.push(format!(
                "By {}, {} waits longest: half of them leave after {}, half of everybody after {} ({} longer).",
                dimension.code(),
                self.named(dimension, group),
                half(&waits),
                half(&times.everybody),
                lasting(by.0)
            ));
        }
        if lines.is_empty() && times.everybody.seated >= FEWEST {
            lines.push("No group of which half leaves later than half of everybody.".to_owned());
        }
        for (dimension, group) in times.most_without_seat() {
            let waits = group.figures.unwrap_or_default();
            lines.push(format!(
                "By {}, {} is left without a seat most: {} of {}; of everybody {} of {}.",
                dimension.code(),
                self.named(dimension, group),
                waits.without_seat,
                waits.people,
                times.everybody.without_seat,
                times.everybody.people
            ));
        }
        lines.extend(times.ahead.iter().filter_map(ahead));
        lines
    }

    fn named(&self, dimension: Dimension, group: &Group) -> String {
        let name = group.name.code(self.operation);
        match dimension {
            Dimension::Tier => format!("tier {name}"),
            _ => name,
        }
    }

    /// Returns the table, columns as wide as they must be.
    fn table(&self) -> Vec<String> {
        let head = HEAD.map(str::to_owned);
        let mut rows = vec![
            (String::new(), head),
            ("everybody".to_owned(), cells(&self.times.everybody)),
        ];
        for (dimension, groups) in &self.times.parted {
            for group in groups {
                let name = match group.name {
                    GroupName::Small => format!("fewer than {FEWEST} people"),
                    name => name.code(self.operation),
                };
                let figures = group.figures.as_ref().map_or_else(withheld, cells);
                rows.push((format!("{} {name}", dimension.code()), figures));
            }
        }
        output::columns(&rows)
    }

    fn value(&self) -> Value {
        let (operation, times) = (self.operation, self.times);
        let mut parted = Map::new();
        for (dimension, groups) in &times.parted {
            let groups = groups.iter().map(|group| {
                json!({
                    "group": group.name.code(operation), "small": group.name == GroupName::Small,
                    "figures": group.figures.as_ref().map(figures),
                })
            });
            parted.insert(dimension.code().to_owned(), groups.collect());
        }
        let longest = times.longest().into_iter().map(|(dimension, group, by)| {
            json!({ "by": dimension.code(), "group": group.name.code(operation), "longer_minutes": by.0 })
        });
        let without_seat = times
            .most_without_seat()
            .into_iter()
            .map(|(dimension, group)| json!({ "by": dimension.code(), "group": group.name.code(operation) }));
        let ahead = times.ahead.iter().map(|ahead| {
            json!({
                "tier": ahead.tier, "seated": ahead.seated.0, "people": ahead.people.map(|p| p.0),
                "people_at_same_site": ahead.at_same_site.map(|p| p.0),
            })
        });
        json!({
            "operation": operation.name, "plan": self.file,
            "from": times.from.0, "from_local": local_iso(&operation.calendar, times.from),
            "everybody": figures(&times.everybody), "by": parted,
            "waits_longest": longest.collect::<Vec<Value>>(),
            "most_without_seat": without_seat.collect::<Vec<Value>>(),
            "before_higher_tier": ahead.collect::<Vec<Value>>(),
            "fewest_people_shown": FEWEST.0,
        })
    }
}

fn ahead(ahead: &Ahead) -> Option<String> {
    let leave = ahead
        .people
        .map_or(format!("fewer than {FEWEST}"), |number| number.to_string());
    if ahead.people == Some(Persons(0)) {
        return None;
    }
    let of_site = match ahead.at_same_site {
        Some(Persons(0)) => "none of them before one who waits at the same site".to_owned(),
        Some(same) => format!("{same} of them before one who waits at the same site"),
        None => format!("fewer than {FEWEST} of them before one who waits at the same site"),
    };
    Some(format!(
        "Of tier {}, {leave} of the {} people with a seat leave before somebody of a higher tier; {of_site}.",
        ahead.tier, ahead.seated
    ))
}

fn cells(waits: &Waits) -> [String; HEAD.len()] {
    let time = |wait: Option<Minutes>| wait.map_or("-".to_owned(), |wait| lasting(wait.0));
    [
        waits.people.to_string(),
        waits.seated.to_string(),
        waits.without_seat.to_string(),
        time(waits.median),
        time(waits.ninety_percent),
        time(waits.longest),
    ]
}

/// The cells of a group that is too small to be counted in public.
fn withheld() -> [String; HEAD.len()] {
    std::array::from_fn(|_| "-".to_owned())
}

fn figures(waits: &Waits) -> Value {
    let minutes = |wait: Option<Minutes>| wait.map(|wait| wait.0);
    json!({
        "people": waits.people.0, "seated": waits.seated.0, "without_seat": waits.without_seat.0,
        "median_minutes": minutes(waits.median), "ninety_percent_minutes": minutes(waits.ninety_percent),
        "longest_minutes": minutes(waits.longest),
    })
}
