//! `corridor replan`: a plan made anew after an event, with as few people as possible told something else.

mod files;
mod summary;

use crate::disk;
use crate::exit::Status;
use crate::input::{self, Input, Word};
use crate::interrupt::Interrupt;
use crate::problems;
use actions::World;
use actions::draw_plan::Budget;
use actions::replan::{NoPlanAnew, PlanAnew, as_drawn, replan};
use clap::Args;
use documents::{changes, movement_1, plan_json, turned_back};
use movement::operation::Operation;
use movement::plan::Plan;
use movement::problem::{Place, Problem, code};
use movement::units::Moment;
use planner::{Price, Replan as Asked, TurnedBack};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use summary::Summary;

/// What to do when the plan cannot be written.
const REMEDY: &str = "give a folder you may write to with --out";

/// The moment before anything has passed.
const NOTHING_PASSED: Moment = Moment(-1);

const EXAMPLES: &str = "Examples:
  corridor replan examples/tiny --plan examples/tiny/plan/plan.json --event vehicle-lost:vehicle=bus-1 --at 2026-03-02T06:00
  corridor replan examples/rukban-2019 --plan rukban-plan/plan.json --event window-shut:corridor=jleb,date=2019-04-03 --seconds 2
  corridor replan examples/town --plan plan.json --events this-morning.toml --at 2026-04-04T06:00
  corridor replan examples/tiny --plan examples/tiny/plan/plan.json --ledger camp-ledger --at 2026-03-02T06:00
  corridor replan town --plan plan.json --event turned-back:convoy=c007,back=2026-03-02T15:00 --at 2026-03-02T12:00 --json

Events are those of docs/concepts/changes.md, and turned-back. With --ledger, who said no there since the plan was drawn is one too. What has reached its checkpoint by --at stays as it is. The price
says when it is worth telling more people something else: docs/concepts/replanning.md.";

/// Makes a plan anew after an event, tells as few people as possible something else, and judges it by every rule.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Replan {
    /// Operation folder, or a "movement-1" instance, as it was before the event.
    folder: PathBuf,
    /// The plan that was in force: plan.json as `corridor plan` writes it.
    #[arg(long, value_name = "PLAN")]
    plan: PathBuf,
    /// What happened, such as window-shut:corridor=jleb,date=2019-04-03; may be given several times.
    #[arg(long = "event", value_name = "EVENT", required_unless_present_any = ["file", "ledger"])]
    events: Vec<String>,
    /// The same from a TOML file, with [[change]] above each event; may stand beside --event, whose events come first.
    #[arg(long = "events", value_name = "FILE")]
    file: Option<PathBuf>,
    /// When it is known, such as 2019-04-03T06:00; before the first convoy when not given.
    #[arg(long, value_name = "MOMENT")]
    at: Option<String>,
    /// Minutes of last arrival that another hour for one person is worth.
    #[arg(long, value_name = "MINUTES", default_value_t = Price::default().hour, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    hour_price: u32,
    /// Minutes of last arrival that another place for one person is worth.
    #[arg(long, value_name = "MINUTES", default_value_t = Price::default().place, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    place_price: u32,
    /// Where the plan goes; by default FOLDER/replan, or INSTANCE-replan beside an instance.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The only source of chance.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Search for this many seconds after the first plan (2 when neither this nor --moves is given).
    #[arg(long, value_name = "S", conflicts_with = "moves", value_parser = super::plan::seconds)]
    seconds: Option<f64>,
    /// Search for this many moves: with the same input and seed, the same plan on every run and machine.
    #[arg(long, value_name = "N")]
    moves: Option<u64>,
    #[command(flatten)]
    word: Word,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

/// What happened, as read.
struct Event {
    after: Operation,
    turned_back: Vec<TurnedBack>,
    moment: Moment,
}

impl Replan {
    /// Reads, plans anew, writes, and says for whom what changes.
    pub fn run(self) -> anyhow::Result<Status> {
        let started = Instant::now();
        let (mut operation, folder) = match input::read(&self.folder)? {
            Err(found) => return Ok(problems::show(&found, self.json)?),
            Ok(Input::Folder(operation)) => (operation, true),
            Ok(Input::Movement(_)) if self.word.is_ledgers() => {
                anyhow::bail!("an instance has no tokens to look for in a ledger -> give an operation folder")
            }
            Ok(Input::Movement(operation)) => (operation, false),
            Ok(Input::Evacuation(_)) => {
                anyhow::bail!("a \"bep-1\" instance has no hours to change -> give an operation folder")
            }
        };
        let bytes = disk::bytes(&self.plan)?;
        let file = self.plan.display().to_string();
        let old = match folder {
            true => plan_json::read(&operation, &bytes, &file),
            false => movement_1::read_plan(&operation, &bytes, &file),
        };
        let old = match old {
            Ok(old) => old,
            Err(found) => return Ok(problems::show(&found, self.json)?),
        };
        let mut event = match self.event(&operation, &old)? {
            Ok(event) => event,
            Err(found) => return Ok(problems::show(&found, self.json)?),
        };
        // After the events: what they say of a household gives it no yes that the ledger does not know.
        let ledger = self.word.keep(&mut event.after)?;
        if ledger.is_some() {
            as_drawn(&mut operation, &old);
        }
        let out = self.out.clone().unwrap_or_else(|| match folder {
            true => self.folder.join("replan"),
            false => super::plan::beside(&self.folder, "replan"),
        });
        disk::check_writable(&out, REMEDY)?;
        let asked = Asked {
            before: &operation,
            after: &event.after,
            old: &old,
            moment: event.moment,
            turned_back: &event.turned_back,
            price: Price {
                hour: self.hour_price,
                place: self.place_price,
            },
            seed: self.seed,
        };
        match self.search(&asked) {
            Ok(anew) => {
                let mut files = files::files(&anew, self.seed, folder);
                if let Some(ledger) = &ledger {
                    files = ledger.named(files);
                }
                disk::write_all(&out, &files, REMEDY)?;
                let names: Vec<&'static str> = files.iter().map(|(name, _)| *name).collect();
                Summary {
                    asked: &asked,
                    anew: &anew,
                    out: &out,
                    files: &names,
                    seconds: started.elapsed().as_secs_f64(),
                }
                .print(self.json)?;
                Ok(Status::Done)
            }
            Err(none) => self.refuse(none),
        }
    }

    fn search(&self, asked: &Asked<'_>) -> Result<PlanAnew, NoPlanAnew> {
        let started = Instant::now();
        let interrupt = Interrupt::new();
        let world = World {
            clock: &|| started.elapsed(),
            stop: &|| interrupt.pressed(),
        };
        let time = match (self.seconds, self.moves) {
            (None, Some(_)) => None,
            (seconds, _) => Some(Duration::from_secs_f64(seconds.unwrap_or(2.0))),
        };
        let budget = Budget {
            moves: self.moves,
            time,
        };
        replan(&world, asked, budget, &mut |_| true)
    }

    /// Reads the events and the moment; the inner error is everything that is wrong, all at once.
    fn event(&self, operation: &Operation, old: &Plan) -> anyhow::Result<Result<Event, Vec<Problem>>> {
        let numbered = self.events.iter().zip(1..).map(|(text, row)| (row, text.as_str()));
        let (turned, changed): (Vec<_>, Vec<_>) = numbered.partition(|(_, text)| turned_back::is_one(text));
        let texts: Vec<String> = changed.iter().map(|(_, text)| (*text).to_owned()).collect();
        let mut found = Vec::new();
        let from_file = match &self.file {
            Some(file) => {
                let bytes = disk::bytes(file)?;
                changes::read_events_file(operation, &bytes, &file.display().to_string())
            }
            None => Ok(changes::Events::default()),
        };
        let mut keep = |problems: Vec<Problem>| found.extend(problems);
        let from_file = from_file.unwrap_or_else(|problems| {
            keep(problems);
            changes::Events::default()
        });
        let placed = changes::parse(operation, &texts, "--event").unwrap_or_else(|problems| {
            keep(problems);
            Vec::new()
        });
        let placed = [placed, from_file.changes].concat();
        let after = changes::applied(operation, &placed).map_err(&mut keep).ok();
        let turned = turned_back::parse(operation, old, &turned).map_err(&mut keep).ok();
        let from_file = turned_back::resolve(old, &from_file.turned_back)
            .map_err(&mut keep)
            .ok();
        let moment = match &self.at {
            None => Some(NOTHING_PASSED),
            Some(text) => turned_back::parse_moment(&operation.calendar, text).or_else(|| {
                keep(vec![no_moment(text)]);
                None
            }),
        };
        let all = after.zip(turned.zip(from_file)).zip(moment);
        Ok(match all {
            Some(((after, (turned, from_file)), moment)) if found.is_empty() => Ok(Event {
                after,
                turned_back: turned
                    .into_iter()
                    .chain(from_file)
                    .map(|(convoy, back)| TurnedBack { convoy, back })
                    .collect(),
                moment,
            }),
            _ => Err(found),
        })
    }

    fn refuse(&self, none: NoPlanAnew) -> anyhow::Result<Status> {
        match none {
            NoPlanAnew::Senseless(senseless) => {
                let problem = Problem {
                    place: Place::file(self.plan.display().to_string()),
                    code: code::OUT_OF_RANGE,
                    cause: senseless.cause(),
                    remedy: senseless.remedy().to_owned(),
                };
                Ok(problems::show(&[problem], self.json)?)
            }
            NoPlanAnew::Foreign(violations) => {
                let problem = Problem {
                    place: Place::file(self.plan.display().to_string()),
                    code: code::OUT_OF_RANGE,
                    cause: format!(
                        "The plan breaks rules of this folder before the event ({} in all; the first: {}).",
                        violations.len(),
                        violations[0]
                    ),
                    remedy: "Give the plan that belongs to the folder, or write earlier changes into the folder first."
                        .to_owned(),
                };
                Ok(problems::show(&[problem], self.json)?)
            }
            NoPlanAnew::Refused(violations) => {
                let status = problems::show_violations(&violations, self.json)?;
                problems::show_defect();
                Ok(status)
            }
        }
    }
}

fn no_moment(text: &str) -> Problem {
    Problem {
        place: Place::file("--at"),
        code: code::NOT_A_DATE,
        cause: format!(
            "\"{}\" is not a moment of the operation.",
            text.chars().take(40).collect::<String>()
        ),
        remedy: "Write date and hour, such as 2019-04-03T06:00; where days have no dates, the day's number: 3T06:00."
            .to_owned(),
    }
}
