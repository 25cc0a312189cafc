//! `corridor compare`: two plans of one folder, and who gains and who loses from one to the other.

mod summary;

use super::plan::REMEDY;
use crate::disk;
use crate::exit::Status;
use crate::input::{Input, Word};
use crate::problems;
use actions::compare::{Foreign, compare};
use clap::Args;
use documents::plan_bound::{self, StatedBound};
use documents::{comparison_table, movement_1, plan_json};
use movement::operation::Operation;
use movement::plan::Plan;
use movement::problem::{Place, Problem, code};
use std::path::{Path, PathBuf};
use summary::Summary;

const EXAMPLES: &str = "Examples:
  corridor compare examples/tiny monday/plan.json tuesday/plan.json
  corridor compare examples/tiny monday/plan.json tuesday/plan.json --out tuesday     compare.csv beside the plan
  corridor compare examples/tiny monday/plan.json tuesday/plan.json --ledger camp-ledger
  corridor compare S.json one/plan.json other/plan.json --json

The folder is needed because a plan names tokens, vehicles and sites only: tiers, needs, places to wait, roads and distances stand
in the folder. Both plans must keep every rule of it. Groups of fewer than 10 people are shown together. docs/concepts/comparing.md
says what is counted, and how.";

/// Shows who arrives earlier or later, and who gains or loses a seat, from the first PLAN to the second.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Compare {
    /// Operation folder, or a "movement-1" instance, that both plans are of.
    folder: PathBuf,
    /// The plan to measure by: plan.json as `corridor plan` writes it.
    #[arg(value_name = "PLAN")]
    first: PathBuf,
    /// The plan that is measured.
    #[arg(value_name = "PLAN")]
    second: PathBuf,
    /// Write the table as compare.csv into this folder too.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    word: Word,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

/// A plan as read, with the bound that its file states.
struct ReadPlan {
    plan: Plan,
    bound: Option<StatedBound>,
}

impl Compare {
    /// Reads all three, judges both plans, and says for whom they differ.
    pub fn run(self) -> anyhow::Result<Status> {
        let (operation, folder) = match self.word.read(&self.folder)? {
            Err(found) => return Ok(problems::show(&found, self.json)?),
            Ok(Input::Folder(operation)) => (operation, true),
            Ok(Input::Movement(operation)) => (operation, false),
            Ok(Input::Evacuation(_)) => {
                anyhow::bail!("a \"bep-1\" instance has no households to compare -> give an operation folder")
            }
        };
        if let Some(out) = &self.out {
            disk::check_writable(out, REMEDY)?;
        }
        let first = read(&operation, &self.first, folder)?;
        let second = read(&operation, &self.second, folder)?;
        let (first, second) = match (first, second) {
            (Ok(first), Ok(second)) => (first, second),
            (first, second) => {
                let found: Vec<Problem> = [first.err(), second.err()].into_iter().flatten().flatten().collect();
                return Ok(problems::show(&found, self.json)?);
            }
        };
        match compare(&operation, [&first.plan, &second.plan]) {
            Ok(comparison) => {
                if let Some(out) = &self.out {
                    let table = comparison_table::write(&operation, &comparison);
                    disk::write_all(out, &[("compare.csv", table)], REMEDY)?;
                }
                Summary {
                    operation: &operation,
                    comparison: &comparison,
                    files: [&self.first, &self.second],
                    bounds: [first.bound, second.bound],
                }
                .print(self.json)?;
                Ok(Status::Done)
            }
            Err(foreign) => {
                let found: Vec<Problem> = foreign.iter().map(|foreign| self.refused(foreign)).collect();
                Ok(problems::show(&found, self.json)?)
            }
        }
    }

    fn refused(&self, foreign: &Foreign) -> Problem {
        let file = [&self.first, &self.second][foreign.plan];
        // Only the rule is named: what it says may hold a token.
        let rule = foreign.violations.first().map_or("", |violation| violation.rule);
        Problem {
            place: Place::file(file.display().to_string()),
            code: code::OUT_OF_RANGE,
            cause: format!(
                "The plan breaks rules of this folder ({} in all; the first: {rule}).",
                foreign.violations.len()
            ),
            remedy: "Give a plan that belongs to the folder as it stands; corridor check says what it breaks."
                .to_owned(),
        }
    }
}

/// Reads a plan; the inner error is every problem in it.
fn read(operation: &Operation, path: &Path, folder: bool) -> anyhow::Result<Result<ReadPlan, Vec<Problem>>> {
    let bytes = disk::bytes(path)?;
    let file = path.display().to_string();
    let plan = match folder {
        true => plan_json::read(operation, &bytes, &file),
        false => movement_1::read_plan(operation, &bytes, &file),
    };
    let bound = plan_bound::read(&bytes);
    Ok(plan.map(|plan| ReadPlan { plan, bound }))
}
