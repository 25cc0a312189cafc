//! What the command says about a plan.

use super::progress::gap_percent;
use crate::problems::count;
use actions::draw_plan::DrawnPlan;
use movement::operation::Operation;
use movement::plan::{Limit, Reason, Resource};
use movement::registry::Consent;
use movement::units::Moment;
use serde_json::{Value, json};
use std::path::Path;

/// What there is to say.
pub struct Summary<'s> {
    /// What was planned.
    pub operation: &'s Operation,
    /// What came out.
    pub drawn: &'s DrawnPlan,
    /// Where it was written, and the files there.
    pub out: &'s Path,
    /// Names of the files.
    pub files: &'s [&'static str],
    /// Time in all, reading and writing included.
    pub seconds: f64,
}

impl Summary<'_> {
    /// Prints the summary, for people or for programs.
    #[allow(clippy::print_stdout, reason = "the command line is where things are printed")]
    pub fn print(&self, as_json: bool) {
        if as_json {
            println!("{}", self.value());
        } else {
            println!("{}", self.text());
        }
    }

    fn local(&self, moment: Moment) -> String {
        self.operation
            .calendar
            .local(moment)
            .strftime("%a %Y-%m-%d %H:%M")
            .to_string()
    }

    fn text(&self) -> String {
        let (operation, drawn) = (self.operation, self.drawn);
        let yes = operation.said_yes().0;
        let seated = yes.saturating_sub(drawn.outcome.waiting.0);
        let households = operation
            .households
            .iter()
            .filter(|h| h.consent == Consent::Yes)
            .count();
        let day = operation.calendar.day_of(drawn.outcome.last_arrival) + 1;
        let mut lines = vec![
            operation.name.clone(),
            format!("  said yes       {yes} people in {}", count(households, "household")),
            format!(
                "  seated         {seated} people in {}",
                count(drawn.plan.convoys.len(), "convoy")
            ),
            format!(
                "  last arrival   {} (day {day})",
                self.local(drawn.outcome.last_arrival)
            ),
        ];
        lines.push(self.bound());
        lines.extend(self.waiting());
        lines.push(format!(
            "  judged         every rule kept; {:.1} s, {} moves",
            self.seconds, drawn.moves
        ));
        lines.push(format!(
            "  files          {}: {}",
            self.out.display(),
            self.files.join(", ")
        ));
        lines.push(format!(
            "  again          --seed {} --moves {}",
            drawn.seed, drawn.moves
        ));
        lines.join("\n")
    }

    fn bound(&self) -> String {
        let proof = &self.drawn.proof;
        match proof.binding() {
            None => "  bound          none: nobody moves".to_owned(),
            Some(limit) => format!(
                "  bound          no plan that moves as many ends before {}; this one is {} above; held by {}",
                self.local(proof.last_arrival),
                gap_percent(self.drawn.outcome.last_arrival.0, proof.last_arrival.0),
                held_by(limit),
            ),
        }
    }

    fn waiting(&self) -> Vec<String> {
        let people = |reason: Reason| -> u32 {
            let all = self.drawn.plan.waiting.iter().filter(|w| w.reason == reason);
            all.map(|w| self.operation.households[w.household.at()].members.0).sum()
        };
        let told = Reason::ALL
            .into_iter()
            .map(|r| (r, people(r)))
            .filter(|(_, people)| *people > 0);
        told.map(|(r, people)| format!("  waiting        {people} people: {} {}", r.cause(), r.remedy()))
            .collect()
    }

    fn value(&self) -> Value {
        let (operation, drawn) = (self.operation, self.drawn);
        let yes = operation.said_yes().0;
        json!({
            "operation": operation.name,
            "said_yes": yes,
            "seated": yes.saturating_sub(drawn.outcome.waiting.0),
            "waiting": drawn.outcome.waiting.0,
            "convoys": drawn.plan.convoys.len(),
            "last_arrival": drawn.outcome.last_arrival.0,
            "last_arrival_local": operation.calendar.local(drawn.outcome.last_arrival).strftime("%Y-%m-%dT%H:%M").to_string(),
            "lower_bound": drawn.proof.last_arrival.0,
            "binding": drawn.proof.binding().map(|l| l.resource.code()),
            "most_people": drawn.proof.most_people.0,
            "seed": drawn.seed,
            "moves": drawn.moves,
            "seconds": self.seconds,
            "out": self.out,
            "files": self.files,
        })
    }
}

/// Returns a limit in words.
fn held_by(limit: &Limit) -> String {
    let words = match limit.resource {
        Resource::Road => "the longest journey",
        Resource::Checkpoint => "the checkpoint's rate",
        Resource::Vehicles => "vehicles and their round trips",
        Resource::Drivers => "driving hours a day",
        Resource::Stretchers => "stretcher places",
        Resource::Wheelchairs => "wheelchair bays",
        Resource::Escorts => "escorts",
        Resource::Intake => "what shelters take in a day",
    };
    if limit.place.is_empty() {
        words.to_owned()
    } else {
        format!("{words} ({})", limit.place)
    }
}
