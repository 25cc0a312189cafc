//! `corridor ask`: what one more of each would buy, for whoever goes to a meeting.

mod summary;
mod table;

use super::plan::{REMEDY, refuse, seconds};
use crate::disk;
use crate::exit::Status;
use crate::input::{Input, Word};
use crate::interrupt::Interrupt;
use crate::output;
use crate::problems;
use actions::World;
use actions::ask::{AskList, ask};
use clap::Args;
use documents::ask_list;
use indicatif::ProgressBar;
use movement::access::PersonsPerHour;
use movement::operation::Operation;
use planner::ask::Lane;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Orders that each plan tries: on 40,000 people enough for a whole roster.
pub const MOVES: u64 = 700;

const EXAMPLES: &str = "Examples:
  corridor ask examples/tiny
  corridor ask examples/tiny --ledger camp-ledger     for those alone who said yes there
  corridor ask examples/rukban-2019 --lane 100 --out rukban-ask
  corridor ask examples/town --moves 400 --seed 7     the same bytes on every run and machine

Writes ask.html to print, ask.csv and ask.json. docs/concepts/asking.md says how to read them.";

/// Works out what one more of each would buy: bus, driver, escort, lane, window hour, day, place, spare.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Ask {
    /// Operation folder, or a "movement-1" instance file.
    folder: PathBuf,
    /// Where the list goes; by default FOLDER/ask, or INSTANCE-ask beside an instance.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The only source of chance.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Stop after this many seconds (58 when neither this nor --moves is given). The first plan is always finished.
    #[arg(long, value_name = "S", value_parser = seconds)]
    seconds: Option<f64>,
    /// Let each plan try this many orders (700 when not given), and take the time that needs unless --seconds is given too.
    #[arg(long, value_name = "N")]
    moves: Option<u64>,
    /// People an hour that one more checkpoint lane checks; by default as many as the whole checkpoint today.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    lane: Option<u32>,
    #[command(flatten)]
    word: Word,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Ask {
    /// Reads, works the list out, writes it, and says what came out.
    pub fn run(self) -> anyhow::Result<Status> {
        match self.word.read(&self.folder)? {
            Err(found) => Ok(problems::show(&found, self.json)?),
            Ok(Input::Folder(operation)) => self.answer(&operation, self.folder.join("ask")),
            Ok(Input::Movement(operation)) => self.answer(&operation, beside(&self.folder)),
            Ok(Input::Evacuation(_)) => anyhow::bail!(
                "{}: a \"bep-1\" instance has nothing to ask for -> give an operation folder or a \"movement-1\" instance",
                self.folder.display()
            ),
        }
    }

    fn answer(&self, operation: &Operation, default: PathBuf) -> anyhow::Result<Status> {
        let out = self.out.clone().unwrap_or(default);
        disk::check_writable(&out, REMEDY)?;
        let list = match self.work(operation) {
            Ok(list) => list,
            Err(none) => return refuse(none, self.json),
        };
        let table = table::of(operation, &list);
        let json = ask_list::write_json(&table);
        let files = [
            ("ask.html", web::pages::ask::render(&json)),
            ("ask.csv", ask_list::write(&table)),
            ("ask.json", json),
        ];
        disk::write_all(&out, &files, REMEDY)?;
        let took = list.took.as_secs_f64();
        output::answer_either(
            self.json,
            || value(&files[2].1, &out, took),
            || summary::text(&table, &list, &out),
        )?;
        Ok(Status::Done)
    }

    fn work(&self, operation: &Operation) -> Result<AskList, actions::draw_plan::NoPlan> {
        let started = Instant::now();
        let interrupt = Interrupt::new();
        let world = World {
            clock: &|| started.elapsed(),
            stop: &|| interrupt.pressed(),
        };
        let bar = ProgressBar::new(0);
        let list = ask(&world, operation, self.settings(), &mut |done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        });
        bar.finish_and_clear();
        list
    }

    fn settings(&self) -> actions::ask::Settings {
        let time = match (self.seconds, self.moves) {
            (None, Some(_)) => None,
            (seconds, _) => Some(Duration::from_secs_f64(seconds.unwrap_or(58.0))),
        };
        actions::ask::Settings {
            seed: self.seed,
            moves: self.moves.unwrap_or(MOVES),
            time,
            lane: self
                .lane
                .map_or(Lane::AsToday, |people| Lane::Checks(PersonsPerHour(people))),
        }
    }
}

fn value(json: &[u8], out: &Path, seconds: f64) -> Value {
    let mut value: Value = serde_json::from_slice(json).unwrap_or_default();
    value["out"] = serde_json::json!(out);
    value["files"] = serde_json::json!(["ask.html", "ask.csv", "ask.json"]);
    value["seconds"] = seconds.into();
    value
}

fn beside(instance: &Path) -> PathBuf {
    let stem = instance
        .file_stem()
        .map_or_else(|| "instance".into(), |s| s.to_string_lossy().into_owned());
    instance.with_file_name(format!("{stem}-ask"))
}
