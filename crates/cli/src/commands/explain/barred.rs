//! What bars a household from one convoy, and what would have to change.

use super::household::Asked;
use crate::output;
use crate::words::{count, people};
use actions::explain::Explanation;
use documents::changes;
use movement::operation::Operation;
use movement::plan::convoy_id;
use movement::plan::trial::{Bar, GiveWay, Lift, Places, Room, Trial, rides_in};
use movement::registry::Consent;
use movement::units::Persons;
use serde_json::{Value, json};
use std::io;

/// What there is to say.
pub struct Told<'t> {
    /// Who asks.
    pub asked: &'t Asked<'t>,
    /// Which convoy, by position in the plan.
    pub convoy: usize,
    /// What bars it.
    pub told: &'t Explanation,
}

/// Returns the first thing that bars a household, in a line.
pub fn first(asked: &Asked<'_>, trial: &Trial) -> String {
    let Some(bar) = trial.bars.first() else {
        let room = trial.rooms.iter().map(|room| places_in(asked, room));
        return format!("nothing bars it: {}", room.collect::<Vec<String>>().join("; "));
    };
    let cramped = trial
        .rooms
        .iter()
        .find(|room| !room.enough)
        .filter(|_| bar.rule == "vehicle-capacity");
    let why = match (cramped, bar.found.first()) {
        (Some(room), _) => format!(": {}", places_in(asked, room)),
        (None, Some(found)) => format!(": {}", found.cause.trim_end_matches('.')),
        (None, None) => format!(" for {}", count(bar.others, "other household")),
    };
    let more = match trial.bars.len() {
        1 => String::new(),
        number => format!(" (and {} more)", number - 1),
    };
    format!("{}{why}{more}", bar.title)
}

impl Told<'_> {
    /// Prints everything that bars it.
    pub fn print(&self, as_json: bool) -> io::Result<()> {
        output::answer_either(as_json, || self.value(), || self.text())
    }

    fn text(&self) -> String {
        let (asked, trial) = (self.asked, &self.told.trial);
        let mut lines = asked.head();
        lines.push(String::new());
        lines.push("Asked about:".to_owned());
        lines.extend(trial.stages.iter().map(|at| {
            let added = if *at == self.convoy {
                ""
            } else {
                "  (the other stage of its way)"
            };
            format!("  {}{added}", asked.hours(*at))
        }));
        lines.push(String::new());
        if rides_in(asked.explainer.plan(), asked.household) == trial.stages {
            lines.push("It rides there.".to_owned());
            return lines.join("\n");
        }
        if trial.bars.is_empty() {
            lines.push("Nothing bars it: the household could be moved there.".to_owned());
            lines.extend(
                trial
                    .rooms
                    .iter()
                    .map(|room| format!("  {}.", upper(&places_in(asked, room)))),
            );
            return lines.join("\n");
        }
        lines.push(match trial.bars.len() {
            1 => "One thing bars it:".to_owned(),
            number => format!("{number} things bar it:"),
        });
        for (number, at) in (1..).zip(0..trial.bars.len()) {
            lines.extend(self.bar(number, at));
        }
        lines.extend(self.giving_way());
        if let Some(lift) = &self.told.all {
            lines.push(String::new());
            lines.push("Nothing would bar it with:".to_owned());
            lines.extend(
                written(asked.operation, lift)
                    .into_iter()
                    .map(|change| format!("  {change}")),
            );
        }
        lines.join("\n")
    }

    fn bar(&self, number: usize, at: usize) -> Vec<String> {
        let bar = &self.told.trial.bars[at];
        let mut lines = vec![format!("  {number}. {} ({})", upper(bar.title), bar.rule)];
        if bar.rule == "vehicle-capacity" {
            lines.extend(self.cramped().map(|line| format!("     {line}.")));
        }
        lines.extend(self.found(bar));
        if bar.others > 0 {
            lines.push(format!(
                "     It would be so for {}.",
                count(bar.others, "other household")
            ));
        }
        lines.push(format!("     -> {}", bar.remedy));
        let lift = self.told.lifts.get(at).and_then(Option::as_ref);
        let changes = lift.map(|lift| written(self.asked.operation, lift));
        lines.extend(
            changes
                .into_iter()
                .flatten()
                .map(|change| format!("     -> change: {change}")),
        );
        lines
    }

    /// Returns where a rule would be broken; of the household itself only what the title does not say.
    fn found(&self, bar: &Bar) -> Vec<String> {
        if bar.rule == "consent" {
            return Vec::new();
        }
        let own = format!("household {}", self.asked.who().token);
        let found = bar.found.iter().map(|found| match found.place == own {
            true => format!("     {}", upper(&found.cause)),
            false => format!("     {}: {}", upper(&found.place), found.cause),
        });
        found.collect()
    }

    /// Says what is missing wherever there are too few places.
    fn cramped(&self) -> impl Iterator<Item = String> {
        let most = self.asked.operation.rules.max_vehicles;
        let cramped = self.told.trial.rooms.iter().filter(|room| !room.enough);
        cramped.flat_map(move |room| {
            let mut lines = vec![upper(&places_in(self.asked, room))];
            if !room.any_vehicle {
                lines.push("No vehicle that may drive there has so many places, even empty".to_owned());
            }
            if room.full_length {
                lines.push(format!("The convoy has its most vehicles, {most}"));
            }
            lines
        })
    }

    fn giving_way(&self) -> Vec<String> {
        if self.told.trial.rooms.iter().all(|room| room.enough) {
            return Vec::new();
        }
        let mut lines = vec![String::new()];
        let Some(way) = &self.told.giving_way else {
            if self.asked.who().consent == Consent::No {
                return Vec::new();
            }
            lines.push("No vehicle in the convoy would have room for it even if everybody gave way.".to_owned());
            return lines;
        };
        lines.push(format!(
            "In its place {} would have to wait{}.",
            people(way.people.0),
            rank(way)
        ));
        lines.push(match way.keeps_rules {
            true => "The plan would keep every rule then, but take from them what they were given.".to_owned(),
            false => "The plan would break a rule all the same.".to_owned(),
        });
        lines
    }

    fn value(&self) -> Value {
        let (asked, trial) = (self.asked, &self.told.trial);
        let operation = asked.operation;
        let mut value = asked.head_value();
        value["asked"] = json!({
            "convoy": asked.convoy_value(self.convoy),
            "way": trial.stages.iter().map(|at| convoy_id(*at)).collect::<Vec<String>>(),
            "rides_there": rides_in(asked.explainer.plan(), asked.household) == trial.stages,
            "rooms": rooms(asked, trial),
            "bars": bars(trial),
            "giving_way": self.told.giving_way.as_ref().map(|way| json!({
                "people": way.people.0, "of_its_tier_or_higher": way.not_behind.0, "keeps_rules": way.keeps_rules,
            })),
            "changes_that_lift_all": self.told.all.as_ref().map(|lift| written(operation, lift)),
        });
        for (at, lift) in self.told.lifts.iter().enumerate() {
            value["asked"]["bars"][at]["changes"] = lift.as_ref().map(|lift| written(operation, lift)).into();
        }
        value
    }
}

/// Says whether those who would give way go after the household in the queue.
fn rank(way: &GiveWay) -> String {
    match way.not_behind {
        Persons(0) => ", all of a lower tier".to_owned(),
        all if all == way.people => ", all of its tier or a higher one: they go before it or with it".to_owned(),
        some => format!(", {some} of them of its tier or a higher one"),
    }
}

/// Returns what bars a household, for programs.
pub fn bars(trial: &Trial) -> Value {
    let bars = trial.bars.iter().map(|bar| {
        let found = bar
            .found
            .iter()
            .map(|found| json!({ "place": found.place, "cause": found.cause }));
        json!({
            "rule": bar.rule, "title": bar.title, "found": found.collect::<Vec<Value>>(),
            "other_households": bar.others, "remedy": bar.remedy,
        })
    });
    bars.collect()
}

/// Returns the places on each stage, for programs.
pub fn rooms(asked: &Asked<'_>, trial: &Trial) -> Value {
    let places =
        |[seats, bays, stretchers]: Places| json!({ "seats": seats, "wheelchairs": bays, "stretchers": stretchers });
    let rooms = trial.rooms.iter().zip(&trial.stages).map(|(room, at)| {
        json!({
            "convoy": convoy_id(*at), "needed": places(room.needed), "free": places(room.free), "enough": room.enough,
            "vehicles": vehicles(asked, room), "any_vehicle": room.any_vehicle, "most_vehicles": room.full_length,
        })
    });
    rooms.collect()
}

fn written(operation: &Operation, lift: &Lift) -> Vec<String> {
    lift.changes
        .iter()
        .map(|change| changes::write(operation, change))
        .collect()
}

fn vehicles<'a>(asked: &'a Asked<'_>, room: &Room) -> Vec<&'a str> {
    let vehicles = &asked.operation.vehicles;
    let ids = room.vehicles.iter().filter_map(|vehicle| vehicles.get(vehicle.at()));
    ids.map(|vehicle| vehicle.id.as_str()).collect()
}

/// Says how many places a household needs and how many are free, of the kinds it needs.
fn places_in(asked: &Asked<'_>, room: &Room) -> String {
    const KINDS: [&str; 3] = ["seat", "wheelchair bay", "stretcher place"];
    let kinds = || (0..3).filter(|kind| room.needed[*kind] > 0);
    let number = |places: i64| usize::try_from(places).unwrap_or(0);
    let needed: Vec<String> = kinds()
        .map(|kind| count(number(room.needed[kind]), KINDS[kind]))
        .collect();
    let free: Vec<String> = kinds()
        .map(|kind| count(number(room.free[kind]), KINDS[kind]))
        .collect();
    let vehicles = vehicles(asked, room).join(" and ");
    let most = if room.enough { "" } else { "at most " };
    format!(
        "it needs {}; {most}{} free in {vehicles}",
        needed.join(" and "),
        free.join(" and ")
    )
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
