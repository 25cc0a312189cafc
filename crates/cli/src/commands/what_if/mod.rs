//! `corridor what-if`: scenarios side by side, before the movement begins and on its days.

mod inputs;
mod summary;
mod table;

use super::plan::{REMEDY, beside, refuse, seconds};
use crate::disk;
use crate::exit::Status;
use crate::input::{Input, Word};
use crate::interrupt::Interrupt;
use crate::output;
use crate::problems;
use actions::World;
use actions::compare::Foreign;
use actions::what_if::{NoAnswers, Scenario, Settings, WhatIf as Answers, what_if};
use clap::Args;
use documents::what_if as files;
use indicatif::ProgressBar;
use inputs::Inputs;
use movement::operation::Operation;
use movement::problem::{Place, Problem, code};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Orders that each plan tries: as many as for the ask list, so that the figures of both can be compared.
const MOVES: u64 = super::ask::MOVES;

/// Attempts of a plan made anew: one takes as long as many orders of a plan drawn from nothing.
const REPLAN_MOVES: u64 = 30;

const EXAMPLES: &str = "Examples:
  corridor what-if examples/town examples/town/what-if.toml
  corridor what-if examples/town examples/town/what-if.toml --plan town-plan/plan.json --out town-what-if
  corridor what-if examples/town examples/town/what-if.toml --ledger camp-ledger
  corridor what-if examples/rukban-2019 examples/rukban-2019/what-if.toml --moves 200 --json

Writes what-if.html, what-if.csv and what-if.json: the same bytes on every run and machine unless --seconds or Ctrl-C ends it.
docs/concepts/what-if.md says how a file of scenarios is written, and how to read what comes out.";

/// Runs the scenarios of a file side by side: before the movement begins, and on a day of it.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct WhatIf {
    /// Operation folder, or a "movement-1" instance file.
    folder: PathBuf,
    /// File of scenarios in TOML.
    scenarios: PathBuf,
    /// The plan in force, for scenarios on a day; by default FOLDER/plan/plan.json, or INSTANCE-plan/plan.json.
    #[arg(long, value_name = "PLAN")]
    plan: Option<PathBuf>,
    /// Where the files go; by default FOLDER/what-if, or INSTANCE-what-if beside an instance.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The only source of chance.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Stop after this many seconds; scenarios that were not planned by then say so.
    #[arg(long, value_name = "S", value_parser = seconds)]
    seconds: Option<f64>,
    /// Let each plan try this many orders.
    #[arg(long, value_name = "N", default_value_t = MOVES)]
    moves: u64,
    /// Let each plan made anew have this many attempts at most.
    #[arg(long, value_name = "N", default_value_t = REPLAN_MOVES)]
    replan_moves: u64,
    #[command(flatten)]
    word: Word,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl WhatIf {
    /// Reads everything, plans every scenario, writes the files, and says what came out.
    pub fn run(self) -> anyhow::Result<Status> {
        let (operation, folder) = match self.word.read(&self.folder)? {
            Err(found) => return Ok(problems::show(&found, self.json)?),
            Ok(Input::Folder(operation)) => (operation, true),
            Ok(Input::Movement(operation)) => (operation, false),
            Ok(Input::Evacuation(_)) => anyhow::bail!(
                "{}: a \"bep-1\" instance has no scenarios -> give an operation folder or a \"movement-1\" instance",
                self.folder.display()
            ),
        };
        let inputs = match inputs::read(&operation, folder, &self.scenarios, &self.plan_in_force(folder))? {
            Ok(inputs) => inputs,
            Err(found) => return Ok(problems::show(&found, self.json)?),
        };
        let out = self.out.clone().unwrap_or_else(|| match folder {
            true => self.folder.join("what-if"),
            false => beside(&self.folder, "what-if"),
        });
        disk::check_writable(&out, REMEDY)?;
        match self.work(&operation, &inputs.asked()) {
            Ok(answers) => self.write(&operation, &inputs, &answers, &out),
            Err(NoAnswers::NoPlan(none)) => refuse(none, self.json),
            Err(NoAnswers::Foreign(foreign)) => Ok(problems::show(&[not_its_plan(&inputs, &foreign)], self.json)?),
        }
    }

    fn plan_in_force(&self, folder: bool) -> PathBuf {
        let default = || match folder {
            true => self.folder.join("plan"),
            false => beside(&self.folder, "plan"),
        };
        self.plan.clone().unwrap_or_else(|| default().join("plan.json"))
    }

    fn work(&self, operation: &Operation, scenarios: &[Scenario<'_>]) -> Result<Answers, NoAnswers> {
        let started = Instant::now();
        let interrupt = Interrupt::new();
        let world = World {
            clock: &|| started.elapsed(),
            stop: &|| interrupt.pressed(),
        };
        let bar = ProgressBar::new(0);
        let answers = what_if(&world, operation, scenarios, self.settings(), &mut |done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        });
        bar.finish_and_clear();
        answers
    }

    fn settings(&self) -> Settings {
        Settings {
            seed: self.seed,
            moves: self.moves,
            replan_moves: self.replan_moves,
            time: self.seconds.map(Duration::from_secs_f64),
        }
    }

    fn write(&self, operation: &Operation, inputs: &Inputs, answers: &Answers, out: &Path) -> anyhow::Result<Status> {
        let table = table::of(operation, inputs, answers, &self.settings());
        let json = files::write_json(&table);
        let written = [
            ("what-if.html", web::pages::what_if::render(&json)),
            ("what-if.csv", files::write(&table)),
            ("what-if.json", json),
        ];
        disk::write_all(out, &written, REMEDY)?;
        let took = answers.took.as_secs_f64();
        output::answer_either(
            self.json,
            || value(&written[2].1, out, took),
            || summary::text(&table, out, took),
        )?;
        Ok(Status::Done)
    }
}

fn value(json: &[u8], out: &Path, seconds: f64) -> Value {
    let mut value: Value = serde_json::from_slice(json).unwrap_or_default();
    value["out"] = serde_json::json!(out);
    value["files"] = serde_json::json!(["what-if.html", "what-if.csv", "what-if.json"]);
    value["seconds"] = seconds.into();
    value
}

fn not_its_plan(inputs: &Inputs, foreign: &Foreign) -> Problem {
    let file = inputs.file_in_force(foreign.plan);
    // Only the rule is named: what it says may hold a token.
    let rule = foreign.violations.first().map_or("", |violation| violation.rule);
    Problem {
        place: Place::file(file),
        code: code::OUT_OF_RANGE,
        cause: format!(
            "The plan breaks rules of this folder ({} in all; the first: {rule}).",
            foreign.violations.len()
        ),
        remedy: "Give the plan that is in force for the folder as it stands; corridor check says what it breaks."
            .to_owned(),
    }
}
