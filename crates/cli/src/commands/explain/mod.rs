//! `corridor explain`: how long people wait, and why a household is not on a certain convoy.

mod barred;
mod household;
mod waiting;

use crate::disk;
use crate::exit::Status;
use crate::input::{Input, Word};
use crate::problems;
use actions::explain::Explainer;
use clap::Args;
use documents::{changes, movement_1, plan_json};
use movement::operation::Operation;
use movement::plan::convoy_id;
use movement::plan::rules::Violation;
use movement::problem::{Place, Problem, code};
use movement::registry::HouseholdIx;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "Examples:
  corridor explain examples/tiny
  corridor explain examples/tiny --household C4K-T7N
  corridor explain examples/tiny --household C4K-T7N --convoy c001
  corridor explain examples/tiny --ledger camp-ledger
  corridor explain S.json --plan out/plan.json --json

Without --household it counts how long people wait until they leave, by tier, need and block; no household is shown. With it, it says
when that household goes, or why it waits, and what bars it from the convoys before. With --convoy as well it says everything that bars
it from that one, and the changes that would lift each bar, as `corridor replan --event` takes them. Nothing is written.
docs/concepts/explaining.md says how.";

/// Explains a plan of FOLDER.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Explain {
    /// Operation folder, or a "movement-1" instance.
    folder: PathBuf,
    /// The plan: plan.json as `corridor plan` writes it [default: FOLDER/plan/plan.json].
    #[arg(long)]
    plan: Option<PathBuf>,
    /// The token of the household that asks.
    #[arg(long, value_name = "TOKEN")]
    household: Option<String>,
    /// The convoy it asks about, by its id in the timetable, such as c012.
    #[arg(long, value_name = "ID", requires = "household")]
    convoy: Option<String>,
    #[command(flatten)]
    word: Word,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Explain {
    /// Reads folder and plan, judges the plan, and explains it.
    pub fn run(self) -> anyhow::Result<Status> {
        let (operation, folder) = match self.word.read(&self.folder)? {
            Err(found) => return Ok(problems::show(&found, self.json)?),
            Ok(Input::Folder(operation)) => (operation, true),
            Ok(Input::Movement(operation)) => (operation, false),
            Ok(Input::Evacuation(_)) => {
                anyhow::bail!("a \"bep-1\" instance has no households to explain -> give an operation folder")
            }
        };
        let file = match (&self.plan, folder) {
            (Some(plan), _) => plan.clone(),
            (None, true) => self.folder.join("plan").join("plan.json"),
            (None, false) => anyhow::bail!("an instance has no plan beside it -> give one with --plan"),
        };
        let name = file.display().to_string();
        let bytes = disk::bytes(&file)?;
        let read = match folder {
            true => plan_json::read(&operation, &bytes, &name),
            false => movement_1::read_plan(&operation, &bytes, &name),
        };
        let plan = match read {
            Ok(plan) => plan,
            Err(found) => return Ok(problems::show(&found, self.json)?),
        };
        match Explainer::of(&operation, plan) {
            Ok(explainer) => self.explain(&operation, &explainer, &file),
            Err(violations) => Ok(problems::show(&[refused(&name, &violations)], self.json)?),
        }
    }

    fn explain(&self, operation: &Operation, explainer: &Explainer<'_>, file: &Path) -> anyhow::Result<Status> {
        let Some(token) = &self.household else {
            waiting::Summary {
                operation,
                times: &explainer.waiting_times(),
                file,
            }
            .print(self.json)?;
            return Ok(Status::Done);
        };
        let household = changes::find_household(operation, token);
        let convoy = self.convoy.as_deref().map(|id| find_convoy(explainer, id));
        let mut found = Vec::new();
        found.extend(household.is_none().then(unknown_household));
        found.extend((convoy == Some(None)).then(|| unknown_convoy(operation, explainer, self.convoy.as_deref())));
        let Some(household) = household.filter(|_| found.is_empty()) else {
            return Ok(problems::show(&found, self.json)?);
        };
        let asked = household::Asked {
            operation,
            explainer,
            household,
        };
        let convoy = convoy.flatten();
        match convoy.and_then(|convoy| Some((convoy, explainer.explain(household, convoy)?))) {
            Some((convoy, told)) => barred::Told {
                asked: &asked,
                convoy,
                told: &told,
            }
            .print(self.json)?,
            None => asked.print(self.json)?,
        }
        Ok(Status::Done)
    }
}

fn refused(file: &str, violations: &[Violation]) -> Problem {
    // Only the rule is named: what it says may hold a token.
    let rule = violations.first().map_or("", |violation| violation.rule);
    Problem {
        place: Place::file(file),
        code: code::OUT_OF_RANGE,
        cause: format!(
            "The plan breaks rules of this folder ({} in all; the first: {rule}).",
            violations.len()
        ),
        remedy: "Give a plan that belongs to the folder as it stands; corridor check says what it breaks.".to_owned(),
    }
}

/// No token is repeated or suggested: nobody should get to another household by trying.
fn unknown_household() -> Problem {
    Problem {
        place: Place::file("--household"),
        code: code::UNKNOWN_ID,
        cause: "The folder has no household with this token.".to_owned(),
        remedy: "Write the token letter for letter as the household has it.".to_owned(),
    }
}

fn find_convoy(explainer: &Explainer<'_>, id: &str) -> Option<usize> {
    let wanted = id.trim().to_lowercase();
    (0..explainer.plan().convoys.len()).find(|at| convoy_id(*at) == wanted)
}

fn unknown_convoy(operation: &Operation, explainer: &Explainer<'_>, id: Option<&str>) -> Problem {
    let is_aid = operation
        .aid
        .iter()
        .any(|aid| Some(aid.id.as_str()) == id.map(str::trim));
    let remedy = match explainer.plan().convoys.len() {
        0 => "The plan has no convoys; leave --convoy out to hear why the household waits.".to_owned(),
        convoys => format!("Write one of {} to {}.", convoy_id(0), convoy_id(convoys - 1)),
    };
    Problem {
        place: Place::file("--convoy"),
        code: code::UNKNOWN_ID,
        cause: match is_aid {
            true => "This is an aid convoy; nobody rides in it.".to_owned(),
            false => "The plan has no such convoy.".to_owned(),
        },
        remedy,
    }
}

/// Returns the token of a household.
fn token(operation: &Operation, household: HouseholdIx) -> &str {
    &operation.households[household.at()].token
}
