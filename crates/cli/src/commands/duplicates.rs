//! `corridor duplicates`: who may be registered twice, in tables before they are imported or among sealed records. Never a name.

use crate::custody::{keys, sealed_of};
use crate::desk::Folder;
use crate::exit::Status;
use crate::words::count;
use crate::{disk, output, problems};
use actions::duplicates::{Level, Likely, Line, Search, find_in_tables};
use actions::ledger::{FoundDuplicates, Member, erase_known, find_duplicates};
use anyhow::bail;
use clap::Args;
use documents::people::{self, People};
use movement::problem::Problem;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

const EXAMPLES: &str = "Examples:
  corridor duplicates people.csv
  corridor duplicates people.csv other-gate.csv --least 0.9 --json
  corridor duplicates camp-ledger --key key-1.pem --key key-2.pem

Tables are those of corridor import; pairs are told by line, household and the fields that agree. Of a ledger the custodians' desk opens what is
sealed, in memory: each opening is recorded first (corridor openings), pairs about which somebody decided are left out, and no name is shown.
A person looks at both and decides: corridor same-person, corridor not-same. docs/concepts/duplicates.md";

/// Ranks pairs of records that may be of one person, the likeliest first.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Duplicates {
    /// A table of people as CSV; with --key, the folder of a ledger at a custodians' desk.
    #[arg(value_name = "FILE")]
    first: PathBuf,
    /// Another table, whose rows are compared with those of the first.
    #[arg(value_name = "OTHER", conflicts_with = "key")]
    second: Option<PathBuf>,
    /// The file of a custodian's key; once for each.
    #[arg(long, value_name = "FILE")]
    key: Vec<PathBuf>,
    /// Leave out pairs that are less probable, from 0 to 1.
    #[arg(long, value_name = "P", default_value_t = 0.5, value_parser = probability)]
    least: f64,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

fn probability(text: &str) -> Result<f64, &'static str> {
    let number: f64 = text.parse().map_err(|_| "write a number from 0 to 1, such as 0.9")?;
    match (0.0..=1.0).contains(&number) {
        true => Ok(number),
        false => Err("write a number from 0 to 1, such as 0.9"),
    }
}

impl Duplicates {
    /// Ranks, and says which pairs somebody should look at.
    pub fn run(self) -> anyhow::Result<Status> {
        match (self.key.is_empty(), self.first.is_dir()) {
            (true, false) => self.tables(),
            (true, true) => bail!(
                "{} is a folder -> give a table, or the keys of custodians for what a ledger has sealed: --key FILE --key FILE",
                self.first.display()
            ),
            (false, _) => self.ledger(),
        }
    }

    fn search(&self) -> Search {
        Search {
            least: self.least,
            threads: available_parallelism().map_or(1, usize::from),
        }
    }

    fn tables(&self) -> anyhow::Result<Status> {
        let first = read(&self.first)?;
        let second = self.second.as_deref().map(read).transpose()?;
        let (first, second) = match (first, second.transpose()) {
            (Ok(first), Ok(second)) => (first, second),
            (first, second) => {
                let found = [first.err(), second.err()].into_iter().flatten().flatten();
                return Ok(problems::show(&found.collect::<Vec<_>>(), self.json)?);
            }
        };
        let found = find_in_tables(&first, second.as_ref(), self.search())?;
        let value = |line: &Line| json!({ "line": line.line, "household": line.household });
        let text = |line: &Line| format!("line {} (household {})", line.line, line.household);
        output::answer_either(
            self.json,
            || json!({ "pairs": found.iter().map(|likely| pair(likely, value)).collect::<Vec<_>>() }),
            || [rows(&found, text), vec![asked(found.len())]].concat().join("\n"),
        )?;
        Ok(Status::Done)
    }

    fn ledger(self) -> anyhow::Result<Status> {
        let search = self.search();
        let mut folder = Folder::open(&self.first, self.site)?;
        let mut sealed = sealed_of(&self.first, folder.store.ledger())?;
        erase_known(folder.store.as_ref(), &mut *sealed)?;
        let keys = keys(&self.key)?;
        let found = folder.act(|desk| find_duplicates(desk, &*sealed, &keys, search))?;
        output::answer_either(self.json, || value(&found), || text(&found))?;
        Ok(Status::Done)
    }
}

fn read(file: &Path) -> anyhow::Result<Result<People, Vec<Problem>>> {
    Ok(people::read(&disk::bytes(file)?, &file.display().to_string()))
}

fn value(found: &FoundDuplicates) -> Value {
    let member =
        |member: &Member| json!({ "person": member.person.to_string(), "household": member.household.to_string() });
    json!({
        "pairs": found.pairs.iter().map(|likely| pair(likely, member)).collect::<Vec<_>>(),
        "decided": found.decided, "households_opened": found.opened, "households_sealed": found.sealed,
    })
}

fn text(found: &FoundDuplicates) -> String {
    let member = |member: &Member| format!("person {} (household {})", member.person, member.household);
    let mut lines = rows(&found.pairs, member);
    lines.push(asked(found.pairs.len()));
    lines.push(format!(
        "Opened in memory, each recorded: {}. Left out because somebody decided: {}.",
        count(found.opened, "household"),
        count(found.decided, "pair")
    ));
    if found.sealed > 0 {
        lines.push(format!(
            "Not compared, because these custodians cannot open what is sealed or it is not here: {}.",
            count(found.sealed, "household")
        ));
    }
    lines.join("\n")
}

fn asked(pairs: usize) -> String {
    let pairs = count(pairs, "pair");
    format!(
        "{pairs} to look at. Nothing is joined by itself: ask the people, then corridor same-person or corridor not-same."
    )
}

/// Levels at which two fields agree; the others speak against it.
fn agrees(level: Level) -> bool {
    matches!(level, Level::Same | Level::Near | Level::Alike | Level::Displaced)
}

fn pair<I>(likely: &Likely<I>, name: impl Fn(&I) -> Value) -> Value {
    let told = |agree: bool| -> Vec<Value> {
        let fields = likely.fields.iter().filter(|(_, level)| agrees(*level) == agree);
        fields
            .map(|(field, level)| json!({ "field": field, "level": level.to_string() }))
            .collect()
    };
    let [one, other] = &likely.pair;
    json!({
        "pair": [name(one), name(other)], "probability": likely.probability, "agree": told(true), "differ": told(false),
    })
}

fn rows<I>(pairs: &[Likely<I>], name: impl Fn(&I) -> String) -> Vec<String> {
    let row = |likely: &Likely<I>| {
        let told = |agree: bool| {
            let fields = likely.fields.iter().filter(|(_, level)| agrees(*level) == agree);
            let fields: Vec<String> = fields.map(|(field, level)| format!("{field} ({level})")).collect();
            if fields.is_empty() {
                "nothing".to_owned()
            } else {
                fields.join(", ")
            }
        };
        let [one, other] = &likely.pair;
        format!(
            "{:.3}  {} and {}\n       agree: {}; differ: {}",
            likely.probability,
            name(one),
            name(other),
            told(true),
            told(false)
        )
    };
    pairs.iter().map(row).collect()
}
