//! `corridor plan`: from an operation folder, or a benchmark instance, to a plan with its proof.

mod evacuation;
mod folder;
mod movement;
mod progress;
mod summary;

use crate::disk;
use crate::exit::Status;
use crate::input::{Input, Judged, Word};
use crate::problems;
use actions::draw_plan::Budget;
use clap::Args;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub use folder::{draw as draw_folder, refuse};
pub use summary::held_by;

/// What to do when the plan cannot be written.
pub const REMEDY: &str = "give a folder you may write to with --out";

const EXAMPLES: &str = "Examples:
  corridor plan examples/tiny
  corridor plan examples/rukban-2019 --seconds 20 --out rukban-plan
  corridor plan examples/town --moves 5000 --seed 7     the same bytes on every run and machine
  corridor plan examples/tiny --ledger camp-ledger      only those who said yes there
  corridor plan S.json --out out                        a \"movement-1\" or \"bep-1\" instance

Writes plan.json, timetable.csv, manifest.csv, waiting.csv and plan.html; for an instance, plan.json only;
with --ledger also not_planned.csv.
docs/concepts/plan-files.md describes them.";

/// Draws a plan for an operation folder or a benchmark instance, and judges it by every rule.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Plan {
    /// Operation folder, or an instance file ("movement-1" or "bep-1").
    folder: PathBuf,
    #[command(flatten)]
    word: Word,
    #[command(flatten)]
    pub settings: Settings,
}

/// How to draw a plan and where to put it.
#[derive(Args, Clone)]
pub struct Settings {
    /// Where the plan goes; by default FOLDER/plan, or INSTANCE-plan beside an instance.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The only source of chance.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Search for this many seconds (5 when neither this nor --moves is given). The first plan is always finished; Ctrl-C
    /// ends sooner, with the best plan so far.
    #[arg(long, value_name = "S", conflicts_with = "moves", value_parser = seconds)]
    pub seconds: Option<f64>,
    /// Search for this many moves: with the same folder and seed, the same plan on every run and machine.
    #[arg(long, value_name = "N")]
    pub moves: Option<u64>,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Settings {
    /// Returns how long to search.
    pub fn budget(&self) -> Budget {
        let time = match (self.seconds, self.moves) {
            (None, Some(_)) => None,
            (seconds, _) => Some(Duration::from_secs_f64(seconds.unwrap_or(5.0))),
        };
        Budget {
            moves: self.moves,
            time,
        }
    }

    /// Returns where the plan goes, once it is sure that it can be written there.
    pub fn out_or(&self, default: impl FnOnce() -> PathBuf) -> anyhow::Result<PathBuf> {
        let out = self.out.clone().unwrap_or_else(default);
        disk::check_writable(&out, REMEDY)?;
        Ok(out)
    }
}

impl Plan {
    /// Reads, plans, writes, and says what came out.
    pub fn run(self) -> anyhow::Result<Status> {
        let started = Instant::now();
        let settings = &self.settings;
        let Judged { input, ledger } = match self.word.read_apart(&self.folder)? {
            Err(found) => return Ok(problems::show(&found, settings.json)?),
            Ok(read) => read,
        };
        match input {
            Input::Folder(operation) => {
                let out = settings.out_or(|| self.folder.join("plan"))?;
                folder::draw(&operation, ledger.as_ref(), &out, settings, started)
            }
            Input::Movement(operation) => {
                let out = settings.out_or(|| beside(&self.folder, "plan"))?;
                movement::draw(&operation, &out, settings, started)
            }
            Input::Evacuation(instance) => {
                let out = settings.out_or(|| beside(&self.folder, "plan"))?;
                evacuation::draw(&instance, &out, settings, started)
            }
        }
    }
}

/// Returns the folder beside an instance where a plan of it goes.
pub fn beside(instance: &Path, what: &str) -> PathBuf {
    let stem = instance
        .file_stem()
        .map_or_else(|| "instance".into(), |s| s.to_string_lossy().into_owned());
    instance.with_file_name(format!("{stem}-{what}"))
}

/// Reads a number of seconds.
pub fn seconds(argument: &str) -> Result<f64, String> {
    let seconds: f64 = argument.parse().map_err(|_| format!("{argument} is not a number"))?;
    if (0.0..=1_000_000.0).contains(&seconds) {
        Ok(seconds)
    } else {
        Err("give 0 to 1000000 seconds".to_owned())
    }
}
