//! What the command says about a plan.

use crate::input::ByLedger;
use crate::output;
use crate::words::{count, has_dates, lasting, local, local_iso, people};
use actions::draw_plan::DrawnPlan;
use movement::operation::Operation;
use movement::plan::rules::RULES;
use movement::plan::{Limit, Reason, Resource};
use movement::registry::Consent;
use movement::units::Persons;
use serde_json::{Value, json};
use std::fmt::Display;
use std::io;
use std::path::Path;

/// What there is to say.
pub struct Summary<'s> {
    /// What was planned.
    pub operation: &'s Operation,
    /// What came out.
    pub drawn: &'s DrawnPlan,
    /// What the ledger says, where one was asked.
    pub ledger: Option<&'s ByLedger>,
    /// Where it was written, and the files there.
    pub out: &'s Path,
    /// Names of the files.
    pub files: &'s [&'static str],
    /// Time in all, reading and writing included.
    pub seconds: f64,
}

impl Summary<'_> {
    /// Prints the summary, for people or for programs.
    pub fn print(&self, as_json: bool) -> io::Result<()> {
        output::answer_either(as_json, || self.value(), || self.text())
    }

    fn text(&self) -> String {
        let (operation, drawn) = (self.operation, self.drawn);
        let said_yes = operation.households.iter().filter(|h| h.consent == Consent::Yes);
        let homes = count(said_yes.count(), "household");
        let seated = people(self.seated());
        let convoys = count(drawn.plan.convoys.len() - self.apart_convoys(), "convoy");
        let mut lines = vec![
            operation.name.clone(),
            line("Said yes", format!("{} in {homes}", people(operation.said_yes().0))),
            line("Have a seat", format!("{seated} in {convoys}")),
        ];
        lines.extend(self.luggage());
        lines.extend(self.not_planned());
        lines.extend(self.fewer_hours());
        lines.extend(self.waiting());
        lines.extend(self.aid());
        lines.extend(self.arrival());
        lines.push(line("Judged", format!("all {} rules kept", RULES.len())));
        let files = self.files.join(", ");
        lines.push(line("Files", format!("{}: {files}", self.out.display())));
        let work = format!("{:.1} s; --seed {} --moves {}", self.seconds, drawn.seed, drawn.moves);
        lines.push(line("Made in", format!("{work} makes it again")));
        lines.join("\n")
    }

    /// Says who is left out by the ledger, where one was asked.
    fn not_planned(&self) -> Option<String> {
        let ByLedger { apart, exceptions, .. } = self.ledger?;
        let members = apart
            .iter()
            .map(|one| self.operation.households[one.household.at()].members);
        let words = format!(
            "{} in {}, by the ledger: not_planned.csv; {} without a yes, signed by two",
            people(members.sum::<Persons>().0),
            count(apart.len(), "household"),
            people(u32::try_from(*exceptions).unwrap_or(u32::MAX)),
        );
        Some(line("Not planned", words))
    }

    /// Says which corridors have fewer hours in force by the ledger than the folder has.
    fn fewer_hours(&self) -> Vec<String> {
        let Some(ledger) = self.ledger.filter(|ledger| !ledger.fewer_hours.is_empty()) else {
            return Vec::new();
        };
        let corridors = ledger.fewer_hours.iter().map(|fewer| {
            format!(
                "{}: {} of {} h in force",
                fewer.corridor,
                fewer.left / 60,
                fewer.before / 60
            )
        });
        let corridors: Vec<String> = corridors.collect();
        let what = match ledger.as_if {
            true => "planned on all of them AS IF they were agreed: nobody may depart on this",
            false => {
                "planned on those in force alone; corridor windows says by whose word others are shut, --as-if plans on all"
            }
        };
        vec![line("Windows", corridors.join(", ")), line("", what)]
    }

    fn seated(&self) -> u32 {
        self.operation.said_yes().0.saturating_sub(self.drawn.outcome.waiting.0)
    }

    /// Says when the last one arrives, and what no plan can beat; nothing when nobody is moved.
    fn arrival(&self) -> Vec<String> {
        let (calendar, proof) = (&self.operation.calendar, &self.drawn.proof);
        let reached = self.drawn.outcome.last_arrival;
        if self.drawn.plan.convoys.is_empty() {
            return Vec::new();
        }
        let day = match has_dates(calendar) {
            true => format!(", day {}", calendar.day_of(reached) + 1),
            false => String::new(),
        };
        let mut lines = vec![line("Last arrival", local(calendar, reached) + &day)];
        let Some(limit) = proof.binding() else {
            return lines;
        };
        let bound = local(calendar, proof.last_arrival);
        let words = format!("no plan that moves as many ends before {bound},");
        lines.push(line("The proof", words));
        lines.push(line("", format!("because of {};", held_by(limit))));
        lines.push(line("", self.apart()));
        lines
    }

    /// Counts the convoys that carry luggage and nobody.
    fn apart_convoys(&self) -> usize {
        let convoys = self.drawn.plan.convoys.iter();
        convoys.filter(|convoy| convoy.people().0 == 0).count()
    }

    /// Says what luggage goes along, where luggage is planned.
    fn luggage(&self) -> Option<String> {
        self.operation.rules.luggage?;
        let apart = count(self.apart_convoys(), "convoy");
        Some(line(
            "Luggage",
            format!("{} kg, {apart} of trucks alone", self.kilograms()),
        ))
    }

    /// Returns the luggage that reaches a shelter.
    fn kilograms(&self) -> u64 {
        let convoys = self.drawn.plan.convoys.iter();
        let arriving = convoys.filter(|convoy| self.operation.find_shelter_at(convoy.to).is_some());
        arriving.map(|convoy| u64::from(convoy.luggage().0)).sum()
    }

    fn apart(&self) -> String {
        match self.gap() {
            0 => "this plan ends just then: none can end earlier".to_owned(),
            gap => format!("this plan ends {} later", lasting(gap)),
        }
    }

    /// Minutes between the last arrival and the bound.
    fn gap(&self) -> i32 {
        let reached = self.drawn.outcome.last_arrival.0;
        reached.saturating_sub(self.drawn.proof.last_arrival.0)
    }

    /// Says how many aid convoys have an hour, and why others have none; nothing where there are none.
    fn aid(&self) -> Vec<String> {
        let (operation, plan) = (self.operation, &self.drawn.plan);
        if operation.aid.is_empty() {
            return Vec::new();
        }
        let all = count(operation.aid.len(), "aid convoy");
        let mut lines = vec![line("Aid", format!("{} of {all} with an hour", plan.aid.len()))];
        for waiting in &plan.aid_waiting {
            let (aid, reason) = (&operation.aid[waiting.aid.at()], waiting.reason);
            lines.push(line(
                "",
                format!("{} has none ({}). {}", aid.id, reason.code(), reason.cause()),
            ));
            lines.push(line("", format!("-> {}", reason.remedy())));
        }
        lines
    }

    fn waiting(&self) -> Vec<String> {
        let told = Reason::ALL.into_iter().flat_map(|reason| self.waiting_for(reason));
        told.collect()
    }

    fn waiting_for(&self, reason: Reason) -> Vec<String> {
        let waiting = self.drawn.plan.waiting.iter().filter(|w| w.reason == reason);
        let members: Vec<u32> = waiting
            .map(|w| self.operation.households[w.household.at()].members.0)
            .collect();
        if members.is_empty() {
            return Vec::new();
        }
        let homes = count(members.len(), "household");
        let words = format!("{} in {homes} ({})", people(members.iter().sum()), reason.code());
        vec![
            line("Waiting", words),
            line("", reason.cause()),
            line("", format!("-> {}", reason.remedy())),
        ]
    }

    fn value(&self) -> Value {
        let (operation, drawn) = (self.operation, self.drawn);
        let mut value = json!({
            "operation": operation.name,
            "said_yes": operation.said_yes().0,
            "seated": self.seated(),
            "waiting": drawn.outcome.waiting.0,
            "convoys": drawn.plan.convoys.len(),
            "aid_convoys": drawn.plan.aid.len(),
            "aid_waiting": drawn.plan.aid_waiting.len(),
            "last_arrival": drawn.outcome.last_arrival.0,
            "last_arrival_local": local_iso(&operation.calendar, drawn.outcome.last_arrival),
            "lower_bound": drawn.proof.last_arrival.0,
            "minutes_above_bound": self.gap(),
            "binding": drawn.proof.binding().map(|l| l.resource.code()),
            "most_people": drawn.proof.most_people.0,
            "seed": drawn.seed,
            "moves": drawn.moves,
            "seconds": self.seconds,
            "out": self.out,
            "files": self.files,
        });
        if let Some(ledger) = self.ledger {
            value["not_planned_households"] = ledger.apart.len().into();
            value["exceptions"] = ledger.exceptions.into();
            value["as_if"] = ledger.as_if.into();
            let fewer = ledger.fewer_hours.iter();
            value["windows_not_in_force"] = fewer
                .map(|fewer| json!({ "corridor": fewer.corridor, "minutes": fewer.before - fewer.left }))
                .collect();
        }
        if operation.rules.luggage.is_some() {
            value["luggage_kg"] = self.kilograms().into();
        }
        value
    }
}

/// Returns one line of the summary.
fn line(label: &str, words: impl Display) -> String {
    format!("  {label:<14}{words}")
}

/// Returns a limit in words.
pub fn held_by(limit: &Limit) -> String {
    let words = match limit.resource {
        Resource::Road => "the longest journey",
        Resource::Checkpoint => "the checkpoint's rate",
        Resource::Vehicles => "vehicles and their round trips",
        Resource::Drivers => "driving hours a day",
        Resource::Stretchers => "stretcher places",
        Resource::Wheelchairs => "wheelchair bays",
        Resource::Escorts => "escorts",
        Resource::Intake => "what shelters take in",
    };
    if limit.place.is_empty() {
        words.to_owned()
    } else {
        format!("{words} ({})", limit.place)
    }
}
