//! `corridor import`: households and persons from a table.

use crate::desk::{Folder, facts_of, state};
use crate::exit::Status;
use crate::words::count;
use crate::{disk, output, problems};
use actions::ledger::{Imported, import_people, preview};
use clap::Args;
use documents::people;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor import camp-ledger people.csv --dry-run
  corridor import camp-ledger people.xlsx --sheet Register --json

One row a person: household (token), person (its number in the household), decides (self, unaccompanied, or the number of the guardian),
needs (such as wheelchair, DS-PS or wg-walking-a-lot; the code is not kept). Columns are known by these names or by HXL tags under them.
Names and ages may stand in the table and are not recorded. Consent never comes from a table. docs/concepts/importing.md";

/// Registers the people of a table in the ledger of FOLDER; importing twice changes nothing.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Import {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The table, as CSV or as a workbook (.xlsx).
    file: PathBuf,
    /// The sheet of the workbook; without it the only one, or the one called people.
    #[arg(long)]
    sheet: Option<String>,
    /// Only say what would be registered.
    #[arg(long)]
    dry_run: bool,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Import {
    /// Reads all of it, then registers.
    pub fn run(self) -> anyhow::Result<Status> {
        let bytes = disk::bytes(&self.file)?;
        let people = match people::read_sheet(&bytes, &self.file.display().to_string(), self.sheet.as_deref()) {
            Ok(people) => people,
            Err(found) => return Ok(problems::show(&found, self.json)?),
        };
        let done = match self.dry_run {
            true => preview(&state(&*facts_of(&self.folder)?)?, &people),
            false => Folder::open(&self.folder, self.site.clone())?.act(|desk| import_people(desk, &people))?,
        };
        let apart = people.sealed.len();
        output::answer_either(
            self.json,
            || {
                json!({
                    "recorded": !self.dry_run, "households": done.households, "persons": done.persons,
                    "known": done.known, "differ": done.differ, "cells_not_recorded": apart,
                })
            },
            || self.text(&done, apart),
        )?;
        Ok(Status::Done)
    }

    fn text(&self, done: &Imported, apart: usize) -> String {
        let what = if self.dry_run { "Would register" } else { "Registered" };
        let mut lines = vec![format!(
            "{what} {} with {}; {} known already.",
            count(done.households, "household"),
            count(done.persons, "person"),
            count(done.known, "household")
        )];
        if !done.differ.is_empty() {
            let at: Vec<String> = done.differ.iter().map(ToString::to_string).collect();
            lines.push(format!(
                "Known with another number of persons, and left as they are: lines {}.",
                at.join(", ")
            ));
        }
        if apart > 0 {
            lines.push(format!(
                "Names, ages and contacts were not recorded: {}.",
                count(apart, "cell")
            ));
        }
        lines.join("\n")
    }
}
