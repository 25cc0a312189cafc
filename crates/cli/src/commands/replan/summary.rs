//! What the command says about a plan made anew: counts by convoy, no tokens.

use super::files::{to_tell, why};
use crate::output;
use crate::words::{count, lasting, local, local_iso, people};
use actions::replan::PlanAnew;
use movement::operation::Operation;
use movement::plan::rules::RULES;
use movement::plan::{Seat, Shift, Shifted, people_in};
use movement::registry::SiteIx;
use movement::units::Moment;
use planner::Replan;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Most lines of changes for people at a terminal.
const MOST_LINES: usize = 20;

/// What there is to say.
pub struct Summary<'s> {
    /// What was asked.
    pub asked: &'s Replan<'s>,
    /// What came out.
    pub anew: &'s PlanAnew,
    /// Where it was written, and the files there.
    pub out: &'s Path,
    /// Names of the files.
    pub files: &'s [&'static str],
    /// Time in all, reading and writing included.
    pub seconds: f64,
}

/// People of one convoy who are told the same, and why.
type Told = (
    &'static str,
    Option<(Moment, SiteIx)>,
    Option<(Moment, SiteIx)>,
    &'static str,
);

impl Summary<'_> {
    /// Prints the summary, for people or for programs.
    pub fn print(&self, as_json: bool) -> io::Result<()> {
        output::answer_either(as_json, || self.value(), || self.text())
    }

    fn operation(&self) -> &Operation {
        &self.anew.replanned.lived
    }

    /// Counts people by what they were told, what they are told now, and why.
    fn told(&self) -> BTreeMap<Told, u32> {
        // Of two stages the first one that changes says what people are told.
        let key = |seat: &Option<Seat>, stage: usize| {
            let seat = seat.as_ref()?;
            let hour = seat.hours.get(stage).or(seat.hours.last())?;
            Some((*hour, seat.place))
        };
        let stage = |shifted: &Shifted| match (&shifted.from, &shifted.to) {
            (Some(from), Some(to)) => {
                let pairs = from.hours.iter().zip(&to.hours);
                pairs.take_while(|(a, b)| a == b).count()
            }
            _ => 0,
        };
        let mut counts = BTreeMap::new();
        for shifted in to_tell(self.anew) {
            let members = self.operation().households[shifted.household.at()].members.0;
            let ((code, _), at) = (why(self.anew, shifted), stage(shifted));
            let group = (shifted.shift.code(), key(&shifted.from, at), key(&shifted.to, at), code);
            *counts.entry(group).or_insert(0) += members;
        }
        counts
    }

    fn people(&self, shift: Shift) -> u32 {
        people_in(self.operation(), &self.anew.replanned.shifted, shift).0
    }

    fn text(&self) -> String {
        let (operation, anew) = (self.operation(), self.anew);
        let replanned = &anew.replanned;
        let changed = people(replanned.standing.changed.0);
        let (passed, convoys) = (replanned.passed, count(replanned.plan.convoys.len(), "convoy"));
        let mut lines = vec![
            operation.name.clone(),
            line("Passed", format!("{passed} of {convoys}, kept exactly as they are")),
            line("Told anew", format!("{changed}: {}", self.shifts())),
        ];
        lines.extend(self.lines_told());
        lines.extend(self.waiting());
        if !replanned.stranded.is_empty() {
            let homes = count(replanned.stranded.len(), "household");
            lines.push(line(
                "Stranded",
                format!("{homes} on the way, for whom no rule can be kept any more"),
            ));
            lines.push(line(
                "",
                "-> find them a place or their luggage a vehicle today (waiting.csv)".to_owned(),
            ));
        }
        let (old, new) = (anew.before.last_arrival, anew.outcome.last_arrival);
        let later = match new.0 - old.0 {
            0 => "as before".to_owned(),
            minutes if minutes > 0 => format!("{} later than before", lasting(minutes)),
            minutes => format!("{} sooner than before", lasting(-minutes)),
        };
        lines.push(line(
            "Last arrival",
            format!("{}, {later}", local(&operation.calendar, new)),
        ));
        lines.push(line("Judged", format!("all {} rules kept", RULES.len())));
        lines.push(line(
            "Files",
            format!("{}: {}", self.out.display(), self.files.join(", ")),
        ));
        let first = anew.first_plan.as_secs_f64() * 1000.0;
        let moves = replanned.standing.moves;
        let again = format!("--seed {} --moves {moves} makes it again", self.asked.seed);
        lines.push(line(
            "Made in",
            format!("{:.1} s, the first plan in {first:.0} ms; {again}", self.seconds),
        ));
        lines.join("\n")
    }

    fn shifts(&self) -> String {
        let words = [
            (Shift::Hour, "another hour"),
            (Shift::Place, "another place"),
            (Shift::SeatLost, "no seat any more"),
            (Shift::SeatGained, "a seat they did not have"),
            (Shift::Withdrawn, "withdrawn"),
        ];
        let told = words.map(|(shift, words)| format!("{} {words}", self.people(shift)));
        told.join(", ")
    }

    fn lines_told(&self) -> Vec<String> {
        let operation = self.operation();
        let told = self.told();
        let seat = |seat: &Option<(Moment, SiteIx)>| match seat {
            Some((hour, place)) => format!(
                "{} to {}",
                local(&operation.calendar, *hour),
                operation.sites[place.at()].id
            ),
            None => "no seat".to_owned(),
        };
        let mut lines: Vec<String> = told
            .iter()
            .take(MOST_LINES)
            .map(|((_, from, to, code), number)| {
                line(
                    "",
                    format!("{}: {} -> {} ({code})", people(*number), seat(from), seat(to)),
                )
            })
            .collect();
        if told.len() > MOST_LINES {
            lines.push(line(
                "",
                format!("and {} more lines with --json", told.len() - MOST_LINES),
            ));
        }
        let mut causes: Vec<(&str, &str)> = to_tell(self.anew).map(|s| why(self.anew, s)).collect();
        causes.sort_unstable();
        causes.dedup();
        lines.extend(
            causes
                .into_iter()
                .filter(|(code, _)| !code.is_empty())
                .map(|(code, words)| line("", format!("{code}: {words}"))),
        );
        lines
    }

    fn waiting(&self) -> Vec<String> {
        match self.anew.outcome.waiting.0 {
            0 => Vec::new(),
            waiting => vec![line("Waiting", format!("{} (waiting.csv says why)", people(waiting)))],
        }
    }

    fn value(&self) -> Value {
        let (operation, anew) = (self.operation(), self.anew);
        let replanned = &anew.replanned;
        let at = |seat: &Option<(Moment, SiteIx)>| {
            seat.map(|(hour, place)| {
                json!({
                    "loading": hour.0, "loading_local": local_iso(&operation.calendar, hour),
                    "to": operation.sites[place.at()].id,
                })
            })
        };
        let told: Vec<Value> = self
            .told()
            .iter()
            .map(|((change, from, to, cause), people)| {
                json!({ "change": change, "people": people, "from": at(from), "to": at(to), "cause": cause })
            })
            .collect();
        let shifts: BTreeMap<&str, u32> = Shift::ALL.into_iter().map(|s| (s.code(), self.people(s))).collect();
        json!({
            "operation": operation.name,
            "passed_convoys": replanned.passed,
            "convoys": replanned.plan.convoys.len(),
            "people_told_anew": replanned.standing.changed.0,
            "people": shifts,
            "changes": told,
            "stranded_households": replanned.stranded.len(),
            "waiting": anew.outcome.waiting.0,
            "last_arrival_before": anew.before.last_arrival.0,
            "last_arrival": anew.outcome.last_arrival.0,
            "last_arrival_local": local_iso(&operation.calendar, anew.outcome.last_arrival),
            "hour_price": self.asked.price.hour,
            "place_price": self.asked.price.place,
            "seed": self.asked.seed,
            "moves": replanned.standing.moves,
            "first_plan_seconds": anew.first_plan.as_secs_f64(),
            "seconds": self.seconds,
            "out": self.out,
            "files": self.files,
        })
    }
}

fn line(label: &str, words: String) -> String {
    format!("  {label:<14}{words}")
}
