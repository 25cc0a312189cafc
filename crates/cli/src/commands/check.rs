//! `corridor check`: judges a finished plan, hand-edited or not, without the planner.

use crate::disk;
use crate::exit::Status;
use crate::input::{Input, Word};
use crate::output;
use crate::problems;
use crate::words::{local, local_iso, people};
use clap::Args;
use documents::{evacuation, movement_1, plan_json};
use movement::evacuation::{Instance, judge as judge_tours, longest};
use movement::operation::Operation;
use movement::plan::rules::{RULES, judge};
use movement::plan::{Outcome, Plan};
use movement::problem::Problem;
use serde_json::{Value, json};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor check examples/tiny examples/tiny/plan/plan.json
  corridor check examples/tiny examples/tiny/plan/plan.json --ledger camp-ledger
  corridor check S.json out/plan.json --json

docs/concepts/rules.md describes every rule.";

/// Judges PLAN by every rule of FOLDER; exit status 1 when it breaks one.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Check {
    /// Operation folder, or an instance file ("movement-1" or "bep-1").
    folder: PathBuf,
    /// The plan: plan.json as `corridor plan` writes it.
    plan: PathBuf,
    #[command(flatten)]
    word: Word,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Check {
    /// Reads both, judges, and says what it found.
    pub fn run(self) -> anyhow::Result<Status> {
        let input = match self.word.read(&self.folder)? {
            Ok(input) => input,
            Err(found) => return Ok(problems::show(&found, self.json)?),
        };
        let bytes = disk::bytes(&self.plan)?;
        let file = self.plan.display().to_string();
        match input {
            Input::Folder(operation) => self.judged(&operation, plan_json::read(&operation, &bytes, &file)),
            Input::Movement(operation) => self.judged(&operation, movement_1::read_plan(&operation, &bytes, &file)),
            Input::Evacuation(instance) => self.judged_tours(&instance, &bytes, &file),
        }
    }

    fn judged(&self, operation: &Operation, plan: Result<Plan, Vec<Problem>>) -> anyhow::Result<Status> {
        let plan = match plan {
            Ok(plan) => plan,
            Err(found) => return Ok(problems::show(&found, self.json)?),
        };
        let violations = judge(operation, &plan);
        if !violations.is_empty() {
            return Ok(problems::show_violations(&violations, self.json)?);
        }
        let outcome = Outcome::of(operation, &plan);
        output::answer_either(
            self.json,
            || kept_value(operation, &plan, &outcome),
            || kept(operation, &plan, &outcome),
        )?;
        Ok(Status::Done)
    }

    fn judged_tours(&self, instance: &Instance, bytes: &[u8], file: &str) -> anyhow::Result<Status> {
        let tours = match evacuation::read_solution(bytes, file) {
            Ok(tours) => tours,
            Err(found) => return Ok(problems::show(&found, self.json)?),
        };
        let faults = judge_tours(instance, &tours);
        if !faults.is_empty() {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            return Ok(problems::show_faults(&told, self.json)?);
        }
        let longest = longest(instance, &tours);
        output::answer_either(
            self.json,
            || json!({ "faults": [], "longest_tour": longest }),
            || format!("The tours keep every rule. The longest takes {longest}."),
        )?;
        Ok(Status::Done)
    }
}

fn kept(operation: &Operation, plan: &Plan, outcome: &Outcome) -> String {
    let rules = format!("The plan keeps all {} rules.", RULES.len());
    let seated = people(operation.said_yes().0.saturating_sub(outcome.waiting.0));
    let waiting = match outcome.waiting.0 {
        0 => "nobody waits".to_owned(),
        waiting => format!("waiting: {}", people(waiting)),
    };
    if plan.convoys.is_empty() {
        return format!("{rules} It moves nobody; {waiting}.");
    }
    let last = local(&operation.calendar, outcome.last_arrival);
    format!("{rules} With a seat: {seated}; {waiting}. Last arrival {last}.")
}

fn kept_value(operation: &Operation, plan: &Plan, outcome: &Outcome) -> Value {
    json!({
        "violations": [], "waiting": outcome.waiting.0, "last_arrival": outcome.last_arrival.0,
        "last_arrival_local": local_iso(&operation.calendar, outcome.last_arrival),
        "vehicle_metres": outcome.driven.0, "convoys": plan.convoys.len(),
    })
}
